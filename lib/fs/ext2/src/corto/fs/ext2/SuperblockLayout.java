// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;

/// `struct ext2_super_block` and what ext4 added to it (Linux 6.12 fs/ext4/ext4.h), and the feature bits.
final class SuperblockLayout {
    /// Where it lies on the disk, in bytes.
    static final int PLACE = 1024;

    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 INODES_COUNT = LAYOUT.u32();
    static final U32 BLOCKS_COUNT = LAYOUT.u32();
    static final U32 R_BLOCKS_COUNT = LAYOUT.u32();
    static final U32 FREE_BLOCKS_COUNT = LAYOUT.u32();
    static final U32 FREE_INODES_COUNT = LAYOUT.u32();
    static final U32 FIRST_DATA_BLOCK = LAYOUT.u32();
    static final U32 LOG_BLOCK_SIZE = LAYOUT.u32();              // of 1024 bytes
    static final U32 LOG_CLUSTER_SIZE = LAYOUT.u32();
    static final U32 BLOCKS_PER_GROUP = LAYOUT.u32();
    static final U32 CLUSTERS_PER_GROUP = LAYOUT.u32();
    static final U32 INODES_PER_GROUP = LAYOUT.u32();
    static final U32 MTIME = LAYOUT.u32();
    static final U32 WTIME = LAYOUT.u32();
    static final U16 MNT_COUNT = LAYOUT.u16();
    static final U16 MAX_MNT_COUNT = LAYOUT.u16();
    static final U16 MAGIC = LAYOUT.u16();
    static final U16 STATE = LAYOUT.u16();
    static final U16 ERRORS = LAYOUT.u16();
    static final U16 MINOR_REV_LEVEL = LAYOUT.u16();
    static final U32 LASTCHECK = LAYOUT.u32();
    static final U32 CHECKINTERVAL = LAYOUT.u32();
    static final U32 CREATOR_OS = LAYOUT.u32();
    static final U32 REV_LEVEL = LAYOUT.u32();
    static final U16 DEF_RESUID = LAYOUT.u16();
    static final U16 DEF_RESGID = LAYOUT.u16();
    static final U32 FIRST_INO = LAYOUT.u32();                   // from here on with revision 1
    static final U16 INODE_SIZE = LAYOUT.u16();
    static final U16 BLOCK_GROUP_NR = LAYOUT.u16();
    static final U32 FEATURE_COMPAT = LAYOUT.u32();
    static final U32 FEATURE_INCOMPAT = LAYOUT.u32();
    static final U32 FEATURE_RO_COMPAT = LAYOUT.u32();
    static final U32 LAST_ORPHAN = LAYOUT.at(232).u32();
    static final U16 DESC_SIZE = LAYOUT.at(254).u16();           // with 64BIT
    static final U32 BLOCKS_COUNT_HI = LAYOUT.at(336).u32();     // with 64BIT
    static final U16 WANT_EXTRA_ISIZE = LAYOUT.at(350).u16();
    static final int SIZE = LAYOUT.reserved(1024 - 352).sized(1024);

    static final int MAGIC_NUMBER = 0xEF53;
    static final int STATE_VALID = 1;                            // nothing has to be checked
    static final int STATE_ERROR = 2;                            // something is known to be wrong

    static final int COMPAT_DIR_INDEX = 0x20;

    static final int INCOMPAT_FILETYPE = 0x2;
    static final int INCOMPAT_RECOVER = 0x4;
    static final int INCOMPAT_EXTENTS = 0x40;
    static final int INCOMPAT_64BIT = 0x80;
    static final int INCOMPAT_FLEX_BG = 0x200;
    static final int INCOMPAT_CSUM_SEED = 0x2000;
    static final int INCOMPAT_LARGEDIR = 0x4000;

    static final int RO_COMPAT_SPARSE_SUPER = 0x1;
    static final int RO_COMPAT_LARGE_FILE = 0x2;
    static final int RO_COMPAT_HUGE_FILE = 0x8;
    static final int RO_COMPAT_EXTRA_ISIZE = 0x40;

    /// What may be written to; with other features that may be read, the file system is read-only.
    static final int INCOMPAT_WRITABLE = INCOMPAT_FILETYPE;
    static final int INCOMPAT_READABLE = INCOMPAT_FILETYPE | INCOMPAT_EXTENTS | INCOMPAT_64BIT | INCOMPAT_FLEX_BG | INCOMPAT_CSUM_SEED | INCOMPAT_LARGEDIR;
    static final int RO_COMPAT_WRITABLE = RO_COMPAT_SPARSE_SUPER | RO_COMPAT_LARGE_FILE | RO_COMPAT_EXTRA_ISIZE;

    private SuperblockLayout() {}

    /// What mke2fs calls an incompatible feature; null if it has no name that we know.
    static String incompatibleName(int feature) {
        return switch (feature) {
            case 0x1 -> "compression";
            case INCOMPAT_RECOVER -> "needs_recovery";
            case 0x8 -> "journal_dev";
            case 0x10 -> "meta_bg";
            case 0x100 -> "mmp";
            case 0x400 -> "ea_inode";
            case 0x1000 -> "dirdata";
            case 0x8000 -> "inline_data";
            case 0x1_0000 -> "encrypt";
            case 0x2_0000 -> "casefold";
            default -> null;
        };
    }
}
