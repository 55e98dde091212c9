// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Result;

/// A regular file on the disk.
final class Ext2File extends Inode {
    private final DiskInode disk;
    private final Ext2Pages pages;

    Ext2File(DiskInode disk, FileStatus stored) {
        super(disk.fileSystem, stored);
        this.disk = disk;
        disk.inode = this;
        pages = new Ext2Pages(disk.fileSystem, disk, this);
    }

    Ext2Pages content() {
        return pages;
    }

    @Override
    public long sizeBytes() {
        return pages.sizeBytes();
    }

    @Override
    protected long storedBytes() {
        return disk.sectors << Ext2FileSystem.SECTOR_SHIFT;
    }

    @Override
    protected void attributesChanged() {
        disk.changed();
    }

    void contentModified() {
        modified();
    }

    @Override
    public Result open(Opening opening) {
        return opening.opened(new Open(this, opening.flags()));
    }

    @Override
    public Result resize(long sizeBytes) {
        Result begun = disk.fileSystem.begin();
        return begun.isError() ? begun : pages.resize(sizeBytes);
    }

    @Override
    protected void dropped() {
        pagesUnused();
    }

    /// Frees the content once neither a name nor an open file nor a mapping needs it.
    void pagesUnused() {
        disk.fileSystem.settle();
        if (isDropped() && !pages.isInUse() && !disk.isGone) {
            pages.drop();
            disk.fileSystem.inodeGone(disk);
        }
    }

    /// Whether nobody would miss the object: all it knows is on the disk too.
    boolean isForgettable() {
        return !isOpen() && !isWatched() && !pages.isInUse() && !pages.isCached();
    }

    private static final class Open extends SeekableFile {
        private final Ext2File file;
        private final Ext2FileSystem fileSystem;

        Open(Ext2File file, int flags) {
            super(flags);
            this.file = file;
            fileSystem = file.disk.fileSystem;
            file.opened();
        }

        @Override
        protected void closed() {
            fileSystem.settle();
            file.closed();
            fileSystem.inodes().forgetUnused();
        }

        @Override
        public Inode inode() {
            return file;
        }

        @Override
        public Pages pages() {
            return file.pages;
        }

        @Override
        protected long sizeBytes() {
            return file.sizeBytes();
        }

        @Override
        public boolean isOnMedium() {
            return true;
        }

        @Override
        public long prepareToRead(long lengthBytes, long offset) {
            return file.pages.prepareToRead(offset < 0 ? position() : offset, lengthBytes);
        }

        @Override
        public long prepareToWrite(long lengthBytes, long offset) {
            fileSystem.prepareToChange();
            return file.pages.prepareToWrite(isAppending() ? file.sizeBytes() : offset < 0 ? position() : offset, lengthBytes);
        }

        @Override
        public Result prepareToSync() {
            return fileSystem.prepareToSync();
        }

        @Override
        protected Result readBytesAt(Address to, long lengthBytes, long offset) {
            return file.pages.read(to, lengthBytes, offset);
        }

        @Override
        protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
            Result begun = fileSystem.begin();
            if (begun.isError()) {
                return begun;
            }
            Result written = file.pages.write(from, lengthBytes, isAppending() ? file.sizeBytes() : offset);
            boolean isSynchronous = (flags() & OpenFlags.O_DSYNC) != 0;
            Result synced = isSynchronous && !written.isError() ? fileSystem.commit() : written;
            return synced.isError() ? synced : written;
        }

        @Override
        public Result available() {
            return Result.of(Math.max(0, file.sizeBytes() - position()));
        }

        @Override
        protected Result resize(long sizeBytes) {
            return file.resize(sizeBytes);
        }

        /// Only without a mode: ext2 has no place for blocks behind the end, and zeros cannot be taken away.
        @Override
        protected Result allocateBytes(int mode, long offset, long lengthBytes) {
            if (mode != 0) {
                return Result.error(EOPNOTSUPP);
            }
            Result begun = fileSystem.begin();
            return begun.isError() ? begun : file.pages.allocate(offset, lengthBytes);
        }

        @Override
        protected long nextData(long offset) {
            return file.pages.nextData(offset);
        }

        @Override
        protected long nextHole(long offset) {
            return file.pages.nextHole(offset);
        }

        @Override
        public Result sync() {
            return fileSystem.commit();
        }
    }
}
