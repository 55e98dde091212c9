// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.ENOSPC;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.U16;

/// Block groups: what is free. Bitmaps and counts are changed in the cache; the file system decides when that reaches the disk.
final class BlockGroups {
    private static final int ALL_USED = -1;

    private final BlockCache cache;
    private final Geometry geometry;
    private long freeBlocks;
    private long freeInodes;
    private CachedBlock block;                           // that has the descriptor last asked for
    private String damage;                               // what was found wrong, or null

    BlockGroups(BlockCache cache, Geometry geometry, long freeBlocks, long freeInodes) {
        this.cache = cache;
        this.geometry = geometry;
        this.freeBlocks = freeBlocks;
        this.freeInodes = freeInodes;
    }

    long freeBlocks() {
        return freeBlocks;
    }

    long freeInodes() {
        return freeInodes;
    }

    /// What was found wrong on the disk; null if nothing.
    String damage() {
        return damage;
    }

    void noteDamage(String what) {
        damage = what;
    }

    /// The descriptor of a group, in the cache. Zero: it cannot be read.
    private Address descriptor(int group) {
        long place = (long) group * geometry.descriptorBytes();
        block = cache.read(geometry.firstDataBlock() + 1 + (place >>> geometry.blockShift()));
        return block == null ? Address.zero() : block.data().plus(place & geometry.blockBytes() - 1);
    }

    /// Whether every group has its bitmaps and inodes where blocks are. EUCLEAN's reason, or null.
    String problem() {
        for (int group = 0; group < geometry.groupCount(); group++) {
            cache.beginOperation();
            Address descriptor = descriptor(group);
            if (descriptor.isZero()) {
                return "group descriptors cannot be read";
            }
            long table = inodeTable(descriptor);
            if (!geometry.isBlock(blockBitmap(descriptor)) || !geometry.isBlock(inodeBitmap(descriptor)) || !geometry.isBlock(table)
                    || !geometry.isBlock(table + geometry.inodeTableBlocks() - 1)) {
                return "the descriptor of group " + group + " is damaged: run e2fsck";
            }
        }
        return null;
    }

    private long blockBitmap(Address descriptor) {
        return GroupDescriptor.block(descriptor, geometry.descriptorBytes(), GroupDescriptor.BLOCK_BITMAP, GroupDescriptor.BLOCK_BITMAP_HI);
    }

    private long inodeBitmap(Address descriptor) {
        return GroupDescriptor.block(descriptor, geometry.descriptorBytes(), GroupDescriptor.INODE_BITMAP, GroupDescriptor.INODE_BITMAP_HI);
    }

    private long inodeTable(Address descriptor) {
        return GroupDescriptor.block(descriptor, geometry.descriptorBytes(), GroupDescriptor.INODE_TABLE, GroupDescriptor.INODE_TABLE_HI);
    }

    // Inodes

    private int inodeIndex(long number) {
        return (int) ((number - 1) % geometry.inodesPerGroup());
    }

    int groupOf(long inode) {
        return (int) ((inode - 1) / geometry.inodesPerGroup());
    }

    /// The block that has an inode; null: it cannot be read. `inodeOffset` says where in it.
    CachedBlock inodeBlock(long number) {
        Address descriptor = descriptor(groupOf(number));
        if (descriptor.isZero()) {
            return null;
        }
        long place = (long) inodeIndex(number) * geometry.inodeBytes();
        return cache.read(inodeTable(descriptor) + (place >>> geometry.blockShift()));
    }

    int inodeOffset(long number) {
        return (int) ((long) inodeIndex(number) * geometry.inodeBytes() & geometry.blockBytes() - 1);
    }

    /// A free inode, in the group of `near` or behind it. ENOSPC, EIO.
    Result allocateInode(long near, boolean isDirectory) {
        int start = groupOf(near);
        for (int i = 0; i < geometry.groupCount(); i++) {
            int group = (start + i) % geometry.groupCount();
            Address descriptor = descriptor(group);
            if (descriptor.isZero()) {
                return cache.problem();
            }
            CachedBlock descriptorBlock = block;
            if (GroupDescriptor.FREE_INODES_COUNT.read(descriptor) == 0) {
                continue;
            }
            CachedBlock bitmap = cache.read(inodeBitmap(descriptor));
            if (bitmap == null) {
                return cache.problem();
            }
            int first = group == 0 ? geometry.firstInode() - 1 : 0;
            int bit = firstFree(bitmap.data(), first, geometry.inodesPerGroup());
            if (bit < 0) {
                continue;
            }
            set(bitmap, bit);
            add(descriptor, GroupDescriptor.FREE_INODES_COUNT, -1);
            add(descriptor, GroupDescriptor.USED_DIRS_COUNT, isDirectory ? 1 : 0);
            cache.dirty(descriptorBlock, WriteOrder.MAPS);
            freeInodes--;
            return Result.of((long) group * geometry.inodesPerGroup() + bit + 1);
        }
        return Result.error(ENOSPC);
    }

    void freeInode(long number, boolean wasDirectory) {
        Address descriptor = descriptor(groupOf(number));
        CachedBlock descriptorBlock = block;
        CachedBlock bitmap = descriptor.isZero() ? null : cache.read(inodeBitmap(descriptor));
        if (bitmap == null) {
            damage = "an inode bitmap cannot be read";
        } else if (!clear(bitmap, inodeIndex(number))) {
            damage = "inode " + number + " was free already";
        } else {
            add(descriptor, GroupDescriptor.FREE_INODES_COUNT, 1);
            add(descriptor, GroupDescriptor.USED_DIRS_COUNT, wasDirectory ? -1 : 0);
            cache.dirty(descriptorBlock, WriteOrder.MAPS);
            freeInodes++;
        }
    }

    private static void add(Address descriptor, U16 count, int change) {
        count.write(descriptor, Math.max(0, count.read(descriptor) + change));
    }

    // Blocks

    /// A free block, `goal` or one behind it in its group, or one of another group. 0 as a goal: wherever. ENOSPC, EIO.
    Result allocateBlock(long goal) {
        boolean hasGoal = geometry.isBlock(goal);
        int start = hasGoal ? (int) ((goal - geometry.firstDataBlock()) / geometry.blocksPerGroup()) : 0;
        for (int i = 0; i < geometry.groupCount(); i++) {
            int group = (start + i) % geometry.groupCount();
            int first = i == 0 && hasGoal ? (int) (goal - geometry.groupStart(group)) : 0;
            Result allocated = allocateInGroup(group, first);
            if (allocated.errno() != ENOSPC.number()) {
                return allocated;
            }
        }
        return Result.error(ENOSPC);
    }

    private Result allocateInGroup(int group, int first) {
        Address descriptor = descriptor(group);
        if (descriptor.isZero()) {
            return cache.problem();
        }
        CachedBlock descriptorBlock = block;
        if (GroupDescriptor.FREE_BLOCKS_COUNT.read(descriptor) == 0) {
            return Result.error(ENOSPC);
        }
        CachedBlock bitmap = cache.read(blockBitmap(descriptor));
        if (bitmap == null) {
            return cache.problem();
        }
        int bit = firstFree(bitmap.data(), first, geometry.groupBlocks(group));
        if (bit < 0 && first > 0) {
            bit = firstFree(bitmap.data(), 0, geometry.groupBlocks(group));
        }
        while (bit >= 0 && isReserved(descriptor, geometry.groupStart(group) + bit)) {
            damage = "the block bitmap of group " + group + " has its own structures as free";
            set(bitmap, bit);
            bit = firstFree(bitmap.data(), bit, geometry.groupBlocks(group));
        }
        if (bit < 0) {
            return Result.error(ENOSPC);
        }
        set(bitmap, bit);
        add(descriptor, GroupDescriptor.FREE_BLOCKS_COUNT, -1);
        cache.dirty(descriptorBlock, WriteOrder.MAPS);
        freeBlocks--;
        return Result.of(geometry.groupStart(group) + bit);
    }

    /// Whether a block is one that no file can have.
    private boolean isReserved(Address descriptor, long number) {
        long table = inodeTable(descriptor);
        return !geometry.isBlock(number) || number == blockBitmap(descriptor) || number == inodeBitmap(descriptor)
                || number >= table && number < table + geometry.inodeTableBlocks();
    }

    void freeBlock(long number) {
        int group = (int) ((number - geometry.firstDataBlock()) / geometry.blocksPerGroup());
        Address descriptor = descriptor(group);
        CachedBlock descriptorBlock = block;
        CachedBlock bitmap = descriptor.isZero() ? null : cache.read(blockBitmap(descriptor));
        if (bitmap == null) {
            damage = "a block bitmap cannot be read";
        } else if (isReserved(descriptor, number) || !clear(bitmap, (int) (number - geometry.groupStart(group)))) {
            damage = "block " + number + " was free already";
        } else {
            add(descriptor, GroupDescriptor.FREE_BLOCKS_COUNT, 1);
            cache.dirty(descriptorBlock, WriteOrder.MAPS);
            freeBlocks++;
        }
    }

    // Bitmaps

    private void set(CachedBlock bitmap, int bit) {
        Address data = bitmap.data();
        data.storeByte(bit >>> 3, (byte) (data.loadByte(bit >>> 3) | 1 << (bit & 7)));
        cache.dirty(bitmap, WriteOrder.MAPS);
    }

    /// Whether it was set.
    private boolean clear(CachedBlock bitmap, int bit) {
        Address data = bitmap.data();
        int before = data.loadByte(bit >>> 3);
        data.storeByte(bit >>> 3, (byte) (before & ~(1 << (bit & 7))));
        cache.dirty(bitmap, WriteOrder.MAPS);
        return (before & 1 << (bit & 7)) != 0;
    }

    /// The first bit at or behind `from`, below `end`, that is not set; negative if there is none.
    private static int firstFree(Address bitmap, int from, int end) {
        int bit = from;
        while (bit < end) {
            if ((bit & Long.SIZE - 1) == 0 && bitmap.loadLong(bit >>> 3) == ALL_USED) {
                bit += Long.SIZE;
            } else if ((bitmap.loadByte(bit >>> 3) >>> (bit & 7) & 1) == 0) {
                return bit;
            } else {
                bit++;
            }
        }
        return -1;
    }
}
