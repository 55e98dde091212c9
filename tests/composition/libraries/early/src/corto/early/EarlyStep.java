// SPDX-License-Identifier: Apache-2.0
package corto.early;

import corto.platform.api.BootStep;

/// Says `early`.
public final class EarlyStep implements BootStep {
    @Override
    public String run() {
        System.out.println("early");
        return null;
    }
}
