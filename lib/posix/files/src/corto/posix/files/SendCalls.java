// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISDIR;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EOVERFLOW;
import static corto.lang.Errno.ESPIPE;

import corto.fs.file.FileMode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;

/// sendfile(2) and copy_file_range(2): from the frames of one file to another, without a buffer between; to a socket that borrows them, without a copy.
@Hot
final class SendCalls {
    private static final long MOST = 0x7FFF_F000L;

    private SendCalls() {}

    @Syscall("sendfile")
    static Result sendfile(int out, int in, UserAddress offsetPlace, long count) {
        OpenFile from = Files.table().get(in);
        OpenFile to = Files.table().get(out);
        if (from == null || to == null || !from.isReadable() || !to.isWritable()) {
            return Result.error(EBADF);
        }
        boolean isSeekable = from instanceof SeekableFile;
        if (!offsetPlace.isNull() && !isSeekable && from.watches() != null) {
            return Result.error(ESPIPE);
        }
        boolean isDevice = from.inode() != null && from.inode().type() == FileMode.CHARACTER_DEVICE && from.watches() == null;
        if ((to.flags() & OpenFlags.O_APPEND) != 0 || count < 0 || !isDevice && (from.pages() == null || !isSeekable)) {
            return Result.error(EINVAL);
        }
        if (isDevice) {
            return TransferCalls.signalled(sendFromDevice(to, from, Math.min(count, MOST)));
        }
        long offset = ((SeekableFile) from).position();
        if (!offsetPlace.isNull()) {
            Address place = UserMemory.writable(offsetPlace, Long.BYTES);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            offset = place.loadLong(0);
        }
        if (offset < 0) {
            return Result.error(EINVAL);
        }
        Result sent = send(to, from, offset, Math.min(count, MOST));
        if (sent.isError() || sent.bits() == ApplicationThread.RESTART.bits()) {
            return TransferCalls.signalled(sent);
        }
        if (offsetPlace.isNull()) {
            from.seek(offset + sent.value(), SeekableFile.SEEK_SET);
        } else {
            Result stored = UserMemory.storeLong(offsetPlace, offset + sent.value());
            if (stored.isError()) {
                return stored;
            }
        }
        return sent;
    }

    private static Result send(OpenFile to, OpenFile source, long offset, long count) {
        Pages pages = source.pages();
        long end = Math.min(offset + count, pages.sizeBytes());
        long done = 0;
        Gathering gathering = to instanceof Gathering g ? g : null;
        if (gathering != null) {
            gathering.begin();
        }
        Result last = Result.of(0);
        long prepared = 0;
        source.retain();
        to.retain();
        pages.pin();
        while (offset + done < end) {
            long at = offset + done;
            if (source.isOnMedium() && done >= prepared) {
                prepared = done + source.prepareToRead(end - at, at);
            }
            long part = Math.min(end - at, Frames.BYTES - (at & Frames.BYTES - 1));
            last = part >= Borrower.LEAST_BYTES && to instanceof Borrower borrower && pages.lendsFrames() && borrower.borrows() ? lendPage(to, borrower, pages, at, part) : sendPage(to, pages, at, part);
            if (last.isError() || last.bits() == ApplicationThread.RESTART.bits()) {
                break;
            }
            done += last.value();
            if (last.value() < part && to.isNonBlocking()) {
                break;
            }
        }
        pages.unpin();
        source.release();
        if (gathering != null) {
            gathering.end();
        }
        to.release();
        return done > 0 || !last.isError() && last.bits() != ApplicationThread.RESTART.bits() ? Result.of(done) : last;
    }

    /// What has no frames of its own goes through one of the kernel's.
    private static Result sendFromDevice(OpenFile to, OpenFile source, long count) {
        Address frame = Frames.FRAMES.allocate();
        if (frame.isZero()) {
            return Result.error(ENOMEM);
        }
        source.retain();
        to.retain();
        long done = 0;
        Result last = Result.of(0);
        while (done < count) {
            Result read = source.read(frame, Math.min(count - done, Frames.BYTES));
            last = read.bits() <= 0 ? read : writeAll(to, frame, read.value());
            if (last.bits() <= 0) {
                break;
            }
            done += last.value();
        }
        source.release();
        to.release();
        Frames.FRAMES.free(frame);
        return done > 0 ? Result.of(done) : last;
    }

    private static Result writeAll(OpenFile to, Address from, long lengthBytes) {
        Result result = to.write(from, lengthBytes);
        return !Blocking.wouldWait(result) || to.isNonBlocking() ? result : Blocking.until(to, to.writeDeadline(), () -> to.write(from, lengthBytes));
    }

    private static Result sendPage(OpenFile to, Pages pages, long at, long lengthBytes) {
        Address frame = pages.frame(at >>> Frames.SHIFT);
        Address from = frame.isZero() ? ZeroPage.address() : frame.plus(at & Frames.BYTES - 1);
        if (from.isZero()) {
            return Result.error(ENOMEM);
        }
        return writeAll(to, from, lengthBytes);
    }

    /// Sends bytes of one page by lending it to `borrower`, which is `to`.
    private static Result lendPage(OpenFile to, Borrower borrower, Pages pages, long at, long lengthBytes) {
        Address frame = pages.frame(at >>> Frames.SHIFT);
        if (frame.isZero()) {
            return sendPage(to, pages, at, lengthBytes);     // a hole, or the error is told
        }
        Address place = frame.plus(at & Frames.BYTES - 1);
        Result result = borrower.borrow(place, lengthBytes);
        return !Blocking.wouldWait(result) || to.isNonBlocking() ? result : Blocking.until(to, to.writeDeadline(), () -> borrower.borrow(place, lengthBytes));
    }

    /// copy_file_range(2). Between file systems, too.
    @Syscall("copy_file_range")
    static Result copyFileRange(int in, UserAddress inOffset, int out, UserAddress outOffset, long count, int flags) {
        OpenFile from = Files.table().get(in);
        OpenFile to = Files.table().get(out);
        if (from == null || to == null) {
            return Result.error(EBADF);
        }
        if (isDirectory(from) || isDirectory(to)) {
            return Result.error(EISDIR);
        }
        if (!from.isReadable() || !to.isWritable() || to.isAppending()) {
            return Result.error(EBADF);
        }
        if (flags != 0 || !(from instanceof SeekableFile source) || !(to instanceof SeekableFile target) || from.pages() == null || to.pages() == null) {
            return Result.error(EINVAL);
        }
        Address inPlace = UserMemory.writable(inOffset, inOffset.isNull() ? 0 : Long.BYTES);
        Address outPlace = UserMemory.writable(outOffset, outOffset.isNull() ? 0 : Long.BYTES);
        if (inPlace.isZero() || outPlace.isZero()) {
            return Result.error(EFAULT);
        }
        long fromOffset = inOffset.isNull() ? source.position() : inPlace.loadLong(0);
        long toOffset = outOffset.isNull() ? target.position() : outPlace.loadLong(0);
        long most = Long.compareUnsigned(count, MOST) > 0 ? MOST : count;
        if (fromOffset < 0 || toOffset < 0) {
            return Result.error(EOVERFLOW);
        }
        if (from.inode() == to.inode() && fromOffset < toOffset + most && toOffset < fromOffset + most) {
            return Result.error(EINVAL);
        }
        Result room = SizeLimit.room(to, most, toOffset);
        if (room.isError()) {
            return room;
        }
        from.retain();
        to.retain();
        Result copied = copy(source, fromOffset, target, toOffset, room.value());
        from.release();
        to.release();
        if (copied.isError()) {
            return copied;
        }
        Result stored = movedTo(source, inOffset, fromOffset + copied.value());
        Result storedToo = movedTo(target, outOffset, toOffset + copied.value());
        return stored.isError() ? stored : storedToo.isError() ? storedToo : copied;
    }

    private static boolean isDirectory(OpenFile file) {
        return file.inode() != null && file.inode().isDirectory();
    }

    private static Result copy(SeekableFile from, long fromOffset, SeekableFile to, long toOffset, long count) {
        Pages pages = from.pages();
        long done = 0;
        long prepared = 0;
        long end = Math.min(count, pages.sizeBytes() - fromOffset);
        Result written = Result.of(0);
        while (done < end && !written.isError()) {
            long at = fromOffset + done;
            if (done >= prepared && (from.isOnMedium() || to.isOnMedium())) {
                prepared = done + from.prepareToRead(to.prepareToWrite(end - done, toOffset + done), at);
            }
            long part = Math.min(end - done, Frames.BYTES - (at & Frames.BYTES - 1));
            pages.pin();                                     // writing may want the frame for something else
            Address frame = pages.frame(at >>> Frames.SHIFT);
            written = to.writeAt(frame.isZero() ? ZeroPage.address() : frame.plus(at & Frames.BYTES - 1), part, toOffset + done);
            pages.unpin();
            done += written.isError() ? 0 : written.value();
        }
        return done == 0 ? written : Result.of(done);
    }

    /// Tells where the next copy goes on: in the file's position, or at `place` if that is given.
    private static Result movedTo(SeekableFile file, UserAddress place, long offset) {
        return place.isNull() ? file.seek(offset, SeekableFile.SEEK_SET) : UserMemory.storeLong(place, offset);
    }
}
