// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.EntrySink;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// getdents64(2), and getdents(2) for old programs.
final class DirectoryCalls {
    // struct linux_dirent64
    private static final int INO = 0;
    private static final int OFF = 8;
    private static final int RECLEN = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;
    private static final int OLD_NAME = 18;                  // struct linux_dirent, which has the type in its last byte

    private DirectoryCalls() {}

    /// Writes entries until the buffer is full.
    private static final class Buffer implements EntrySink {
        private final Address start;
        private final long sizeBytes;
        private final boolean isOld;
        long used;
        boolean wasTooSmall;

        Buffer(Address start, long sizeBytes, boolean isOld) {
            this.start = start;
            this.sizeBytes = sizeBytes;
            this.isOld = isOld;
        }

        @Override
        public boolean entry(String name, long inode, int type, long next) {
            int length = (isOld ? OLD_NAME + 1 : NAME) + name.length() + 1 + Long.BYTES - 1 & -Long.BYTES;
            if (used + length > sizeBytes) {
                wasTooSmall = used == 0;
                return false;
            }
            Address to = start.plus(used);
            to.storeLong(length - Long.BYTES, 0);            // what the name leaves of the last word
            to.storeLong(INO, inode);
            to.storeLong(OFF, next);
            to.storeShort(RECLEN, (short) length);
            to.storeByte(isOld ? length - 1 : TYPE, (byte) type);
            Latin1.store(to.plus(isOld ? OLD_NAME : NAME), name, 0, name.length());
            used += length;
            return true;
        }
    }

    @Syscall("getdents64")
    static Result getdents64(int fd, UserAddress to, int sizeBytes) {
        return list(fd, to, sizeBytes, false);
    }

    @Syscall("getdents")
    static Result getdents(int fd, UserAddress to, int sizeBytes) {
        return list(fd, to, sizeBytes, true);
    }

    private static Result list(int fd, UserAddress to, int sizeBytes, boolean isOld) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (sizeBytes < 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(to, sizeBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        Buffer buffer = new Buffer(place, sizeBytes, isOld);
        Result result = file.entries(buffer);
        if (result.isError()) {
            return result;
        }
        return buffer.wasTooSmall ? Result.error(EINVAL) : Result.of(buffer.used);
    }
}
