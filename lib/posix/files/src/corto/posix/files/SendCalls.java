// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;

/// sendfile(2) and copy_file_range(2): from the frames of one file to another, without a buffer between.
final class SendCalls {
    private static final long MOST = 0x7FFF_F000L;

    private SendCalls() {}

    @Syscall("sendfile")
    static Result sendfile(int out, int in, UserAddress offsetPlace, long count) {
        OpenFile from = Files.TABLE.get(in);
        OpenFile to = Files.TABLE.get(out);
        if (from == null || to == null || !from.isReadable() || !to.isWritable()) {
            return Result.error(EBADF);
        }
        Pages pages = from.pages();
        if (pages == null || (to.flags() & OpenFlags.O_APPEND) != 0 || !(from instanceof SeekableFile)) {
            return Result.error(EINVAL);
        }
        long offset = ((SeekableFile) from).position();
        if (!offsetPlace.isNull()) {
            Address place = UserMemory.writable(offsetPlace, Long.BYTES);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            offset = place.loadLong(0);
        }
        if (offset < 0 || count < 0) {
            return Result.error(EINVAL);
        }
        Result sent = send(to, pages, offset, Math.min(count, MOST));
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

    private static Result send(OpenFile to, Pages pages, long offset, long count) {
        long end = Math.min(offset + count, pages.sizeBytes());
        long done = 0;
        Gathering gathering = to instanceof Gathering g ? g : null;
        if (gathering != null) {
            gathering.begin();
        }
        Result last = Result.of(0);
        pages.pin();
        while (offset + done < end) {
            long at = offset + done;
            long part = Math.min(end - at, Frames.BYTES - (at & Frames.BYTES - 1));
            last = sendPage(to, pages, at, part);
            if (last.isError() || last.bits() == ApplicationThread.RESTART.bits()) {
                break;
            }
            done += last.value();
            if (last.value() < part && to.isNonBlocking()) {
                break;
            }
        }
        pages.unpin();
        if (gathering != null) {
            gathering.end();
        }
        return done > 0 || !last.isError() && last.bits() != ApplicationThread.RESTART.bits() ? Result.of(done) : last;
    }

    private static Result sendPage(OpenFile to, Pages pages, long at, long lengthBytes) {
        Address frame = pages.frame(at >>> Frames.SHIFT);
        Address from = frame.isZero() ? ZeroPage.address() : frame.plus(at & Frames.BYTES - 1);
        if (from.isZero()) {
            return Result.error(corto.lang.Errno.ENOMEM);
        }
        Result result = to.write(from, lengthBytes);
        if (!Blocking.wouldWait(result) || to.isNonBlocking()) {
            return result;
        }
        return Blocking.until(to, to.writeDeadline(), () -> to.write(from, lengthBytes));
    }

    @Syscall("copy_file_range")
    static Result copyFileRange(int in, UserAddress inOffset, int out, UserAddress outOffset, long count, int flags) {
        OpenFile from = Files.TABLE.get(in);
        OpenFile to = Files.TABLE.get(out);
        if (from == null || to == null || !from.isReadable() || !to.isWritable() || to.isAppending()) {
            return Result.error(EBADF);
        }
        if (flags != 0 || !(from instanceof SeekableFile source) || !(to instanceof SeekableFile target) || from.pages() == null || count < 0) {
            return Result.error(EINVAL);
        }
        Address inPlace = UserMemory.writable(inOffset, inOffset.isNull() ? 0 : Long.BYTES);
        Address outPlace = UserMemory.writable(outOffset, outOffset.isNull() ? 0 : Long.BYTES);
        if (inPlace.isZero() || outPlace.isZero()) {
            return Result.error(EFAULT);
        }
        long fromOffset = inOffset.isNull() ? source.position() : inPlace.loadLong(0);
        long toOffset = outOffset.isNull() ? target.position() : outPlace.loadLong(0);
        if (fromOffset < 0 || toOffset < 0) {
            return Result.error(EINVAL);
        }
        long done = 0;
        long end = Math.min(Math.min(count, MOST), from.pages().sizeBytes() - fromOffset);
        while (done < end) {
            long at = fromOffset + done;
            long part = Math.min(end - done, Frames.BYTES - (at & Frames.BYTES - 1));
            Address frame = from.pages().frame(at >>> Frames.SHIFT);
            Result written = to.writeAt(frame.isZero() ? ZeroPage.address() : frame.plus(at & Frames.BYTES - 1), part, toOffset + done);
            if (written.isError()) {
                if (done == 0) {
                    return written;
                }
                break;
            }
            done += written.value();
        }
        if (inOffset.isNull()) {
            source.seek(fromOffset + done, SeekableFile.SEEK_SET);
        } else {
            inPlace.storeLong(0, fromOffset + done);
        }
        if (outOffset.isNull()) {
            target.seek(toOffset + done, SeekableFile.SEEK_SET);
        } else {
            outPlace.storeLong(0, toOffset + done);
        }
        return Result.of(done);
    }
}
