// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EDEADLK;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOVERFLOW;

import corto.fs.file.OpenFile;
import corto.fs.file.SeekableFile;
import corto.fs.locks.FileLocks;
import corto.fs.locks.RecordLock;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// Locks of files: flock(2), and those of fcntl(2). The owner of a process's locks is its table of descriptors.
final class LockCalls {
    static final int F_UNLCK = 2;

    private static final int F_RDLCK = 0;
    private static final int F_WRLCK = 1;
    private static final int NO_PROCESS = -1;                // an open file has no number

    /// `struct flock`.
    private static final class Flock {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U16 TYPE = LAYOUT.u16();
        static final U16 WHENCE = LAYOUT.u16();
        static final U64 START = LAYOUT.reserved(4).u64();
        static final U64 LEN = LAYOUT.u64();
        static final U32 PID = LAYOUT.u32();
        static final int SIZE = LAYOUT.reserved(4).sized(32);
    }

    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int LOCK_UN = 8;
    private static final int LOCK_MAND = 32;                 // taken notice of by nobody since Linux 5.15

    private LockCalls() {}

    @Syscall("flock")
    static Result flock(int fd, int operation) {
        int action = operation & ~LOCK_NB;
        if ((operation & LOCK_MAND) != 0) {
            return Result.of(0);
        }
        if (action != LOCK_SH && action != LOCK_EX && action != LOCK_UN) {
            return Result.error(EINVAL);
        }
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (action == LOCK_UN) {
            FileLocks.unlockWhole(file);
            return Result.of(0);
        }
        boolean isExclusive = action == LOCK_EX;
        return (operation & LOCK_NB) != 0 ? FileLocks.lockWhole(file, isExclusive)
                : Blocking.until(file, FileLocks.WATCHES, TimerQueue.NEVER, () -> FileLocks.lockWhole(file, isExclusive));
    }

    // What `read` found: the bytes that a struct flock means.
    private static int type;
    private static long first;
    private static long last;

    private static Result read(OpenFile file, Address lock, boolean ofOpenFile) {
        type = Flock.TYPE.read(lock);
        long start = Flock.START.read(lock);
        long length = Flock.LEN.read(lock);
        long base;
        switch (Flock.WHENCE.read(lock)) {
            case SeekableFile.SEEK_SET -> base = 0;
            case SeekableFile.SEEK_CUR -> base = file instanceof SeekableFile seekable ? seekable.position() : 0;
            case SeekableFile.SEEK_END -> base = file.inode() == null ? 0 : file.inode().sizeBytes();
            default -> {
                return Result.error(EINVAL);
            }
        }
        if (start > Long.MAX_VALUE - base) {
            return Result.error(EOVERFLOW);
        }
        first = base + start;
        if (length > 0 && first >= 0 && length - 1 > Long.MAX_VALUE - first) {
            return Result.error(EOVERFLOW);
        }
        last = length == 0 ? RecordLock.END : length > 0 ? first + length - 1 : first - 1;
        first += Math.min(length, 0);
        if (first < 0 || type > F_UNLCK || ofOpenFile && Flock.PID.read(lock) != 0) {
            return Result.error(EINVAL);
        }
        return Result.of(0);
    }

    /// F_SETLK, F_SETLKW and their kin for open files. EAGAIN or waits where somebody else's lock is; EDEADLK where that one waits for this process.
    static Result lock(OpenFile file, UserAddress place, boolean ofOpenFile, boolean waits) {
        Address lock = UserMemory.readable(place, Flock.SIZE);
        if (lock.isZero()) {
            return Result.error(EFAULT);
        }
        Result read = read(file, lock, ofOpenFile);
        if (read.isError()) {
            return read;
        }
        if (type == F_RDLCK && !file.isReadable() || type == F_WRLCK && !file.isWritable()) {
            return Result.error(EBADF);
        }
        Object owner = ofOpenFile ? file : Files.table();
        if (type == F_UNLCK) {
            FileLocks.unlock(file, owner, first, last);
            return Result.of(0);
        }
        int process = ofOpenFile ? NO_PROCESS : Process.current().id();
        Result locked = FileLocks.lock(file, owner, process, type == F_WRLCK, first, last);
        return waits && Blocking.wouldWait(locked) ? waitFor(file, owner, process, type == F_WRLCK, first, last) : locked;
    }

    private static Result waitFor(OpenFile file, Object owner, int process, boolean isExclusive, long from, long to) {
        FileLocks.Waiter waiter = FileLocks.beginWaiting(owner);
        Result locked = Blocking.until(file, FileLocks.WATCHES, TimerQueue.NEVER, () -> {
            RecordLock conflict = FileLocks.conflict(file, owner, isExclusive, from, to);
            FileLocks.blockedBy(waiter, null);
            if (conflict == null) {
                return FileLocks.lock(file, owner, process, isExclusive, from, to);
            }
            if (process != NO_PROCESS && FileLocks.waitsFor(conflict.owner(), owner)) {
                return Result.error(EDEADLK);
            }
            FileLocks.blockedBy(waiter, conflict.owner());
            return Result.error(EAGAIN);
        });
        FileLocks.endWaiting(waiter);
        return locked;
    }

    /// F_GETLK and F_OFD_GETLK: the first lock that is in the way, or F_UNLCK.
    static Result ask(OpenFile file, UserAddress place, boolean ofOpenFile) {
        Address lock = UserMemory.writable(place, Flock.SIZE);
        if (lock.isZero()) {
            return Result.error(EFAULT);
        }
        Result read = read(file, lock, ofOpenFile);
        if (read.isError()) {
            return read;
        }
        if (type == F_UNLCK) {
            return Result.error(EINVAL);
        }
        RecordLock conflict = FileLocks.conflict(file, ofOpenFile ? file : Files.table(), type == F_WRLCK, first, last);
        if (conflict == null) {
            Flock.TYPE.write(lock, (short) F_UNLCK);
            return Result.of(0);
        }
        Flock.TYPE.write(lock, (short) (conflict.isExclusive() ? F_WRLCK : F_RDLCK));
        Flock.WHENCE.write(lock, (short) SeekableFile.SEEK_SET);
        Flock.START.write(lock, conflict.first());
        Flock.LEN.write(lock, conflict.last() == RecordLock.END ? 0 : conflict.last() - conflict.first() + 1);
        Flock.PID.write(lock, conflict.process());
        return Result.of(0);
    }
}
