// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENXIO;

import corto.lang.Address;
import corto.lang.Result;

/// An open file with a position: regular files, directories, devices of blocks. Kinds override `readBytesAt` and `writeBytesAt`.
public abstract class SeekableFile extends OpenFile {
    public static final int SEEK_SET = 0;
    public static final int SEEK_CUR = 1;
    public static final int SEEK_END = 2;
    public static final int SEEK_DATA = 3;
    public static final int SEEK_HOLE = 4;

    private long position;

    protected SeekableFile(int flags) {
        super(flags);
    }

    public final long position() {
        return position;
    }

    protected final void moveTo(long newPosition) {
        position = newPosition;
    }

    /// Where SEEK_END begins and appending goes.
    protected abstract long sizeBytes();

    @Override
    protected final Result readBytes(Address to, long lengthBytes) {
        Result read = readBytesAt(to, lengthBytes, position);
        if (!read.isError()) {
            position += read.value();
        }
        return read;
    }

    @Override
    protected final Result writeBytes(Address from, long lengthBytes) {
        long offset = isAppending() ? sizeBytes() : position;
        Result written = writeBytesAt(from, lengthBytes, offset);
        if (!written.isError()) {
            position = offset + written.value();
        }
        return written;
    }

    @Override
    protected Result seekTo(long offset, int whence) {
        switch (whence) {
            case SEEK_SET:
                return seekFrom(0, offset);
            case SEEK_CUR:
                return seekFrom(position, offset);
            case SEEK_END:
                return seekFrom(sizeBytes(), offset);
            case SEEK_DATA:
            case SEEK_HOLE:
                if (offset < 0 || offset >= sizeBytes()) {
                    return Result.error(ENXIO);
                }
                long found = whence == SEEK_DATA ? nextData(offset) : nextHole(offset);
                return found < 0 ? Result.error(ENXIO) : seekFrom(0, found);
            default:
                return Result.error(EINVAL);
        }
    }

    private Result seekFrom(long base, long offset) {
        long target = base + offset;
        if (target < 0) {                                    // too far in either direction
            return Result.error(EINVAL);
        }
        position = target;
        return Result.of(target);
    }

    /// The first byte at or after `offset` that is no hole; negative if only a hole follows. `offset` is inside the file.
    protected long nextData(long offset) {
        return offset;
    }

    /// The first byte at or after `offset` that is a hole; every file ends with one.
    protected long nextHole(long offset) {
        return sizeBytes();
    }
}
