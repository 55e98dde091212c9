// SPDX-License-Identifier: Apache-2.0
package corto.fs.pagecache;

import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;

/// The pages of all files of one file system.
public final class PageCache {
    private static final int FEWEST_BUCKETS = 64;

    private final FrameAllocator frames;
    private final long mostPages;
    private final CachedPage[] buckets;                  // a power of two of them
    private final CachedPage clean = ring();             // heads of rings: `newer` of one is its oldest page
    private final CachedPage dirty = ring();
    private long count;
    private long dirtyCount;
    private long operation = 1;
    private int nextFile;                                // spreads the files over the buckets

    /// Up to `mostPages` pages stay when they are not in use.
    public PageCache(FrameAllocator frames, long mostPages) {
        this.frames = frames;
        this.mostPages = mostPages;
        buckets = new CachedPage[(int) Math.min(1 << 16, Long.highestOneBit(Math.max(FEWEST_BUCKETS, mostPages)))];
    }

    private static CachedPage ring() {
        CachedPage head = new CachedPage(null, -1, Address.zero());
        head.older = head;
        head.newer = head;
        return head;
    }

    FrameAllocator frames() {
        return frames;
    }

    int newFile() {
        nextFile += 0x9E37_79B9;                         // the golden ratio: neighbours end far from each other
        return nextFile;
    }

    /// Pages in memory.
    public long count() {
        return count;
    }

    /// Of them, those that differ from the store.
    public long dirtyCount() {
        return dirtyCount;
    }

    /// An operation begins, or goes on without any page that it had before.
    void beginOperation() {
        operation++;
        while (count > mostPages && evict()) {
            assert count >= dirtyCount;
        }
    }

    /// Writes everything back if that is due.
    Result throttle() {
        return dirtyCount > mostPages / 2 ? writeBack() : Result.of(0);
    }

    /// Whether writing `pages` more pages makes it write back.
    boolean wouldThrottle(long pages) {
        return dirtyCount > 0 && dirtyCount + pages > mostPages / 2;
    }

    /// Writes all dirty pages of all files to the store. The first error; what was not written stays dirty.
    public Result writeBack() {
        while (dirty.newer != dirty) {
            Result written = dirty.newer.owner.writeBack();
            if (written.isError()) {
                return written;
            }
        }
        return Result.of(0);
    }

    private int bucket(StoredPages owner, long page) {
        long hash = owner.hash() + page * 0x9E37_79B1L;
        return (int) (hash ^ hash >>> 17) & buckets.length - 1;
    }

    CachedPage find(StoredPages owner, long page) {
        CachedPage at = buckets[bucket(owner, page)];
        while (at != null && (at.page != page || at.owner != owner)) {
            at = at.nextInBucket;
        }
        if (at != null) {
            at.lastUse = operation;
            if (!at.isDirty) {
                unchain(at);
                append(clean, at);
            }
        }
        return at;
    }

    /// A clean page with arbitrary content for a place that has none. Null if there is no memory.
    CachedPage add(StoredPages owner, long page) {
        if (count >= mostPages) {
            evict();
        }
        Address frame = frames.allocate();
        if (frame.isZero() && evict()) {
            frame = frames.allocate();
        }
        if (frame.isZero()) {
            return null;
        }
        CachedPage made = new CachedPage(owner, page, frame);
        made.lastUse = operation;
        int bucket = bucket(owner, page);
        made.nextInBucket = buckets[bucket];
        buckets[bucket] = made;
        append(clean, made);
        count++;
        return made;
    }

    private static void append(CachedPage ring, CachedPage page) {
        page.older = ring.older;
        page.newer = ring;
        ring.older.newer = page;
        ring.older = page;
    }

    private static void unchain(CachedPage page) {
        page.older.newer = page.newer;
        page.newer.older = page.older;
    }

    void markDirty(CachedPage page) {
        if (!page.isDirty) {
            page.isDirty = true;
            dirtyCount++;
            unchain(page);
            append(dirty, page);
        }
    }

    void markClean(CachedPage page) {
        if (page.isDirty) {
            page.isDirty = false;
            dirtyCount--;
            unchain(page);
            append(clean, page);
        }
    }

    /// Takes the page away from here; its frame now belongs to its file.
    void remove(CachedPage page) {
        unchain(page);
        dirtyCount -= page.isDirty ? 1 : 0;
        count--;
        int bucket = bucket(page.owner, page.page);
        CachedPage before = null;
        for (CachedPage at = buckets[bucket]; at != page; at = at.nextInBucket) {
            before = at;
        }
        if (before == null) {
            buckets[bucket] = page.nextInBucket;
        } else {
            before.nextInBucket = page.nextInBucket;
        }
    }

    /// Lets the page go that was not used for longest. False if all are dirty, pinned or in use.
    private boolean evict() {
        for (CachedPage page = clean.newer; page != clean && page.lastUse != operation; page = page.newer) {
            if (page.owner.evict(page)) {
                return true;
            }
        }
        return false;
    }
}
