// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.block.api.BlockAccess;
import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest.Operation;
import corto.fs.pagecache.StoredPages;
import corto.lang.Address;
import corto.lang.Result;

/// The content of a regular file: pages in memory, blocks on the disk.
final class Ext2Pages extends StoredPages {
    private static final Result OK = Result.of(0);

    private final Ext2FileSystem fileSystem;
    private final DiskInode disk;
    private final Ext2File file;
    private final int blockShift;
    private final int blocksPerPage;

    // The transfer under construction.
    private final BlockAccess access;
    private long nextSector = -1;                        // behind what it has; negative: it has nothing
    private Address nextAddress = Address.zero();
    private Address pending = Address.zero();            // the buffer that grows: neighbours in memory are one
    private int pendingBytes;

    Ext2Pages(Ext2FileSystem fileSystem, DiskInode disk, Ext2File file) {
        super(fileSystem.pages(), disk.sizeBytes);
        this.fileSystem = fileSystem;
        this.disk = disk;
        this.file = file;
        access = fileSystem.access();
        blockShift = fileSystem.geometry().blockShift();
        blocksPerPage = PAGE_BYTES >>> blockShift;
    }

    @Override
    protected long mostBytes() {
        return fileSystem.mostBytes(disk);
    }

    @Override
    protected void contentChanged() {
        disk.sizeBytes = sizeBytes();
        file.contentModified();
    }

    @Override
    protected void unused() {
        file.pagesUnused();
    }

    @Override
    protected void enter() {
        access.waiter().enter();
    }

    @Override
    protected void leave() {
        access.waiter().leave();
    }

    @Override
    protected void settle() {
        access.waiter().settle();
    }

    // Places

    @Override
    protected boolean isStored(long page) {
        return countStored(page) != 0;
    }

    @Override
    protected boolean isWhollyStored(long page) {
        return countStored(page) == blocksPerPage;
    }

    /// Blocks of a page that have a place, or cannot be found out about.
    private int countStored(long page) {
        fileSystem.beginReading();
        int count = 0;
        for (int i = 0; i < blocksPerPage; i++) {
            Result place = fileSystem.map().find(disk, page * blocksPerPage + i);
            count += place.isError() || place.value() != 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    protected Result reserve(long offset, long lengthBytes) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        long made = 0;
        long last = offset + lengthBytes - 1 >>> blockShift;
        for (long block = offset >>> blockShift; block <= last; block++) {
            Result place = fileSystem.map().allocate(disk, block);
            if (fileSystem.canRetry(place)) {
                place = fileSystem.map().allocate(disk, block);
            }
            if (place.isError()) {
                return place;
            }
            made += fileSystem.map().isFresh() ? 1 : 0;
        }
        return Result.of(made);
    }

    @Override
    protected Result cut(long newBytes) {
        fileSystem.beginReading();
        return fileSystem.map().cut(disk, (newBytes >>> blockShift) + ((newBytes & (1L << blockShift) - 1) == 0 ? 0 : 1));
    }

    /// The first byte at or behind `offset`, which lies inside, that is stored; negative if there is none.
    long nextData(long offset) {
        settle();
        long block = offset >>> blockShift;
        long end = sizeBytes() - 1 >>> blockShift;
        while (block <= end) {
            fileSystem.beginReading();
            Result place = fileSystem.map().find(disk, block);
            if (place.isError() || place.value() != 0) {
                return Math.max(offset, block << blockShift);
            }
            block += fileSystem.map().run();
        }
        return -1;
    }

    /// The first byte at or behind `offset`, which lies inside, that is in a hole or at the end.
    long nextHole(long offset) {
        settle();
        long block = offset >>> blockShift;
        long end = sizeBytes() - 1 >>> blockShift;
        while (block <= end) {
            fileSystem.beginReading();
            Result place = fileSystem.map().find(disk, block);
            if (!place.isError() && place.value() == 0) {
                return Math.max(offset, block << blockShift);
            }
            block += place.isError() ? 1 : fileSystem.map().run();
        }
        return sizeBytes();
    }

    // Transfers

    @Override
    protected Result load(long page, int count, long[] into) {
        return transfer(Operation.READ, page, count, into);
    }

    @Override
    protected Result save(long page, int count, long[] from) {
        return transfer(Operation.WRITE, page, count, from);
    }

    private Result transfer(Operation operation, long page, int count, long[] frames) {
        nextSector = -1;
        for (int i = 0; i < count; i++) {
            fileSystem.beginReading();
            for (int block = 0; block < blocksPerPage; block++) {
                Address memory = new Address(frames[i]).plus((long) block << blockShift);
                Result place = fileSystem.map().find(disk, (page + i) * blocksPerPage + block);
                Result done = place;
                if (!place.isError() && place.value() != 0) {
                    done = add(operation, place.value(), memory);
                } else if (!place.isError() && operation == Operation.READ) {
                    memory.clear(1L << blockShift);
                }
                if (done.isError()) {
                    return done;
                }
            }
        }
        return run(operation);
    }

    private Result add(Operation operation, long place, Address memory) {
        int bytes = 1 << blockShift;
        long sector = place << blockShift - BlockDevice.SECTOR_SHIFT;
        if (nextSector == sector && nextAddress.is(memory)) {
            pendingBytes += bytes;
        } else {
            boolean continues = nextSector == sector && access.room() > 1;
            Result done = continues ? OK : run(operation);
            if (done.isError()) {
                return done;
            }
            if (continues) {
                access.add(pending, pendingBytes);
            } else {
                access.begin(operation, sector);
            }
            pending = memory;
            pendingBytes = bytes;
        }
        nextSector = sector + (bytes >>> BlockDevice.SECTOR_SHIFT);
        nextAddress = memory.plus(bytes);
        return OK;
    }

    private Result run(Operation operation) {
        if (nextSector < 0) {
            return OK;
        }
        nextSector = -1;
        access.add(pending, pendingBytes);
        Result done = access.run();
        if (operation == Operation.WRITE) {
            fileSystem.noteWritten();
        }
        return done;
    }
}
