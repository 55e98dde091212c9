// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;

/// Processes by descriptors.
final class PidFileCalls {
    private static final int INFO_BYTES = 128;               // siginfo

    private PidFileCalls() {}

    @Syscall("pidfd_open")
    static Result pidfdOpen(int id, int flags) {
        if ((flags & ~OpenFlags.O_NONBLOCK) != 0 || id <= 0) {
            return Result.error(EINVAL);
        }
        Process process = Process.find(id);
        if (process == null) {
            return Result.error(ApplicationThread.find(id) == null ? ESRCH : EINVAL);
        }
        return PidFile.open(process, flags);
    }

    /// pidfd_send_signal(2): as kill(2), or with a siginfo of the caller's. The descriptor may be one of a folder of `/proc`.
    @Syscall("pidfd_send_signal")
    static Result pidfdSendSignal(int fd, int signal, UserAddress info, int flags) {
        if (flags != 0) {
            return Result.error(EINVAL);
        }
        OpenFile file = Files.table().get(fd);
        boolean isPidFile = file instanceof PidFile;
        int id = isPidFile ? ((PidFile) file).process().id() : folderOf(file);
        if (id < 0) {
            return Result.error(EBADF);
        }
        Process process = Process.find(id);
        SignalInfo sent = SignalInfo.sent(Math.max(1, signal), Signal.SI_USER);
        if (!info.isNull()) {
            Address from = UserMemory.readable(info, INFO_BYTES);
            if (from.isZero()) {
                return Result.error(EFAULT);
            }
            if (from.loadInt(0) != signal) {
                return Result.error(EINVAL);
            }
            if (from.loadInt(8) >= 0 && id != Process.current().id()) {
                return Result.error(EPERM);                  // who claims to be the kernel or kill(2)
            }
            sent = SignalInfo.withValue(Math.max(1, signal), from.loadInt(8), from.loadLong(16), from.loadLong(24));
        }
        if (signal != 0 && !Signal.isValid(signal)) {
            return Result.error(EINVAL);
        }
        if (process == null || isPidFile && ((PidFile) file).process() != process) {
            return Result.error(ESRCH);
        }
        if (signal != 0) {
            Signals.send(process, sent);
        }
        return Result.of(0);
    }

    /// The number of the process whose folder in `/proc` is open; −1 if it is none.
    private static int folderOf(OpenFile file) {
        Inode inode = file == null ? null : file.inode();
        if (inode == null || !inode.isDirectory() || inode.parent() != inode.fileSystem().root() || !inode.fileSystem().type().equals("proc")) {
            return -1;
        }
        String name = inode.name();
        int number = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
