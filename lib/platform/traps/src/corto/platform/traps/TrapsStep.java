// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.platform.api.BootStep;

/// Opens the ways into the kernel, except for non-maskable interrupts. Other interrupts can be attached from now on, and come when the processor first idles or the
/// application runs.
public final class TrapsStep implements BootStep {
    @Override
    public String run() {
        Traps.install();
        return null;
    }
}
