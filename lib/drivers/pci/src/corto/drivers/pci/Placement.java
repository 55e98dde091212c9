// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

/// Gives memory behind base addresses a place, as PC firmware does, on machines whose firmware leaves that out (QEMU's `qboot`).
final class Placement {
    /// Physical addresses for devices on QEMU's `pc` and `q35`: no RAM is put there, nor q35's configuration space; I/O APIC and firmware come behind it.
    static final long PC_FIRST = 0xF000_0000L;
    static final long PC_END = 0xFEC0_0000L;

    private static final int PAGE_BYTES = 4096;

    private Placement() {}

    /// Places all memory of `functions` between `first` and `end` if none of it has a place yet; firmware that has placed one has placed all that it could. What
    /// finds no room stays without, and bridges too. I/O base addresses are left alone. Each begins at a page, so that two functions never share one.
    static void complete(PciDevice[] functions, long first, long end) {
        if (isAnyPlaced(functions)) {
            return;
        }
        long next = first;
        for (int i = 0; i < functions.length; i++) {
            for (int bar = 0; bar < Header.BAR_COUNT; bar++) {
                if (!functions[i].isMemory(bar)) {
                    continue;
                }
                long bytes = functions[i].barBytes(bar);
                long alignment = Math.max(bytes, PAGE_BYTES);
                long place = next + alignment - 1 & -alignment;
                if (bytes > 0 && bytes <= end - first && place + bytes <= end) {
                    functions[i].place(bar, place);
                    next = place + bytes;
                }
                if (functions[i].is64Bit(bar)) {
                    bar++;                                // its upper half
                }
            }
        }
    }

    private static boolean isAnyPlaced(PciDevice[] functions) {
        for (int i = 0; i < functions.length; i++) {
            for (int bar = 0; bar < Header.BAR_COUNT; bar++) {
                if (functions[i].barAddress(bar).bits() != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
