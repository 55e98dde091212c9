// SPDX-License-Identifier: Apache-2.0
package corto.memory.pagetable;

import corto.lang.Address;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.platform.x86_64.PageTableEntry;

/// The translations below one root, for pages of 4 KiB. Entries are read and written whole; forgetting old translations
/// (`Processor.invalidatePage`) is the caller's duty, who knows which were in use.
///
/// Under the kernel lock. Allocates frames for tables, no Java objects.
public final class PageTable {
    private static final PageTableEntry NONE = new PageTableEntry(0);

    private final Address root;
    private final FrameAllocator frames;

    /// The slot that was used last: neighbours come next.
    private long cachedRegion = -1;                  // address >>> LARGE_PAGE_SHIFT
    private Address cachedTable = Address.zero();

    /// @param root where the root table is seen
    public PageTable(Address root, FrameAllocator frames) {
        this.root = root;
        this.frames = frames;
    }

    /// The entry of the page at `address`; 0 where there is none.
    public PageTableEntry entry(long address) {
        Address slot = slot(address, false);
        return slot.isZero() ? NONE : new PageTableEntry(slot.loadLong());
    }

    /// Sets the entry of the page at `address`. False when there is no memory for the tables on the way.
    public boolean set(long address, PageTableEntry entry) {
        Address slot = slot(address, true);
        if (slot.isZero()) {
            return false;
        }
        slot.storeLong(entry.bits());
        return true;
    }

    /// Sets an entry that exists already: a table is there.
    public void replace(long address, PageTableEntry entry) {
        slot(address, false).storeLong(entry.bits());
    }

    /// The first page at or above `address` and below `end` that has an entry; `end` if none has. Skips holes by the table.
    public long nextEntry(long address, long end) {
        long at = address;
        while (at < end) {
            Address table = root;
            int shift = PageTableEntry.ROOT_SHIFT;
            while (true) {
                PageTableEntry entry = new PageTableEntry(table.loadLong(PageTableEntry.offset(at, shift)));
                if (entry.bits() == 0) {
                    at = (at >>> shift) + 1 << shift;
                    break;
                }
                if (shift == PageTableEntry.PAGE_SHIFT) {
                    return at;
                }
                table = DirectMap.address(entry.frame());
                shift -= PageTableEntry.DIRECTORY_SHIFT - PageTableEntry.LARGE_PAGE_SHIFT;
            }
        }
        return end;
    }

    /// Where the entry of the page at `address` is; zero if there is no table and none shall be, or can be, made.
    private Address slot(long address, boolean create) {
        long region = address >>> PageTableEntry.LARGE_PAGE_SHIFT;
        if (region != cachedRegion) {
            Address table = root;
            for (int shift = PageTableEntry.ROOT_SHIFT; shift > PageTableEntry.PAGE_SHIFT;
                    shift -= PageTableEntry.DIRECTORY_SHIFT - PageTableEntry.LARGE_PAGE_SHIFT) {
                table = next(table.plus(PageTableEntry.offset(address, shift)), create);
                if (table.isZero()) {
                    return table;
                }
            }
            cachedRegion = region;
            cachedTable = table;
        }
        return cachedTable.plus(PageTableEntry.offset(address, PageTableEntry.PAGE_SHIFT));
    }

    private Address next(Address slot, boolean create) {
        PageTableEntry entry = new PageTableEntry(slot.loadLong());
        if (entry.isPresent()) {
            return DirectMap.address(entry.frame());
        }
        if (!create) {
            return Address.zero();
        }
        Address table = frames.allocate();
        if (!table.isZero()) {
            table.clear(PageTableEntry.PAGE);
            slot.storeLong(PageTableEntry.of(DirectMap.physical(table), PageTableEntry.TABLE).bits());
        }
        return table;
    }
}
