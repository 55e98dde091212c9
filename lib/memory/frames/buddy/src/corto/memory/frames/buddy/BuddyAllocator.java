// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.buddy;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.NeverInline;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;

/// See the drawing in `package-info`.
public final class BuddyAllocator implements FrameAllocator {
    private static final int HIGHEST_ORDER = 10;
    private static final int PIECE_FRAMES = 1 << HIGHEST_ORDER;      // buddies are never in different pieces
    private static final int MOST_RECENT = 64;
    private static final int RECENT_ORDER = 3;           // of the largest block that becomes recent frames at once
    private static final int BATCH_FRAMES = 16;          // taken from the platform at a time, at least

    private final Platform platform;

    private Address recent = Address.zero();             // each one's first word is the address of the next
    private int recentCount;
    private final long[] first = new long[HIGHEST_ORDER + 1];        // free blocks of each order: their first one's address, or 0
    private Address orders = Address.zero();             // of frame 0: order + 1 where a free block begins; zero until the first batch
    private Address known = Address.zero();              // the bits of the pieces whose orders are written
    private long taken;                                  // frames taken from the platform
    private long allocated;
    private long mostAllocated;

    public BuddyAllocator() {
        this(Platforms.PLATFORM);
    }

    private BuddyAllocator(Platform platform) {
        this.platform = platform;
    }

    /// One on memory that is not the image's: for tests.
    public static BuddyAllocator on(Platform platform) {
        return new BuddyAllocator(platform);
    }

    // ---- one frame ----

    @Override
    public Address allocate() {
        if (recentCount == 0 && !refillRecent()) {
            return Address.zero();
        }
        Address frame = recent;
        recent = frame.loadAddress(0);
        recentCount--;
        countAllocated(1);
        return frame;
    }

    @AlwaysInline
    private void countAllocated(int count) {
        allocated += count;
        if (allocated > mostAllocated) {
            mostAllocated = allocated;
        }
    }

    @Override
    public void free(Address frame) {
        assert frame.isAligned(Frames.BYTES) && allocated > 0;
        allocated--;
        pushRecent(frame);
        if (recentCount > MOST_RECENT) {
            joinRecent(MOST_RECENT / 2);
        }
    }

    @AlwaysInline
    private void pushRecent(Address frame) {
        frame.storeAddress(0, recent);
        recent = frame;
        recentCount++;
    }

    /// Takes frames out of the smallest free block, so that large ones stay whole.
    @NeverInline
    private boolean refillRecent() {
        int order = smallestFree();
        if (order < 0) {
            if (!grow(0)) {
                return false;
            }
            order = smallestFree();
        }
        int wanted = Math.min(order, RECENT_ORDER);
        Address block = takeBlock(wanted);
        for (int i = (1 << wanted) - 1; i >= 0; i--) {
            pushRecent(block.plus((long) i * Frames.BYTES));
        }
        return true;
    }

    private int smallestFree() {
        for (int order = 0; order <= HIGHEST_ORDER; order++) {
            if (first[order] != 0) {
                return order;
            }
        }
        return -1;
    }

    /// Makes recent frames blocks again, until there are `left`.
    private void joinRecent(int left) {
        while (recentCount > left) {
            Address frame = recent;
            recent = frame.loadAddress(0);
            recentCount--;
            put(frame, 0);
        }
    }

    // ---- several frames ----

    @Override
    public Address allocateContiguous(int count) {
        int order = order(count);
        Address block = takeBlock(order);
        if (block.isZero() && (order > HIGHEST_ORDER || count != 1 << order)) {
            Address exact = takeUntouched(count, Platform.NO_LIMIT);     // a whole block would be up to twice as much
            if (!exact.isZero()) {
                return exact;
            }
        }
        for (int attempt = 0; block.isZero() && order <= HIGHEST_ORDER && attempt < 2 && grow(order); attempt++) {
            block = takeBlock(order);                    // two batches hold an aligned block wherever they begin
        }
        if (block.isZero()) {
            joinRecent(0);
            block = takeBlock(order);
        }
        return block.isZero() ? block : cut(block, order, count);
    }

    /// The order of the smallest block of `count` frames.
    private static int order(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }

    /// Keeps the first `count` frames of a block that is nobody's, which are allocated now.
    private Address cut(Address block, int order, int count) {
        release(block.plus((long) count * Frames.BYTES), (1 << order) - count);
        countAllocated(count);
        return block;
    }

    @Override
    public Address allocateBelow(int count, PhysicalAddress limit) {
        int order = order(count);
        joinRecent(0);
        Address block = takeBlockBelow(order, limit);
        return block.isZero() ? takeUntouched(count, limit) : cut(block, order, count);
    }

    /// Frames that were never used: more than a block has, or where no block is whole.
    private Address takeUntouched(int count, PhysicalAddress limit) {
        Address block = takeFromPlatform(count, (long) Integer.lowestOneBit(count) * Frames.BYTES, limit);      // a power of two is aligned to its size
        if (!block.isZero()) {
            countAllocated(count);
        }
        return block;
    }

    @Override
    public void freeContiguous(Address from, int count) {
        allocated -= count;
        release(from, count);
    }

    /// Makes frames that follow each other free blocks.
    private void release(Address from, int count) {
        Address at = from;
        int left = count;
        while (left > 0) {
            int aligned = Long.numberOfTrailingZeros(number(at) | PIECE_FRAMES);
            int order = Math.min(aligned, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(left));
            put(at, order);
            at = at.plus((long) Frames.BYTES << order);
            left -= 1 << order;
        }
    }

    // ---- blocks ----

    /// A block of `order`, out of the lists; zero if there is none.
    private Address takeBlock(int order) {
        for (int from = order; from <= HIGHEST_ORDER; from++) {
            if (first[from] != 0) {
                return split(new Address(first[from]), from, order);
            }
        }
        return Address.zero();
    }

    private Address takeBlockBelow(int order, PhysicalAddress limit) {
        for (int from = order; from <= HIGHEST_ORDER; from++) {
            for (Address block = new Address(first[from]); !block.isZero(); block = block.loadAddress(0)) {
                if (limit.bits() - DirectMap.physical(block).bits() >= (long) Frames.BYTES << order) {
                    return split(block, from, order);
                }
            }
        }
        return Address.zero();
    }

    /// Takes the block out of its list and leaves its upper parts free: its first part of order `to`.
    private Address split(Address block, int from, int to) {
        unlink(block, from);
        for (int order = from - 1; order >= to; order--) {
            link(block.plus((long) Frames.BYTES << order), order);
        }
        return block;
    }

    /// Makes a block free and joins it with its buddies.
    private void put(Address block, int order) {
        Address joined = block;
        int joinedOrder = order;
        while (joinedOrder < HIGHEST_ORDER) {
            long buddy = number(joined) ^ 1L << joinedOrder;
            if (orders.loadByte(buddy) != joinedOrder + 1) {
                break;
            }
            unlink(frame(buddy), joinedOrder);
            joined = frame(number(joined) & buddy);
            joinedOrder++;
        }
        link(joined, joinedOrder);
    }

    private void link(Address block, int order) {
        assert orders.loadByte(number(block)) == 0;
        Address next = new Address(first[order]);
        block.storeAddress(0, next);
        block.storeAddress(Long.BYTES, Address.zero());
        if (!next.isZero()) {
            next.storeAddress(Long.BYTES, block);
        }
        first[order] = block.bits();
        orders.storeByte(number(block), (byte) (order + 1));
    }

    private void unlink(Address block, int order) {
        Address next = block.loadAddress(0);
        Address previous = block.loadAddress(Long.BYTES);
        if (!next.isZero()) {
            next.storeAddress(Long.BYTES, previous);
        }
        if (previous.isZero()) {
            first[order] = next.bits();
        } else {
            previous.storeAddress(0, next);
        }
        orders.storeByte(number(block), (byte) 0);
    }

    @AlwaysInline
    private static long number(Address frame) {
        return DirectMap.physical(frame).bits() >>> Frames.SHIFT;
    }

    @AlwaysInline
    private static Address frame(long number) {
        return DirectMap.address(new PhysicalAddress(number << Frames.SHIFT));
    }

    // ---- memory of the platform ----

    /// Takes a batch from the platform, large enough for a block of `order` but perhaps not aligned for it. False when there is none.
    private boolean grow(int order) {
        int count = Math.max(BATCH_FRAMES, 1 << order);
        int least = order == 0 ? 1 : count;              // a large block is not made of crumbs
        Address batch = Address.zero();
        while (count >= least && batch.isZero()) {
            batch = takeFromPlatform(count, Frames.BYTES, Platform.NO_LIMIT);
            count = batch.isZero() ? count / 2 : count;
        }
        if (batch.isZero()) {
            return false;
        }
        release(batch, count);
        return true;
    }

    private Address takeFromPlatform(int count, long alignment, PhysicalAddress limit) {
        if (orders.isZero() && !begin()) {
            return Address.zero();
        }
        Address batch = platform.takeFromEnd((long) count * Frames.BYTES, alignment, limit);
        if (!batch.isZero()) {
            taken += count;
            learn(batch, count);
        }
        return batch;
    }

    /// Finds room for what is to be known of all frames, and writes none of it but the bits.
    private boolean begin() {
        Address last = platform.takeFromEnd(Frames.BYTES, Frames.BYTES, Platform.NO_LIMIT);      // no frame is above
        if (last.isZero()) {
            return false;
        }
        long pieces = number(last) / PIECE_FRAMES + 1;
        long bitBytes = (pieces + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
        long bytes = bitBytes + pieces * PIECE_FRAMES + Frames.BYTES - 1 & -Frames.BYTES;
        Address room = platform.takeFromEnd(bytes, Frames.BYTES, Platform.NO_LIMIT);
        if (room.isZero()) {
            return false;
        }
        known = room;
        known.clear(bitBytes);
        orders = room.plus(bitBytes);
        taken++;
        learn(last, 1);
        release(last, 1);
        return true;
    }

    /// Zeroes the orders of pieces of which these are the first frames.
    private void learn(Address from, int count) {
        long lastPiece = (number(from) + count - 1) / PIECE_FRAMES;
        for (long piece = number(from) / PIECE_FRAMES; piece <= lastPiece; piece++) {
            long word = piece / Long.SIZE * Long.BYTES;
            long bits = known.loadLong(word);
            if ((bits >>> piece & 1) == 0) {             // Java shifts by the lowest six bits
                known.storeLong(word, bits | 1L << piece);
                orders.plus(piece * PIECE_FRAMES).clear(PIECE_FRAMES);
            }
        }
    }

    // ---- statistics ----

    @Override
    public long freeFrames() {
        return taken - allocated + platform.untakenBytes() / Frames.BYTES;
    }

    @Override
    public long totalFrames() {
        return taken + platform.untakenBytes() / Frames.BYTES;
    }

    @Override
    public long mostAllocatedFrames() {
        return mostAllocated;
    }
}
