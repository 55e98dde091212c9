// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// The Multiple APIC Description Table (ACPI 6.5 §5.2.12): interrupt controllers.
public final class ApicTable {
    /// For [AcpiTables#find].
    public static final int SIGNATURE = 0x4349_5041;                   // "APIC"

    /// Kinds of entries.
    public static final int IO_APIC = 1;
    public static final int SOURCE_OVERRIDE = 2;

    private static final int FIRST_ENTRY = AcpiTables.Header.SIZE + 8; // behind the local APIC's address and flags

    /// What each entry begins with.
    private static final class Entry {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U8 TYPE = LAYOUT.u8();
        static final U8 LENGTH = LAYOUT.u8();
        static final int SIZE = LAYOUT.sized(2);
    }

    /// An I/O APIC (§5.2.12.3).
    private static final class IoApicEntry {
        static final Layout LAYOUT = Layout.littleEndian().reserved(Entry.SIZE + 2);
        static final U32 ADDRESS = LAYOUT.u32();                       // physical
        static final U32 INTERRUPT_BASE = LAYOUT.u32();                // number of its first line among all
        static final int SIZE = LAYOUT.sized(12);
    }

    /// A line of the AT's 8259s that comes elsewhere or otherwise (§5.2.12.5).
    private static final class OverrideEntry {
        static final Layout LAYOUT = Layout.littleEndian().reserved(Entry.SIZE + 1);
        static final U8 SOURCE = LAYOUT.u8();                          // line of the AT
        static final U32 INTERRUPT = LAYOUT.u32();                     // line among all
        static final U16 FLAGS = LAYOUT.u16();
        static final int SIZE = LAYOUT.sized(10);
    }

    private ApicTable() {}

    /// The entry number `number` of a kind; zero if there are fewer.
    public static Address entry(Address table, int type, int number) {
        int end = AcpiTables.length(table);
        int needed = type == IO_APIC ? IoApicEntry.SIZE : OverrideEntry.SIZE;
        int seen = 0;
        for (int at = FIRST_ENTRY; at <= end - Entry.SIZE;) {
            Address entry = table.plus(at);
            int bytes = Entry.LENGTH.read(entry);
            if (bytes < Entry.SIZE || bytes > end - at) {
                break;                                                 // no entry, or one that reaches beyond the table
            }
            if (Entry.TYPE.read(entry) == type && bytes >= needed && seen++ == number) {
                return entry;
            }
            at += bytes;
        }
        return Address.zero();
    }

    /// Of an I/O APIC: the physical address of its registers.
    public static long ioApicAddress(Address entry) {
        return IoApicEntry.ADDRESS.readUnsigned(entry);
    }

    /// Of an I/O APIC: the number of its first line.
    public static int firstInterrupt(Address entry) {
        return IoApicEntry.INTERRUPT_BASE.read(entry);
    }

    /// Where line `line` of the AT comes: the line among all.
    public static int overridden(Address table, int line) {
        Address entry = Address.zero();
        for (int number = 0; !(entry = entry(table, SOURCE_OVERRIDE, number)).isZero(); number++) {
            if (OverrideEntry.SOURCE.read(entry) == line) {
                return OverrideEntry.INTERRUPT.read(entry);
            }
        }
        return line;
    }
}
