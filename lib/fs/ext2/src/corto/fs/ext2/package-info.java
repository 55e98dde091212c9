// SPDX-License-Identifier: Apache-2.0

/// The second extended file system on a disk.
///
/// ```text
///   Ext2Directory ─ DirectoryEntries ─┐                                        superblock, groups, inodes,
///   Ext2Special ──────────────────────┼─ DiskInode ─ BlockMap, ExtentTree ─►   indirect blocks, entries       in BlockCache
///   Ext2File ─ Ext2Pages ─────────────┘                    └────────────────►   content                        in PageCache
///   Ext2FileSystem: mounting, inodes in memory, commit      BlockGroups: what is free
/// ```
/// **Nothing is written as it changes.** Changes gather in memory until `commit`: fsync(2), sync(2), when half of a cache is dirty, when room runs out. A
/// commit writes in turns, with a flush of the disk between:
///
/// 1. content;
/// 2. what nothing on the disk leads to yet: indirect blocks, new blocks of directories; and bitmaps, in which everything new is in use;
/// 3. inodes;
/// 4. entries of directories;
/// 5. blocks from which an entry was moved to a block of turn 4;
/// 6. what is gone: inodes without a name, and the bitmaps in which they and given-up blocks are free; the superblock.
///
/// So after a power cut between any two writes (1) nothing leads to a block that was not written; (2) a block or inode is used anew only after nothing on
/// the disk leads to it as what it was; (3) a file that is renamed has its old name, its new one, or both; (4) what is in use is never free in a bitmap.
/// What can be wrong are counts, and blocks and inodes in use that nothing leads to: e2fsck puts that right without losing what had been committed. A block
/// is assumed to be written whole or not at all.
///
/// Turn 5 holds because an entry moves by adding, then removing, and the removal's block may rely on one block only that relies on none (`CachedBlock.relyOn`); a
/// rename that would make a longer chain commits first.
///
/// **What the disk says is not believed.** Superblock and descriptors are checked when mounting; inodes, pointers, extents and entries when they are used. A
/// damaged one gives EUCLEAN, and nothing is written from then on. No walk is longer than its structure allows: trees have bounded depth, a directory has no
/// more blocks than the disk, a directory has one parent.
///
/// **Other threads.** `prepareToSync` and those of `StoredPages` are sections (`BlockWaiter`): while they wait for the disk, others run. They touch nothing but this file system. Every operation from outside begins with `settle`, so that it never
/// meets a section in its middle; none of them lets others run.
///
/// **Context.** Under the kernel lock, in a thread; waits for the disk in the way that `mount` was told. Not reentrant, but for `Pages`, which a page fault in
/// the middle of a copy may ask.
package corto.fs.ext2;
