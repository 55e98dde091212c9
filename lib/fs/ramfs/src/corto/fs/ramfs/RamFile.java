// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;

/// A regular file in memory. Also good without a name: memfd_create(2).
@Hot
public final class RamFile extends Inode {
    private static final int FALLOC_FL_KEEP_SIZE = 1;
    private static final int FALLOC_FL_PUNCH_HOLE = 2;       // only with the other

    // Seals of fcntl(2), "File Sealing"
    private static final int F_SEAL_SEAL = 1;
    private static final int F_SEAL_SHRINK = 2;
    private static final int F_SEAL_GROW = 4;
    private static final int F_SEAL_WRITE = 8;
    private static final int F_SEAL_FUTURE_WRITE = 16;
    private static final int SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_FUTURE_WRITE;

    private final RamPages pages;
    private int seals = F_SEAL_SEAL;

    /// An empty one.
    public RamFile(FileSystem fileSystem, FrameAllocator frames, int permissions, int uid, int gid) {
        super(fileSystem, FileMode.REGULAR | permissions, uid, gid);
        pages = new RamPages(this, frames);
    }

    /// Gives an empty file the content that lies at `content` and is used from there: it must stay as it is for ever, and so must what shares
    /// its last page. What the program writes goes elsewhere.
    public void place(Address content, long lengthBytes) {
        pages.place(content, lengthBytes);
    }

    /// Its content, for who maps it without having it open.
    public Pages pages() {
        return pages;
    }

    /// From now on it may be sealed: MFD_ALLOW_SEALING of memfd_create(2).
    public void allowSeals() {
        seals = 0;
    }

    boolean mayBeMappedToWrite() {
        return (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == 0;
    }

    private boolean forbidsSize(long newBytes) {
        return newBytes < sizeBytes() ? (seals & F_SEAL_SHRINK) != 0 : newBytes > sizeBytes() && (seals & F_SEAL_GROW) != 0;
    }

    @Override
    public long sizeBytes() {
        return pages.sizeBytes();
    }

    @Override
    protected long storedBytes() {
        return pages.storedBytes();
    }

    @Override
    public Result open(Opening opening) {
        return opening.opened(new Open(this, opening.flags()));
    }

    @Override
    public Result resize(long sizeBytes) {
        if (forbidsSize(sizeBytes)) {
            return Result.error(EPERM);
        }
        pages.resize(sizeBytes);
        modified();
        return Result.of(0);
    }

    void madeFor(RamDirectory directory, boolean mayBeNamed) {
        unnamed(directory, mayBeNamed);
    }

    void contentModified() {
        modified();
    }

    @Override
    protected void dropped() {
        pagesUnused();
    }

    /// Frees the content once neither a name nor an open file nor a mapping needs it.
    void pagesUnused() {
        if (isDropped() && !pages.isInUse()) {
            pages.free();
        }
    }

    @Hot
    private static final class Open extends SeekableFile {
        private final RamFile file;

        Open(RamFile file, int flags) {
            super(flags);
            this.file = file;
            file.opened();
        }

        @Override
        protected void closed() {
            file.closed();
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
        protected Result readBytesAt(Address to, long lengthBytes, long offset) {
            return file.pages.read(to, lengthBytes, offset);
        }

        @Override
        protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
            long start = isAppending() ? file.sizeBytes() : offset;
            long length = lengthBytes;
            if (file.seals > F_SEAL_SEAL && length > 0) {
                boolean grows = start + length > file.sizeBytes() && (file.seals & F_SEAL_GROW) != 0;
                if (!file.mayBeMappedToWrite() || grows && start >= file.sizeBytes()) {
                    return Result.error(EPERM);
                }
                length = grows ? file.sizeBytes() - start : length;
            }
            return file.pages.write(from, length, start);
        }

        @Override
        public Result available() {
            return Result.of(Math.max(0, file.sizeBytes() - position()));
        }

        @Override
        protected Result resize(long sizeBytes) {
            return file.resize(sizeBytes);
        }

        @Override
        protected Result allocateBytes(int mode, long offset, long lengthBytes) {
            boolean punches = mode == (FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE);
            if (!punches && (mode & ~FALLOC_FL_KEEP_SIZE) != 0) {
                return Result.error(EOPNOTSUPP);
            }
            if (punches ? !file.mayBeMappedToWrite() : mode == 0 && file.forbidsSize(Math.max(file.sizeBytes(), offset + lengthBytes))) {
                return Result.error(EPERM);
            }
            Result reserved = punches ? file.pages.punch(offset, lengthBytes) : file.pages.reserve(offset, lengthBytes, mode == FALLOC_FL_KEEP_SIZE);
            if (!reserved.isError()) {
                file.modified();
            }
            return reserved;
        }

        @Override
        public Result seals() {
            return Result.of(file.seals);
        }

        @Override
        public Result addSeals(int added) {
            if (!isWritable()) {
                return Result.error(EPERM);
            }
            if ((added & ~SEALS) != 0) {
                return Result.error(EINVAL);
            }
            if ((file.seals & F_SEAL_SEAL) != 0) {
                return Result.error(EPERM);
            }
            if ((added & ~file.seals & F_SEAL_WRITE) != 0 && file.pages.isMappedForWriting()) {
                return Result.error(EBUSY);
            }
            file.seals |= added;
            return Result.of(0);
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
            return Result.of(0);
        }
    }
}
