// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EFBIG;
import static corto.lang.Errno.EUCLEAN;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.lang.Address;
import corto.lang.Result;

/// Which blocks of the disk a file has: 12 direct pointers, then trees of one, two and three levels of indirect blocks. 0 is a hole.
///
/// Depth and indices are bounded by construction, whatever the disk holds; a pointer that leads out of the file system gives EUCLEAN.
final class BlockMap {
    private static final int DIRECT = 12;
    private static final int LEVELS = 3;
    private static final int POINTER_SHIFT = 2;

    private final Ext2FileSystem fileSystem;
    private final BlockCache cache;
    private final Geometry geometry;
    private final ExtentTree extents;
    private final int fanShift;                          // log2 of the pointers in a block
    private long run;
    private boolean isFresh;
    private long freed;                                  // by the cut in progress

    BlockMap(Ext2FileSystem fileSystem, BlockCache cache, Geometry geometry) {
        this.fileSystem = fileSystem;
        this.cache = cache;
        this.geometry = geometry;
        extents = new ExtentTree(cache, geometry);
        fanShift = geometry.blockShift() - POINTER_SHIFT;
    }

    /// The most blocks that a file can have with such pointers.
    long mostBlocks() {
        return DIRECT + (1L << fanShift) + (1L << 2 * fanShift) + (1L << 3 * fanShift);
    }

    private long capacity(int level) {
        return 1L << level * fanShift;
    }

    /// The first block of a file that the tree of a level has.
    private long base(int level) {
        long base = DIRECT;
        for (int below = 1; below < level; below++) {
            base += capacity(below);
        }
        return base;
    }

    // Finding

    /// The block of the disk that a file's block is; 0: a hole. EUCLEAN, EIO. `run` then says for how many file blocks the same holds.
    Result find(DiskInode inode, long fileBlock) {
        if (inode.hasExtents()) {
            Result found = extents.find(inode, fileBlock);
            run = extents.run();
            return found;
        }
        run = 1;
        if (fileBlock < DIRECT) {
            return checked(inode.pointers[(int) fileBlock]);
        }
        int level = level(fileBlock);
        if (level > LEVELS) {
            return Result.error(EFBIG);
        }
        long rest = fileBlock - base(level);
        int pointer = inode.pointers[DIRECT + level - 1];
        while (level > 0) {
            if (pointer == 0) {
                run = capacity(level) - (rest & capacity(level) - 1);
                return Result.of(0);
            }
            CachedBlock block = read(pointer);
            if (block == null) {
                return problem(pointer);
            }
            level--;
            pointer = block.data().loadInt(slot(rest, level));
        }
        return checked(pointer);
    }

    /// After `find`: how many blocks of the file from that one on are a hole too, or follow each other on the disk; at least 1.
    long run() {
        return run;
    }

    private int level(long fileBlock) {
        int level = 1;
        while (level <= LEVELS && fileBlock - base(level) >= capacity(level)) {
            level++;
        }
        return level;
    }

    private long slot(long rest, int level) {
        return (rest >>> level * fanShift & (1L << fanShift) - 1) << POINTER_SHIFT;
    }

    private Result checked(int pointer) {
        long number = Integer.toUnsignedLong(pointer);
        return number == 0 || geometry.isBlock(number) ? Result.of(number) : Result.error(EUCLEAN);
    }

    /// An indirect block; null: `problem`.
    private CachedBlock read(int pointer) {
        long number = Integer.toUnsignedLong(pointer);
        return geometry.isBlock(number) ? cache.read(number) : null;
    }

    private Result problem(int pointer) {
        return geometry.isBlock(Integer.toUnsignedLong(pointer)) ? cache.problem() : Result.error(EUCLEAN);
    }

    // Growing

    /// As `find`, and gives the file a block where it has a hole: `isFresh` says so then, and what the block holds is arbitrary. ENOSPC, EFBIG.
    Result allocate(DiskInode inode, long fileBlock) {
        isFresh = false;
        if (fileBlock < DIRECT) {
            return allocatedIn(inode, null, (int) fileBlock, false);
        }
        int level = level(fileBlock);
        if (level > LEVELS) {
            return Result.error(EFBIG);
        }
        long rest = fileBlock - base(level);
        CachedBlock block = null;
        int place = DIRECT + level - 1;
        while (level > 0) {
            Result pointer = allocatedIn(inode, block, place, true);
            if (pointer.isError()) {
                return pointer;
            }
            block = cache.read(pointer.value());
            if (block == null) {
                return cache.problem();
            }
            level--;
            place = (int) slot(rest, level);
        }
        return allocatedIn(inode, block, place, false);
    }

    boolean isFresh() {
        return isFresh;
    }

    /// What the pointer at byte `place` of `block`, or pointer number `place` of the inode where that is null, leads to; made if it leads nowhere.
    private Result allocatedIn(DiskInode inode, CachedBlock block, int place, boolean isIndirect) {
        Result present = checked(block == null ? inode.pointers[place] : block.data().loadInt(place));
        if (present.isError() || present.value() != 0) {
            if (!present.isError()) {
                inode.goal = present.value() + 1;
            }
            return present;
        }
        Result made = fileSystem.allocateBlock(inode);
        if (made.isError()) {
            return made;
        }
        if (isIndirect) {
            CachedBlock indirect = cache.fresh(made.value());
            if (indirect == null) {
                fileSystem.takeBackBlock(made.value());
                return cache.problem();
            }
            cache.dirty(indirect, WriteOrder.POINTERS);
        } else {
            isFresh = true;
        }
        if (block == null) {
            inode.pointers[place] = (int) made.value();
        } else {
            block.data().storeInt(place, (int) made.value());
            cache.dirty(block, WriteOrder.POINTERS);
        }
        inode.goal = made.value() + 1;
        inode.addBlocks(1, geometry);
        return made;
    }

    // Cutting

    /// Gives back all blocks of a file from file block `first` on. EUCLEAN and EIO leave some where they are.
    Result cut(DiskInode inode, long first) {
        freed = 0;
        for (int i = (int) Math.min(first, DIRECT); i < DIRECT; i++) {
            Result released = release(inode, inode.pointers[i], 0);
            inode.pointers[i] = 0;
            if (released.isError()) {
                return released;
            }
        }
        for (int level = 1; level <= LEVELS; level++) {
            int place = DIRECT + level - 1;
            long within = first - base(level);
            if (inode.pointers[place] == 0 || within >= capacity(level)) {
                continue;
            }
            int pointer = inode.pointers[place];
            if (within <= 0) {
                inode.pointers[place] = 0;
            }
            Result released = within <= 0 ? release(inode, pointer, level) : cutTree(inode, pointer, level, within);
            if (released.isError()) {
                return released;
            }
        }
        return Result.of(0);
    }

    /// Frees a whole tree of `level` levels; level 0 is a block of content.
    private Result release(DiskInode inode, int pointer, int level) {
        if (pointer == 0) {
            return Result.of(0);
        }
        long number = Integer.toUnsignedLong(pointer);
        if (!geometry.isBlock(number) || ++freed > geometry.blocksCount()) {
            return Result.error(EUCLEAN);
        }
        if (level > 0) {
            CachedBlock block = cache.read(number);
            if (block == null) {
                return cache.problem();
            }
            Result released = releaseFrom(inode, block, level, 0);
            if (released.isError()) {
                return released;
            }
        }
        fileSystem.freeBlock(number);
        inode.addBlocks(-1, geometry);
        return Result.of(0);
    }

    private Result releaseFrom(DiskInode inode, CachedBlock block, int level, int slot) {
        Address data = block.data();
        for (int place = slot << POINTER_SHIFT; place < geometry.blockBytes(); place += Integer.BYTES) {
            Result released = release(inode, data.loadInt(place), level - 1);
            if (released.isError()) {
                return released;
            }
        }
        return Result.of(0);
    }

    /// Frees what lies at or behind block `first`, not 0, of a tree.
    private Result cutTree(DiskInode inode, int pointer, int level, long first) {
        CachedBlock block = read(pointer);
        if (block == null) {
            return problem(pointer);
        }
        Address data = block.data();
        int slot = (int) (first >>> (level - 1) * fanShift);
        long within = first & capacity(level - 1) - 1;
        if (within != 0) {
            int child = data.loadInt((long) slot << POINTER_SHIFT);
            Result cut = child == 0 ? Result.of(0) : cutTree(inode, child, level - 1, within);
            if (cut.isError()) {
                return cut;
            }
            slot++;
        }
        Result released = releaseFrom(inode, block, level, slot);
        long end = (long) slot << POINTER_SHIFT;
        data.plus(end).clear(geometry.blockBytes() - end);
        cache.dirty(block, WriteOrder.POINTERS);
        return released;
    }
}
