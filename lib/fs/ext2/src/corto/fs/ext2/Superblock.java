// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.lang.Address;
import corto.lang.Result;

/// The superblock of a mounted file system: counts, and whether the disk has to be checked.
final class Superblock {
    private static final Result OK = Result.of(0);

    private final BlockCache cache;
    private final Geometry geometry;
    private final boolean wasClean;                      // when it was mounted
    private boolean isMarkedClean;                       // on the disk, now
    private boolean hasCounted;                          // this mount, on the disk

    Superblock(BlockCache cache, Geometry geometry, boolean wasClean) {
        this.cache = cache;
        this.geometry = geometry;
        this.wasClean = wasClean;
        isMarkedClean = wasClean;
    }

    boolean wasClean() {
        return wasClean;
    }

    boolean isMarkedClean() {
        return isMarkedClean;
    }

    /// The block that has it; null: `BlockCache.problem`.
    private CachedBlock block() {
        return cache.read(SuperblockLayout.PLACE >>> geometry.blockShift());
    }

    private Address data(CachedBlock block) {
        return block.data().plus(SuperblockLayout.PLACE & geometry.blockBytes() - 1);
    }

    /// Stores what is free. To be written with WriteOrder.MAPS.
    Result store(BlockGroups groups, int seconds) {
        CachedBlock block = block();
        if (block == null) {
            return cache.problem();
        }
        Address data = data(block);
        SuperblockLayout.FREE_BLOCKS_COUNT.write(data, (int) groups.freeBlocks());
        SuperblockLayout.FREE_INODES_COUNT.write(data, (int) groups.freeInodes());
        SuperblockLayout.WTIME.write(data, seconds);
        cache.dirty(block, WriteOrder.MAPS);
        return OK;
    }

    /// There is a file of 2 GiB or more.
    void setLargeFile() {
        CachedBlock block = block();
        if (block == null) {
            return;
        }
        Address data = data(block);
        int features = SuperblockLayout.FEATURE_RO_COMPAT.read(data);
        if ((features & SuperblockLayout.RO_COMPAT_LARGE_FILE) == 0) {
            SuperblockLayout.FEATURE_RO_COMPAT.write(data, features | SuperblockLayout.RO_COMPAT_LARGE_FILE);
            cache.dirty(block, WriteOrder.MAPS);
        }
    }

    /// Says on the disk, at once, whether it has to be checked, if it says something else; the first time, that it has been mounted.
    Result mark(boolean clean, int seconds) {
        if (isMarkedClean == clean && hasCounted) {
            return OK;
        }
        CachedBlock block = block();
        if (block == null) {
            return cache.problem();
        }
        Address data = data(block);
        int state = SuperblockLayout.STATE.read(data);
        SuperblockLayout.STATE.write(data, clean ? state | SuperblockLayout.STATE_VALID : state & ~SuperblockLayout.STATE_VALID);
        if (!hasCounted) {
            hasCounted = true;
            SuperblockLayout.MNT_COUNT.write(data, SuperblockLayout.MNT_COUNT.read(data) + 1);
            SuperblockLayout.MTIME.write(data, seconds);
        }
        cache.dirty(block, WriteOrder.STATE);
        Result written = cache.write(WriteOrder.STATE);
        written = written.isError() ? written : cache.flush();
        if (!written.isError()) {
            isMarkedClean = clean;
        }
        return written;
    }
}
