// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.block.api.BlockDevice;
import corto.lang.Address;

/// The numbers of a superblock that has been found sound. `isWritable`: nothing in it forbids writing.
record Geometry(int blockShift, long blocksCount, int firstDataBlock, int blocksPerGroup, int inodesPerGroup, long inodesCount, int inodeBytes,
        int firstInode, int descriptorBytes, int extraInodeBytes, boolean hasFileType, boolean hasHugeFiles, boolean isWritable, String remark) {
    private static final int SMALLEST_SHIFT = 10;
    private static final int MOST_LOG = 2;               // blocks of 4096 bytes: a page
    private static final int OLD_INODE_BYTES = 128;      // revision 0
    private static final int OLD_FIRST_INODE = 11;
    private static final int SMALL_DESCRIPTOR = 32;
    private static final int LARGE_DESCRIPTOR = 64;
    private static final long MOST_BLOCKS = 1L << 47;
    private static final int KNOWN_EXTRA_BYTES = 32;     // of an inode behind the first 128: up to the project

    int blockBytes() {
        return 1 << blockShift;
    }

    int groupCount() {
        return groupCount(blocksCount, firstDataBlock, blocksPerGroup);
    }

    private static int groupCount(long blocksCount, int firstDataBlock, int blocksPerGroup) {
        return (int) ((blocksCount - firstDataBlock + blocksPerGroup - 1) / blocksPerGroup);
    }

    /// The first block of a group.
    long groupStart(int group) {
        return firstDataBlock + (long) group * blocksPerGroup;
    }

    /// How many blocks a group has; the last one may have fewer.
    int groupBlocks(int group) {
        return (int) Math.min(blocksPerGroup, blocksCount - groupStart(group));
    }

    int descriptorBlocks() {
        return (int) (((long) groupCount() * descriptorBytes + blockBytes() - 1) >>> blockShift);
    }

    int inodeTableBlocks() {
        return (int) (((long) inodesPerGroup * inodeBytes + blockBytes() - 1) >>> blockShift);
    }

    /// Whether a number is one of a block that files can have.
    boolean isBlock(long number) {
        return number > firstDataBlock + descriptorBlocks() && number < blocksCount;
    }

    /// Why a disk with this superblock cannot be used; null if it can: then `of`.
    static String problem(Address superblock, BlockDevice disk) {
        if (SuperblockLayout.MAGIC.read(superblock) != SuperblockLayout.MAGIC_NUMBER) {
            return "there is no ext2 file system on it";
        }
        if (SuperblockLayout.REV_LEVEL.read(superblock) > 1 || SuperblockLayout.REV_LEVEL.read(superblock) < 0) {
            return "the file system has revision " + SuperblockLayout.REV_LEVEL.readUnsigned(superblock) + "; 0 and 1 are known";
        }
        String feature = unknownFeature(superblock);
        if (feature != null) {
            return feature;
        }
        int log = SuperblockLayout.LOG_BLOCK_SIZE.read(superblock);
        if (log < 0 || log > MOST_LOG) {
            return "its blocks are larger than 4096 bytes";
        }
        if (SuperblockLayout.LOG_CLUSTER_SIZE.read(superblock) != log) {
            return "its clusters are larger than its blocks (bigalloc)";
        }
        return numbersProblem(superblock, disk, SMALLEST_SHIFT + log);
    }

    private static String unknownFeature(Address superblock) {
        int incompatible = revision1(superblock) ? SuperblockLayout.FEATURE_INCOMPAT.read(superblock) : 0;
        if ((incompatible & SuperblockLayout.INCOMPAT_RECOVER) != 0) {
            return "its journal has to be replayed first (feature needs_recovery): run e2fsck";
        }
        int unknown = Integer.lowestOneBit(incompatible & ~SuperblockLayout.INCOMPAT_READABLE);
        if (unknown == 0) {
            return null;
        }
        String name = SuperblockLayout.incompatibleName(unknown);
        return "it has the feature " + (name == null ? "0x" + Integer.toHexString(unknown) : name) + ", which is not supported";
    }

    private static boolean revision1(Address superblock) {
        return SuperblockLayout.REV_LEVEL.read(superblock) == 1;
    }

    private static String numbersProblem(Address superblock, BlockDevice disk, int shift) {
        int blockBytes = 1 << shift;
        if (blockBytes < disk.blockBytes()) {
            return "its blocks of " + blockBytes + " bytes are smaller than the disk's of " + disk.blockBytes();
        }
        long blocks = blocks(superblock);
        int first = SuperblockLayout.FIRST_DATA_BLOCK.read(superblock);
        int perGroup = SuperblockLayout.BLOCKS_PER_GROUP.read(superblock);
        int inodesPerGroup = SuperblockLayout.INODES_PER_GROUP.read(superblock);
        int inodeBytes = inodeBytes(superblock);
        int descriptor = descriptorBytes(superblock);
        boolean isSound = first == (shift == SMALLEST_SHIFT ? 1 : 0)
                && perGroup > 0 && perGroup <= Byte.SIZE * blockBytes && perGroup % Byte.SIZE == 0
                && inodesPerGroup > 0 && inodesPerGroup <= Byte.SIZE * blockBytes
                && inodeBytes >= OLD_INODE_BYTES && inodeBytes <= blockBytes && Integer.bitCount(inodeBytes) == 1
                && descriptor >= SMALL_DESCRIPTOR && descriptor <= blockBytes && Integer.bitCount(descriptor) == 1
                && blocks > first + 1 && blocks < MOST_BLOCKS && (blocks - first) / perGroup < Integer.MAX_VALUE / 2;
        if (!isSound) {
            return "its superblock is damaged: run e2fsck";
        }
        int groups = groupCount(blocks, first, perGroup);
        long descriptorBlocks = ((long) groups * descriptor + blockBytes - 1) >>> shift;
        long inodes = SuperblockLayout.INODES_COUNT.readUnsigned(superblock);
        int firstInode = revision1(superblock) ? SuperblockLayout.FIRST_INO.read(superblock) : OLD_FIRST_INODE;
        if (inodes != (long) groups * inodesPerGroup || descriptorBlocks >= Math.min(perGroup, blocks - first - 1) || firstInode < OLD_FIRST_INODE
                || firstInode > inodes) {
            return "its superblock is damaged: run e2fsck";
        }
        if (blocks > disk.sectors() >>> shift - BlockDevice.SECTOR_SHIFT) {
            return "it has " + blocks + " blocks of " + blockBytes + " bytes, which is more than the disk has";
        }
        return null;
    }

    private static boolean has64Bit(Address superblock) {
        return revision1(superblock) && (SuperblockLayout.FEATURE_INCOMPAT.read(superblock) & SuperblockLayout.INCOMPAT_64BIT) != 0;
    }

    private static long blocks(Address superblock) {
        long high = has64Bit(superblock) ? SuperblockLayout.BLOCKS_COUNT_HI.readUnsigned(superblock) : 0;
        return high << Integer.SIZE | SuperblockLayout.BLOCKS_COUNT.readUnsigned(superblock);
    }

    private static int inodeBytes(Address superblock) {
        return revision1(superblock) ? SuperblockLayout.INODE_SIZE.read(superblock) : OLD_INODE_BYTES;
    }

    private static int descriptorBytes(Address superblock) {
        if (!has64Bit(superblock)) {
            return SMALL_DESCRIPTOR;
        }
        int bytes = SuperblockLayout.DESC_SIZE.read(superblock);
        return bytes < LARGE_DESCRIPTOR ? 0 : bytes;
    }

    /// Of a superblock without `problem`.
    static Geometry of(Address superblock) {
        boolean isNew = revision1(superblock);
        int incompatible = isNew ? SuperblockLayout.FEATURE_INCOMPAT.read(superblock) : 0;
        int readOnlyCompatible = isNew ? SuperblockLayout.FEATURE_RO_COMPAT.read(superblock) : 0;
        int inodeBytes = inodeBytes(superblock);
        String remark = remark(superblock, isNew, incompatible, readOnlyCompatible);
        return new Geometry(SMALLEST_SHIFT + SuperblockLayout.LOG_BLOCK_SIZE.read(superblock), blocks(superblock),
                SuperblockLayout.FIRST_DATA_BLOCK.read(superblock), SuperblockLayout.BLOCKS_PER_GROUP.read(superblock),
                SuperblockLayout.INODES_PER_GROUP.read(superblock), SuperblockLayout.INODES_COUNT.readUnsigned(superblock), inodeBytes,
                isNew ? SuperblockLayout.FIRST_INO.read(superblock) : OLD_FIRST_INODE, descriptorBytes(superblock),
                Math.min(KNOWN_EXTRA_BYTES, inodeBytes - OLD_INODE_BYTES), (incompatible & SuperblockLayout.INCOMPAT_FILETYPE) != 0,
                (readOnlyCompatible & SuperblockLayout.RO_COMPAT_HUGE_FILE) != 0, remark == null, remark);
    }

    /// Why it must not be written to; null if it may.
    private static String remark(Address superblock, boolean isNew, int incompatible, int readOnlyCompatible) {
        if (!isNew) {
            return "revision 0";
        }
        int unwritable = incompatible & ~SuperblockLayout.INCOMPAT_WRITABLE;
        if (unwritable != 0) {
            return "incompatible features 0x" + Integer.toHexString(unwritable) + " (ext4)";
        }
        unwritable = readOnlyCompatible & ~SuperblockLayout.RO_COMPAT_WRITABLE;
        if (unwritable != 0) {
            return "features 0x" + Integer.toHexString(unwritable) + ", which may only be read";
        }
        if (SuperblockLayout.LAST_ORPHAN.read(superblock) != 0) {
            return "files that were deleted but not freed: run e2fsck";
        }
        if ((SuperblockLayout.STATE.read(superblock) & SuperblockLayout.STATE_ERROR) != 0) {
            return "errors that were found before: run e2fsck";
        }
        return null;
    }
}
