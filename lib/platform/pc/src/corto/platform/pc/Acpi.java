// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// The firmware's description of the machine (ACPI specification 6.5, chapter 5), as far as it takes to switch it off.
final class Acpi {
    /// Root System Description Pointer (§5.2.5.3).
    private static final class RootPointer {
        static final Layout LAYOUT = Layout.littleEndian().reserved(15);
        static final U8 REVISION = LAYOUT.u8();                        // 2 and later have an XSDT
        static final U32 RSDT = LAYOUT.u32();
        static final U64 XSDT = LAYOUT.reserved(4).u64();
        static final int SIZE = LAYOUT.sized(32);
    }

    /// The header of every table (§5.2.6).
    private static final class Header {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 SIGNATURE = LAYOUT.u32();
        static final U32 LENGTH = LAYOUT.u32();                        // with the header
        static final int SIZE = LAYOUT.reserved(28).sized(36);
    }

    /// Fixed ACPI Description Table (§5.2.9).
    private static final class Fixed {
        static final Layout LAYOUT = Layout.littleEndian().reserved(40);
        static final U32 DSDT = LAYOUT.u32();
        static final U32 PM1A_CNT_BLK = LAYOUT.reserved(20).u32();     // port; 0: hardware-reduced
        static final U64 SLEEP_CONTROL = LAYOUT.at(248).u64();         // address in SLEEP_CONTROL_REG, a Generic Address Structure
    }

    private static final int SIGNATURE_FIXED = 0x5043_4146;            // "FACP"

    private static final int NAME_S5 = 0x5F35_535F;                    // "_S5_"
    private static final int PACKAGE_OP = 0x12;                        // §20.2.5.4; then its length, the number of elements, the elements
    private static final int BYTE_PREFIX = 0x0A;                       // §20.2.3

    private Acpi() {}

    /// Port that takes `sleepType() << 10 | 1 << 13` (§4.8.3.2.1); 0 if there is none.
    static int powerManagementControl(Address fixed) {
        return Fixed.PM1A_CNT_BLK.read(fixed);
    }

    /// Register in memory that takes `sleepType() << 2 | 1 << 5` (§4.8.3.7); zero if there is none.
    static Address sleepControl(Address fixed) {
        PhysicalAddress register = new PhysicalAddress(Fixed.SLEEP_CONTROL.read(fixed));
        return register.bits() == 0 ? Address.zero() : DirectMap.map(register, 1);
    }

    /// The FADT, seen through the direct map; zero without ACPI.
    static Address fixedTable(PhysicalAddress rootPointer) {
        if (rootPointer.bits() == 0) {
            return Address.zero();
        }
        Address root = DirectMap.map(rootPointer, RootPointer.SIZE);
        long xsdt = RootPointer.REVISION.read(root) < 2 ? 0 : RootPointer.XSDT.read(root);
        int entryBytes = xsdt != 0 ? Long.BYTES : Integer.BYTES;
        Address list = table(xsdt != 0 ? xsdt : RootPointer.RSDT.readUnsigned(root));
        int end = Header.LENGTH.read(list);
        for (int at = Header.SIZE; at < end; at += entryBytes) {
            Address found = table(xsdt != 0 ? list.loadLong(at) : list.loadInt(at) & 0xFFFF_FFFFL);
            if (Header.SIGNATURE.read(found) == SIGNATURE_FIXED) {
                return found;
            }
        }
        return Address.zero();
    }

    private static Address table(long physical) {
        PhysicalAddress at = new PhysicalAddress(physical);
        return DirectMap.map(at, Header.LENGTH.read(DirectMap.map(at, Header.SIZE)));
    }

    /// The number that means "off", from `\_S5` in the DSDT (§7.4.2); −1 if it is not there. Finds the name without interpreting the rest.
    static int sleepTypeOff(Address fixed) {
        Address code = table(Fixed.DSDT.readUnsigned(fixed));
        int end = Header.LENGTH.read(code) - 8;
        for (int at = Header.SIZE; at < end; at++) {
            if (code.loadInt(at) == NAME_S5 && code.loadByte(at + 4) == PACKAGE_OP) {
                int lengthBytes = 1 + ((code.loadByte(at + 5) & 0xFF) >> 6);
                int element = at + 5 + lengthBytes + 1;
                return code.loadByte(element) == BYTE_PREFIX ? code.loadByte(element + 1) : code.loadByte(element);
            }
        }
        return -1;
    }
}
