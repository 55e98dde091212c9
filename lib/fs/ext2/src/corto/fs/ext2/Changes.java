// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EIO;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.fs.file.FileStatus;
import corto.fs.pagecache.PageCache;
import corto.lang.Address;
import corto.lang.Result;
import java.util.Arrays;

/// What differs from the disk, and how it gets there: see the package for the order.
final class Changes {
    private static final Result OK = Result.of(0);
    private static final long NANOS = 1_000_000_000L;
    private static final long SMALL_FILE = 1L << 31;     // from here on LARGE_FILE must be set
    private static final int MOST_GONE = 1024;           // that wait to be freed
    private static final int ATTRIBUTES_MAGIC = 0xEA02_0000;
    private static final int ATTRIBUTES_USERS = 4;       // offset of the count

    private final Ext2FileSystem fileSystem;
    private final BlockCache cache;
    private final PageCache pages;
    private final Geometry geometry;
    private final BlockGroups groups;
    private final Superblock superblock;
    private final FileStatus attributes = new FileStatus();      // of the inode that is being stored

    private DiskInode[] changed = new DiskInode[8];
    private int changedCount;
    private DiskInode[] gone = new DiskInode[8];         // inodes to be freed with all they have
    private int goneCount;
    private long[] freed = new long[16];                 // blocks to be freed: pairs of first and count
    private int freedCount;
    private boolean isCommitting;
    private boolean isFreeing;                           // blocks become free at once

    Changes(Ext2FileSystem fileSystem, BlockCache cache, PageCache pages, Geometry geometry, BlockGroups groups, Superblock superblock) {
        this.fileSystem = fileSystem;
        this.cache = cache;
        this.pages = pages;
        this.geometry = geometry;
        this.groups = groups;
        this.superblock = superblock;
    }

    // Noting

    /// Whether it is time to commit, with a cache of `mostBlocks` blocks.
    boolean areMany(int mostBlocks) {
        return cache.isHalfDirty() || changedCount > mostBlocks / 2 || goneCount > MOST_GONE || freedCount > 2 * MOST_GONE;
    }

    /// Whether a commit would give room.
    boolean wouldFree() {
        return goneCount + freedCount > 0 && !isCommitting;
    }

    /// An inode differs from the disk.
    void inodeChanged(DiskInode disk) {
        if (disk.isDirty || disk.isGone) {
            return;
        }
        disk.isDirty = true;
        if (changedCount == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changedCount);
        }
        changed[changedCount++] = disk;
    }

    private void forget(DiskInode disk) {
        for (int i = 0; disk.isDirty; i++) {
            if (changed[i] == disk) {
                disk.isDirty = false;
                changed[i] = changed[--changedCount];
                changed[changedCount] = null;
            }
        }
    }

    /// Nobody can reach an inode any more: it is freed by the next commit.
    void inodeGone(DiskInode disk) {
        disk.isGone = true;
        forget(disk);
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, 2 * goneCount);
        }
        gone[goneCount++] = disk;
    }

    /// A block of a file is free, and can be used again when that is on the disk.
    void freeBlock(long number) {
        cache.forget(number);
        if (isFreeing) {
            groups.freeBlock(number);
        } else if (freedCount > 0 && freed[freedCount - 2] + freed[freedCount - 1] == number) {
            freed[freedCount - 1]++;
        } else {
            if (freedCount == freed.length) {
                freed = Arrays.copyOf(freed, 2 * freedCount);
            }
            freed[freedCount++] = number;
            freed[freedCount++] = 1;
        }
    }

    /// An inode that was just made is not to be: it and its blocks are free at once, for nothing on the disk leads to them.
    void takeBack(DiskInode disk) {
        disk.isGone = true;
        forget(disk);
        boolean before = isFreeing;
        isFreeing = true;
        cutAll(disk);
        isFreeing = before;
        groups.freeInode(disk.number, disk.inode.isDirectory());
    }

    private Result cutAll(DiskInode disk) {
        boolean hasBlocks = disk.inode.isRegular() || disk.inode.isDirectory() || disk.inode.isSymbolicLink() && !disk.isShortLink(geometry);
        return hasBlocks ? fileSystem.map().cut(disk, 0) : OK;
    }

    // Committing

    private boolean areThere() {
        return changedCount + goneCount + freedCount + cache.dirtyCount() > 0 || pages.dirtyCount() > 0;
    }

    /// Writes everything. When it returns without error, all of that is on the medium.
    Result commit() {
        if (isCommitting) {
            return OK;
        }
        if (fileSystem.isReadOnly()) {
            return areThere() ? Result.error(EIO) : OK;              // something went wrong before
        }
        if (!areThere()) {
            return cache.flush();
        }
        isCommitting = true;
        Result result = write();
        isCommitting = false;
        return result;
    }

    private Result write() {
        Result result = superblock.mark(false, seconds());
        result = result.isError() ? result : pages.writeBack();
        result = result.isError() ? result : storeInodes(false);
        result = result.isError() ? result : write(WriteOrder.POINTERS);
        result = result.isError() ? result : cache.write(WriteOrder.MAPS);
        result = result.isError() ? result : write(WriteOrder.INODES);
        result = result.isError() ? result : write(WriteOrder.ENTRIES);
        result = result.isError() ? result : write(WriteOrder.REMOVALS);
        if (!result.isError() && freedCount + goneCount + changedCount > 0) {
            result = cache.flush();
            result = result.isError() ? result : free();
            result = result.isError() ? result : storeInodes(true);
        }
        result = result.isError() ? result : superblock.store(groups, seconds());
        result = result.isError() ? result : cache.write(WriteOrder.INODES);
        result = result.isError() ? result : cache.write(WriteOrder.MAPS);
        return result.isError() ? result : cache.flush();
    }

    private int seconds() {
        return (int) (fileSystem.nanos() / NANOS);
    }

    /// Writes the blocks of one turn, after all turns before are on the medium.
    private Result write(int turn) {
        Result flushed = cache.hasDirty(turn) ? cache.flush() : OK;
        return flushed.isError() ? flushed : cache.write(turn);
    }

    /// Puts changed inodes into their blocks. Those that no directory names stay as the disk has them until entries have been written: `last`.
    private Result storeInodes(boolean last) {
        int kept = 0;
        for (int i = 0; i < changedCount; i++) {
            DiskInode disk = changed[i];
            if (!last && disk.inode.linkCount() == 0) {
                changed[kept++] = disk;
                continue;
            }
            cache.beginOperation();
            CachedBlock block = groups.inodeBlock(disk.number);
            if (block == null) {
                return cache.problem();
            }
            disk.inode.status(attributes);
            disk.store(block.data().plus(groups.inodeOffset(disk.number)), geometry, attributes);
            cache.dirty(block, WriteOrder.INODES);
            disk.isDirty = false;
            if (disk.sizeBytes >= SMALL_FILE) {
                superblock.setLargeFile();
            }
        }
        Arrays.fill(changed, kept, changedCount, null);
        changedCount = kept;
        return OK;
    }

    /// Frees what has been given up: nothing on the disk names it any more.
    private Result free() {
        isFreeing = true;
        for (int i = 0; i < freedCount; i += 2) {
            for (long number = freed[i]; number < freed[i] + freed[i + 1]; number++) {
                cache.beginOperation();
                groups.freeBlock(number);
            }
        }
        freedCount = 0;
        Result result = OK;
        while (goneCount > 0 && !result.isError()) {
            DiskInode disk = gone[--goneCount];
            gone[goneCount] = null;
            cache.beginOperation();
            result = free(disk);
        }
        isFreeing = false;
        return result;
    }

    private Result free(DiskInode disk) {
        if (cutAll(disk).isError()) {
            groups.noteDamage("some blocks of inode " + disk.number + " cannot be freed");
        }
        freeAttributes(disk);
        fileSystem.inodes().remove(disk);
        CachedBlock block = groups.inodeBlock(disk.number);
        if (block == null) {
            return cache.problem();
        }
        Address raw = block.data().plus(groups.inodeOffset(disk.number));
        disk.storeGone(raw, geometry, (int) Math.max(seconds(), geometry.inodesCount() + 1));      // e2fsck takes a small one for the number of an orphan
        cache.dirty(block, WriteOrder.INODES);
        groups.freeInode(disk.number, disk.inode.isDirectory());
        return OK;
    }

    /// Extended attributes may be shared: their block counts its users (Linux 6.12 fs/ext2/xattr.h).
    private void freeAttributes(DiskInode disk) {
        CachedBlock block = geometry.isBlock(disk.attributesBlock) ? cache.read(disk.attributesBlock) : null;
        if (block == null || block.data().loadInt(0) != ATTRIBUTES_MAGIC) {
            return;
        }
        int users = block.data().loadInt(ATTRIBUTES_USERS);
        if (users > 1) {
            block.data().storeInt(ATTRIBUTES_USERS, users - 1);
            cache.dirty(block, WriteOrder.MAPS);
        } else {
            freeBlock(disk.attributesBlock);
        }
    }

    /// Says that the disk need not be checked, after a commit.
    Result markClean() {
        return superblock.mark(true, seconds());
    }

    /// Says that the disk has to be checked.
    Result markUnclean() {
        return superblock.mark(false, seconds());
    }
}
