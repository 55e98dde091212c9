// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static corto.lang.Errno.EFBIG;
import static corto.lang.Errno.ENOSPC;

import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.LentFrames;
import java.util.Arrays;

/// The content of one regular file.
///
/// A page is in the tree; or, if it lies below `inPlaceBytes`, in the archive as it came; or it is a hole. Pages of the archive are never
/// written: the first write copies one into the tree. **Invariant:** bytes behind the end are zero, in every frame and in every in-place
/// page that `frame` gives away.
@RawMemory(reason = "copies between frames and callers' buffers")
@Hot
final class RamPages extends Pages implements PageTree.Taker {
    private static final long LAST_OFFSET = Long.MAX_VALUE;

    private static final long[] NONE = {};

    private final RamFile file;
    private final FrameAllocator frames;
    private final PageTree tree = new PageTree();
    private long sizeBytes;

    private Address inPlace = Address.zero();    // content in the archive
    private long inPlaceBytes;               // of it that are still part of the file

    private long[] parked = NONE;            // frames that were given up while pages were pinned
    private int parkedCount;

    RamPages(RamFile file, FrameAllocator frames) {
        this.file = file;
        this.frames = frames;
    }

    void place(Address content, long lengthBytes) {
        assert sizeBytes == 0;
        inPlace = content;
        inPlaceBytes = lengthBytes;
        sizeBytes = lengthBytes;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /// Bytes of the frames it has; what lies in place counts too.
    long storedBytes() {
        long inPlacePages = inPlaceBytes + PAGE_BYTES - 1 >>> PAGE_SHIFT;
        return Math.max(tree.count(), inPlacePages) << PAGE_SHIFT;
    }

    // Frames

    @Override
    public Address frame(long page) {
        if (isBeyondEnd(page)) {
            return Address.zero();
        }
        Address frame = tree.get(page);
        if (!frame.isZero() || !isInPlace(page)) {
            return frame;
        }
        if (isUsableInPlace(page)) {
            return inPlace.plus(page << PAGE_SHIFT);
        }
        return copied(page);
    }

    @Override
    public boolean isHole(long page) {
        return !isBeyondEnd(page) && !isInPlace(page) && tree.get(page).isZero();
    }

    @Override
    public Address frameToWrite(long page) {
        if (isBeyondEnd(page)) {
            return Address.zero();
        }
        Address frame = writable(page);
        if (!frame.isZero()) {
            file.contentModified();
        }
        return frame;
    }

    private boolean isBeyondEnd(long page) {
        return page >= pages(sizeBytes);
    }

    private boolean isInPlace(long page) {
        return page < pages(inPlaceBytes);
    }

    private static long pages(long bytes) {
        return (bytes >>> PAGE_SHIFT) + ((bytes & PAGE_BYTES - 1) == 0 ? 0 : 1);
    }

    /// Whether a page in the archive may be mapped as it lies: on a page boundary, and if it is the last one, followed by zeros.
    private boolean isUsableInPlace(long page) {
        if (!inPlace.isAligned(PAGE_BYTES)) {
            return false;
        }
        long start = page << PAGE_SHIFT;
        for (long offset = Math.max(start, inPlaceBytes); offset < start + PAGE_BYTES; offset++) {
            if (inPlace.loadByte(offset) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The frame of a page that may be written to: in the tree, filled with what the page holds. Zero if there is no memory.
    private Address writable(long page) {
        Address frame = tree.get(page);
        if (!frame.isZero()) {
            return frame;
        }
        if (isMapped()) {
            invalidate(page, 1);             // a hole, or a page in place, that is about to have a frame
        }
        if (isInPlace(page)) {
            return copied(page);
        }
        frame = frames.allocate();
        if (!frame.isZero()) {
            frame.clear(PAGE_BYTES);
            tree.put(page, frame);
        }
        return frame;
    }

    /// Copies a page out of the archive.
    private Address copied(long page) {
        Address frame = frames.allocate();
        if (frame.isZero()) {
            return frame;
        }
        long start = page << PAGE_SHIFT;
        long bytes = Math.min(PAGE_BYTES, inPlaceBytes - start);
        frame.copyFrom(inPlace.plus(start), bytes);
        frame.plus(bytes).clear(PAGE_BYTES - bytes);
        tree.put(page, frame);
        return frame;
    }

    // Bytes

    /// Copies what is at `offset` to `to`; the number of bytes, 0 at the end.
    Result read(Address to, long lengthBytes, long offset) {
        if (offset >= sizeBytes) {
            return Result.of(0);
        }
        long length = Math.min(lengthBytes, sizeBytes - offset);
        long done = 0;
        if (tree.count() == 0 && offset < inPlaceBytes) {
            done = Math.min(length, inPlaceBytes - offset);
            to.copyFrom(inPlace.plus(offset), done);
        }
        while (done < length) {
            long at = offset + done;
            long within = at & PAGE_BYTES - 1;
            long bytes = Math.min(PAGE_BYTES - within, length - done);
            readInPage(to.plus(done), bytes, at, within);
            done += bytes;
        }
        return Result.of(length);
    }

    private void readInPage(Address to, long bytes, long at, long within) {
        Address frame = tree.get(at >>> PAGE_SHIFT);
        if (!frame.isZero()) {
            to.copyFrom(frame.plus(within), bytes);
            return;
        }
        long there = Math.max(0, Math.min(bytes, inPlaceBytes - at));
        to.copyFrom(inPlace.plus(at), there);
        to.plus(there).clear(bytes - there);
    }

    /// Copies from `from` to `offset`, filling a gap before it with a hole. The number of bytes, fewer if memory ran out.
    Result write(Address from, long lengthBytes, long offset) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        long length = Math.min(lengthBytes, LAST_OFFSET - offset);
        if (length == 0) {
            return Result.error(EFBIG);
        }
        long done = 0;
        while (done < length) {
            long at = offset + done;
            long within = at & PAGE_BYTES - 1;
            long bytes = Math.min(PAGE_BYTES - within, length - done);
            Address frame = whole(bytes, at) ? overwritable(at >>> PAGE_SHIFT) : writable(at >>> PAGE_SHIFT);
            if (frame.isZero()) {
                break;
            }
            frame.plus(within).copyFrom(from.plus(done), bytes);
            done += bytes;
            sizeBytes = Math.max(sizeBytes, at + bytes);
        }
        if (done == 0) {
            return Result.error(ENOSPC);
        }
        file.contentModified();
        return Result.of(done);
    }

    private static boolean whole(long bytes, long at) {
        return bytes == PAGE_BYTES && (at & PAGE_BYTES - 1) == 0;
    }

    /// As `writable`, for a page that is overwritten as a whole at once: what it held is not brought along.
    private Address overwritable(long page) {
        Address frame = tree.get(page);
        if (!frame.isZero()) {
            return frame;
        }
        if (isMapped()) {
            invalidate(page, 1);
        }
        frame = frames.allocate();
        if (!frame.isZero()) {
            tree.put(page, frame);
        }
        return frame;
    }

    /// Cuts the file or lengthens it by a hole.
    void resize(long newBytes) {
        long oldBytes = sizeBytes;
        sizeBytes = newBytes;                        // mappings look: copies of pages behind the end go, too
        if (newBytes <= oldBytes) {                  // equal: frames may be reserved behind the end
            long kept = pages(newBytes);
            boolean cutsPage = (newBytes & PAGE_BYTES - 1) != 0;
            if (isMapped()) {
                long first = cutsPage && tree.get(kept - 1).isZero() ? kept - 1 : kept;     // one in place has bytes behind the new end
                invalidate(first, Long.MAX_VALUE - first);
            }
            tree.removeFrom(kept, this);
            if (cutsPage) {
                Address last = tree.get(kept - 1);
                if (!last.isZero()) {
                    long within = newBytes & PAGE_BYTES - 1;
                    last.plus(within).clear(PAGE_BYTES - within);
                }
            }
            inPlaceBytes = Math.min(inPlaceBytes, newBytes);
        }
    }

    /// fallocate(2): frames for these bytes, so that writing there cannot fail.
    Result reserve(long offset, long lengthBytes, boolean keepsSize) {
        long end = offset + lengthBytes;
        if (end < 0) {
            return Result.error(EFBIG);
        }
        long first = offset >>> PAGE_SHIFT;
        if (pages(end) - first > frames.totalFrames()) {
            return Result.error(ENOSPC);
        }
        for (long page = first; page < pages(end); page++) {
            if (writable(page).isZero()) {
                return Result.error(ENOSPC);
            }
        }
        if (!keepsSize && end > sizeBytes) {
            sizeBytes = end;
        }
        return Result.of(0);
    }

    /// fallocate(2) with FALLOC_FL_PUNCH_HOLE: these bytes become zeros, whole pages of them holes. A page in the archive stays one that is not stored in vain: it
    /// gets a frame of zeros.
    @Override
    public Result punch(long offset, long lengthBytes) {
        long end = Math.min(sizeBytes, offset + lengthBytes < 0 ? Long.MAX_VALUE : offset + lengthBytes);
        long firstWhole = pages(offset);
        long endWhole = end == sizeBytes ? pages(end) : end >>> PAGE_SHIFT;
        if (firstWhole > endWhole) {
            return clear(offset, end);                       // within a page
        }
        Result cleared = clear(offset, Math.min(end, firstWhole << PAGE_SHIFT));
        if (!cleared.isError() && endWhole << PAGE_SHIFT < end) {
            cleared = clear(endWhole << PAGE_SHIFT, end);
        }
        if (cleared.isError() || firstWhole == endWhole) {
            return cleared;
        }
        if (isMapped()) {
            invalidate(firstWhole, endWhole - firstWhole);
        }
        for (long page = firstWhole; page < Math.min(endWhole, pages(inPlaceBytes)); page++) {
            Address frame = overwritable(page);
            if (frame.isZero()) {
                return Result.error(ENOSPC);
            }
            frame.clear(PAGE_BYTES);
        }
        for (long page = tree.next(Math.max(firstWhole, pages(inPlaceBytes))); page >= 0 && page < endWhole; page = tree.next(page + 1)) {
            take(tree.remove(page));
        }
        return Result.of(0);
    }

    /// Stores zeros from `offset` to `end`, both in one page; nothing in a hole.
    private Result clear(long offset, long end) {
        if (offset >= end || isHole(offset >>> PAGE_SHIFT)) {
            return Result.of(0);
        }
        Address frame = writable(offset >>> PAGE_SHIFT);
        if (frame.isZero()) {
            return Result.error(ENOSPC);
        }
        frame.plus(offset & PAGE_BYTES - 1).clear(end - offset);
        return Result.of(0);
    }

    /// The first byte at or behind `offset` that is no hole, or −1.
    long nextData(long offset) {
        if (offset < inPlaceBytes) {
            return offset;
        }
        long page = tree.next(offset >>> PAGE_SHIFT);
        return page < 0 || isBeyondEnd(page) ? -1 : Math.max(offset, page << PAGE_SHIFT);
    }

    /// The first byte at or behind `offset` that is in a hole or at the end.
    long nextHole(long offset) {
        long page = offset >>> PAGE_SHIFT;
        while (!isBeyondEnd(page) && !isHole(page)) {
            page++;
        }
        return Math.min(sizeBytes, Math.max(offset, page << PAGE_SHIFT));
    }

    // Seals

    @Override
    public boolean mayBeMappedToWrite() {
        return file.mayBeMappedToWrite();
    }

    boolean isMappedForWriting() {
        return isMappedToWrite();
    }

    // The end of frames

    @Override
    public void take(Address frame) {
        if (!isPinned()) {
            LentFrames.free(frames, frame);
            return;
        }
        if (parkedCount == parked.length) {
            parked = Arrays.copyOf(parked, Math.max(8, 2 * parkedCount));
        }
        parked[parkedCount++] = frame.bits();
    }

    @Override
    public boolean lendsFrames() {
        return true;
    }

    @Override
    protected void unpinned() {
        while (parkedCount > 0) {
            LentFrames.free(frames, new Address(parked[--parkedCount]));
        }
    }

    @Override
    protected void unused() {
        file.pagesUnused();
    }

    /// Gives all frames back.
    void free() {
        tree.removeFrom(0, this);
    }
}
