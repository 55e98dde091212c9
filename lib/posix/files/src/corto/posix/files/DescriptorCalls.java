// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EMFILE;
import static corto.lang.Errno.ENOTTY;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// Calls on descriptors as such: open(2), close(2), dup(2), fcntl(2), ioctl(2).
@Hot
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
    private static final int F_SETSIG = 10;
    private static final int F_GETSIG = 11;
    private static final int F_SETOWN_EX = 15;
    private static final int F_GETOWN_EX = 16;
    private static final int F_OFD_GETLK = 36;
    private static final int F_OFD_SETLK = 37;
    private static final int F_OFD_SETLKW = 38;
    private static final int F_SETLEASE = 1024;
    private static final int F_GETLEASE = 1025;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_GETPIPE_SZ = 1032;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;
    private static final int FD_CLOEXEC = 1;
    private static final int HOW_BYTES = 24;                 // struct open_how
    private static final int MOST_HOW_BYTES = 4096;
    private static final int RESOLVE = 0x3F;                 // all bits of openat2(2)
    private static final int MODE_BITS = 07777;

    // ioctl_list(2)
    private static final int FIONREAD = 0x541B;
    private static final int FIOSETOWN = 0x8901;
    private static final int SIOCSPGRP = 0x8902;
    private static final int FIOGETOWN = 0x8903;
    private static final int SIOCGPGRP = 0x8904;
    private static final int FIOQSIZE = 0x5460;
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
        return fetched.isError() ? fetched : open(flags, mode, 0);
    }

    /// openat2(2).
    @Syscall("openat2")
    static Result openat2(int dirfd, UserAddress path, UserAddress how, long howBytes) {
        if (howBytes < HOW_BYTES) {
            return Result.error(EINVAL);
        }
        if (howBytes > MOST_HOW_BYTES) {
            return Result.error(E2BIG);
        }
        Address place = UserMemory.readable(how, howBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        for (long at = HOW_BYTES; at < howBytes; at++) {
            if (place.loadByte(at) != 0) {
                return Result.error(E2BIG);                  // asks for what only a newer kernel knows
            }
        }
        long flags = place.loadLong(0);
        long mode = place.loadLong(8);
        long resolve = place.loadLong(16);
        boolean creates = (flags & (OpenFlags.O_CREAT | OpenFlags.O_TMPFILE & ~OpenFlags.O_DIRECTORY)) != 0;
        boolean isScopedTwice = (resolve & (Opening.RESOLVE_BENEATH | Opening.RESOLVE_IN_ROOT)) == (Opening.RESOLVE_BENEATH | Opening.RESOLVE_IN_ROOT);
        boolean isPathWithMore = (flags & OpenFlags.O_PATH) != 0 && (flags & ~OpenFlags.WITH_PATH) != 0;
        if ((flags & ~OpenFlags.KNOWN) != 0 || isPathWithMore || (resolve & ~RESOLVE) != 0 || isScopedTwice || !creates && mode != 0 || (mode & ~MODE_BITS) != 0) {
            return Result.error(EINVAL);                     // open(2) does not look
        }
        if ((resolve & Opening.RESOLVE_CACHED) != 0 && (creates || (flags & OpenFlags.O_TRUNC) != 0)) {
            return Result.error(EAGAIN);
        }
        boolean isScoped = (resolve & (Opening.RESOLVE_BENEATH | Opening.RESOLVE_IN_ROOT)) != 0;
        Result fetched = isScoped ? Files.fetchPathBelow(dirfd, path) : Files.fetchPath(dirfd, path);
        return fetched.isError() ? fetched : open((int) flags, (int) mode, (int) resolve);
    }

    private static Result open(int flags, int mode, int restrictions) {
        if (!Files.table().hasRoom()) {
            return Result.error(EMFILE);                     // before a file is made
        }
        Opening opening = new Opening(flags, restrictions);
        Result opened = Files.PATHS.open(Files.context(), Files.start(), Files.path(), opening, mode & MODE_BITS);
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

    /// fcntl(2). There are no leases: F_SETLEASE gives EINVAL, as on file systems that cannot have them.
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
                return Result.of(file.isForPathOnly() || file.inode() == null ? file.flags() : file.flags() | OpenFlags.O_LARGEFILE);
            default:
                return file.isForPathOnly() ? Result.error(EBADF) : fcntlOfContent(file, command, argument);
        }
    }

    private static Result fcntlOfContent(OpenFile file, int command, long argument) {
        UserAddress place = new UserAddress(argument);
        switch (command) {
            case F_SETFL:
                setFlags(file, (int) argument);
                return Result.of(0);
            case F_GETLK, F_OFD_GETLK:
                return LockCalls.ask(file, place, command == F_OFD_GETLK);
            case F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW:
                return LockCalls.lock(file, place, command >= F_OFD_SETLK, command == F_SETLKW || command == F_OFD_SETLKW);
            case F_SETOWN:
                return FileOwner.set(file, (int) argument);
            case F_GETOWN:
                return FileOwner.get(file);
            case F_SETOWN_EX:
                return FileOwner.setTyped(file, place);
            case F_GETOWN_EX:
                return FileOwner.getTyped(file, place);
            case F_SETSIG:
                return FileOwner.setSignal(file, argument);
            case F_GETSIG:
                return FileOwner.signal(file);
            case F_GETLEASE:
                return file.pages() == null ? Result.error(EINVAL) : Result.of(LockCalls.F_UNLCK);
            case F_SETLEASE:
                return Result.error(EINVAL);
            case F_SETPIPE_SZ:
                return file.changeCapacity(argument & 0xFFFF_FFFFL);
            case F_GETPIPE_SZ:
                return file.capacity();
            case F_ADD_SEALS:
                return file.addSeals((int) argument);
            case F_GET_SEALS:
                return file.seals();
            default:
                return Result.error(EINVAL);
        }
    }

    /// F_SETFL. Files that are always ready never signal: O_ASYNC has no effect for them, and is not kept.
    private static void setFlags(OpenFile file, int flags) {
        int kept = file.watches() == null ? flags & ~OpenFlags.O_ASYNC : flags;
        if (file.watches() != null && ((kept ^ file.flags()) & OpenFlags.O_ASYNC) != 0) {
            FileOwner.signalReadiness(file, (kept & OpenFlags.O_ASYNC) != 0);
        }
        file.setFlags(kept);
    }

    @Syscall("ioctl")
    static Result ioctl(int fd, int request, long argument) {
        OpenFile file = Files.table().getForUse(fd);
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
                if (request == FIOASYNC && file.watches() == null) {
                    return Result.error(ENOTTY);
                }
                int flag = request == FIONBIO ? OpenFlags.O_NONBLOCK : OpenFlags.O_ASYNC;
                setFlags(file, value.loadInt(0) != 0 ? file.flags() | flag : file.flags() & ~flag);
                return Result.of(0);
            }
            case FIONREAD: {
                Result available = file.available();
                return available.isError() ? available : UserMemory.storeInt(place, (int) available.value());
            }
            case FIOQSIZE:
                return file.pages() == null ? Result.error(ENOTTY) : UserMemory.storeLong(place, file.inode() == null ? 0 : file.inode().sizeBytes());
            default:
                boolean isOfOwner = FileOwner.URGENT && request >= FIOSETOWN && request <= SIOCGPGRP && file.isSocket();
                return isOfOwner ? ioctlOfOwner(file, request, place) : ioctlOfFile(file, request, argument);
        }
    }

    /// The names of F_SETOWN and F_GETOWN for sockets, socket(7).
    private static Result ioctlOfOwner(OpenFile file, int request, UserAddress place) {
        if (request == FIOGETOWN || request == SIOCGPGRP) {
            return UserMemory.storeInt(place, (int) FileOwner.get(file).bits());
        }
        Address value = UserMemory.readable(place, Integer.BYTES);
        return value.isZero() ? Result.error(EFAULT) : FileOwner.set(file, value.loadInt(0));
    }

    /// The file decides; what its argument points to is checked here.
    private static Result ioctlOfFile(OpenFile file, int request, long argument) {
        int bytes = file.argumentBytes(request);
        if (bytes > 0 && UserMemory.writable(new UserAddress(argument), bytes).isZero()) {
            return Result.error(EFAULT);
        }
        return file.ioctl(request, new Address(argument));
    }
}
