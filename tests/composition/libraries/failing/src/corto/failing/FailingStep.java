// SPDX-License-Identifier: Apache-2.0
package corto.failing;

import corto.platform.api.BootStep;

/// Says `failing`.
public final class FailingStep implements BootStep {
    @Override
    public String run() {
        System.out.println("failing");
        return "nothing works today";
    }
}
