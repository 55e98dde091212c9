// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.Locale;

/// How QEMU runs guest code.
public enum Accelerator {
    /// On the processor, through the kernel's KVM.
    KVM("host"),
    /// Translated by QEMU.
    TCG("max");

    private final String cpu;

    Accelerator(String cpu) {
        this.cpu = cpu;
    }

    /// The processor model that offers all that this accelerator can do.
    String cpu() {
        return cpu;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
