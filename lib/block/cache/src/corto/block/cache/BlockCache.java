// SPDX-License-Identifier: Apache-2.0
package corto.block.cache;

import static corto.lang.Errno.ENOMEM;

import corto.block.api.BlockAccess;
import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest.Operation;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import java.util.Arrays;

/// Some blocks of one disk.
public final class BlockCache {
    private static final Result OK = Result.of(0);

    private final BlockAccess access;
    private final int blockBytes;
    private final int sectorsPerBlock;
    private final int mostBlocks;
    private final FrameAllocator frames;

    private final CachedBlock[] buckets;                 // a power of two of them
    private final CachedBlock clean = ring();            // heads of rings: `newer` of one is its oldest block
    private final CachedBlock dirty = ring();
    private int count;
    private int dirtyCount;
    private long operation = 1;
    private boolean isUnflushed;                         // something was written since the last flush
    private Result problem = OK;

    private long[] freeData = new long[Frames.BYTES / BlockDevice.SECTOR_BYTES];     // places for blocks
    private int freeCount;
    private long[] frameList = new long[8];
    private int frameCount;

    /// Blocks of `blockBytes` bytes: a power of two, a multiple of the disk's own, at most a page. Up to `mostBlocks` stay when they are not in use.
    public BlockCache(BlockAccess access, int blockBytes, int mostBlocks, FrameAllocator frames) {
        assert blockBytes % access.device().blockBytes() == 0 && blockBytes <= Frames.BYTES;
        this.access = access;
        this.blockBytes = blockBytes;
        this.mostBlocks = mostBlocks;
        this.frames = frames;
        sectorsPerBlock = blockBytes >>> BlockDevice.SECTOR_SHIFT;
        buckets = new CachedBlock[Integer.highestOneBit(Math.max(8, mostBlocks))];
    }

    private static CachedBlock ring() {
        CachedBlock head = new CachedBlock(-1, Address.zero());
        head.older = head;
        head.newer = head;
        return head;
    }

    /// Why the last `read` or `fresh` gave null: EIO, ENOMEM, EINVAL (beyond the disk).
    public Result problem() {
        return problem;
    }

    /// An operation begins, or goes on without any block that it was given before.
    public void beginOperation() {
        operation++;
        while (count > mostBlocks && evict()) {
            assert count >= dirtyCount;
        }
    }

    public int dirtyCount() {
        return dirtyCount;
    }

    /// Whether it is time to write.
    public boolean isHalfDirty() {
        return dirtyCount > mostBlocks / 2;
    }

    // Finding

    /// The block with what the disk has, or what was made of that. Null: `problem` tells why.
    public CachedBlock read(long number) {
        CachedBlock block = find(number);
        if (block != null) {
            use(block);
            return block;
        }
        block = obtain(number);
        if (block == null) {
            return null;
        }
        problem = access.read(number * sectorsPerBlock, block.data, blockBytes);
        if (problem.isError()) {
            remove(block);
            return null;
        }
        return block;
    }

    /// The block, filled with zeros: what the disk has does not matter. Null: `problem` tells why. It is to be marked dirty.
    public CachedBlock fresh(long number) {
        CachedBlock block = find(number);
        if (block == null) {
            block = obtain(number);
            if (block == null) {
                return null;
            }
        }
        use(block);
        block.data.clear(blockBytes);
        return block;
    }

    private CachedBlock find(long number) {
        CachedBlock block = buckets[bucket(number)];
        while (block != null && block.number != number) {
            block = block.nextInBucket;
        }
        return block;
    }

    private int bucket(long number) {
        return (int) (number ^ number >>> 16) & buckets.length - 1;
    }

    private void use(CachedBlock block) {
        block.lastUse = operation;
        if (!block.isDirty()) {
            unchain(block);
            append(clean, block);
        }
    }

    private static void append(CachedBlock ring, CachedBlock block) {
        block.older = ring.older;
        block.newer = ring;
        ring.older.newer = block;
        ring.older = block;
    }

    private static void unchain(CachedBlock block) {
        block.older.newer = block.newer;
        block.newer.older = block.older;
    }

    /// A block with arbitrary content.
    private CachedBlock obtain(long number) {
        if (count >= mostBlocks) {
            evict();
        }
        Address data = place();
        if (data.isZero() && evict()) {
            data = place();
        }
        if (data.isZero()) {
            problem = Result.error(ENOMEM);
            return null;
        }
        CachedBlock block = new CachedBlock(number, data);
        block.lastUse = operation;
        int bucket = bucket(number);
        block.nextInBucket = buckets[bucket];
        buckets[bucket] = block;
        append(clean, block);
        count++;
        return block;
    }

    /// Lets the block go that was not used for longest. False if all are in use or dirty.
    private boolean evict() {
        CachedBlock oldest = clean.newer;
        if (oldest == clean || oldest.lastUse == operation) {
            return false;
        }
        remove(oldest);
        return true;
    }

    private void remove(CachedBlock block) {
        unchain(block);
        if (block.isDirty()) {
            block.cleaned();
            dirtyCount--;
        }
        int bucket = bucket(block.number);
        CachedBlock before = null;
        for (CachedBlock at = buckets[bucket]; at != block; at = at.nextInBucket) {
            before = at;
        }
        if (before == null) {
            buckets[bucket] = block.nextInBucket;
        } else {
            before.nextInBucket = block.nextInBucket;
        }
        count--;
        if (freeCount == freeData.length) {
            freeData = Arrays.copyOf(freeData, 2 * freeCount);
        }
        freeData[freeCount++] = block.data.bits();
    }

    /// Memory for a block, or zero.
    private Address place() {
        if (freeCount == 0) {
            Address frame = frames.allocate();
            if (frame.isZero()) {
                return frame;
            }
            if (frameCount == frameList.length) {
                frameList = Arrays.copyOf(frameList, 2 * frameCount);
            }
            frameList[frameCount++] = frame.bits();
            for (int offset = 0; offset < Frames.BYTES; offset += blockBytes) {
                freeData[freeCount++] = frame.bits() + offset;
            }
        }
        return new Address(freeData[--freeCount]);
    }

    // Changing

    /// The block differs from the disk from now on, and is to be written in turn `order`, also if it was to be written in another one before.
    public void dirty(CachedBlock block, int order) {
        if (!block.isDirty()) {
            unchain(block);
            append(dirty, block);
            dirtyCount++;
        }
        block.order = order;
    }

    /// What the block holds means nothing any more: it is not written.
    public void forget(long number) {
        CachedBlock block = find(number);
        if (block != null) {
            remove(block);
        }
    }

    /// Writes all dirty blocks of turn `order`. What could not be written stays dirty.
    public Result write(int order) {
        long[] numbers = dirtyNumbers(order);
        int at = 0;
        while (at < numbers.length) {
            int end = at;
            access.begin(Operation.WRITE, numbers[at] * sectorsPerBlock);
            while (end < numbers.length && numbers[end] - numbers[at] == end - at && access.room() > 0) {
                access.add(find(numbers[end]).data, blockBytes);
                end++;
            }
            isUnflushed = true;
            Result written = access.run();
            if (written.isError()) {
                return written;
            }
            for (; at < end; at++) {
                CachedBlock block = find(numbers[at]);
                block.cleaned();
                dirtyCount--;
                unchain(block);
                append(clean, block);
            }
        }
        return OK;
    }

    private long[] dirtyNumbers(int order) {
        int found = 0;
        for (CachedBlock block = dirty.newer; block != dirty; block = block.newer) {
            found += block.order == order ? 1 : 0;
        }
        long[] numbers = new long[found];
        for (CachedBlock block = dirty.newer; block != dirty; block = block.newer) {
            if (block.order == order) {
                numbers[--found] = block.number;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    /// Whether there is something to write in turn `order`.
    public boolean hasDirty(int order) {
        for (CachedBlock block = dirty.newer; block != dirty; block = block.newer) {
            if (block.order == order) {
                return true;
            }
        }
        return false;
    }

    /// The owner has written to the disk by other means.
    public void noteWritten() {
        isUnflushed = true;
    }

    /// What was written so far stays, whatever happens to the power.
    public Result flush() {
        if (!isUnflushed) {
            return OK;
        }
        Result flushed = access.flush();
        isUnflushed = flushed.isError();
        return flushed;
    }

    /// Gives all memory back; what is dirty is lost. Nothing of it can be used any more.
    public void close() {
        while (frameCount > 0) {
            frames.free(new Address(frameList[--frameCount]));
        }
    }
}
