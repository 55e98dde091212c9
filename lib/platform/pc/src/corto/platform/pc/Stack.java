// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.Symbol;
import corto.platform.x86_64.PageTableEntry;

/// The stack of the one thread: in 4 KiB pages at the end of an otherwise empty 2 MiB, so that its overflow faults.
///
/// A sixteenth of memory, at least 64 KiB and at most 1 MiB, which is what a thread has on HotSpot.
final class Stack {
    private static final long BASE = 0xFFFF_FFFF_C020_0000L;
    private static final long MINIMUM_BYTES = 64 << 10;
    private static final long MAXIMUM_BYTES = 1 << 20;
    private static final int SHARE = 16;

    private static long bytes;

    private Stack() {}

    static void map() {
        bytes = Math.max(MINIMUM_BYTES, Math.min(MAXIMUM_BYTES, MemoryMap.freeBytes() / SHARE & -PageTableEntry.PAGE));
        PhysicalAddress frame = MemoryMap.take(bytes);
        Address table = Symbol.address("pc_stack_table");
        for (long page = BASE - bytes; page != BASE; page += PageTableEntry.PAGE) {
            long flags = PageTableEntry.READ_WRITE | PageTableEntry.GLOBAL;
            table.storeLong(PageTableEntry.offset(page, PageTableEntry.PAGE_SHIFT), PageTableEntry.of(frame, flags).bits());
            frame = frame.plus(PageTableEntry.PAGE);
        }
        PageTableEntry entry = PageTableEntry.of(PageTables.physical(table), PageTableEntry.TABLE);
        Symbol.address("pc_stack_directory").storeLong(PageTableEntry.offset(BASE - 1, PageTableEntry.LARGE_PAGE_SHIFT), entry.bits());
    }

    /// Above the first frame.
    static Address base() {
        return new Address(BASE);
    }

    static Address end() {
        return new Address(BASE - bytes);
    }

    /// Whether the address is in the empty part below the stack.
    static boolean isGuard(long address) {
        return address < BASE - bytes && address >= BASE - PageTableEntry.LARGE_PAGE;
    }
}
