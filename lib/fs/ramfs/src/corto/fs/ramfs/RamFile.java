// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;

/// A regular file in memory. Also good without a name: memfd_create(2).
public final class RamFile extends Inode {
    private static final int FALLOC_FL_KEEP_SIZE = 1;
    private static final int FALLOC_FL_PUNCH_HOLE = 2;       // only with the other

    private final RamPages pages;

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
            return file.pages.write(from, lengthBytes, isAppending() ? file.sizeBytes() : offset);
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
            Result reserved = punches ? file.pages.punch(offset, lengthBytes) : file.pages.reserve(offset, lengthBytes, mode == FALLOC_FL_KEEP_SIZE);
            if (!reserved.isError()) {
                file.modified();
            }
            return reserved;
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
