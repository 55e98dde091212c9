// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;

/// `struct ext2_group_desc`, with the upper halves that ext4's 64-bit descriptors have.
final class GroupDescriptor {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 BLOCK_BITMAP = LAYOUT.u32();
    static final U32 INODE_BITMAP = LAYOUT.u32();
    static final U32 INODE_TABLE = LAYOUT.u32();                 // its first block
    static final U16 FREE_BLOCKS_COUNT = LAYOUT.u16();
    static final U16 FREE_INODES_COUNT = LAYOUT.u16();
    static final U16 USED_DIRS_COUNT = LAYOUT.u16();
    static final U32 BLOCK_BITMAP_HI = LAYOUT.at(32).u32();
    static final U32 INODE_BITMAP_HI = LAYOUT.u32();
    static final U32 INODE_TABLE_HI = LAYOUT.u32();

    private static final int HIGH_END = 44;

    private GroupDescriptor() {}

    /// A block number with its upper half, if descriptors are large enough to have one.
    static long block(Address descriptor, int descriptorBytes, U32 low, U32 high) {
        long upper = descriptorBytes >= HIGH_END ? high.readUnsigned(descriptor) << Integer.SIZE : 0;
        return upper | low.readUnsigned(descriptor);
    }
}
