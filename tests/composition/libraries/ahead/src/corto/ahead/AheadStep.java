// SPDX-License-Identifier: Apache-2.0
package corto.ahead;

import corto.platform.api.BootStep;

/// Says `ahead`.
public final class AheadStep implements BootStep {
    @Override
    public String run() {
        System.out.println("ahead");
        return null;
    }
}
