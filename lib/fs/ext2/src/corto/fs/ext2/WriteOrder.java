// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

/// The turns in which changed blocks are written, one behind the other with a flush of the disk between; see the package for why.
final class WriteOrder {
    /// Indirect blocks, new blocks of directories, long targets of symbolic links: what nothing on the disk leads to yet.
    static final int POINTERS = 0;
    /// Bitmaps, group descriptors, the superblock. With POINTERS; and again last, after blocks and inodes have been freed.
    static final int MAPS = 1;
    /// Inode tables. And again behind REMOVALS, for inodes that are gone.
    static final int INODES = 2;
    /// Blocks of directories.
    static final int ENTRIES = 3;
    /// Blocks of directories from which a file was moved to a block of ENTRIES.
    static final int REMOVALS = 4;
    /// The superblock alone, when it becomes clean or unclean.
    static final int STATE = 5;

    private WriteOrder() {}
}
