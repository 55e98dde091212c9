// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.fs.file.Inode;
import corto.fs.file.Mapping;
import corto.fs.file.Pages;
import corto.lang.Result;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.PageTableEntry;

/// Pages that follow each other, with one protection and one source. Its bounds are multiples of the page size.
public final class Area extends Mapping {
    // Traits: what mmap(2), madvise(2) and mlock(2) have said of an area beside its protection.
    /// Single pages are wanted rather than large ones.
    public static final int PREFERS_PAGES = 1;
    /// Its pages stay in memory (mlock(2)), which they do anyway.
    public static final int LOCKED = 1 << 1;
    /// It grows downwards when what lies below it is touched (MAP_GROWSDOWN).
    public static final int GROWS_DOWN = 1 << 2;
    /// It may never become writable: a file that was not opened for writing, mapped shared.
    public static final int NEVER_WRITABLE = 1 << 3;
    /// It keeps the file from being sealed against writing: mapped shared by who may write it.
    public static final int MAY_WRITE_FILE = 1 << 4;

    private final AddressSpace space;
    private final long start;
    private long end;
    private int protection;                      // `Protection`
    private int traits;
    private final boolean shared;
    private final Pages pages;                   // null: zeros
    private final long firstPage;                // of `pages`, where the area begins; follows `start`
    private final long origin;                   // `start` when `firstPage` was said
    private final Inode inode;                   // for `/proc/self/maps`; null: none
    private final String label;                  // as `[stack]`, or null

    Area(AddressSpace space, long start, long end, int protection, boolean shared, Pages pages, long firstPage, Inode inode, String label, int traits) {
        this.space = space;
        this.start = start;
        this.end = end;
        this.protection = protection;
        this.shared = shared;
        this.pages = pages;
        this.firstPage = firstPage;
        this.origin = start;
        this.inode = inode;
        this.label = label;
        this.traits = traits;
    }

    /// The part of this area from `from` to `to`, elsewhere if `at` is not `from`. It is not attached to the file yet.
    Area part(long from, long to, long at) {
        return new Area(space, at, at + to - from, protection, shared, pages, page(from), inode, label, traits);
    }

    public long start() {
        return start;
    }

    /// The address behind its last byte.
    public long end() {
        return end;
    }

    /// `Protection` bits.
    public int protection() {
        return protection;
    }

    public boolean isShared() {
        return shared;
    }

    public boolean isAnonymous() {
        return pages == null;
    }

    /// The file it maps, null if none.
    public Inode inode() {
        return inode;
    }

    /// Its name in brackets, null if it has none.
    public String label() {
        return label;
    }

    /// The offset in its file of its first byte.
    public long fileOffset() {
        return page(start) << Frames.SHIFT;
    }

    Pages pages() {
        return pages;
    }

    /// The page of the file that is seen at `address`.
    long page(long address) {
        return firstPage + (address - origin >>> Frames.SHIFT);
    }

    /// Whether the page at `address` is wholly beyond the end of the file.
    boolean isBeyondFile(long address) {
        return page(address) << Frames.SHIFT >= pages.sizeBytes();
    }

    void setEnd(long newEnd) {
        end = newEnd;
    }

    void setProtection(int newProtection) {
        protection = newProtection;
    }

    /// Whether it has a trait.
    public boolean has(int trait) {
        return (traits & trait) != 0;
    }

    void changeTraits(int added, int removed) {
        traits = traits & ~removed | added;
    }

    /// Whether its size counts against RLIMIT_DATA: private, writable, and no stack.
    boolean isData() {
        return !shared && (protection & Protection.WRITE) != 0 && !has(GROWS_DOWN);
    }

    @Override
    public boolean mayWriteFile() {
        return has(MAY_WRITE_FILE);
    }

    /// Whether the large page around `address` could be one of zeros in this area.
    boolean mayBeLarge(long address) {
        long large = address & -PageTableEntry.LARGE_PAGE;
        return pages == null && !has(PREFERS_PAGES) && large >= start && end - large >= PageTableEntry.LARGE_PAGE;
    }

    void attach() {
        if (pages != null) {
            pages.attach(this);
        }
    }

    void detach() {
        if (pages != null) {
            pages.detach(this);
        }
    }

    /// Whether both could be one area, `next` beginning where this one ends.
    boolean canJoin(Area next) {
        return pages == next.pages && end == next.start && protection == next.protection && shared == next.shared && label == next.label && traits == next.traits
                && inode == next.inode && (pages == null || page(end) == next.firstPage);
    }

    /// Punches a hole into the file where it is seen from `start` to `end`. EOPNOTSUPP where that cannot be.
    public Result punch(long start, long end) {
        return pages.punch(page(start) << Frames.SHIFT, end - start);
    }

    @Override
    public void invalidate(long first, long count) {
        long from = page(start) > first ? start : origin + (first - firstPage << Frames.SHIFT);
        long pagesLeft = end - from >>> Frames.SHIFT;
        long skipped = page(from) - first;
        if (from < end && count > skipped) {
            space.invalidate(this, from, from + (Math.min(count - skipped, pagesLeft) << Frames.SHIFT));
        }
    }
}
