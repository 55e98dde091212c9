// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.fs.file.Pages;
import corto.lang.Address;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;

/// Finds frames for pages that are touched; `package-info` has the table.
final class Fault {
    /// In an entry: the frame belongs to the area. One of the bits that the processor leaves to the system.
    static final long OWNED = 1 << 9;
    /// In an entry: the frame is a file's, and may be written (a shared mapping has told the file so).
    private static final long SHARED_WRITE = 1 << 10;

    private static final long PAGE = Frames.BYTES;
    private static final long LARGE_PAGE = PageTableEntry.LARGE_PAGE;
    static final int LARGE_FRAMES = PageTableEntry.ENTRIES;
    /// Pages of a file that are mapped around the one touched, if the file has them in memory: the next touches are likely there.
    private static final long AROUND = 16 * PAGE;

    private final Translations translations;
    private final PageTable table;
    private final FrameAllocator frames;
    private final TranslationCache cache;

    Fault(Translations translations, PageTable table, FrameAllocator frames, TranslationCache cache) {
        this.translations = translations;
        this.table = table;
        this.frames = frames;
        this.cache = cache;
    }

    Outcome resolve(Area area, long page, int access) {
        if (!AddressSpace.allows(area.protection(), access)) {
            return Outcome.NOT_ALLOWED;
        }
        PageTableEntry entry = table.entry(page);
        if (entry.bits() != 0 && (access != Protection.WRITE || mayBeWritten(entry.bits(), area))) {
            table.replace(page, withRights(entry, area));        // the rights were less when it was last touched
            cache.forget(new Address(page));
            return Outcome.RESOLVED;
        }
        if (area.isAnonymous()) {
            return area.mayBeLarge(page) && setLarge(area, page & -LARGE_PAGE) ? Outcome.RESOLVED : setOwned(area, page, Address.zero());
        }
        if (area.isBeyondFile(page)) {
            return Outcome.BEYOND_FILE;
        }
        return access == Protection.WRITE ? writeFile(area, page, entry) : readFile(area, page);
    }

    /// Whether a touch would not fault.
    boolean isResolved(Area area, long page, int access) {
        long bits = table.entry(page).bits();
        return (bits & PageTableEntry.PRESENT) != 0 && (access != Protection.WRITE || mayBeWritten(bits, area));
    }

    /// The frame that belongs to the area itself behind `page` of a private file mapping, made of the file's if there is none yet; zero without memory.
    Address own(Area area, long page) {
        PageTableEntry entry = table.entry(page);
        if ((entry.bits() & OWNED) == 0) {
            Address original = area.pages().frame(area.page(page));
            if (original.isZero() || setOwned(area, page, original) != Outcome.RESOLVED) {
                return Address.zero();
            }
            cache.forget(new Address(page));
        }
        return DirectMap.address(table.entry(page).frame());
    }

    private Outcome readFile(Area area, long page) {
        Pages pages = area.pages();
        Address frame = pages.frame(area.page(page));
        if (frame.isZero()) {
            return pages.isHole(area.page(page)) ? setOwned(area, page, Address.zero()) : Outcome.NO_MEMORY;
        }
        if (!table.set(page, fileEntry(frame, area))) {
            return Outcome.NO_MEMORY;
        }
        mapAround(area, page);
        return Outcome.RESOLVED;
    }

    /// Maps neighbours that are in memory anyway. Only where a page table is already, and only reading.
    private void mapAround(Area area, long page) {
        Pages pages = area.pages();
        long from = Math.max(area.start(), page & -AROUND);
        long to = Math.min(area.end(), (page & -AROUND) + AROUND);
        long behindFile = area.start() + (pages.sizeBytes() + PAGE - 1 & -PAGE) - area.fileOffset();
        for (long at = from; at < Math.min(to, behindFile); at += PAGE) {
            if (table.entry(at).bits() == 0 && !pages.isAbsent(area.page(at), false)) {
                Address frame = pages.frame(area.page(at));
                if (!frame.isZero()) {
                    table.replace(at, fileEntry(frame, area));
                }
            }
        }
    }

    private Outcome writeFile(Area area, long page, PageTableEntry before) {
        if (!area.isShared()) {
            Address original = area.pages().frame(area.page(page));
            Outcome outcome = setOwned(area, page, original);
            if (before.bits() != 0 && outcome == Outcome.RESOLVED) {
                cache.forget(new Address(page));
            }
            return outcome;
        }
        Address frame = area.pages().frameToWrite(area.page(page));
        if (frame.isZero()) {
            return Outcome.NO_MEMORY;
        }
        PageTableEntry entry = PageTableEntry.of(DirectMap.physical(frame), SHARED_WRITE);
        if (!table.set(page, withRights(entry, area))) {
            return Outcome.NO_MEMORY;
        }
        cache.forget(new Address(page));
        return Outcome.RESOLVED;
    }

    /// Gives the page a frame of its own: a copy of `original`, or zeros if that is zero.
    private Outcome setOwned(Area area, long page, Address original) {
        Address frame = frames.allocate();
        if (frame.isZero()) {
            return Outcome.NO_MEMORY;
        }
        if (original.isZero()) {
            frame.clear(PAGE);
        } else {
            frame.copyFrom(original, PAGE);
        }
        if (!table.set(page, withRights(PageTableEntry.of(DirectMap.physical(frame), OWNED), area))) {
            frames.free(frame);
            return Outcome.NO_MEMORY;
        }
        translations.owned(1);
        return Outcome.RESOLVED;
    }

    /// Gives the area a large page of zeros. False when there is no room for one, when frames do not follow each other, or when less than half of the memory would be left: then
    /// single pages last longer.
    private boolean setLarge(Area area, long page) {
        if (!table.hasRoomForLarge(page) || frames.freeFrames() - LARGE_FRAMES < frames.totalFrames() / 2) {
            return false;
        }
        Address memory = frames.allocateContiguous(LARGE_FRAMES);
        if (memory.isZero()) {
            return false;
        }
        memory.clear(LARGE_PAGE);
        if (!table.setLarge(page, withRights(PageTableEntry.of(DirectMap.physical(memory), OWNED), area))) {
            frames.freeContiguous(memory, LARGE_FRAMES);
            return false;
        }
        translations.owned(LARGE_FRAMES);
        return true;
    }

    private PageTableEntry fileEntry(Address frame, Area area) {
        return withRights(PageTableEntry.of(DirectMap.physical(frame), 0), area);
    }

    /// Whether the frame may be written. A frame of zeros that stands for a hole of a shared file may not: the file has to fill the hole first.
    private static boolean mayBeWritten(long bits, Area area) {
        return (bits & SHARED_WRITE) != 0 || (bits & OWNED) != 0 && (area.isAnonymous() || !area.isShared());
    }

    /// The entry's frame and marks with the rights that the area gives it now.
    PageTableEntry withRights(PageTableEntry entry, Area area) {
        long bits = entry.frame().bits() | entry.bits() & (OWNED | SHARED_WRITE | PageTableEntry.LARGE);
        int protection = area.protection();
        if (!Protection.mayRead(protection)) {
            return new PageTableEntry(bits);                     // kept, not present
        }
        boolean mayWrite = (protection & Protection.WRITE) != 0 && mayBeWritten(bits, area);
        bits |= PageTableEntry.PRESENT | PageTableEntry.ACCESSED | (mayWrite ? PageTableEntry.WRITABLE | PageTableEntry.DIRTY : 0);
        return new PageTableEntry((protection & Protection.EXECUTE) == 0 ? bits | PageTableEntry.NO_EXECUTE : bits);
    }
}
