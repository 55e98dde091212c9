// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.PhysicalAddress;
import corto.lang.Symbol;
import corto.platform.x86_64.PageTableEntry;
import corto.runtime.Panic;

/// Physical memory as the kernel sees it: at a fixed distance, mapped when it is first needed, so that boot does not depend on how much
/// there is. Never through here: the image, whose read-only parts stay read-only.
final class DirectMap {
    private static final long BASE = corto.memory.directmap.DirectMap.BASE;
    /// One entry of the root: what `pc_direct_directories` can map.
    static final long MAXIMUM_BYTES = 1L << PageTableEntry.ROOT_SHIFT;

    private static final int ELSEWHERE = 3;        // GiB with devices or firmware tables

    private static Address nextTable;              // unused page tables
    private static Address tablesEnd;

    private DirectMap() {}

    /// Where `frame` is seen, once it is mapped.
    @AlwaysInline
    static Address address(PhysicalAddress physical) {
        return new Address(physical.bits() + BASE);
    }

    @AlwaysInline
    static PhysicalAddress physical(Address address) {
        return new PhysicalAddress(address.bits() - BASE);
    }

    /// Until there is memory, page tables come from a few in the image: enough for the first GiB and one more.
    static void initialize() {
        nextTable = Symbol.address("pc_table_pool");
        tablesEnd = Symbol.address("pc_table_pool_end");
    }

    /// Takes memory for the page tables of all memory, 4 KiB for each GiB, and some for devices and firmware tables. It is not touched yet.
    static void reserveTables() {
        long last = MemoryMap.lastGibibyte();
        if (last > 0) {
            long bytes = (last + 1 + ELSEWHERE) * PageTableEntry.PAGE;
            nextTable = map(MemoryMap.take(bytes), bytes);
            tablesEnd = nextTable.plus(bytes);
        }
    }

    /// Maps physical memory; what is mapped already stays.
    static Address map(PhysicalAddress from, long lengthBytes) {
        PhysicalAddress end = from.plus(lengthBytes);
        PhysicalAddress at = from.alignDown(PageTableEntry.PAGE);
        while (at.isBelow(end)) {
            at = at.plus(mapAt(at));
        }
        return address(from);
    }

    /// Maps the large page around `at`, or the page if a part of the large one is the image. How many bytes from `at` on that makes.
    private static long mapAt(PhysicalAddress at) {
        PhysicalAddress large = at.alignDown(PageTableEntry.LARGE_PAGE);
        Address directory = table(Symbol.address("pc_direct_directories"), at, PageTableEntry.DIRECTORY_SHIFT);
        boolean besideImage = large.isBelow(PageTables.imageEnd()) && PageTables.imageStart().isBelow(large.plus(PageTableEntry.LARGE_PAGE));
        if (!besideImage) {
            set(directory, large, PageTableEntry.LARGE_PAGE_SHIFT, PageTableEntry.READ_WRITE | PageTableEntry.LARGE);
            return large.plus(PageTableEntry.LARGE_PAGE).minus(at);
        }
        if (!PageTables.isInImage(at)) {
            set(table(directory, at, PageTableEntry.LARGE_PAGE_SHIFT), at, PageTableEntry.PAGE_SHIFT, PageTableEntry.READ_WRITE);
        }
        return PageTableEntry.PAGE;
    }

    private static void set(Address table, PhysicalAddress frame, int shift, long flags) {
        table.storeLong(PageTableEntry.offset(frame.bits(), shift), PageTableEntry.of(frame, flags).bits());
    }

    /// The table that the entry for `at` in `upper` leads to, made if there is none.
    private static Address table(Address upper, PhysicalAddress at, int shift) {
        long offset = PageTableEntry.offset(at.bits(), shift);
        PageTableEntry entry = new PageTableEntry(upper.loadLong(offset));
        if (entry.isPresent()) {
            PhysicalAddress frame = entry.frame();
            return PageTables.isInImage(frame) ? PageTables.inImage(frame) : address(frame);
        }
        if (nextTable.is(tablesEnd)) {
            Panic.because("no page table is left for physical memory", at.bits());
        }
        Address table = nextTable;
        nextTable = table.plus(PageTableEntry.PAGE);
        table.clear(PageTableEntry.PAGE);
        boolean inImage = table.isWithin(Symbol.address("image_start"), Symbol.address("image_end"));
        PhysicalAddress frame = inImage ? PageTables.physical(table) : physical(table);
        upper.storeLong(offset, PageTableEntry.of(frame, PageTableEntry.TABLE).bits());
        return table;
    }
}
