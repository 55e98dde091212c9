// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.platform.api.Platform;

/// The blocks and their tables: who uses which, and where the marks are.
final class Blocks {
    private static final int COMMIT_STEP = 16;         // blocks taken from the platform at a time
    private static final int MARK_STACK_SHARE = 256;   // part of the memory that the mark stack is
    private static final long MARK_STACK_MINIMUM = 4 << 10;
    private static final long MARK_STACK_MAXIMUM = 1 << 20;
    private static final long PAGE = 4096;
    private static final int RESERVE_SHARE = 16;       // part of the blocks that is kept back
    private static final int RESERVE_MAXIMUM = 64;

    private final Platform platform;

    private Address table;
    private Address marks;
    private Address markStack;
    private long markStackBytes;
    private Address base;                              // of block 0
    private int count;                                 // that fit into the memory
    private int frontier;                              // blocks from here on were never used
    private Address end;                               // of the last block before the frontier
    private int used;                                  // blocks that are not free
    private int usable;                                // blocks that may be used: all, or all without the reserve
    private int committed;                             // blocks from here on are not there yet
    private int ready;                                 // the smaller of the two: so many can be used without asking the platform
    private int firstFree;                             // no block below is free
    private int tooMany;                               // so many free blocks in a row are nowhere below the frontier

    Blocks(Platform platform) {
        this.platform = platform;
    }

    void initialize(Address start, long lengthBytes) {
        markStackBytes = Math.max(MARK_STACK_MINIMUM, Math.min(MARK_STACK_MAXIMUM, lengthBytes / MARK_STACK_SHARE & -PAGE));
        count = (int) ((lengthBytes - markStackBytes - 2 * PAGE) / (Block.BYTES + Block.SIZE + Block.MARK_BYTES));
        table = start;
        marks = table.plus((long) count * Block.SIZE).alignUp(Block.MARK_BYTES);
        markStack = marks.plus((long) count * Block.MARK_BYTES);
        base = markStack.plus(markStackBytes).alignUp(PAGE);
        frontier = 0;
        used = 0;
        usable = count - reserve();
        end = base;
        committed = 0;
        ready = 0;
        firstFree = 0;
        tooMany = Integer.MAX_VALUE;
        platform.commit(markStack, markStackBytes);
    }

    private int reserve() {
        return Math.min(count / RESERVE_SHARE, RESERVE_MAXIMUM);
    }

    void openReserve() {
        usable = count;
        ready = committed;
    }

    /// Keeps the reserve back again if that leaves twice as much.
    void closeReserve() {
        if (count - used >= 3 * reserve()) {
            usable = count - reserve();
            ready = Math.min(committed, usable);
        }
    }

    // Addresses.

    /// The address of the block.
    @AlwaysInline
    Address address(int block) {
        return base.plus((long) block << Block.BYTES_LOG);
    }

    /// Whether there can be an object: whether the address is in a block that was ever used.
    @AlwaysInline
    boolean contains(Address address) {
        return address.isWithin(base, end);
    }

    /// The block around the address.
    @AlwaysInline
    int at(Address address) {
        return (int) (address.minus(base) >> Block.BYTES_LOG);
    }

    /// The block's entry in the table.
    @AlwaysInline
    Address entry(int block) {
        return table.plus((long) block * Block.SIZE);
    }

    int frontier() {
        return frontier;
    }

    int count() {
        return count;
    }

    Address markStack() {
        return markStack;
    }

    long markStackBytes() {
        return markStackBytes;
    }

    /// FREE, SMALL, LARGE or TAIL.
    @AlwaysInline
    int kind(int block) {
        return Block.KIND.read(entry(block)) & Block.KIND_MASK;
    }

    // Marks.

    /// Marks the object; false if it was marked.
    @AlwaysInline
    boolean mark(Address object) {
        return markAt(object.minus(base));
    }

    /// Marks the object; true if it was not marked and may hold references.
    @AlwaysInline
    boolean markInner(Address object) {
        long offset = object.minus(base);
        Address entry = table.plus((offset >> Block.BYTES_LOG) * Block.SIZE);
        return markAt(offset) && (Block.KIND.read(entry) & Block.LEAF) == 0;
    }

    @AlwaysInline
    private boolean markAt(long offset) {
        long granule = offset >> Block.GRANULE_LOG;
        Address word = marks.plus(granule >> 6 << 3);
        long before = word.loadLong();
        long after = before | 1L << granule;           // Java shifts by the lowest six bits
        word.storeLong(after);
        return before != after;
    }

    @AlwaysInline
    boolean isMarked(Address object) {
        long granule = object.minus(base) >> Block.GRANULE_LOG;
        return (marks.loadLong(granule >> 6 << 3) >>> granule & 1) != 0;
    }

    /// How many objects in the block are marked.
    int countMarks(int block) {
        Address word = marks.plus((long) block * Block.MARK_BYTES);
        int marked = 0;
        for (int i = 0; i < Block.MARK_BYTES; i += Long.BYTES) {
            long bits = word.loadLong(i);
            marked += bits == 0 ? 0 : Long.bitCount(bits);
        }
        return marked;
    }

    void clearMarks() {
        marks.clear((long) frontier * Block.MARK_BYTES);
    }

    // Who uses which.

    /// A free block, which the caller makes its own; NONE if there is none.
    int take() {
        if (used >= usable) {
            return Block.NONE;
        }
        used++;
        for (int block = firstFree; block < frontier; block++) {
            if (Block.KIND.read(entry(block)) == Block.FREE) {
                firstFree = block + 1;
                return block;
            }
        }
        firstFree = frontier;
        int block = extend(1);
        used -= block == Block.NONE ? 1 : 0;
        return block;
    }

    /// Whether so many free blocks are there, one by one, which the platform has given already.
    @AlwaysInline
    boolean hasReady(int wanted) {
        return ready - used >= wanted;
    }

    /// Sees to it that so many are there. False when that cannot be without collecting.
    boolean makeReady(int wanted) {
        return hasReady(wanted) || used + wanted <= usable && commit(used + wanted);
    }

    /// `wanted` free blocks in a row, now a large object; NONE if there are not so many. `leaf` is 0 or `Block.LEAF`.
    int takeLarge(int wanted, int leaf) {
        if (wanted > usable - used) {
            return Block.NONE;
        }
        int first = wanted < tooMany ? findRow(wanted) : Block.NONE;
        if (first == Block.NONE) {
            tooMany = Math.min(tooMany, wanted);
            first = extend(wanted);
        }
        if (first != Block.NONE) {
            Block.KIND.write(entry(first), Block.LARGE | leaf);
            Block.LINK.write(entry(first), wanted);
            used += wanted;
            for (int i = 1; i < wanted; i++) {
                Block.KIND.write(entry(first + i), Block.TAIL);
                Block.LINK.write(entry(first + i), i);
            }
        }
        return first;
    }

    private int findRow(int wanted) {
        int row = 0;
        for (int block = firstFree; block < frontier; block++) {
            row = Block.KIND.read(entry(block)) == Block.FREE ? row + 1 : 0;
            if (row == wanted) {
                return block - wanted + 1;
            }
        }
        return Block.NONE;
    }

    /// Takes blocks that were never used, and the free ones just before them.
    private int extend(int wanted) {
        int first = frontier;
        while (frontier - first < wanted && first > firstFree && Block.KIND.read(entry(first - 1)) == Block.FREE) {
            first--;
        }
        int after = first + wanted;
        if (wanted > count - first || after > committed && !commit(after)) {
            return Block.NONE;
        }
        frontier = after;
        end = address(after);
        return first;
    }

    /// Makes the blocks below `wanted` usable, and the tables for them; a few more where there are.
    private boolean commit(int wanted) {
        int to = (int) Math.min(count, ((long) wanted + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP);
        long blocks = to - committed;
        Address newMarks = marks.plus((long) committed * Block.MARK_BYTES);
        if (!platform.commit(address(committed), blocks * Block.BYTES)
                || !platform.commit(entry(committed), blocks * Block.SIZE)
                || !platform.commit(newMarks, blocks * Block.MARK_BYTES)) {
            return false;
        }
        entry(committed).clear(blocks * Block.SIZE);
        newMarks.clear(blocks * Block.MARK_BYTES);
        committed = to;
        ready = Math.min(committed, usable);
        return true;
    }

    /// Gives the block back. Only while collecting.
    void free(int block) {
        Block.KIND.write(entry(block), Block.FREE);
        used--;
    }

    /// Free blocks may be anywhere again: after a collection.
    void searchFromStart() {
        firstFree = 0;
        tooMany = Integer.MAX_VALUE;
    }

    long committedBytes() {
        return (long) committed << Block.BYTES_LOG;
    }
}
