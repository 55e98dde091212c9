// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.ENOTTY;
import static corto.lang.Errno.ESPIPE;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;

/// An open file description (POSIX.1-2017 §3.258): what open(2), pipe(2), socket(2), … make and file descriptors refer to.
///
/// **Nothing here blocks**, but for what is called `prepare…`. What cannot proceed gives EAGAIN, whether the file is non-blocking or not; whoever is asked to wait adds a watch
/// to `watches`, tries again, and only then sleeps. Everything runs in a thread under the kernel lock.
///
/// Public operations check what is the same for all files and call a protected one that a kind of file overrides; its arguments are right.
@RawMemory(reason = "answers FIONREAD")
@Hot
public abstract class OpenFile {
    /// The most that one read or write moves (Linux MAX_RW_COUNT).
    private static final long LARGEST_TRANSFER = 0x7FFF_F000L;

    private static final int FIONREAD = 0x541B;

    /// Learns of the end of open files: locks go with them.
    public interface CloseListener {
        void closed(OpenFile file);
    }

    private static long nextNumber = 1;
    private static CloseListener closeListener;      // null until somebody wants to know

    private int flags;
    private int references = 1;
    private Watch owner;                     // who gets signals when it becomes ready (F_SETOWN); null: nobody ever asked
    private long number;                     // of a file without an inode, once somebody has asked for it

    /// `flags` are those of open(2).
    protected OpenFile(int flags) {
        this.flags = flags & OpenFlags.KNOWN & ~OpenFlags.ONLY_FOR_OPENING;
    }

    /// The rest of open(2), for a file that has just been opened to wait: EAGAIN while a FIFO's other end is missing. Whoever gets that waits
    /// as for reading and asks again, or gives up and releases the file.
    public Result finishOpening() {
        return Result.of(0);
    }

    // References: one for each descriptor, one for each operation in progress.

    /// Adds a reference: dup(2), or an operation that may wait and must not lose the file meanwhile.
    public final void retain() {
        assert references > 0;
        references++;
    }

    /// How many there are.
    public final int references() {
        return references;
    }

    /// Gives up a reference. With the last one the file is closed, and its watches are told `Readiness.INVALID`.
    public final void release() {
        assert references > 0;
        references--;
        if (references == 0) {
            WatchList watches = watches();
            if (watches != null) {
                watches.changed(Readiness.INVALID);
            }
            if (closeListener != null) {
                closeListener.closed(this);
            }
            if (FileWatch.any() && !isForPathOnly() && inode() != null) {
                inode().tell(isWritable() ? FileWatch.CLOSE_WRITE : FileWatch.CLOSE_NOWRITE);
            }
            closed();
        }
    }

    /// There is one who listens.
    public static void setCloseListener(CloseListener listener) {
        closeListener = listener;
    }

    public final boolean isOpen() {
        return references > 0;
    }

    /// The last reference has gone.
    protected void closed() {}

    // Status flags

    /// What F_GETFL tells.
    public final int flags() {
        return flags;
    }

    /// F_SETFL: changes O_APPEND, O_NONBLOCK, O_ASYNC, O_DIRECT and O_NOATIME, ignores the rest.
    public final void setFlags(int wanted) {
        flags = flags & ~OpenFlags.CHANGEABLE | wanted & OpenFlags.CHANGEABLE;
    }

    /// Whether a write that nobody will ever read is told by a signal, too (SIGPIPE).
    public boolean signalsBrokenPipe() {
        return true;
    }

    public final boolean isReadable() {
        return OpenFlags.mayRead(flags);
    }

    public final boolean isWritable() {
        return OpenFlags.mayWrite(flags);
    }

    public final boolean isNonBlocking() {
        return (flags & OpenFlags.O_NONBLOCK) != 0;
    }

    public final boolean isAppending() {
        return (flags & OpenFlags.O_APPEND) != 0;
    }

    /// Opened with O_PATH: good for what concerns its place only.
    public final boolean isForPathOnly() {
        return (flags & OpenFlags.O_PATH) != 0;
    }

    /// Whether it is a socket, whose owner is told of urgent data and can be set by ioctl(2), too.
    public boolean isSocket() {
        return false;
    }

    /// What was given to `setOwner`; null before.
    public final Watch owner() {
        return owner;
    }

    /// Keeps what stands for F_SETOWN and its kin.
    public final void setOwner(Watch watch) {
        owner = watch;
    }

    // Waiting for a medium. Everything else here lets nothing else run until it is done, also while it waits for one; who calls these first has little to wait for afterwards.

    /// Whether its content is on a medium that has to be waited for: then the next three are worth calling.
    public boolean isOnMedium() {
        return false;
    }

    /// Brings what a read will need into memory, at `offset`, or at the file's position if that is negative. Parks: the caller has a reference, and looks again at
    /// everything else. How many of the bytes: read no more at once.
    public long prepareToRead(long lengthBytes, long offset) {
        return lengthBytes;
    }

    /// Makes room for a write, and brings what it will change in part into memory. As `prepareToRead`.
    public long prepareToWrite(long lengthBytes, long offset) {
        return lengthBytes;
    }

    /// Writes what `sync` would write. Parks. The first error.
    public Result prepareToSync() {
        return Result.of(0);
    }

    // Content

    /// read(2): the number of bytes, 0 at the end.
    public final Result read(Address to, long lengthBytes) {
        if (!isReadable()) {
            return Result.error(EBADF);
        }
        return lengthBytes < 0 ? Result.error(EINVAL) : wasRead(readBytes(to, Math.min(lengthBytes, LARGEST_TRANSFER)));
    }

    /// write(2): the number of bytes, which may be less than asked for.
    public final Result write(Address from, long lengthBytes) {
        if (!isWritable()) {
            return Result.error(EBADF);
        }
        if (lengthBytes < 0) {
            return Result.error(EINVAL);
        }
        Result written = writeBytes(from, Math.min(lengthBytes, LARGEST_TRANSFER));
        return wasChanged(written, written.bits() > 0);
    }

    /// pread(2). ESPIPE where files have no positions.
    public final Result readAt(Address to, long lengthBytes, long offset) {
        if (offset < 0 || offset + lengthBytes < offset) {
            return Result.error(EINVAL);
        }
        return isReadable() ? wasRead(readBytesAt(to, Math.min(lengthBytes, LARGEST_TRANSFER), offset)) : Result.error(EBADF);
    }

    private Result wasRead(Result result) {
        if (result.bits() > 0) {
            accessed();
        }
        return result;
    }

    /// Something of it was read, by another way than `read`: sendfile(2), getdents64(2).
    public final void accessed() {
        Inode inode = inode();
        if (inode == null) {
            return;
        }
        if ((flags & OpenFlags.O_NOATIME) == 0) {
            inode.accessed();
        }
        inode.tell(FileWatch.ACCESS);
    }

    private Result wasChanged(Result result, boolean changed) {
        if (FileWatch.any() && changed && inode() != null) {
            inode().tell(FileWatch.MODIFY);
        }
        return result;
    }

    /// pwrite(2). ESPIPE where files have no positions. With O_APPEND it appends, as Linux does.
    public final Result writeAt(Address from, long lengthBytes, long offset) {
        if (offset < 0 || offset + lengthBytes < offset) {
            return Result.error(EINVAL);
        }
        if (!isWritable()) {
            return Result.error(EBADF);
        }
        Result written = writeBytesAt(from, Math.min(lengthBytes, LARGEST_TRANSFER), offset);
        return wasChanged(written, written.bits() > 0);
    }

    /// lseek(2): the new position.
    public final Result seek(long offset, int whence) {
        return isForPathOnly() ? Result.error(EBADF) : seekTo(offset, whence);
    }

    /// ftruncate(2).
    public final Result truncate(long sizeBytes) {
        if (isForPathOnly()) {
            return Result.error(EBADF);
        }
        if (sizeBytes < 0 || !isWritable()) {
            return Result.error(EINVAL);
        }
        Result resized = resize(sizeBytes);
        return wasChanged(resized, !resized.isError());
    }

    /// fallocate(2); `mode` holds FALLOC_FL_ bits.
    public final Result allocate(int mode, long offset, long lengthBytes) {
        if (!isWritable()) {
            return Result.error(EBADF);
        }
        if (offset < 0 || lengthBytes <= 0) {
            return Result.error(EINVAL);
        }
        Result allocated = allocateBytes(mode, offset, lengthBytes);
        return wasChanged(allocated, !allocated.isError());
    }

    /// fsync(2), fdatasync(2). EINVAL where there is nothing to bring to a disk ever.
    public Result sync() {
        return Result.error(isForPathOnly() ? EBADF : EINVAL);
    }

    protected Result readBytes(Address to, long lengthBytes) {
        return Result.error(EINVAL);
    }

    protected Result writeBytes(Address from, long lengthBytes) {
        return Result.error(EINVAL);
    }

    protected Result readBytesAt(Address to, long lengthBytes, long offset) {
        return Result.error(ESPIPE);
    }

    protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
        return Result.error(ESPIPE);
    }

    protected Result seekTo(long offset, int whence) {
        return Result.error(ESPIPE);
    }

    protected Result resize(long sizeBytes) {
        return Result.error(EINVAL);
    }

    protected Result allocateBytes(int mode, long offset, long lengthBytes) {
        return Result.error(inode() == null || inode().type() == FileMode.FIFO ? ESPIPE : ENODEV);
    }

    /// What FIONREAD of ioctl(2) tells: bytes that can be read now. ENOTTY where that means nothing.
    public Result available() {
        return Result.error(ENOTTY);
    }

    /// F_GETPIPE_SZ of fcntl(2): what a pipe can hold, in bytes. EBADF for other files.
    public Result capacity() {
        return Result.error(EBADF);
    }

    /// F_SETPIPE_SZ of fcntl(2): the new capacity, rounded up.
    public Result changeCapacity(long bytes) {
        return Result.error(EBADF);
    }

    /// Offers the entries of a directory from its position on to `sink` until that is full, and moves the position: getdents64(2). At the
    /// end nothing is offered. Gives 0.
    public Result entries(EntrySink sink) {
        return Result.error(isForPathOnly() ? EBADF : ENOTDIR);
    }

    /// What F_GET_SEALS of fcntl(2) tells. EINVAL for files that cannot have seals.
    public Result seals() {
        return Result.error(EINVAL);
    }

    /// F_ADD_SEALS: EPERM when there may be no more, or it is not open for writing, EBUSY when it is mapped to be written.
    public Result addSeals(int added) {
        return Result.error(EINVAL);
    }

    // What it is

    /// fstat(2).
    public Result status(FileStatus into) {
        Inode inode = inode();
        if (inode != null) {
            inode.status(into);
            return Result.of(0);
        }
        into.clear();
        into.mode = anonymousMode();
        into.inode = number();
        into.linkCount = 1;
        return Result.of(0);
    }

    /// The mode that fstat(2) tells of a file without an inode, such as `FileMode.SOCKET | 0777`.
    protected int anonymousMode() {
        return FileMode.OWNER_READ_WRITE;
    }

    /// A number for a file without an inode, told by fstat(2) and in `/proc/self/fd`.
    protected long number() {
        if (number == 0) {
            number = nextNumber++;
        }
        return number;
    }

    /// The inode behind it; null for what no file system has, such as sockets.
    public Inode inode() {
        return null;
    }

    /// What `/proc/self/fd` shows: a path, or a name like `pipe:[7]`.
    public String description() {
        Inode inode = inode();
        return inode == null ? "anon_inode:[file]" : inode.path();
    }

    /// The content as frames that can be mapped; null where mmap(2) gives ENODEV.
    public Pages pages() {
        return null;
    }

    /// How many bytes of its memory the program hands over with an ioctl(2): `argument` is their address then, and whoever calls `ioctl` makes
    /// sure that they are there and may be written. 0 when `argument` is a number or the request is unknown.
    public int argumentBytes(int request) {
        return request == FIONREAD ? Integer.BYTES : 0;
    }

    /// ioctl(2), but for what concerns descriptors and flags. Kinds of files that have requests of their own leave the others to this one.
    public Result ioctl(int request, Address argument) {
        if (isForPathOnly()) {
            return Result.error(EBADF);
        }
        if (request != FIONREAD) {
            return Result.error(ENOTTY);
        }
        Result available = available();
        if (available.isError()) {
            return available;
        }
        argument.storeInt((int) Math.min(available.value(), Integer.MAX_VALUE));
        return Result.of(0);
    }

    // Readiness

    /// What it is ready for now: `Readiness` bits, whatever was asked for.
    public int readiness() {
        return Readiness.IN | Readiness.OUT | Readiness.READ_NORMAL | Readiness.WRITE_NORMAL;
    }

    /// Until when a read waits for something to be there, if it begins to wait now: nanoseconds on the timers' clock.
    public long readDeadline() {
        return TimerQueue.NEVER;
    }

    /// Until when a write waits for room.
    public long writeDeadline() {
        return TimerQueue.NEVER;
    }

    /// Where to wait for it. Null if it is always ready: epoll(7) refuses such files with EPERM. Files may share a list.
    public WatchList watches() {
        return null;
    }
}
