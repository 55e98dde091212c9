// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.Locale;

/// The machine that QEMU shall be.
public enum Machine {
    /// i440FX with PCI: what QEMU calls `pc`.
    PC("pc"),
    /// Q35 with PCI Express.
    Q35("q35"),
    /// No PCI, virtio-mmio only. Without ACPI, for only then QEMU appends to the kernel's command line where its devices are.
    MICROVM("microvm,acpi=off");

    private final String option;

    Machine(String option) {
        this.option = option;
    }

    String option() {
        return option;
    }

    /// The name of a virtio device here: behind PCI, or in virtio-mmio's registers.
    String virtioDevice(String kind) {
        return "virtio-" + kind + (this == MICROVM ? "-device" : "-pci");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
