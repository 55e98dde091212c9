// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.FileSystem;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// Calls on descriptors as such: open(2), close(2), dup(2), fcntl(2), ioctl(2), lseek(2).
final class DescriptorCalls {
    // fcntl(2)
    private static final int F_DUPFD = 0;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_GETLK = 5;
    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final int F_SETOWN = 8;
    private static final int F_GETOWN = 9;
    private static final int F_OFD_GETLK = 36;
    private static final int F_OFD_SETLK = 37;
    private static final int F_OFD_SETLKW = 38;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int FD_CLOEXEC = 1;
    private static final short F_UNLCK = 2;
    private static final int LOCK_BYTES = 32;                // struct flock, which begins with l_type

    private static final int O_TMPFILE = 020000000;          // without O_DIRECTORY, which belongs to it

    // flock(2)
    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int LOCK_UN = 8;

    // ioctl_list(2)
    private static final int FIONREAD = 0x541B;
    private static final int FIONBIO = 0x5421;
    private static final int FIONCLEX = 0x5450;
    private static final int FIOCLEX = 0x5451;
    private static final int FIOASYNC = 0x5452;

    private static final int CLOSE_RANGE_UNSHARE = 2;
    private static final int CLOSE_RANGE_CLOEXEC = 4;

    private DescriptorCalls() {}

    @Syscall("open")
    static Result open(UserAddress path, int flags, int mode) {
        return openat(Files.AT_FDCWD, path, flags, mode);
    }

    @Syscall("creat")
    static Result creat(UserAddress path, int mode) {
        return openat(Files.AT_FDCWD, path, OpenFlags.O_CREAT | OpenFlags.O_WRONLY | OpenFlags.O_TRUNC, mode);
    }

    /// openat(2). Waits for the other end of a FIFO.
    @Syscall("openat")
    static Result openat(int dirfd, UserAddress path, int flags, int mode) {
        Result fetched = Files.fetchPath(dirfd, path);
        return fetched.isError() ? fetched : open(flags, mode);
    }

    /// openat2(2), without restrictions of how paths are resolved: those give EINVAL.
    @Syscall("openat2")
    static Result openat2(int dirfd, UserAddress path, UserAddress how, long howBytes) {
        if (howBytes < 24) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(how, howBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (howBytes > 24 || place.loadLong(16) != 0) {
            return Result.error(howBytes > 24 ? corto.lang.Errno.E2BIG : EINVAL);
        }
        long flags = place.loadLong(0);
        long mode = place.loadLong(8);
        if ((flags & (OpenFlags.O_CREAT | O_TMPFILE)) == 0 && mode != 0 || (mode & ~07777) != 0) {
            return Result.error(EINVAL);                     // open(2) does not look
        }
        return openat(dirfd, path, (int) flags, (int) mode);
    }

    private static Result open(int flags, int mode) {
        Opening opening = new Opening(flags);
        Result opened = Files.PATHS.open(Files.context(), Files.start(), Files.path(), opening, mode & 07777);
        if (opened.isError()) {
            return opened;
        }
        OpenFile file = opening.file();
        Result finished = Blocking.until(file, TimerQueue.NEVER, file::finishOpening);
        if (finished.isError() || finished.bits() == ApplicationThread.RESTART.bits()) {
            file.release();
            return finished;
        }
        return add(file, (flags & OpenFlags.O_CLOEXEC) != 0);
    }

    /// Gives a new file a descriptor, or closes it when there is none.
    static Result add(OpenFile file, boolean closeOnExec) {
        Result added = Files.table().add(file, closeOnExec);
        if (added.isError()) {
            file.release();
        }
        return added;
    }

    @Syscall("close")
    static Result close(int fd) {
        return Files.table().close(fd);
    }

    /// close_range(2). There is one table of descriptors, so that CLOSE_RANGE_UNSHARE changes nothing.
    @Syscall("close_range")
    static Result closeRange(int first, int last, int flags) {
        if ((flags & ~(CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC)) != 0 || Integer.compareUnsigned(first, last) > 0) {
            return Result.error(EINVAL);
        }
        long end = Math.min(Integer.toUnsignedLong(last) + 1, Files.table().end());
        for (long fd = Integer.toUnsignedLong(first); fd < end; fd++) {
            if (Files.table().get((int) fd) != null) {
                if ((flags & CLOSE_RANGE_CLOEXEC) != 0) {
                    Files.table().setClosesOnExec((int) fd, true);
                } else {
                    Files.table().close((int) fd);
                }
            }
        }
        return Result.of(0);
    }

    @Syscall("dup")
    static Result dup(int fd) {
        return duplicate(fd, 0, false);
    }

    private static Result duplicate(int fd, int lowest, boolean closeOnExec) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (lowest < 0) {
            return Result.error(EINVAL);
        }
        Result added = Files.table().addFrom(lowest, file, closeOnExec);
        if (!added.isError()) {
            file.retain();
        }
        return added;
    }

    @Syscall("dup2")
    static Result dup2(int fd, int wanted) {
        if (fd == wanted) {
            return Files.table().get(fd) == null ? Result.error(EBADF) : Result.of(fd);
        }
        return replace(fd, wanted, false);
    }

    @Syscall("dup3")
    static Result dup3(int fd, int wanted, int flags) {
        if (fd == wanted || (flags & ~OpenFlags.O_CLOEXEC) != 0) {
            return Result.error(EINVAL);
        }
        return replace(fd, wanted, flags != 0);
    }

    private static Result replace(int fd, int wanted, boolean closeOnExec) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        file.retain();
        Result replaced = Files.table().replace(wanted, file, closeOnExec);
        if (replaced.isError()) {
            file.release();
        }
        return replaced;
    }

    /// fcntl(2). Record locks always succeed: they exclude other processes, and there is none.
    @Syscall("fcntl")
    static Result fcntl(int fd, int command, long argument) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        switch (command) {
            case F_DUPFD:
                return duplicate(fd, (int) argument, false);
            case F_DUPFD_CLOEXEC:
                return duplicate(fd, (int) argument, true);
            case F_GETFD:
                return Result.of(Files.table().closesOnExec(fd) ? FD_CLOEXEC : 0);
            case F_SETFD:
                Files.table().setClosesOnExec(fd, (argument & FD_CLOEXEC) != 0);
                return Result.of(0);
            case F_GETFL:
                return Result.of(file.flags() | OpenFlags.O_LARGEFILE);
            case F_SETFL:
                file.setFlags((int) argument);
                return Result.of(0);
            case F_GETLK, F_OFD_GETLK:
                return noLock(new UserAddress(argument));
            case F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW:
                return UserMemory.readable(new UserAddress(argument), LOCK_BYTES).isZero() ? Result.error(EFAULT) : Result.of(0);
            case F_SETOWN, F_GETOWN:
                return Result.of(0);
            default:
                return Result.error(EINVAL);
        }
    }

    private static Result noLock(UserAddress lock) {
        Address place = UserMemory.writable(lock, LOCK_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.storeShort(0, F_UNLCK);
        return Result.of(0);
    }

    /// flock(2) always succeeds: see `fcntl`.
    @Syscall("flock")
    static Result flock(int fd, int operation) {
        int action = operation & ~LOCK_NB;
        if (action != LOCK_SH && action != LOCK_EX && action != LOCK_UN) {
            return Result.error(EINVAL);
        }
        return Files.table().get(fd) == null ? Result.error(EBADF) : Result.of(0);
    }

    @Syscall("ioctl")
    static Result ioctl(int fd, int request, long argument) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        UserAddress place = new UserAddress(argument);
        switch (request) {
            case FIOCLEX:
                Files.table().setClosesOnExec(fd, true);
                return Result.of(0);
            case FIONCLEX:
                Files.table().setClosesOnExec(fd, false);
                return Result.of(0);
            case FIONBIO, FIOASYNC: {
                Address value = UserMemory.readable(place, Integer.BYTES);
                if (value.isZero()) {
                    return Result.error(EFAULT);
                }
                int flag = request == FIONBIO ? OpenFlags.O_NONBLOCK : OpenFlags.O_ASYNC;
                file.setFlags(value.loadInt(0) != 0 ? file.flags() | flag : file.flags() & ~flag);
                return Result.of(0);
            }
            case FIONREAD: {
                Result available = file.available();
                return available.isError() ? available : UserMemory.storeInt(place, (int) available.value());
            }
            default:
                return ioctlOfFile(file, request, argument);
        }
    }

    /// The file decides; what its argument points to is checked here.
    private static Result ioctlOfFile(OpenFile file, int request, long argument) {
        int bytes = file.argumentBytes(request);
        if (bytes > 0 && UserMemory.writable(new UserAddress(argument), bytes).isZero()) {
            return Result.error(EFAULT);
        }
        return file.ioctl(request, new Address(argument));
    }

    @Syscall("lseek")
    static Result lseek(int fd, long offset, int whence) {
        OpenFile file = Files.table().get(fd);
        return file == null ? Result.error(EBADF) : file.seek(offset, whence);
    }

    @Syscall("ftruncate")
    static Result ftruncate(int fd, long sizeBytes) {
        OpenFile file = Files.table().get(fd);
        return file == null ? Result.error(EBADF) : file.truncate(sizeBytes);
    }

    @Syscall("fallocate")
    static Result fallocate(int fd, int mode, long offset, long lengthBytes) {
        OpenFile file = Files.table().get(fd);
        return file == null ? Result.error(EBADF) : file.allocate(mode, offset, lengthBytes);
    }

    @Syscall("fsync")
    static Result fsync(int fd) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        file.retain();
        Result prepared = file.prepareToSync();              // others run meanwhile; there is little left to wait for then
        Result synced = prepared.isError() ? prepared : file.sync();
        file.release();
        return synced;
    }

    @Syscall("fdatasync")
    static Result fdatasync(int fd) {
        return fsync(fd);
    }

    /// sync(2). Its errors are nobody's: a later fsync(2) tells them.
    @Syscall("sync")
    static Result sync() {
        for (int i = 0; i < Files.mounts().count(); i++) {
            Files.mounts().mount(i).fileSystem().prepareToSync();
        }
        Files.mounts().sync();
        return Result.of(0);
    }

    @Syscall("syncfs")
    static Result syncfs(int fd) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.inode() == null) {
            return Result.of(0);
        }
        FileSystem fileSystem = file.inode().fileSystem();
        Result prepared = fileSystem.prepareToSync();
        return prepared.isError() ? prepared : fileSystem.sync();
    }

    /// posix_fadvise(2): everything is in memory already.
    @Syscall("fadvise64")
    static Result fadvise64(int fd, long offset, long lengthBytes, int advice) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.pages() == null && file.inode() == null) {
            return Result.error(corto.lang.Errno.ESPIPE);
        }
        return lengthBytes < 0 || advice < 0 || advice > 5 ? Result.error(EINVAL) : Result.of(0);
    }
}
