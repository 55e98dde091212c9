// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.Address;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;

/// What the page table has of the areas, changed by the range: entries, the frames that belong to private memory, and what the processor remembers of both.
final class Translations {
    private static final long PAGE = Frames.BYTES;
    private static final long LARGE_PAGE = PageTableEntry.LARGE_PAGE;
    /// More invalidated pages than this at once: the processor forgets everything instead.
    private static final int MOST_INVALIDATIONS = 32;

    private final PageTable table;
    private final FrameAllocator frames;
    private final TranslationCache cache;
    private final Fault fault;
    private long ownedFrames;

    Translations(PageTable table, FrameAllocator frames, TranslationCache cache) {
        this.table = table;
        this.frames = frames;
        this.cache = cache;
        fault = new Fault(this, table, frames, cache);
    }

    Fault fault() {
        return fault;
    }

    /// Frames that belong to private memory.
    long ownedFrames() {
        return ownedFrames;
    }

    void owned(int count) {
        ownedFrames += count;
    }

    /// Takes the translations of a range away and frees the frames that belong to it. Whether there were any.
    boolean drop(long start, long end) {
        int count = 0;
        for (long page = table.nextEntry(start, end); page < end; page = table.nextEntry(page + PAGE, end)) {
            dropPage(page);
            forget(page, count++);
        }
        forgetRest(count);
        return count > 0;
    }

    private void dropPage(long page) {
        PageTableEntry entry = table.entry(page);
        table.remove(page);
        if (entry.isLarge()) {
            frames.freeContiguous(DirectMap.address(entry.frame()), Fault.LARGE_FRAMES);
            ownedFrames -= Fault.LARGE_FRAMES;
        } else if ((entry.bits() & Fault.OWNED) != 0) {
            frames.free(DirectMap.address(entry.frame()));
            ownedFrames--;
        }
    }

    boolean dropZeros(Area area) {
        long before = ownedFrames;
        long large = table.nextEntry(area.start(), area.end());
        while (large < area.end()) {
            long next = table.pageEnd(large);
            if (table.entry(large).isLarge()) {
                split(large + PAGE);
                for (long page = large; page < next; page += PAGE) {
                    if (isZero(DirectMap.address(table.entry(page).frame()))) {
                        dropPage(page);
                        cache.forget(new Address(page));
                    }
                }
            }
            large = table.nextEntry(next, area.end());
        }
        return ownedFrames != before;
    }

    private static boolean isZero(Address frame) {
        for (long i = 0; i < PAGE; i += Long.BYTES) {
            if (frame.loadLong(i) != 0) {
                return false;
            }
        }
        return true;
    }

    void reprotect(Area area) {
        int count = 0;
        for (long page = table.nextEntry(area.start(), area.end()); page < area.end(); page = table.nextEntry(table.pageEnd(page), area.end())) {
            PageTableEntry entry = table.entry(page);
            table.replace(page, fault.withRights(entry, area));
            forget(page, count++);
        }
        forgetRest(count);
    }

    /// Moves the entries of the pages from `start` to `end` to `to`, where nothing is mapped. The first that could not be moved, for want of memory for tables; or `end`.
    long move(long start, long end, long to) {
        int count = 0;
        long page = table.nextEntry(start, end);
        for (; page < end; page = table.nextEntry(page, end)) {
            long newPage = to + (page - start);
            PageTableEntry entry = table.entry(page);
            if (entry.isLarge()) {
                if ((newPage & LARGE_PAGE - 1) != 0 || !table.hasRoomForLarge(newPage) || !table.moveLarge(page, newPage)) {
                    split(page + PAGE);
                    continue;
                }
            } else if (table.set(newPage, entry)) {
                table.remove(page);
            } else {
                break;
            }
            forget(page, count++);
        }
        forgetRest(count);
        return page;
    }

    /// Makes a bound of pages of `address`.
    void split(long address) {
        if ((address & LARGE_PAGE - 1) != 0 && table.entry(address).isLarge()) {
            table.split(address);
            cache.forget(new Address(address));
        }
    }

    boolean releaseTables(long start, long end, long floor, long ceiling) {
        boolean released = table.releaseTables(start, end, floor, ceiling);
        if (released) {
            cache.forgetAll();
        }
        return released;
    }

    /// The file's frames of the pages from `start` to `end` are about to change.
    void invalidate(Area area, long start, long end) {
        int count = 0;
        for (long page = table.nextEntry(start, end); page < end; page = table.nextEntry(page + PAGE, end)) {
            boolean isCopy = !area.isShared() && (table.entry(page).bits() & Fault.OWNED) != 0;
            if (!isCopy || area.page(page) << Frames.SHIFT >= area.pages().sizeBytes()) {
                dropPage(page);
                forget(page, count++);
            }
        }
        forgetRest(count);
    }

    private void forget(long page, int count) {
        if (count < MOST_INVALIDATIONS) {
            cache.forget(new Address(page));
        }
    }

    private void forgetRest(int count) {
        if (count > MOST_INVALIDATIONS) {
            cache.forgetAll();
        }
    }
}
