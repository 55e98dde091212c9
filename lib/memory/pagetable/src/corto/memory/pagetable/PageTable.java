// SPDX-License-Identifier: Apache-2.0
package corto.memory.pagetable;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.platform.x86_64.PageTableEntry;

/// The translations below one root, in pages of 4 KiB and large pages of 2 MiB. Entries are read and written whole; forgetting old translations
/// (`Processor.invalidatePage`) is the caller's duty, who knows which were in use.
///
/// An entry that is not zero counts as one, whether it is present or not. Entries of pages never have the bit that says `LARGE` one level above (PAT). Under the kernel lock. Allocates frames for tables, no Java objects.
public final class PageTable {
    private static final PageTableEntry NONE = new PageTableEntry(0);
    private static final int LEVEL_SHIFT = PageTableEntry.LARGE_PAGE_SHIFT - PageTableEntry.PAGE_SHIFT;      // log2 of a table's entries
    private static final long PAGE = PageTableEntry.PAGE;
    private static final long LARGE_PAGE = PageTableEntry.LARGE_PAGE;

    private final Address root;
    private final FrameAllocator frames;

    /// The table of pages that was used last: neighbours come next.
    private long cachedRegion = -1;                  // address >>> LARGE_PAGE_SHIFT
    private Address cachedTable = Address.zero();

    /// A table for each large page, so that it can be split without memory; linked through their first words.
    private Address firstSpare = Address.zero();

    /// @param root where the root table is seen
    public PageTable(Address root, FrameAllocator frames) {
        this.root = root;
        this.frames = frames;
    }

    // ---- questions ----

    /// The entry of the page or large page around `address`; 0 where there is none.
    public PageTableEntry entry(long address) {
        Address slot = find(address);
        return slot.isZero() ? NONE : new PageTableEntry(slot.loadLong());
    }

    /// The physical address behind `address`; 0 where there is none.
    public PhysicalAddress physical(long address) {
        PageTableEntry entry = entry(address);
        if (!entry.isPresent()) {
            return new PhysicalAddress(0);
        }
        return entry.frame().plus(address & (entry.isLarge() ? LARGE_PAGE : PAGE) - 1);
    }

    /// The first address at or above `address` and below `end` whose page has an entry; `end` if none has. Skips holes by the table.
    public long nextEntry(long address, long end) {
        long at = address;
        while (at < end) {
            if (at >>> PageTableEntry.LARGE_PAGE_SHIFT == cachedRegion) {
                long regionEnd = Math.min(end, at + LARGE_PAGE & -LARGE_PAGE);
                for (; at < regionEnd; at += PAGE) {
                    if (cachedTable.loadLong(PageTableEntry.offset(at, PageTableEntry.PAGE_SHIFT)) != 0) {
                        return at;
                    }
                }
                continue;
            }
            Address table = root;
            int shift = PageTableEntry.ROOT_SHIFT;
            while (shift > PageTableEntry.PAGE_SHIFT && at < end) {
                PageTableEntry entry = new PageTableEntry(table.loadLong(PageTableEntry.offset(at, shift)));
                if (entry.bits() == 0) {
                    at = (at >>> shift) + 1 << shift;
                    if (PageTableEntry.offset(at, shift) == 0) {
                        break;                           // that was the table's last
                    }
                } else if (entry.isLarge()) {
                    return at;
                } else {
                    table = DirectMap.address(entry.frame());
                    shift -= LEVEL_SHIFT;
                }
            }
            if (shift == PageTableEntry.PAGE_SHIFT) {
                cache(at, table);
            }
        }
        return end;
    }

    /// The end of the page or large page around `address`, which has an entry.
    public long pageEnd(long address) {
        return (entry(address).isLarge() ? address | LARGE_PAGE - 1 : address | PAGE - 1) + 1;
    }

    /// Whether a large page could be set around `address`: there is neither one nor a table of pages.
    public boolean hasRoomForLarge(long address) {
        if (address >>> PageTableEntry.LARGE_PAGE_SHIFT == cachedRegion) {
            return false;
        }
        Address slot = directorySlot(address, false);
        return slot.isZero() || slot.loadLong() == 0;
    }

    // ---- changes ----

    /// Sets the entry of the page at `address`, which is in no large page. False when there is no memory for the tables on the way.
    public boolean set(long address, PageTableEntry entry) {
        long region = address >>> PageTableEntry.LARGE_PAGE_SHIFT;
        if (region != cachedRegion) {
            Address slot = directorySlot(address, true);
            Address table = slot.isZero() ? slot : next(slot, true);
            if (table.isZero()) {
                return false;
            }
            cache(address, table);
        }
        cachedTable.storeLong(PageTableEntry.offset(address, PageTableEntry.PAGE_SHIFT), entry.bits());
        return true;
    }

    /// Sets the entry of the large page at `address`, where `hasRoomForLarge`. False when there is no memory for the tables, of which one is for the day when it is split.
    public boolean setLarge(long address, PageTableEntry entry) {
        Address slot = directorySlot(address, true);
        Address spare = slot.isZero() ? slot : frames.allocate();
        if (spare.isZero()) {
            return false;
        }
        pushSpare(spare);
        slot.storeLong(entry.bits() | PageTableEntry.LARGE);
        return true;
    }

    /// Sets an entry that exists already; a large page stays large.
    public void replace(long address, PageTableEntry entry) {
        Address slot = find(address);
        slot.storeLong(entry.bits() | slot.loadLong() & PageTableEntry.LARGE);
    }

    /// Removes the entry of the page or large page around `address`, which exists.
    public void remove(long address) {
        Address slot = find(address);
        if (new PageTableEntry(slot.loadLong()).isLarge()) {
            frames.free(popSpare());
        }
        slot.storeLong(0);
    }

    /// Moves the entry of the large page at `from` to `to`, where `hasRoomForLarge`. False when there is no memory for the tables on the way.
    public boolean moveLarge(long from, long to) {
        Address slot = directorySlot(to, true);
        if (slot.isZero()) {
            return false;
        }
        Address old = directorySlot(from, false);
        slot.storeLong(old.loadLong());
        old.storeLong(0);
        return true;
    }

    /// Makes pages of the large page around `address`, which exists; they map what it mapped. Needs no memory. The caller forgets its translation.
    public void split(long address) {
        Address slot = directorySlot(address, false);
        long bits = slot.loadLong() & ~PageTableEntry.LARGE;
        Address table = popSpare();
        for (int i = 0; i < PageTableEntry.ENTRIES; i++) {
            table.storeLong((long) i * PageTableEntry.BYTES, bits + i * PAGE);
        }
        slot.storeLong(PageTableEntry.of(DirectMap.physical(table), PageTableEntry.TABLE).bits());
    }

    /// After the pages from `start` to `end` have lost their entries: gives back the tables that were for them, as far as they are for addresses from `floor` to `ceiling` alone, where no
    /// page has an entry either. Whether there were any; then the caller forgets everything, since processors remember tables as well. Costs what there are of tables.
    public boolean releaseTables(long start, long end, long floor, long ceiling) {
        return releaseBelow(root, PageTableEntry.ROOT_SHIFT, start, end, floor, ceiling);
    }

    private boolean releaseBelow(Address table, int shift, long start, long end, long floor, long ceiling) {
        boolean released = false;
        long mapped = 1L << shift;                       // bytes that an entry maps
        for (long slotStart = start & -mapped; slotStart < end; slotStart += mapped) {
            Address slot = table.plus(PageTableEntry.offset(slotStart, shift));
            PageTableEntry entry = new PageTableEntry(slot.loadLong());
            if (entry.bits() == 0 || entry.isLarge()) {
                continue;
            }
            long slotEnd = slotStart + mapped;
            boolean isFree = slotStart >= floor && slotEnd <= ceiling;
            Address below = DirectMap.address(entry.frame());
            if (shift > PageTableEntry.LARGE_PAGE_SHIFT) {
                released |= releaseBelow(below, shift - LEVEL_SHIFT, isFree ? slotStart : Math.max(start, slotStart), isFree ? slotEnd : Math.min(end, slotEnd), floor, ceiling);
            }
            if (isFree) {
                slot.storeLong(0);
                frames.free(below);
                cachedRegion = -1;
                released = true;
            }
        }
        return released;
    }

    // ---- slots ----

    /// Where the entry for `address` is, of a page or a large page; zero if there is no table for it.
    private Address find(long address) {
        if (address >>> PageTableEntry.LARGE_PAGE_SHIFT != cachedRegion) {
            Address slot = directorySlot(address, false);
            if (slot.isZero()) {
                return slot;
            }
            PageTableEntry entry = new PageTableEntry(slot.loadLong());
            if (entry.bits() == 0 || entry.isLarge()) {
                return slot;
            }
            cache(address, DirectMap.address(entry.frame()));
        }
        return cachedTable.plus(PageTableEntry.offset(address, PageTableEntry.PAGE_SHIFT));
    }

    @AlwaysInline
    private void cache(long address, Address table) {
        cachedRegion = address >>> PageTableEntry.LARGE_PAGE_SHIFT;
        cachedTable = table;
    }

    /// The slot for the 2 MiB around `address`; zero if there is no directory and none shall be, or can be, made.
    private Address directorySlot(long address, boolean create) {
        Address table = root;
        for (int shift = PageTableEntry.ROOT_SHIFT; shift > PageTableEntry.LARGE_PAGE_SHIFT; shift -= LEVEL_SHIFT) {
            table = next(table.plus(PageTableEntry.offset(address, shift)), create);
            if (table.isZero()) {
                return table;
            }
        }
        return table.plus(PageTableEntry.offset(address, PageTableEntry.LARGE_PAGE_SHIFT));
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

    private void pushSpare(Address table) {
        table.storeAddress(0, firstSpare);
        firstSpare = table;
    }

    private Address popSpare() {
        Address table = firstSpare;
        firstSpare = table.loadAddress(0);
        return table;
    }
}
