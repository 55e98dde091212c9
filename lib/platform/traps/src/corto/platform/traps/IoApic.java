// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.ReadWrite32;
import corto.lang.WriteOnly32;
import corto.memory.directmap.DeviceMemory;
import corto.platform.acpi.AcpiTables;
import corto.platform.acpi.ApicTable;
import corto.platform.api.Platforms;

/// The controllers that bring interrupt lines to the processor (Intel 82093AA data sheet). ACPI says where they are; without ACPI they are where QEMU has them: the first has lines 0 to 23,
/// microvm's second one those from 24 on (QEMU 7.2 include/hw/i386/microvm.h). Boot only.
public final class IoApic {
    private static final long USUAL = 0xFEC0_0000L;
    private static final long USUAL_SECOND = 0xFEC1_0000L;
    private static final int USUAL_LINES = 24;
    private static final int PAGE = 4096;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final WriteOnly32 SELECT = LAYOUT.writeOnly32();
    private static final ReadWrite32 WINDOW = LAYOUT.at(0x10).readWrite32();

    private static final int VERSION = 1;                    // register: version, and in its third byte the number of the last line
    private static final int LAST_LINE = 16;                 // shift
    private static final int REDIRECTION = 0x10;             // two registers for each line: vector and mode; processor
    private static final int LEVEL = 1 << 15;

    private IoApic() {}

    /// Lets line `line` raise `vector` on the processor with APIC id 0: once for each time it rises, or as long as it is up if `isLevel`. Active high. False if there is no
    /// such line.
    public static boolean route(int line, int vector, boolean isLevel) {
        Address table = table();
        if (table.isZero()) {
            return route(USUAL, 0, line, vector, isLevel) || route(USUAL_SECOND, USUAL_LINES, line, vector, isLevel);
        }
        Address entry;
        for (int number = 0; !(entry = ApicTable.entry(table, ApicTable.IO_APIC, number)).isZero(); number++) {
            if (route(ApicTable.ioApicAddress(entry), ApicTable.firstInterrupt(entry), line, vector, isLevel)) {
                return true;
            }
        }
        return false;
    }

    /// The line that takes what line `line` of the AT's 8259s took.
    public static int ofTheAt(int line) {
        Address table = table();
        return table.isZero() ? line : ApicTable.overridden(table, line);
    }

    private static Address table() {
        return AcpiTables.find(new PhysicalAddress(Platforms.PLATFORM.firmwareTables()), ApicTable.SIGNATURE, DeviceMemory.get());
    }

    /// Whether the controller at `physical`, whose first line is `first`, has the line.
    private static boolean route(long physical, int first, int line, int vector, boolean isLevel) {
        if (first < 0 || line < first) {
            return false;
        }
        Address registers = DeviceMemory.get().map(new PhysicalAddress(physical), PAGE);
        if (registers.isZero()) {
            return false;
        }
        int version = read(registers, VERSION);
        if (version == 0 || version == -1 || line - first > (version >>> LAST_LINE & 0xFF)) {      // 0 and −1: nobody answers there
            return false;
        }
        int register = REDIRECTION + 2 * (line - first);
        write(registers, register + 1, 0);
        write(registers, register, isLevel ? vector | LEVEL : vector);
        return true;
    }

    private static int read(Address registers, int register) {
        SELECT.write(registers, register);
        return WINDOW.read(registers);
    }

    private static void write(Address registers, int register, int value) {
        SELECT.write(registers, register);
        WINDOW.write(registers, value);
    }
}
