// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// Reads and writes of files on a disk: piece by piece, each waited for beforehand, while other threads run. A piece is transferred as a whole, and between
/// pieces others may read and write, as on Linux.
final class MediumTransfer {
    /// In place of an offset: the file's position, which moves.
    static final long AT_POSITION = -1;

    private MediumTransfer() {}

    static Result read(OpenFile file, UserAddress to, long lengthBytes, long offset) {
        return transfer(file, to, lengthBytes, offset, false);
    }

    static Result write(OpenFile file, UserAddress from, long lengthBytes, long offset) {
        return transfer(file, from, lengthBytes, offset, true);
    }

    private static Result transfer(OpenFile file, UserAddress memory, long lengthBytes, long offset, boolean writes) {
        if (!(writes ? file.isWritable() : file.isReadable())) {
            return Result.error(EBADF);
        }
        if (lengthBytes < 0) {
            return Result.error(EINVAL);
        }
        if (place(memory, lengthBytes, writes).isZero()) {
            return Result.error(EFAULT);
        }
        long done = 0;
        Result result;
        boolean goesOn;
        file.retain();
        do {
            long at = offset < 0 ? AT_POSITION : offset + done;
            long left = lengthBytes - done;
            long piece = writes ? file.prepareToWrite(left, at) : file.prepareToRead(left, at);
            result = piece(file, memory.plus(done), piece, at, writes);
            goesOn = !result.isError() && result.value() == piece;
            done += result.isError() ? 0 : result.value();
        } while (goesOn && done < lengthBytes);
        file.release();
        return done > 0 ? Result.of(done) : result;
    }

    /// The memory may be another one than before the wait.
    private static Result piece(OpenFile file, UserAddress memory, long lengthBytes, long at, boolean writes) {
        Address place = place(memory, lengthBytes, writes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (at == AT_POSITION) {
            return writes ? file.write(place, lengthBytes) : file.read(place, lengthBytes);
        }
        return writes ? file.writeAt(place, lengthBytes, at) : file.readAt(place, lengthBytes, at);
    }

    private static Address place(UserAddress memory, long lengthBytes, boolean writes) {
        return writes ? UserMemory.readable(memory, lengthBytes) : UserMemory.writable(memory, lengthBytes);
    }
}
