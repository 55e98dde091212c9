// SPDX-License-Identifier: Apache-2.0
package corto.fs.pagecache;

import static corto.lang.Errno.EFBIG;
import static corto.lang.Errno.ENOMEM;

import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.LentFrames;
import java.util.Arrays;

/// The content of one file. Subclasses are the store: they know where on the medium it is.
public abstract class StoredPages extends Pages {
    /// The most pages that `load` and `save` are asked for at once.
    protected static final int MOST_PAGES = 64;

    private static final int READ_AHEAD = 16;            // pages beyond what was asked for, when a file is read in order
    private static final long[] NONE = {};
    private static final Result OK = Result.of(0);

    private final PageCache cache;
    private final int hash;
    private CachedPage first;                            // of this file
    private long sizeBytes;
    private long nextPage = -1;                          // the one behind the last that was read
    private Result problem = OK;                         // why a page could not be brought

    private final long[] frames = new long[MOST_PAGES];  // for `load` and `save`
    private long[] parked = NONE;                        // frames that were given up while pages were pinned
    private int parkedCount;

    protected StoredPages(PageCache cache, long sizeBytes) {
        this.cache = cache;
        this.sizeBytes = sizeBytes;
        hash = cache.newFile();
    }

    // The store

    /// Reads pages into frames, zeros where nothing is stored.
    protected abstract Result load(long page, int count, long[] into);

    /// Writes frames to where their pages are stored; parts that have no place are left out: they lie behind the end.
    protected abstract Result save(long page, int count, long[] from);

    /// Makes places for these bytes, which lie in one page. Not negative: whether some were not there before. ENOSPC, EFBIG, …: perhaps some were
    /// made.
    protected abstract Result reserve(long offset, long lengthBytes);

    /// Gives back the places of all bytes from `newBytes` on.
    protected abstract Result cut(long newBytes);

    /// Whether any byte of a page has a place.
    protected abstract boolean isStored(long page);

    /// Whether each byte of a page has one.
    protected abstract boolean isWhollyStored(long page);

    /// No file may be larger, in bytes.
    protected abstract long mostBytes();

    /// The content has changed, and perhaps the size.
    protected abstract void contentChanged();

    // Other threads. `enter` and `leave` are around what lets them run while the store is waited for; `settle` comes before everything else: afterwards no other thread is
    // in between these. A page that is being loaded is in the cache already, and must not be seen.

    protected abstract void enter();

    protected abstract void leave();

    protected abstract void settle();

    // For the cache

    final int hash() {
        return hash;
    }

    /// Lets a clean page go. False if somebody may be using the frame.
    final boolean evict(CachedPage page) {
        if (isPinned() || LentFrames.isLent(page.frame)) {
            return false;
        }
        if (isMapped()) {
            invalidate(page.page, 1);
        }
        forget(page);
        return true;
    }

    private void forget(CachedPage page) {
        cache.remove(page);
        if (page.previousInFile == null) {
            first = page.nextInFile;
        } else {
            page.previousInFile.nextInFile = page.nextInFile;
        }
        if (page.nextInFile != null) {
            page.nextInFile.previousInFile = page.previousInFile;
        }
        if (!isPinned()) {
            LentFrames.free(cache.frames(), page.frame);
            return;
        }
        if (parkedCount == parked.length) {
            parked = Arrays.copyOf(parked, Math.max(8, 2 * parkedCount));
        }
        parked[parkedCount++] = page.frame.bits();
    }

    @Override
    public final boolean lendsFrames() {
        return true;
    }

    @Override
    protected final void unpinned() {
        while (parkedCount > 0) {
            LentFrames.free(cache.frames(), new Address(parked[--parkedCount]));
        }
    }

    private CachedPage add(long page) {
        CachedPage made = cache.add(this, page);
        if (made != null) {
            made.nextInFile = first;
            if (first != null) {
                first.previousInFile = made;
            }
            first = made;
        }
        return made;
    }

    // Finding

    @Override
    public final long sizeBytes() {
        return sizeBytes;
    }

    /// Whether anything of it is in memory.
    public final boolean isCached() {
        return first != null;
    }

    private static long pages(long bytes) {
        return (bytes >>> PAGE_SHIFT) + ((bytes & PAGE_BYTES - 1) == 0 ? 0 : 1);
    }

    private boolean isBeyondEnd(long page) {
        return page >= pages(sizeBytes);
    }


    /// The page in memory. Null: `problem`.
    private CachedPage present(long page) {
        CachedPage found = cache.find(this, page);
        if (found != null) {
            return found;
        }
        int count = bring(page, 1);
        return count == 0 ? null : cache.find(this, page);
    }

    /// Loads the page, and those that follow it as far as they are not there and are stored, `wanted` at most. How many; 0: `problem`.
    private int bring(long page, int wanted) {
        int count = 0;
        while (count < wanted) {
            long next = page + count;
            if (count > 0 && (isBeyondEnd(next) || cache.find(this, next) != null || !isStored(next))) {
                break;
            }
            CachedPage made = add(next);
            if (made == null) {
                break;
            }
            frames[count++] = made.frame.bits();
        }
        if (count == 0) {
            problem = Result.error(ENOMEM);
            return 0;
        }
        problem = load(page, count, frames);
        if (problem.isError()) {
            for (int i = 0; i < count; i++) {
                forget(cache.find(this, page + i));
            }
            return 0;
        }
        clearBehindEnd(page, count);
        return count;
    }

    private void clearBehindEnd(long page, int count) {
        for (int i = 0; i < count; i++) {
            long start = page + i << PAGE_SHIFT;
            if (start + PAGE_BYTES > sizeBytes) {
                long kept = Math.max(0, sizeBytes - start);
                new Address(frames[i]).plus(kept).clear(PAGE_BYTES - kept);
            }
        }
    }

    // Frames

    @Override
    public final Address frame(long page) {
        settle();
        if (isBeyondEnd(page)) {
            return Address.zero();
        }
        CachedPage found = cache.find(this, page);
        if (found == null && isStored(page)) {
            found = present(page);
        }
        return found == null ? Address.zero() : found.frame;
    }

    @Override
    public final boolean isHole(long page) {
        settle();
        return !isBeyondEnd(page) && cache.find(this, page) == null && !isStored(page);
    }

    @Override
    public final Address frameToWrite(long page) {
        settle();
        if (isBeyondEnd(page) || cache.throttle().isError()) {
            return Address.zero();
        }
        CachedPage found = writable(page);
        if (found == null) {
            return Address.zero();
        }
        long start = page << PAGE_SHIFT;
        Result reserved = reserve(start, Math.min(PAGE_BYTES, sizeBytes - start));
        cache.markDirty(found);                          // also when not everything could be reserved: what was must not stay as the store has it
        if (reserved.isError()) {
            return Address.zero();
        }
        found.isShared = true;
        contentChanged();
        return found.frame;
    }

    /// The page, about to be written: who maps the hole that it was is told.
    private CachedPage writable(long page) {
        CachedPage found = cache.find(this, page);
        if (found != null) {
            return found;
        }
        if (isMapped()) {
            invalidate(page, 1);
        }
        return present(page);
    }

    // Waiting beforehand

    @Override
    public final boolean isAbsent(long page, boolean toWrite) {
        settle();
        return cache.find(this, page) == null || toWrite && cache.wouldThrottle(1);
    }

    @Override
    public final void prepare(long page, boolean toWrite) {
        enter();
        if (toWrite) {
            cache.throttle();                            // an error is told by the next who writes
        }
        cache.beginOperation();
        if (!isBeyondEnd(page) && cache.find(this, page) == null && isStored(page)) {
            bring(page, READ_AHEAD);                     // those around a page that is touched are touched soon
        }
        leave();
    }

    /// Brings pages of a range for `read`, `MOST_PAGES` at most. How many of the bytes can be read now; errors are left to `read`.
    public final long prepareToRead(long offset, long lengthBytes) {
        settle();
        if (offset >= sizeBytes) {
            return lengthBytes;
        }
        long first = offset >>> PAGE_SHIFT;
        long wanted = pages((offset & PAGE_BYTES - 1) + Math.min(lengthBytes, sizeBytes - offset));
        long end = first + Math.min(wanted, MOST_PAGES);
        long page = first;
        while (page < end && cache.find(this, page) != null) {
            page++;
        }
        if (page < end) {
            enter();
            cache.beginOperation();
            bringAll(first, page, end);
            leave();
        }
        return wanted > MOST_PAGES ? (end << PAGE_SHIFT) - offset : lengthBytes;
    }

    private void bringAll(long first, long from, long end) {
        long page = from;
        while (page < end && !isBeyondEnd(page)) {
            long count = 1;
            if (cache.find(this, page) == null && isStored(page)) {
                int ahead = page != first || page == nextPage ? READ_AHEAD : 0;
                count = bring(page, (int) Math.min(MOST_PAGES, end - page + ahead));
            }
            if (count == 0) {
                return;
            }
            page += count;
        }
    }

    /// Makes room in the cache for a `write`, and brings the pages that it changes in part. How many of the bytes can be written now; errors are left to `write`.
    public final long prepareToWrite(long offset, long lengthBytes) {
        settle();
        long length = Math.min(lengthBytes, ((long) MOST_PAGES << PAGE_SHIFT) - (offset & PAGE_BYTES - 1));
        long count = pages((offset & PAGE_BYTES - 1) + length);
        if (cache.wouldThrottle(count) || isPartAbsent(offset) || isPartAbsent(offset + length)) {
            enter();
            if (cache.wouldThrottle(count)) {
                cache.writeBack();
            }
            cache.beginOperation();
            bringPart(offset);
            bringPart(offset + length);
            leave();
        }
        return length;
    }

    /// Whether an edge at `offset` lies in a page of the file that is not here.
    private boolean isPartAbsent(long offset) {
        long page = offset >>> PAGE_SHIFT;
        return (offset & PAGE_BYTES - 1) != 0 && !isBeyondEnd(page) && cache.find(this, page) == null;
    }

    private void bringPart(long offset) {
        if (isPartAbsent(offset) && isStored(offset >>> PAGE_SHIFT)) {
            bring(offset >>> PAGE_SHIFT, 1);
        }
    }

    // Bytes

    /// Copies what is at `offset` to `to`; the number of bytes, 0 at the end. EIO, ENOMEM if nothing could be read.
    public final Result read(Address to, long lengthBytes, long offset) {
        settle();
        if (offset >= sizeBytes) {
            return Result.of(0);
        }
        long length = Math.min(lengthBytes, sizeBytes - offset);
        long done = 0;
        while (done < length) {
            cache.beginOperation();
            long at = offset + done;
            long page = at >>> PAGE_SHIFT;
            long within = at & PAGE_BYTES - 1;
            long bytes = Math.min(PAGE_BYTES - within, length - done);
            CachedPage found = cache.find(this, page);
            if (found == null && isStored(page)) {
                int ahead = page == nextPage ? READ_AHEAD : 0;
                bring(page, (int) Math.min(MOST_PAGES, pages(within + length - done) + ahead));
                if (problem.isError()) {
                    return done > 0 ? Result.of(done) : problem;
                }
                found = cache.find(this, page);
            }
            if (found == null) {
                to.plus(done).clear(bytes);
            } else {
                to.plus(done).copyFrom(found.frame.plus(within), bytes);
            }
            nextPage = page + 1;
            done += bytes;
        }
        return Result.of(length);
    }

    /// Copies from `from` to `offset`, leaving a hole before it. The number of bytes, fewer if there was no more room. ENOSPC, EFBIG, EIO, …
    public final Result write(Address from, long lengthBytes, long offset) {
        settle();
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (offset >= mostBytes()) {
            return Result.error(EFBIG);
        }
        if (offset > sizeBytes) {
            Result cleared = clearTail();
            if (cleared.isError()) {
                return cleared;
            }
        }
        long length = Math.min(lengthBytes, mostBytes() - offset);
        long done = 0;
        Result result = OK;
        while (done < length && !result.isError()) {
            long at = offset + done;
            long bytes = Math.min(PAGE_BYTES - (at & PAGE_BYTES - 1), length - done);
            result = writeInPage(from.plus(done), bytes, at);
            if (!result.isError()) {
                done += bytes;
                sizeBytes = Math.max(sizeBytes, at + bytes);
            }
        }
        if (result.isError()) {
            cut(sizeBytes);
            forgetFrom(pages(sizeBytes));
        }
        if (done > 0) {
            contentChanged();
        }
        return done > 0 ? Result.of(done) : result;
    }

    private Result writeInPage(Address from, long bytes, long at) {
        cache.beginOperation();
        Result throttled = cache.throttle();
        if (throttled.isError()) {
            return throttled;
        }
        long page = at >>> PAGE_SHIFT;
        boolean needsNothing = bytes == PAGE_BYTES && cache.find(this, page) == null && isWhollyStored(page);
        CachedPage found = needsNothing ? add(page) : writable(page);
        if (found == null) {
            return needsNothing ? Result.error(ENOMEM) : problem;
        }
        if (!needsNothing) {
            Result reserved = reserve(at, bytes);
            if (reserved.isError() || reserved.value() > 0) {
                cache.markDirty(found);                  // what was reserved must not stay as the store has it
            }
            if (reserved.isError()) {
                return reserved;
            }
        } else if (isMapped()) {
            invalidate(page, 1);
        }
        found.frame.plus(at & PAGE_BYTES - 1).copyFrom(from, bytes);
        cache.markDirty(found);                          // only now: the copy may have faulted, and the page been written back
        return OK;
    }

    /// The file is about to grow: what lies behind its end in the last page becomes part of it, and is zero.
    private Result clearTail() {
        long within = sizeBytes & PAGE_BYTES - 1;
        long page = sizeBytes >>> PAGE_SHIFT;
        if (within == 0) {
            return OK;
        }
        cache.beginOperation();
        CachedPage found = cache.find(this, page);
        if (found == null && isStored(page)) {
            found = present(page);
            if (found == null) {
                return problem;
            }
        }
        if (found != null && isStored(page)) {
            found.frame.plus(within).clear(PAGE_BYTES - within);
            cache.markDirty(found);
        }
        return OK;
    }

    /// Cuts the file or lengthens it by a hole.
    public final Result resize(long newBytes) {
        settle();
        if (newBytes > mostBytes()) {
            return Result.error(EFBIG);
        }
        if (newBytes > sizeBytes) {
            Result cleared = clearTail();
            if (cleared.isError()) {
                return cleared;
            }
            sizeBytes = newBytes;
            contentChanged();
            return OK;
        }
        long kept = pages(newBytes);
        sizeBytes = newBytes;                            // mappings look: copies of pages behind the end go, too
        if (isMapped()) {
            invalidate(kept, Long.MAX_VALUE - kept);
        }
        forgetFrom(kept);
        long within = newBytes & PAGE_BYTES - 1;
        CachedPage last = within == 0 ? null : cache.find(this, kept - 1);
        if (last != null) {
            last.frame.plus(within).clear(PAGE_BYTES - within);
        }
        Result result = cut(newBytes);
        contentChanged();
        return result;
    }

    private void forgetFrom(long page) {
        CachedPage at = first;
        while (at != null) {
            CachedPage next = at.nextInFile;
            if (at.page >= page) {
                forget(at);
            }
            at = next;
        }
    }

    /// fallocate(2): places for these bytes, zero where there were none; the file grows to hold them.
    public final Result allocate(long offset, long lengthBytes) {
        settle();
        long end = offset + lengthBytes;
        if (end < 0 || end > mostBytes()) {
            return Result.error(EFBIG);
        }
        Result result = offset > sizeBytes || end > sizeBytes ? clearTail() : OK;
        long at = offset;
        while (at < end && !result.isError()) {
            long bytes = Math.min(PAGE_BYTES - (at & PAGE_BYTES - 1), end - at);
            cache.beginOperation();
            result = cache.throttle();
            if (!result.isError() && !isWhollyStored(at >>> PAGE_SHIFT)) {
                result = allocateInPage(at, bytes);
            }
            at += bytes;
        }
        if (result.isError()) {
            cut(sizeBytes);
            forgetFrom(pages(sizeBytes));
            return result;
        }
        sizeBytes = Math.max(sizeBytes, end);
        contentChanged();
        return OK;
    }

    private Result allocateInPage(long at, long bytes) {
        CachedPage found = writable(at >>> PAGE_SHIFT);
        if (found == null) {
            return problem;
        }
        Result reserved = reserve(at, bytes);
        if (reserved.isError() || reserved.value() > 0) {
            cache.markDirty(found);
        }
        return reserved;
    }

    // Writing back

    /// Writes what is dirty to the store. What could not be written stays dirty.
    public final Result writeBack() {
        long[] numbers = dirtyPages();
        int at = 0;
        while (at < numbers.length) {
            int count = 0;
            while (at + count < numbers.length && count < MOST_PAGES && numbers[at + count] - numbers[at] == count) {
                CachedPage page = cache.find(this, numbers[at + count]);
                if (page.isShared) {
                    page.isShared = false;
                    if (isMapped()) {
                        invalidate(page.page, 1);        // the next store into it faults
                    }
                }
                frames[count++] = page.frame.bits();
            }
            Result saved = save(numbers[at], count, frames);
            if (saved.isError()) {
                return saved;
            }
            for (int i = 0; i < count; i++) {
                cache.markClean(cache.find(this, numbers[at + i]));
            }
            at += count;
        }
        return OK;
    }

    private long[] dirtyPages() {
        int count = 0;
        for (CachedPage page = first; page != null; page = page.nextInFile) {
            count += page.isDirty ? 1 : 0;
        }
        long[] numbers = new long[count];
        for (CachedPage page = first; page != null; page = page.nextInFile) {
            if (page.isDirty) {
                numbers[--count] = page.page;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    /// Forgets everything, also what is dirty: the file is gone.
    public final void drop() {
        settle();
        forgetFrom(0);
    }
}
