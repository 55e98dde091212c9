// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;
import corto.memory.directmap.DeviceMemory;

/// The Fixed ACPI Description Table (ACPI 6.5 §5.2.9): how to switch the machine off and how to reset it. Older revisions are shorter: what is not there reads as "none".
public final class FixedTable {
    /// For [AcpiTables#find].
    public static final int SIGNATURE = 0x5043_4146;                   // "FACP"
    /// In `resetSpace`: I/O ports.
    public static final int SPACE_IO = 1;
    /// In `resetSpace`: memory.
    public static final int SPACE_MEMORY = 0;
    /// In `resetSpace`: there is no such register.
    public static final int SPACE_NONE = -1;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 DSDT = LAYOUT.at(40).u32();
    private static final U32 PM1A_CNT_BLK = LAYOUT.at(64).u32();       // port; 0: hardware-reduced
    private static final U32 FLAGS = LAYOUT.at(112).u32();
    private static final U8 RESET_SPACE = LAYOUT.u8();                 // RESET_REG, a Generic Address Structure (§5.2.3.2)
    private static final U64 RESET_ADDRESS = LAYOUT.at(120).u64();
    private static final U8 RESET_VALUE = LAYOUT.u8();
    private static final int RESET_END = RESET_VALUE.offset() + 1;
    private static final U64 SLEEP_CONTROL = LAYOUT.at(248).u64();     // address in SLEEP_CONTROL_REG
    private static final int SLEEP_CONTROL_END = LAYOUT.sized(256);

    private static final int FLAG_RESET_REG = 1 << 10;

    private static final int NAME_S5 = 0x5F35_535F;                    // "_S5_"
    private static final int PACKAGE_OP = 0x12;                        // §20.2.5.4; then its length, the number of elements, the elements
    private static final int BYTE_PREFIX = 0x0A;                       // §20.2.3
    private static final int S5_BYTES = 4 + 1 + 1 + 3 + 1 + 2;         // of name, package and first element, at most

    private FixedTable() {}

    private static boolean has(Address table, int end) {
        return AcpiTables.length(table) >= end;
    }

    /// Port that takes `sleepTypeOff() << 10 | 1 << 13` (§4.8.3.2.1); 0 if there is none.
    public static int powerManagementControl(Address table) {
        return has(table, PM1A_CNT_BLK.offset() + Integer.BYTES) ? PM1A_CNT_BLK.read(table) : 0;
    }

    /// Physical address of the register that takes `sleepTypeOff() << 2 | 1 << 5` (§4.8.3.7); 0 if there is none.
    public static long sleepControl(Address table) {
        return has(table, SLEEP_CONTROL_END) ? SLEEP_CONTROL.read(table) : 0;
    }

    /// Where the register is that resets the machine (§4.8.3.6): `SPACE_IO`, …; `SPACE_NONE` without one.
    public static int resetSpace(Address table) {
        return has(table, RESET_END) && (FLAGS.read(table) & FLAG_RESET_REG) != 0 ? RESET_SPACE.read(table) : SPACE_NONE;
    }

    /// Its port or physical address.
    public static long resetAddress(Address table) {
        return RESET_ADDRESS.read(table);
    }

    /// What to write to it, a byte.
    public static int resetValue(Address table) {
        return RESET_VALUE.read(table);
    }

    /// The Differentiated System Description Table; zero without a good one.
    public static Address differentiated(Address table, DeviceMemory memory) {
        return has(table, DSDT.offset() + Integer.BYTES) ? AcpiTables.table(DSDT.readUnsigned(table), memory) : Address.zero();
    }

    /// The number that means "off", from `\_S5` in the DSDT (§7.4.2); −1 if it is not there. Finds the name without interpreting the rest.
    public static int sleepTypeOff(Address table, DeviceMemory memory) {
        Address code = differentiated(table, memory);
        int end = code.isZero() ? 0 : AcpiTables.length(code) - S5_BYTES;
        for (int at = AcpiTables.Header.SIZE; at <= end; at++) {
            if (code.loadInt(at) == NAME_S5 && code.loadByte(at + 4) == PACKAGE_OP) {
                int lengthBytes = 1 + ((code.loadByte(at + 5) & 0xFF) >> 6);
                int element = at + 5 + lengthBytes + 1;
                return code.loadByte(element) == BYTE_PREFIX ? code.loadByte(element + 1) & 7 : code.loadByte(element) & 7;
            }
        }
        return -1;
    }
}
