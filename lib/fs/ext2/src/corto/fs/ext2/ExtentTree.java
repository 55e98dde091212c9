// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EUCLEAN;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;

/// ext4's way to say which blocks a file has: a sorted tree of runs (Linux 6.12 fs/ext4/ext4_extents.h). Read only.
final class ExtentTree {
    private static final Layout HEADER = Layout.littleEndian();
    private static final U16 MAGIC = HEADER.u16();
    private static final U16 ENTRIES = HEADER.u16();
    private static final U16 MAX = HEADER.u16();
    private static final U16 DEPTH = HEADER.u16();       // 0: entries are extents
    private static final int HEADER_BYTES = HEADER.reserved(4).sized(12);

    private static final Layout EXTENT = Layout.littleEndian();
    private static final U32 FIRST = EXTENT.u32();       // block of the file; also of an index
    private static final U16 LENGTH = EXTENT.u16();
    private static final U16 START_HIGH = EXTENT.u16();
    private static final U32 START = EXTENT.u32();
    private static final int ENTRY_BYTES = EXTENT.sized(12);

    private static final Layout INDEX = Layout.littleEndian();
    private static final U32 LEAF = INDEX.reserved(4).u32();
    private static final U16 LEAF_HIGH = INDEX.u16();

    private static final int MAGIC_NUMBER = 0xF30A;
    private static final int MOST_DEPTH = 5;
    private static final int MOST_INITIALISED = 32768;   // a longer one is that much shorter and reads as zeros

    private final BlockCache cache;
    private final Geometry geometry;
    private long run;

    ExtentTree(BlockCache cache, Geometry geometry) {
        this.cache = cache;
        this.geometry = geometry;
    }

    long run() {
        return run;
    }

    /// As `BlockMap.find`.
    Result find(DiskInode inode, long fileBlock) {
        run = Math.max(1, (1L << Integer.SIZE) - fileBlock);
        CachedBlock block = null;
        int depth = rootDepth(inode);
        int bytes = InodeLayout.POINTER_BYTES;
        for (;;) {
            int count = count(inode, block, bytes, depth);
            if (count < 0) {
                return Result.error(EUCLEAN);
            }
            int entry = last(inode, block, count, fileBlock);
            if (entry + 1 < count) {
                run = Math.min(run, first(inode, block, entry + 1) - fileBlock);
            }
            if (entry < 0) {
                return Result.of(0);
            }
            if (depth == 0) {
                return inExtent(inode, block, entry, fileBlock);
            }
            long child = (long) u16(inode, block, entry, LEAF_HIGH) << Integer.SIZE | u32(inode, block, entry, LEAF);
            if (!geometry.isBlock(child)) {
                return Result.error(EUCLEAN);
            }
            block = cache.read(child);
            if (block == null) {
                return cache.problem();
            }
            depth--;
            bytes = geometry.blockBytes();
        }
    }

    private Result inExtent(DiskInode inode, CachedBlock block, int entry, long fileBlock) {
        int told = u16(inode, block, entry, LENGTH);
        boolean isInitialised = told <= MOST_INITIALISED;
        long length = isInitialised ? told : told - MOST_INITIALISED;
        long within = fileBlock - first(inode, block, entry);
        if (within >= length) {
            return Result.of(0);
        }
        long start = (long) u16(inode, block, entry, START_HIGH) << Integer.SIZE | u32(inode, block, entry, START);
        if (!geometry.isBlock(start) || !geometry.isBlock(start + length - 1)) {
            return Result.error(EUCLEAN);
        }
        run = Math.min(run, length - within);
        return Result.of(isInitialised ? start + within : 0);
    }

    // The root is in the inode, which is no memory; other nodes are blocks.

    private static int rootDepth(DiskInode inode) {
        return inode.pointers[1] >>> Short.SIZE;
    }

    /// How many entries a node has; negative if it is none.
    private static int count(DiskInode inode, CachedBlock block, int bytes, int depth) {
        int magic;
        int entries;
        int most;
        int told;
        if (block == null) {
            magic = inode.pointers[0] & 0xFFFF;
            entries = inode.pointers[0] >>> Short.SIZE;
            most = inode.pointers[1] & 0xFFFF;
            told = rootDepth(inode);
        } else {
            Address data = block.data();
            magic = MAGIC.read(data);
            entries = ENTRIES.read(data);
            most = MAX.read(data);
            told = DEPTH.read(data);
        }
        boolean isSound = magic == MAGIC_NUMBER && told == depth && depth <= MOST_DEPTH && entries <= most
                && HEADER_BYTES + entries * ENTRY_BYTES <= bytes;
        return isSound ? entries : -1;
    }

    /// The last entry that begins at or before a block; −1 if there is none.
    private int last(DiskInode inode, CachedBlock block, int count, long fileBlock) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (first(inode, block, middle) <= fileBlock) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private long first(DiskInode inode, CachedBlock block, int entry) {
        return u32(inode, block, entry, FIRST);
    }

    private long u32(DiskInode inode, CachedBlock block, int entry, U32 field) {
        int offset = HEADER_BYTES + entry * ENTRY_BYTES;
        return block == null ? Integer.toUnsignedLong(inode.pointers[(offset + field.offset()) / Integer.BYTES])
                : field.readUnsigned(block.data().plus(offset));
    }

    private int u16(DiskInode inode, CachedBlock block, int entry, U16 field) {
        int offset = HEADER_BYTES + entry * ENTRY_BYTES;
        if (block != null) {
            return field.read(block.data().plus(offset));
        }
        int at = offset + field.offset();
        return inode.pointers[at / Integer.BYTES] >>> Byte.SIZE * (at % Integer.BYTES) & 0xFFFF;
    }
}
