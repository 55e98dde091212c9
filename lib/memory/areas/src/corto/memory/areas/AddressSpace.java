// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;

import corto.fs.file.Inode;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.Result;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;

/// An application's memory: the operations behind mmap(2) and its kin, and page faults.
///
/// Addresses and lengths that are not multiples of the page size are an error of the caller, who rounds as each system call says.
public final class AddressSpace {
    /// Nothing is mapped below, so that null pointers fault (Linux: vm.mmap_min_addr).
    public static final long LOWEST = 0x1_0000;
    /// The end of the lower half, less one page, as on Linux.
    public static final long END = 0x7FFF_FFFF_F000L;

    /// How a place is chosen.
    public enum Placement {
        /// At the hint if that is free, else anywhere.
        HINT,
        /// At the address, in place of what is there.
        REPLACE,
        /// At the address, or not at all.
        FREE_ONLY
    }

    private static final long PAGE = Frames.BYTES;
    private static final long LARGE_PAGE = PageTableEntry.LARGE_PAGE;
    private static final long LOWER_HALF_END = 1L << 47;
    /// Below the stack, with room for it to be large.
    private static final long TOP = 0x7FFF_C000_0000L;
    /// As Linux's vm.max_map_count.
    private static final int MOST_AREAS = 65_530;
    /// What one operation adds to the list: a part split off at either end, and a new area.
    private static final int ADDED_AT_MOST = 3;
    /// More invalidated pages than this at once: the processor forgets everything instead.
    private static final int MOST_INVALIDATIONS = 32;

    private final PageTable table;
    private final FrameAllocator frames;
    private final TranslationCache cache;
    private final AreaList areas = new AreaList();
    private final Fault fault;
    private long ownedFrames;
    private long heapStart;                              // brk(2)
    private long heapEnd;                                // not rounded
    private long searchedBytes = Long.MAX_VALUE;         // no hole of so many bytes, or more …
    private long searchedCeiling = TOP;                  // … ends above this

    public AddressSpace(PageTable table, FrameAllocator frames, TranslationCache cache) {
        this.table = table;
        this.frames = frames;
        this.cache = cache;
        fault = new Fault(this, table, frames, cache);
    }

    // ---- the heap ----

    /// The heap begins at `address` and is empty. When a program was loaded.
    public void beginHeap(long address) {
        heapStart = address;
        heapEnd = address;
    }

    public long heapStart() {
        return heapStart;
    }

    /// brk(2)'s present value, not rounded.
    public long heapEnd() {
        return heapEnd;
    }

    public void setHeapEnd(long end) {
        heapEnd = end;
    }

    // ---- making areas ----

    /// mmap(2) of zeros. The address, EINVAL, EEXIST or ENOMEM.
    public Result mapZeros(long hint, long lengthBytes, int protection, boolean shared, Placement placement, String label) {
        return map(hint, lengthBytes, protection, shared, placement, null, 0, null, label);
    }

    /// mmap(2) of a file from page `firstPage` on.
    public Result mapFile(long hint, long lengthBytes, int protection, boolean shared, Placement placement, Pages pages, long firstPage, Inode inode) {
        return map(hint, lengthBytes, protection, shared, placement, pages, firstPage, inode, null);
    }

    private Result map(long hint, long lengthBytes, int protection, boolean shared, Placement placement, Pages pages, long firstPage, Inode inode,
            String label) {
        if (lengthBytes <= 0 || lengthBytes > END - LOWEST) {
            return Result.error(lengthBytes == 0 ? EINVAL : ENOMEM);
        }
        long start = hint;
        if (placement != Placement.HINT) {
            if (hint < LOWEST || hint > END - lengthBytes) {
                return Result.error(hint < LOWEST && hint >= 0 ? corto.lang.Errno.EPERM : ENOMEM);
            }
            if (placement == Placement.FREE_ONLY && !isFree(hint, lengthBytes)) {
                return Result.error(EEXIST);
            }
        } else if (hint < LOWEST || hint > END - lengthBytes || !isFree(hint, lengthBytes)) {
            start = place(lengthBytes);
            if (start == 0) {
                return Result.error(ENOMEM);
            }
        }
        if (areas.count() >= MOST_AREAS) {
            return Result.error(ENOMEM);
        }
        Area area = new Area(this, start, start + lengthBytes, protection, shared, pages, firstPage, inode, label);
        areas.reserve(ADDED_AT_MOST);                    // nothing is changed yet should there be no memory for objects
        if (placement == Placement.REPLACE) {
            unmap(start, lengthBytes);
        }
        insert(area);
        return Result.of(start);
    }

    /// Room in the list is there already.
    private void insert(Area area) {
        int index = areas.firstEndingAbove(area.start());
        if (index > 0 && areas.at(index - 1).canJoin(area)) {
            area = join(index - 1, area);
            index--;
        } else {
            area.attach();
            areas.insert(index, area);
        }
        if (index + 1 < areas.count() && area.canJoin(areas.at(index + 1))) {
            area.setEnd(areas.at(index + 1).end());
            areas.remove(index + 1);
        }
    }

    private Area join(int index, Area next) {
        Area area = areas.at(index);
        area.setEnd(next.end());
        return area;
    }

    private boolean isFree(long start, long lengthBytes) {
        int index = areas.firstEndingAbove(start);
        return index == areas.count() || areas.at(index).start() >= start + lengthBytes;
    }

    /// The highest free place below `TOP`; 0 if there is none. Does not look again at holes that were too small before, so that many areas one below the other are made in linear time.
    private long place(long lengthBytes) {
        if (lengthBytes < searchedBytes) {
            searchedBytes = lengthBytes;
            searchedCeiling = TOP;
        }
        long ceiling = searchedCeiling;
        boolean passedHole = false;
        for (int i = areas.firstEndingAbove(ceiling - 1) - 1; ; i--) {
            int above = i + 1;
            if (above < areas.count() && areas.at(above).start() < ceiling) {
                ceiling = areas.at(above).start();
            }
            long floor = i < 0 ? LOWEST : areas.at(i).end();
            if (ceiling - floor >= lengthBytes) {
                searchedCeiling = passedHole ? searchedCeiling : ceiling;
                return ceiling - lengthBytes;
            }
            passedHole |= ceiling - floor >= searchedBytes;
            if (i < 0) {
                return 0;
            }
            ceiling = areas.at(i).start();
        }
    }

    /// A hole has become larger, which ends before the area `index`.
    private void searchFrom(int index) {
        searchedCeiling = Math.max(searchedCeiling, index == areas.count() ? TOP : Math.min(TOP, areas.at(index).start()));
    }

    // ---- changing areas ----

    /// munmap(2): nothing is left of what was in the range.
    public void unmap(long start, long lengthBytes) {
        long end = start + lengthBytes;
        boolean dropped = false;
        int index = splitAt(start);
        splitAt(end);
        while (index < areas.count() && areas.at(index).start() < end) {
            Area area = areas.at(index);
            dropped |= drop(area.start(), area.end());
            area.detach();
            areas.remove(index);
        }
        searchFrom(index);
        if (dropped && lengthBytes >= LARGE_PAGE) {
            releaseTables(start, end, holeStart(index), holeEnd(index));
        }
    }

    /// Where the hole before the area `index` begins.
    private long holeStart(int index) {
        return index == 0 ? 0 : areas.at(index - 1).end();
    }

    private long holeEnd(int index) {
        return index == areas.count() ? LOWER_HALF_END : areas.at(index).start();
    }

    private boolean releaseTables(long start, long end, long floor, long ceiling) {
        boolean released = table.releaseTables(start, end, floor, ceiling);
        if (released) {
            cache.forgetAll();
        }
        return released;
    }

    /// mprotect(2). ENOMEM when a part of the range is not mapped; what lies before that is changed.
    public Result protect(long start, long lengthBytes, int protection) {
        long end = start + lengthBytes;
        int index = splitAt(start);
        splitAt(end);
        long at = start;
        for (; index < areas.count() && areas.at(index).start() < end; index++) {
            Area area = areas.at(index);
            if (area.start() != at) {
                return Result.error(ENOMEM);
            }
            at = area.end();
            if (area.protection() != protection) {
                area.setProtection(protection);
                reprotect(area);
            }
        }
        joinAround(start, end);
        return at == end ? Result.of(0) : Result.error(ENOMEM);
    }

    private void joinAround(long start, long end) {
        int index = Math.max(1, areas.firstEndingAbove(start - 1));
        while (index < areas.count() && areas.at(index).start() <= end) {
            if (areas.at(index - 1).canJoin(areas.at(index))) {
                join(index - 1, areas.at(index));
                areas.remove(index);
            } else {
                index++;
            }
        }
    }

    private void reprotect(Area area) {
        int count = 0;
        for (long page = table.nextEntry(area.start(), area.end()); page < area.end(); page = table.nextEntry(table.pageEnd(page), area.end())) {
            PageTableEntry entry = table.entry(page);
            table.replace(page, fault.withRights(entry, area));
            forget(page, count++);
        }
        forgetRest(count);
    }

    /// madvise(2) MADV_DONTNEED: pages read as at first again. ENOMEM if a part is not mapped.
    public Result discard(long start, long lengthBytes) {
        splitPage(start);
        splitPage(start + lengthBytes);
        if (drop(start, start + lengthBytes) && lengthBytes >= LARGE_PAGE) {
            releaseTables(start, start + lengthBytes, start, start + lengthBytes);
        }
        return isMapped(start, lengthBytes) ? Result.of(0) : Result.error(ENOMEM);
    }

    /// madvise(2) MADV_NOHUGEPAGE, or MADV_HUGEPAGE when not `prefersPages`: whether later touches may take 2 MiB at once. ENOMEM if a part is not mapped.
    public Result preferPages(long start, long lengthBytes, boolean prefersPages) {
        long end = start + lengthBytes;
        int index = splitAt(start);
        splitAt(end);
        for (; index < areas.count() && areas.at(index).start() < end; index++) {
            areas.at(index).setPrefersPages(prefersPages);
        }
        joinAround(start, end);
        return isMapped(start, lengthBytes) ? Result.of(0) : Result.error(ENOMEM);
    }

    /// mremap(2) of one area's part: the new address, EFAULT, EINVAL or ENOMEM.
    ///
    /// @param target where to, if `fixed`
    public Result remap(long start, long oldBytes, long newBytes, boolean mayMove, boolean fixed, long target) {
        Area area = areas.find(start);
        if (area == null || start + oldBytes > area.end()) {
            return Result.error(EFAULT);
        }
        if (newBytes == 0 || fixed && (target < LOWEST || target > END - newBytes || target < start + oldBytes && start < target + newBytes)) {
            return Result.error(EINVAL);
        }
        if (!fixed && newBytes <= oldBytes) {
            if (newBytes < oldBytes) {
                unmap(start + newBytes, oldBytes - newBytes);
            }
            return Result.of(start);
        }
        if (!fixed && start + oldBytes == area.end() && start + newBytes <= TOP && isFree(area.end(), newBytes - oldBytes)) {
            area.setEnd(start + newBytes);
            joinAround(start, area.end());
            return Result.of(start);
        }
        if (!mayMove) {
            return Result.error(ENOMEM);
        }
        return move(area, start, oldBytes, newBytes, fixed ? target : 0);
    }

    private Result move(Area area, long start, long oldBytes, long newBytes, long target) {
        long to = target;
        if (to == 0) {
            to = place(newBytes);
            if (to == 0) {
                return Result.error(ENOMEM);
            }
        }
        splitAt(start + oldBytes);                       // what can fail for want of memory for objects comes first
        splitAt(start);
        Area moved = area.part(start, start + oldBytes, to);
        moved.setEnd(to + newBytes);
        areas.reserve(ADDED_AT_MOST);
        if (target != 0) {
            unmap(to, newBytes);
        }
        long kept = start + Math.min(oldBytes, newBytes);
        splitPage(kept);
        long failed = moveEntries(start, kept, to);
        if (failed < kept) {
            moveEntries(to, to + failed - start, start);         // there are tables to go back to
            int hole = areas.firstEndingAbove(to);
            releaseTables(to, to + newBytes, holeStart(hole), holeEnd(hole));
            joinAround(start, start + oldBytes);
            return Result.error(ENOMEM);
        }
        insert(moved);
        unmap(start, oldBytes);
        return Result.of(to);
    }

    /// Moves the entries of the pages from `start` to `end` to `to`, where nothing is mapped. The first that could not be moved, for want of memory for tables; or `end`.
    private long moveEntries(long start, long end, long to) {
        int count = 0;
        long page = table.nextEntry(start, end);
        for (; page < end; page = table.nextEntry(page, end)) {
            long newPage = to + (page - start);
            PageTableEntry entry = table.entry(page);
            if (entry.isLarge()) {
                if ((newPage & LARGE_PAGE - 1) != 0 || !table.hasRoomForLarge(newPage) || !table.moveLarge(page, newPage)) {
                    splitPage(page + PAGE);
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

    /// Makes area bounds of `address`. The index of the first area at or above it.
    private int splitAt(long address) {
        int index = areas.firstEndingAbove(address);
        if (index < areas.count() && areas.at(index).start() < address) {
            Area area = areas.at(index);
            areas.reserve(1);
            Area upper = area.part(address, area.end(), address);      // the last object: from here on nothing can fail
            area.setEnd(address);
            upper.attach();
            areas.insert(++index, upper);
            splitPage(address);
        }
        return index;
    }

    /// Makes a bound of pages of `address`.
    private void splitPage(long address) {
        if ((address & LARGE_PAGE - 1) != 0 && table.entry(address).isLarge()) {
            table.split(address);
            cache.forget(new Address(address));
        }
    }

    // ---- pages ----

    /// Takes the translations of a range away and frees the frames that belong to it. Whether there were any.
    private boolean drop(long start, long end) {
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

    /// Memory has run out: gives back what nobody misses, pages of zeros that came with large pages, and tables without entries. Whether there was any.
    private boolean reclaim() {
        boolean found = false;
        for (int i = 0; i < areas.count(); i++) {
            found |= releaseHole(i) | (areas.at(i).isAnonymous() && dropZeros(areas.at(i)));
        }
        return found | releaseHole(areas.count());
    }

    private boolean releaseHole(int index) {
        return releaseTables(holeStart(index), holeEnd(index), holeStart(index), holeEnd(index));
    }

    private boolean dropZeros(Area area) {
        long before = ownedFrames;
        long large = table.nextEntry(area.start(), area.end());
        while (large < area.end()) {
            long next = table.pageEnd(large);
            if (table.entry(large).isLarge()) {
                splitPage(large + PAGE);
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

    void owned(int count) {
        ownedFrames += count;
    }

    /// What came of a fault.
    public enum Outcome { RESOLVED, NOT_MAPPED, NOT_ALLOWED, BEYOND_FILE, NO_MEMORY }

    /// A page was touched and the processor did not allow it. `access` is one `Protection` bit. Allocates no object. Where a medium has to be waited for, nothing else runs.
    public Outcome fault(long address, int access) {
        Area area = areas.find(address);
        if (area == null) {
            return Outcome.NOT_MAPPED;
        }
        return resolve(area, address & -PAGE, access);
    }

    private Outcome resolve(Area area, long page, int access) {
        Outcome outcome = fault.resolve(area, page, access);
        return outcome == Outcome.NO_MEMORY && reclaim() ? fault.resolve(area, page, access) : outcome;
    }

    /// As `fault`, but parks where a medium has to be waited for: for who holds on to nothing, so that the memory map may change meanwhile.
    public Outcome faultAndPark(long address, int access) {
        Area area = areas.find(address);
        if (area == null) {
            return Outcome.NOT_MAPPED;
        }
        boolean changesFile = access == Protection.WRITE && area.isShared();
        if (area.isAnonymous() || !area.pages().isAbsent(area.page(address & -PAGE), changesFile)) {
            return resolve(area, address & -PAGE, access);
        }
        Pages pages = area.pages();
        pages.pin();                                     // the area may be gone afterwards, and the file with it
        pages.prepare(area.page(address & -PAGE), changesFile);
        pages.unpin();
        return fault(address, access);
    }

    // ---- questions ----

    /// The area around `address`, or null.
    public Area find(long address) {
        return areas.find(address);
    }

    /// How many areas there are; `area` numbers them by address.
    public int areaCount() {
        return areas.count();
    }

    public Area area(int index) {
        return areas.at(index);
    }

    /// Frames that belong to private memory: the larger part of what Linux calls resident.
    public long ownedFrames() {
        return ownedFrames;
    }

    /// Whether every byte of the range is in an area.
    public boolean isMapped(long start, long lengthBytes) {
        return isAccessible(start, lengthBytes, 0);
    }

    /// Whether every byte of the range is in an area that allows `access`, a set of `Protection` bits. READ is allowed wherever anything is.
    public boolean isAccessible(long start, long lengthBytes, int access) {
        long end = start + lengthBytes;
        if (start < 0 || lengthBytes < 0 || end < start || end > END) {
            return false;
        }
        long at = start;
        while (at < end) {
            Area area = areas.find(at);
            if (area == null || access != 0 && !allows(area.protection(), access)) {
                return false;
            }
            at = area.end();
        }
        return true;
    }

    static boolean allows(int protection, int access) {
        return Protection.mayRead(protection) && (access & ~Protection.READ & ~protection) == 0;
    }

    /// The physical address behind `address`, if its page has a frame; else 0. For tests and debugging.
    public PhysicalAddress physical(long address) {
        return table.physical(address);
    }
}
