// SPDX-License-Identifier: Apache-2.0
package corto.posix.signalfd;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;

/// signalfd(2), signalfd4(2).
final class SignalFileCalls {
    private static final int SET_BYTES = 8;                  // of the kernel's sigset_t
    private static final int NEW = -1;

    private SignalFileCalls() {}

    @Syscall("signalfd4")
    static Result signalfd4(int fd, UserAddress set, long setBytes, int flags) {
        if (setBytes != SET_BYTES) {
            return Result.error(EINVAL);
        }
        Address from = UserMemory.readable(set, SET_BYTES);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        if ((flags & ~(OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC)) != 0) {
            return Result.error(EINVAL);
        }
        long wanted = from.loadLong(0);
        if (fd != NEW) {
            OpenFile file = Files.table().get(fd);
            if (!(file instanceof SignalFile signals)) {
                return Result.error(file == null ? EBADF : EINVAL);
            }
            signals.setSet(wanted);
            return Result.of(fd);
        }
        OpenFile file = new SignalFile(wanted, flags & OpenFlags.O_NONBLOCK);
        Result added = Files.table().add(file, (flags & OpenFlags.O_CLOEXEC) != 0);
        if (added.isError()) {
            file.release();
        }
        return added;
    }

    @Syscall("signalfd")
    static Result signalfd(int fd, UserAddress set, long setBytes) {
        return signalfd4(fd, set, setBytes, 0);
    }
}
