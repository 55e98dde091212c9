// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import static corto.lang.Errno.ENOSPC;

import corto.crypto.random.RandomGenerator;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.RawMemory;
import corto.lang.Result;

/// An open null, zero, full, random or urandom: mem(4), null(4), full(4), random(4).
@RawMemory(reason = "fills callers' buffers")
final class MemoryFile extends OpenFile {
    enum Kind { NULL, ZERO, FULL, RANDOM }

    private static final Pages ZEROS = new ZeroPages();

    private final Inode inode;
    private final Kind kind;
    private final RandomGenerator random;

    MemoryFile(Inode inode, Kind kind, RandomGenerator random, int flags) {
        super(flags);
        this.inode = inode;
        this.kind = kind;
        this.random = random;
        inode.opened();
    }

    @Override
    protected void closed() {
        inode.closed();
    }

    @Override
    public Inode inode() {
        return inode;
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        switch (kind) {
            case NULL -> {
                return Result.of(0);
            }
            case ZERO, FULL -> to.clear(lengthBytes);
            case RANDOM -> random.fill(to, lengthBytes);
        }
        return Result.of(lengthBytes);
    }

    @Override
    protected Result readBytesAt(Address to, long lengthBytes, long offset) {
        return readBytes(to, lengthBytes);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        if (kind == Kind.FULL) {
            return Result.error(ENOSPC);
        }
        if (kind == Kind.RANDOM) {
            for (long at = 0; at + Long.BYTES <= lengthBytes; at += Long.BYTES) {
                random.add(from.loadLong(at));
            }
        }
        return Result.of(lengthBytes);
    }

    @Override
    protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
        return writeBytes(from, lengthBytes);
    }

    /// Always at the start, as Linux's null_lseek.
    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    @Override
    public Pages pages() {
        return kind == Kind.ZERO ? ZEROS : null;
    }

    /// Holes without end: a private mapping of zero(4) is memory of its own.
    private static final class ZeroPages extends Pages {
        @Override
        public long sizeBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public Address frame(long page) {
            return Address.zero();
        }

        @Override
        public boolean isHole(long page) {
            return true;
        }

        @Override
        public Address frameToWrite(long page) {
            return Address.zero();
        }

        @Override
        protected void unused() {}
    }
}
