// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;
import corto.memory.directmap.DeviceMemory;

/// Finds tables (ACPI 6.5 §5.2).
public final class AcpiTables {
    /// Root System Description Pointer (§5.2.5.3).
    private static final class RootPointer {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 SIGNATURE = LAYOUT.u64();
        static final U8 REVISION = LAYOUT.reserved(7).u8();            // 2 and later have an XSDT
        static final U32 RSDT = LAYOUT.u32();
        static final U64 XSDT = LAYOUT.reserved(4).u64();
        static final int SIZE = LAYOUT.reserved(4).sized(36);

        static final int CHECKED_BYTES = 20;                           // of all revisions
        static final long SIGNATURE_VALUE = 0x2052_5450_2044_5352L;    // "RSD PTR "
    }

    /// The header of every table (§5.2.6).
    static final class Header {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U32 SIGNATURE = LAYOUT.u32();
        static final U32 LENGTH = LAYOUT.u32();                        // with the header
        static final int SIZE = LAYOUT.reserved(28).sized(36);

        private Header() {}
    }

    private static final int MOST_BYTES = 1 << 20;                     // of a table: those of large servers have half of that
    private static final long END = 1L << 32;                          // firmware puts tables below it

    private AcpiTables() {}

    /// The table with this signature (four characters, the first in the lowest byte), whole and with a right checksum. Zero without one, and without ACPI: `rootPointer` is 0 then.
    public static Address find(PhysicalAddress rootPointer, int signature, DeviceMemory memory) {
        Address root = rootPointer.bits() == 0 ? Address.zero() : map(rootPointer.bits(), RootPointer.SIZE, memory);
        if (root.isZero() || RootPointer.SIGNATURE.read(root) != RootPointer.SIGNATURE_VALUE || sum(root, RootPointer.CHECKED_BYTES) != 0) {
            return Address.zero();
        }
        long xsdt = RootPointer.REVISION.read(root) < 2 ? 0 : RootPointer.XSDT.read(root);
        int entryBytes = xsdt != 0 ? Long.BYTES : Integer.BYTES;
        Address list = table(xsdt != 0 ? xsdt : RootPointer.RSDT.readUnsigned(root), memory);
        int end = list.isZero() ? 0 : length(list);
        for (int at = Header.SIZE; at <= end - entryBytes; at += entryBytes) {
            Address found = table(xsdt != 0 ? list.loadLong(at) : list.loadInt(at) & 0xFFFF_FFFFL, memory);
            if (!found.isZero() && Header.SIGNATURE.read(found) == signature) {
                return found;
            }
        }
        return Address.zero();
    }

    /// The table at a physical address; zero if there is no good one.
    static Address table(long physical, DeviceMemory memory) {
        Address table = map(physical, Header.SIZE, memory);
        if (table.isZero()) {
            return table;
        }
        int bytes = length(table);
        if (bytes < Header.SIZE || bytes > MOST_BYTES || map(physical, bytes, memory).isZero()) {
            return Address.zero();
        }
        return sum(table, bytes) == 0 ? table : Address.zero();
    }

    private static Address map(long physical, int bytes, DeviceMemory memory) {
        return physical <= 0 || physical > END - bytes ? Address.zero() : memory.map(new PhysicalAddress(physical), bytes);
    }

    private static int sum(Address from, int bytes) {
        int sum = 0;
        for (int i = 0; i < bytes; i++) {
            sum += from.loadByte(i);
        }
        return sum & 0xFF;
    }

    /// Bytes of a table that was found, with its header.
    public static int length(Address table) {
        return Header.LENGTH.read(table);
    }
}
