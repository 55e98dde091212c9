// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EPERM;

import corto.fs.file.Inode;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.NeverInline;
import corto.lang.PhysicalAddress;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;

/// An application's memory: the operations behind mmap(2) and its kin, and page faults.
///
/// Addresses and lengths that are not multiples of the page size are an error of the caller, who rounds as each system call says.
@Hot
public final class AddressSpace {
    /// Nothing is mapped below, so that null pointers fault (Linux: vm.mmap_min_addr).
    public static final long LOWEST = 0x1_0000;
    /// The end of the lower half, less one page, as on Linux.
    public static final long END = 0x7FFF_FFFF_F000L;

    /// How a place is chosen.
    public enum Placement {
        /// At the hint if that is free, else anywhere.
        HINT,
        /// The same with addresses of 31 bits (MAP_32BIT).
        LOW_HINT,
        /// At the address, in place of what is there.
        REPLACE,
        /// At the address, or not at all.
        FREE_ONLY
    }

    private static final long PAGE = Frames.BYTES;
    private static final long LARGE_PAGE = PageTableEntry.LARGE_PAGE;
    private static final long LOWER_HALF_END = 1L << 47;
    /// A touch lets an area grow by so much more, if there is room.
    private static final long GROWTH = 128 << 10;
    /// As Linux's vm.max_map_count.
    private static final int MOST_AREAS = 65_530;
    /// What one operation adds to the list: a part split off at either end, and a new area.
    private static final int ADDED_AT_MOST = 3;

    private final PageTable table;
    private final Translations translations;
    private final Fault fault;
    private final AreaList areas = new AreaList();
    private final Places places = new Places(areas);
    private final MemoryLimits limits = new MemoryLimits();
    private int futureTraits;                            // of all areas that are made from now on: mlockall(2)
    private boolean populatesFuture;
    private long heapStart;                              // brk(2)
    private long heapEnd;                                // not rounded

    public AddressSpace(PageTable table, FrameAllocator frames, TranslationCache cache) {
        this.table = table;
        translations = new Translations(table, frames, cache);
        fault = translations.fault();
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

    public MemoryLimits limits() {
        return limits;
    }

    /// Places are chosen so many bytes lower from now on. While it is empty.
    public void lowerTop(long bytes) {
        places.lowerTop(bytes);
    }

    // ---- making areas ----

    /// mmap(2) of zeros. The address, EINVAL, EEXIST or ENOMEM.
    public Result mapZeros(long hint, long lengthBytes, int protection, boolean shared, Placement placement, String label) {
        return mapZeros(hint, lengthBytes, protection, shared, placement, label, 0);
    }

    /// The same with traits of `Area`.
    public Result mapZeros(long hint, long lengthBytes, int protection, boolean shared, Placement placement, String label, int traits) {
        return map(hint, lengthBytes, protection, shared, placement, null, 0, null, label, traits);
    }

    /// mmap(2) of a file from page `firstPage` on.
    public Result mapFile(long hint, long lengthBytes, int protection, boolean shared, Placement placement, Pages pages, long firstPage, Inode inode) {
        return mapFile(hint, lengthBytes, protection, shared, placement, pages, firstPage, inode, 0);
    }

    /// The same with traits of `Area`.
    public Result mapFile(long hint, long lengthBytes, int protection, boolean shared, Placement placement, Pages pages, long firstPage, Inode inode, int traits) {
        return map(hint, lengthBytes, protection, shared, placement, pages, firstPage, inode, null, traits);
    }

    private Result map(long hint, long lengthBytes, int protection, boolean shared, Placement placement, Pages pages, long firstPage, Inode inode,
            String label, int traits) {
        if (lengthBytes <= 0 || lengthBytes > END - LOWEST) {
            return Result.error(lengthBytes == 0 ? EINVAL : ENOMEM);
        }
        long start = hint;
        if (placement == Placement.REPLACE || placement == Placement.FREE_ONLY) {
            if (hint < LOWEST || hint > END - lengthBytes) {
                return Result.error(hint < LOWEST && hint >= 0 ? EPERM : ENOMEM);
            }
            if (placement == Placement.FREE_ONLY && !places.isFree(hint, lengthBytes)) {
                return Result.error(EEXIST);
            }
        } else if (hint < LOWEST || hint > END - lengthBytes || !places.isFree(hint, lengthBytes)) {
            start = placement == Placement.LOW_HINT ? places.chooseLow(lengthBytes) : places.choose(lengthBytes);
            if (start == 0) {
                return Result.error(ENOMEM);
            }
        }
        if (areas.count() >= MOST_AREAS) {
            return Result.error(ENOMEM);
        }
        Area area = new Area(this, start, start + lengthBytes, protection, shared, pages, firstPage, inode, label, traits | futureTraits);
        if (!limits.areNone() && !mayAdd(lengthBytes - bytes(start, start + lengthBytes), area.isData() ? lengthBytes : 0)) {
            return Result.error(ENOMEM);
        }
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
            area = extend(index - 1, area);
            index--;
        } else {
            area.attach();
            areas.insert(index, area);
        }
        if (index + 1 < areas.count() && area.canJoin(areas.at(index + 1))) {
            join(index);
        }
    }

    private Area extend(int index, Area next) {
        Area area = areas.at(index);
        area.setEnd(next.end());
        return area;
    }

    /// Makes one of the areas `index` and the next, which can join.
    private void join(int index) {
        Area next = areas.at(index + 1);
        extend(index, next);
        next.detach();                                   // the file is still mapped
        areas.remove(index + 1);
    }

    /// Mapped bytes between two addresses.
    private long bytes(long start, long end) {
        long bytes = 0;
        for (int i = areas.firstEndingAbove(start); i < areas.count() && areas.at(i).start() < end; i++) {
            bytes += Math.min(end, areas.at(i).end()) - Math.max(start, areas.at(i).start());
        }
        return bytes;
    }

    /// Whether RLIMIT_AS and RLIMIT_DATA allow so many bytes more. Looks at all areas: only where there are limits.
    private boolean mayAdd(long moreBytes, long moreData) {
        long all = moreBytes;
        long data = moreData;
        for (int i = 0; i < areas.count(); i++) {
            Area area = areas.at(i);
            all += area.end() - area.start();
            data += area.isData() ? area.end() - area.start() : 0;
        }
        return limits.allow(all, moreData == 0 ? 0 : data);
    }

    // ---- areas that grow ----

    /// The area around `address`, also one that has just grown down to it; or null.
    private Area findOrGrow(long address) {
        Area area = areas.find(address);
        return area == null ? grow(address) : area;
    }

    /// A page below an area that grows downwards was touched (mmap(2), MAP_GROWSDOWN). The area, which has grown; null if none does, or it may not. Allocates objects.
    private Area grow(long address) {
        int index = areas.firstEndingAbove(address);
        if (index == areas.count() || !areas.at(index).has(Area.GROWS_DOWN)) {
            return null;
        }
        Area old = areas.at(index);
        long lowest = Math.max(LOWEST, limits.lowestOfStack(old.end()));
        if (index > 0) {
            Area below = areas.at(index - 1);
            boolean needsGap = below.protection() != Protection.NONE && !below.has(Area.GROWS_DOWN);
            lowest = Math.max(lowest, below.end() + (needsGap ? Places.GUARD_GAP : 0));
        }
        long page = address & -PAGE;
        if (page < lowest || !limits.areNone() && !mayAdd(old.start() - page, 0)) {
            return null;
        }
        long start = limits.areNone() ? Math.max(lowest, page - GROWTH) : page;
        Area grown = old.part(old.start(), old.end(), start);    // zeros: what is mapped stays where it is
        grown.setEnd(old.end());
        areas.remove(index);
        areas.insert(index, grown);
        return grown;
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
            dropped |= translations.drop(area.start(), area.end());
            area.detach();
            areas.remove(index);
        }
        places.hasGrown(index);
        if (dropped && lengthBytes >= LARGE_PAGE) {
            translations.releaseTables(start, end, places.holeStart(index), places.holeEnd(index));
        }
    }

    /// Takes everything away, tables included.
    public void clear() {
        unmap(LOWEST, END - LOWEST);
        table.releaseTables(0, LOWER_HALF_END, 0, LOWER_HALF_END);
    }

    /// mprotect(2). ENOMEM when a part of the range is not mapped, EACCES when a part may not become writable; what lies before that is changed.
    public Result protect(long start, long lengthBytes, int protection) {
        long end = start + lengthBytes;
        int index = splitAt(start);
        splitAt(end);
        long at = start;
        Result result = Result.of(0);
        for (; index < areas.count() && areas.at(index).start() < end && !result.isError(); index++) {
            Area area = areas.at(index);
            if (area.start() != at) {
                break;
            }
            at = area.end();
            if (area.protection() != protection) {
                result = protect(area, protection);
            }
        }
        joinAround(start, end);
        return result.isError() || at == end ? result : Result.error(ENOMEM);
    }

    private Result protect(Area area, int protection) {
        boolean becomesWritable = (protection & ~area.protection() & Protection.WRITE) != 0;
        if (becomesWritable && area.has(Area.NEVER_WRITABLE)) {
            return Result.error(EACCES);
        }
        if (becomesWritable && !limits.areNone() && !area.isShared() && !mayAdd(0, area.end() - area.start())) {
            return Result.error(ENOMEM);
        }
        area.setProtection(protection);
        translations.reprotect(area);
        return Result.of(0);
    }

    private void joinAround(long start, long end) {
        int index = Math.max(1, areas.firstEndingAbove(start - 1));
        while (index < areas.count() && areas.at(index).start() <= end) {
            if (areas.at(index - 1).canJoin(areas.at(index))) {
                join(index - 1);
            } else {
                index++;
            }
        }
    }

    /// madvise(2) MADV_DONTNEED: pages read as at first again. ENOMEM if a part is not mapped.
    public Result discard(long start, long lengthBytes) {
        translations.split(start);
        translations.split(start + lengthBytes);
        if (translations.drop(start, start + lengthBytes) && lengthBytes >= LARGE_PAGE) {
            translations.releaseTables(start, start + lengthBytes, start, start + lengthBytes);
        }
        return isMapped(start, lengthBytes) ? Result.of(0) : Result.error(ENOMEM);
    }

    /// Adds traits of `Area` to all areas in the range, and removes others. ENOMEM if a part is not mapped; what lies before that is changed.
    public Result changeTraits(long start, long lengthBytes, int added, int removed) {
        long end = start + lengthBytes;
        int index = splitAt(start);
        splitAt(end);
        long at = start;
        for (; index < areas.count() && areas.at(index).start() == at && at < end; index++) {
            areas.at(index).changeTraits(added, removed);
            at = areas.at(index).end();
        }
        joinAround(start, end);
        return at >= end ? Result.of(0) : Result.error(ENOMEM);
    }

    /// The same for all areas.
    public void changeAllTraits(int added, int removed) {
        for (int i = 0; i < areas.count(); i++) {
            areas.at(i).changeTraits(added, removed);
        }
        joinAround(LOWEST, END);
    }

    /// Whether areas that are made from now on are locked, and their pages come at once (mlockall(2), MCL_FUTURE and not MCL_ONFAULT).
    public void lockFuture(boolean locks, boolean populates) {
        futureTraits = locks ? Area.LOCKED : 0;
        populatesFuture = locks && populates;
    }

    public boolean populatesFuture() {
        return populatesFuture;
    }

    /// mremap(2): the new address, EFAULT, EINVAL or ENOMEM, in Linux's order.
    ///
    /// @param oldBytes 0: the pages of a shared area are mapped a second time
    /// @param fixed whether it goes to `target`
    /// @param keepsOld the old area stays, without its pages (MREMAP_DONTUNMAP)
    public Result remap(long start, long oldBytes, long newBytes, boolean mayMove, boolean fixed, boolean keepsOld, long target) {
        if (findOrGrow(start) == null) {
            return Result.error(EFAULT);
        }
        boolean moves = fixed || keepsOld;
        long kept = oldBytes;
        if (moves) {
            if ((target & PAGE - 1) != 0 || newBytes > END || target < 0 || target > END - newBytes || target < start + oldBytes && start < target + newBytes) {
                return Result.error(EINVAL);
            }
            if (fixed && target < LOWEST) {
                return Result.error(EPERM);
            }
            if (fixed) {
                areas.reserve(ADDED_AT_MOST);
                unmap(target, newBytes);
            }
            if (oldBytes > newBytes) {
                unmap(start + newBytes, oldBytes - newBytes);
                kept = newBytes;
            }
        } else if (oldBytes >= newBytes) {
            if (oldBytes > newBytes) {
                unmap(start + newBytes, oldBytes - newBytes);
            }
            return Result.of(start);
        }
        Area area = areas.find(start);
        if (area == null || kept > area.end() - start) {
            return Result.error(area != null && kept == 0 && !area.isShared() ? EINVAL : EFAULT);
        }
        if (kept == 0 && !area.isShared() || area.page(start) + (newBytes >>> Frames.SHIFT) < 0) {
            return Result.error(EINVAL);
        }
        if (newBytes > END || !limits.areNone() && !mayAdd(newBytes - kept, area.isData() ? newBytes - kept : 0)) {
            return Result.error(ENOMEM);
        }
        if (!moves && kept > 0 && start + kept == area.end() && area.end() <= Places.TOP && newBytes <= Places.TOP - start && places.isFree(area.end(), newBytes - kept)) {
            area.setEnd(start + newBytes);
            joinAround(start, area.end());
            return populatedWhereLocked(area, start, kept, newBytes);
        }
        if (!mayMove) {
            return Result.error(ENOMEM);
        }
        Result moved = move(area, start, kept, newBytes, fixed ? target : 0, keepsOld);
        return moved.isError() ? moved : populatedWhereLocked(area, moved.value(), kept, newBytes);
    }

    private Result populatedWhereLocked(Area area, long start, long oldBytes, long newBytes) {
        if (area.has(Area.LOCKED) && newBytes > oldBytes) {
            populate(start + oldBytes, newBytes - oldBytes);
        }
        return Result.of(start);
    }

    private Result move(Area area, long start, long oldBytes, long newBytes, long target, boolean keepsOld) {
        long to = target;
        if (to == 0) {
            to = places.choose(newBytes);
            if (to == 0) {
                return Result.error(ENOMEM);
            }
        }
        if (areas.count() > MOST_AREAS - ADDED_AT_MOST) {
            return Result.error(ENOMEM);
        }
        if (oldBytes != 0) {
            splitAt(start + oldBytes);                   // what can fail for want of memory for objects comes first
            splitAt(start);
        }
        Area moved = area.part(start, start + oldBytes, to);
        moved.setEnd(to + newBytes);
        areas.reserve(ADDED_AT_MOST);
        long kept = start + oldBytes;
        translations.split(kept);
        long failed = translations.move(start, kept, to);
        if (failed < kept) {
            translations.move(to, to + failed - start, start);         // there are tables to go back to
            int hole = areas.firstEndingAbove(to);
            translations.releaseTables(to, to + newBytes, places.holeStart(hole), places.holeEnd(hole));
            joinAround(start, start + oldBytes);
            return Result.error(ENOMEM);
        }
        insert(moved);
        if (keepsOld) {
            areas.find(start).changeTraits(0, Area.LOCKED);
            joinAround(start, start + oldBytes);
        } else if (oldBytes != 0) {
            unmap(start, oldBytes);
        }
        return Result.of(to);
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
            translations.split(address);
        }
        return index;
    }

    // ---- pages ----

    /// Memory has run out: gives back what nobody misses, pages of zeros that came with large pages, and tables without entries. Whether there was any.
    private boolean reclaim() {
        boolean found = false;
        for (int i = 0; i < areas.count(); i++) {
            found |= releaseHole(i) | (areas.at(i).isAnonymous() && translations.dropZeros(areas.at(i)));
        }
        return found | releaseHole(areas.count());
    }

    private boolean releaseHole(int index) {
        return translations.releaseTables(places.holeStart(index), places.holeEnd(index), places.holeStart(index), places.holeEnd(index));
    }

    /// The file's frames of the pages from `start` to `end` are about to change.
    void invalidate(Area area, long start, long end) {
        translations.invalidate(area, start, end);
    }

    /// What came of a fault.
    public enum Outcome { RESOLVED, NOT_MAPPED, NOT_ALLOWED, BEYOND_FILE, NO_MEMORY }

    /// A page was touched and the processor did not allow it. `access` is one `Protection` bit. Allocates no object unless an area grows. Where a medium has to be waited for, nothing else runs.
    public Outcome fault(long address, int access) {
        Area area = findOrGrow(address);
        if (area == null) {
            return Outcome.NOT_MAPPED;
        }
        return resolve(area, address & -PAGE, access);
    }

    /// Touches every page of the range, as its area is used: writes where only the area sees it. ENOMEM when a part is not mapped or memory runs out, EFAULT when a page may not be touched
    /// or lies beyond the end of a file.
    public Result populate(long start, long lengthBytes) {
        return populate(start, start + lengthBytes, 0);
    }

    /// Touches every page that may be, of all areas.
    public void populateAll() {
        for (int i = 0; i < areas.count(); i++) {
            populate(areas.at(i).start(), areas.at(i).end() - areas.at(i).start());
        }
    }

    /// The same, with `access` instead of what each area is used for. EINVAL where that is not allowed.
    public Result populate(long start, long end, int access) {
        long page = start;
        while (page < end) {
            Area area = areas.find(page);
            if (area == null) {
                return Result.error(ENOMEM);
            }
            int use = access != 0 ? access : !area.isShared() && (area.protection() & Protection.WRITE) != 0 ? Protection.WRITE : Protection.READ;
            if (!allows(area.protection(), use)) {
                return Result.error(access != 0 ? EINVAL : EFAULT);
            }
            for (long last = Math.min(end, area.end()); page < last; page = table.entry(page).bits() == 0 ? page + PAGE : table.pageEnd(page)) {
                if (!fault.isResolved(area, page, use)) {
                    Outcome outcome = resolve(area, page, use);
                    if (outcome != Outcome.RESOLVED) {
                        return Result.error(outcome == Outcome.NO_MEMORY ? ENOMEM : EFAULT);
                    }
                }
            }
        }
        return Result.of(0);
    }

    private Outcome resolve(Area area, long page, int access) {
        Outcome outcome = fault.resolve(area, page, access);
        return outcome == Outcome.NO_MEMORY && reclaim() ? fault.resolve(area, page, access) : outcome;
    }

    /// As `fault`, but parks where a medium has to be waited for: for who holds on to nothing, so that the memory map may change meanwhile.
    public Outcome faultAndPark(long address, int access) {
        Area area = findOrGrow(address);
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

    /// Where the kernel writes to what is at `address`, code mostly, without the file or another process seeing it: the place in a frame of its own. Zero where that cannot be: only pages of private
    /// mappings of files that cannot be written by the application, and are in memory.
    public Address ownCode(long address) {
        Area area = areas.find(address);
        long page = address & -PAGE;
        if (area == null || area.isShared() || area.isAnonymous() || (area.protection() & (Protection.WRITE | Protection.EXECUTE)) != Protection.EXECUTE || table.entry(page).bits() == 0) {
            return Address.zero();
        }
        Address frame = fault.own(area, page);
        return frame.isZero() ? frame : frame.plus(address - page);
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
        return translations.ownedFrames();
    }

    /// The lowest area that ends above `address`, or null.
    public Area firstAbove(long address) {
        int index = areas.firstEndingAbove(address);
        return index == areas.count() ? null : areas.at(index);
    }

    /// Bytes of locked areas.
    public long lockedBytes() {
        long bytes = 0;
        for (int i = 0; i < areas.count(); i++) {
            bytes += areas.at(i).has(Area.LOCKED) ? areas.at(i).end() - areas.at(i).start() : 0;
        }
        return bytes;
    }

    /// Whether a page is in memory, as mincore(2) tells: it has been touched, or its file has it.
    public boolean isResident(Area area, long page) {
        if (table.entry(page).bits() != 0) {
            return true;
        }
        if (area.isAnonymous() || area.isBeyondFile(page)) {
            return false;
        }
        return !area.pages().isHole(area.page(page)) && !area.pages().isAbsent(area.page(page), false);
    }

    /// Whether every byte of the range is in an area.
    public boolean isMapped(long start, long lengthBytes) {
        return isAccessible(start, lengthBytes, 0);
    }

    /// Whether every byte of the range is in an area that allows `access`, a set of `Protection` bits. READ is allowed wherever anything is, but on
    /// pages beyond the end of a mapped file nothing is. No bits: whether there are areas.
    public boolean isAccessible(long start, long lengthBytes, int access) {
        Area first = areas.recent(start);
        boolean isInside = first != null && lengthBytes >= 0 && lengthBytes <= first.end() - start;     // so that nothing overflows
        if (isInside && (first.isAnonymous() || !first.isBeyondFile(start + lengthBytes - 1))) {     // as almost always
            return access == 0 || allows(first.protection(), access);
        }
        return isAccessibleByParts(start, lengthBytes, access);
    }

    @NeverInline
    private boolean isAccessibleByParts(long start, long lengthBytes, int access) {
        long end = start + lengthBytes;
        if (start < 0 || lengthBytes < 0 || end < start || end > END) {
            return false;
        }
        long at = start;
        while (at < end) {
            Area area = findOrGrow(at);
            if (area == null || access != 0 && !allows(area.protection(), access)) {
                return false;
            }
            at = area.end();
            if (access != 0 && !area.isAnonymous() && area.isBeyondFile(Math.min(at, end) - 1)) {
                return false;
            }
        }
        return true;
    }

    @AlwaysInline
    static boolean allows(int protection, int access) {
        return Protection.mayRead(protection) && (access & ~Protection.READ & ~protection) == 0;
    }

    /// The physical address behind `address`, if its page has a frame; else 0. For tests and debugging.
    public PhysicalAddress physical(long address) {
        return table.physical(address);
    }
}
