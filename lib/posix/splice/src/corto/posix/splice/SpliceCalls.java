// SPDX-License-Identifier: Apache-2.0
package corto.posix.splice;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESPIPE;

import corto.fs.file.FileMode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.SeekableFile;
import corto.fs.pipe.PipeEnd;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Blocking;
import corto.posix.files.Borrower;
import corto.posix.files.Files;
import corto.posix.files.Gathering;
import corto.posix.files.TransferCalls;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// splice(2), tee(2), vmsplice(2). Each attempt moves what can be moved at once; the first one waits until that is something.
final class SpliceCalls {
    private static final int SPLICE_F_NONBLOCK = 2;
    private static final int FLAGS = 0xF;                    // with MOVE, MORE and GIFT, which are hints
    private static final int MOST_PIECES = 1024;
    private static final int PIECE_BYTES = 16;               // struct iovec
    private static final long AT_POSITION = -1;

    private SpliceCalls() {}

    @Syscall("splice")
    static Result splice(int in, UserAddress inOffset, int out, UserAddress outOffset, long length, int flags) {
        if (length == 0) {
            return Result.of(0);
        }
        if ((flags & ~FLAGS) != 0) {
            return Result.error(EINVAL);
        }
        OpenFile from = Files.table().getForUse(in);
        OpenFile to = Files.table().getForUse(out);
        if (from == null || to == null || !from.isReadable() || !to.isWritable()) {
            return Result.error(EBADF);
        }
        PipeEnd source = from instanceof PipeEnd pipe ? pipe : null;
        PipeEnd target = to instanceof PipeEnd pipe ? pipe : null;
        if (source == null && target == null) {
            return Result.error(EINVAL);
        }
        if (source != null && !inOffset.isNull() || target != null && !outOffset.isNull()) {
            return Result.error(ESPIPE);
        }
        boolean waits = (flags & SPLICE_F_NONBLOCK) == 0;
        if (source != null && target != null) {
            return source.isSamePipe(target) ? Result.error(EINVAL) : move(source, target, AT_POSITION, length, waits, true);
        }
        UserAddress place = source == null ? inOffset : outOffset;
        OpenFile file = source == null ? from : to;
        long offset = AT_POSITION;
        if (!place.isNull()) {
            Address there = UserMemory.writable(place, Long.BYTES);
            if (there.isZero()) {
                return Result.error(EFAULT);
            }
            offset = there.loadLong(0);
            if (offset < 0 || !(file instanceof SeekableFile) && file.watches() != null) {
                return Result.error(offset < 0 ? EINVAL : ESPIPE);
            }
        }
        if (source == null && !isGoodSource(from) || target == null && to.isAppending()) {
            return Result.error(EINVAL);
        }
        Result moved = move(from, to, offset, length, waits, true);
        if (moved.bits() > 0 && !place.isNull()) {
            Result stored = UserMemory.storeLong(place, offset + moved.value());
            return stored.isError() ? stored : moved;
        }
        return TransferCalls.signalled(moved);
    }

    /// Keeps both files while others close their descriptors: it may wait.
    private static Result move(OpenFile from, OpenFile to, long offset, long length, boolean waits, boolean takes) {
        from.retain();
        to.retain();
        Result moved;
        if (!(from instanceof PipeEnd source)) {
            moved = fill(from, offset, (PipeEnd) to, length, waits);
        } else if (!(to instanceof PipeEnd target)) {
            moved = drain(source, to, offset, length, waits);
        } else {
            moved = between(source, target, length, waits, takes);
        }
        to.release();
        from.release();
        return moved;
    }

    /// What has content of its own: no directories, no `/dev/null`.
    private static boolean isGoodSource(OpenFile file) {
        boolean isDevice = file.inode() != null && file.inode().type() == FileMode.CHARACTER_DEVICE;
        return file.pages() != null || file.watches() != null || isDevice && file.inode().representedDevice() != NULL;
    }

    private static final long NULL = 0x103;                  // its number

    /// File to pipe. Waits for room in the pipe once.
    private static Result fill(OpenFile from, long offset, PipeEnd to, long length, boolean waits) {
        Result ready = to.isNonBlocking() || !waits ? to.room() : Blocking.until(to, TimerQueue.NEVER, to::room);
        if (ready.bits() <= 0) {
            return ready;
        }
        long done = 0;
        Result last = Result.of(0);
        while (done < length) {
            long left = length - done;
            long at = offset < 0 ? AT_POSITION : offset + done;
            long part = from.isOnMedium() ? from.prepareToRead(Math.min(left, to.roomBytes()), at) : left;       // parks: the pipe is looked at afterwards
            last = readInto(from, at, to, part);
            if (Blocking.wouldWait(last) && done == 0 && waits && !from.isNonBlocking()) {
                last = Blocking.until(from, from.readDeadline(), () -> readInto(from, at, to, part));
            }
            if (last.bits() <= 0) {
                break;
            }
            done += last.value();
        }
        return done > 0 ? Result.of(done) : last;
    }

    /// One read into the room that there is now.
    private static Result readInto(OpenFile from, long offset, PipeEnd to, long most) {
        Address place = to.roomPlace();
        if (place.isZero()) {
            return Result.error(EAGAIN);
        }
        long part = Math.min(most, to.roomBytes());
        Result read = offset < 0 ? from.read(place, part) : from.readAt(place, part, offset);
        if (read.bits() > 0) {
            to.filled(read.value());
        }
        return read;
    }

    /// Pipe to file. Waits for something in the pipe once.
    private static Result drain(PipeEnd from, OpenFile to, long offset, long length, boolean waits) {
        Result ready = from.isNonBlocking() || !waits ? from.content() : Blocking.until(from, TimerQueue.NEVER, from::content);
        if (ready.bits() <= 0) {
            return ready;
        }
        Gathering gathering = to instanceof Gathering g ? g : null;
        if (gathering != null) {
            gathering.begin();
        }
        Result drained = drainNow(from, to, offset, length, waits);
        if (gathering != null) {
            gathering.end();
        }
        return drained;
    }

    private static Result drainNow(PipeEnd from, OpenFile to, long offset, long length, boolean waits) {
        long done = 0;
        Result last = Result.of(0);
        while (done < length && from.contentBytes(0) > 0) {
            long left = Math.min(length - done, from.contentBytes(0));
            long at = offset < 0 ? AT_POSITION : offset + done;
            long part = to.isOnMedium() ? to.prepareToWrite(left, at) : left;                                    // parks
            last = writeFrom(from, to, at, part);
            if (Blocking.wouldWait(last) && done == 0 && waits && !to.isNonBlocking()) {
                last = Blocking.until(to, to.writeDeadline(), () -> writeFrom(from, to, at, part));
            }
            if (last.bits() <= 0) {
                break;
            }
            done += last.value();
        }
        return done > 0 ? Result.of(done) : last;
    }

    /// One write of what is there now.
    private static Result writeFrom(PipeEnd from, OpenFile to, long offset, long most) {
        long part = Math.min(most, from.contentBytes(0));
        if (part == 0) {
            return Result.of(0);
        }
        Result written;
        if (part >= Borrower.LEAST_BYTES && to instanceof Borrower borrower && borrower.borrows()) {
            written = borrower.borrow(from.contentPlace(0), part);
        } else {
            written = offset < 0 ? to.write(from.contentPlace(0), part) : to.writeAt(from.contentPlace(0), part, offset);
        }
        if (written.bits() > 0) {
            from.taken(written.value());
        }
        return written;
    }

    /// Pipe to pipe, which with `takes` loses it in the first.
    private static Result between(PipeEnd from, PipeEnd to, long length, boolean waits, boolean takes) {
        Result ready = from.isNonBlocking() || !waits ? from.content() : Blocking.until(from, TimerQueue.NEVER, from::content);
        if (ready.bits() <= 0) {
            return ready;
        }
        ready = to.isNonBlocking() || !waits ? to.room() : Blocking.until(to, TimerQueue.NEVER, to::room);
        if (ready.bits() <= 0) {
            return TransferCalls.signalled(ready);
        }
        long done = 0;
        while (done < length) {
            long skipped = takes ? 0 : done;
            long part = Math.min(length - done, from.contentBytes(skipped));
            Address place = part == 0 ? Address.zero() : to.roomPlace();
            if (place.isZero()) {
                break;
            }
            part = Math.min(part, to.roomBytes());
            place.copyFrom(from.contentPlace(skipped), part);
            to.filled(part);
            if (takes) {
                from.taken(part);
            }
            done += part;
        }
        return Result.of(done);
    }

    @Syscall("tee")
    static Result tee(int in, int out, long length, int flags) {
        if ((flags & ~FLAGS) != 0) {
            return Result.error(EINVAL);
        }
        if (length == 0) {
            return Result.of(0);
        }
        OpenFile from = Files.table().getForUse(in);
        OpenFile to = Files.table().getForUse(out);
        if (from == null || to == null || !from.isReadable() || !to.isWritable()) {
            return Result.error(EBADF);
        }
        if (!(from instanceof PipeEnd source) || !(to instanceof PipeEnd target) || source.isSamePipe(target)) {
            return Result.error(EINVAL);
        }
        return move(source, target, AT_POSITION, length, (flags & SPLICE_F_NONBLOCK) == 0, false);
    }

    /// vmsplice(2): as writev(2) and readv(2), for the bytes are copied.
    @Syscall("vmsplice")
    static Result vmsplice(int fd, UserAddress pieces, long count, int flags) {
        if ((flags & ~FLAGS) != 0) {
            return Result.error(EINVAL);
        }
        OpenFile file = Files.table().getForUse(fd);
        if (!(file instanceof PipeEnd)) {
            return Result.error(EBADF);
        }
        if (count < 0 || count > MOST_PIECES) {
            return Result.error(EINVAL);
        }
        if (count == 0) {
            return Result.of(0);
        }
        if (UserMemory.readable(pieces, count * PIECE_BYTES).isZero()) {
            return Result.error(EFAULT);
        }
        int before = file.flags();
        file.retain();
        if ((flags & SPLICE_F_NONBLOCK) != 0) {
            file.setFlags(before | OpenFlags.O_NONBLOCK);
        }
        Result moved = TransferCalls.vector(file, pieces, (int) count, file.isWritable());
        file.setFlags(before);
        file.release();
        return TransferCalls.signalled(moved);
    }
}
