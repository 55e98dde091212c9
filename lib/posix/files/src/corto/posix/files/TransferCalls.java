// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPIPE;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Permissions;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;

/// read(2), write(2) and their kin with offsets and vectors.
@Hot
public final class TransferCalls {
    /// `struct iovec`.
    private static final class Piece {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 BASE = LAYOUT.u64();
        static final U64 LENGTH = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(16);
    }

    private static final int MOST_PIECES = 1024;             // IOV_MAX
    private static final int RWF_DSYNC = 2;
    private static final int RWF_SYNC = 4;
    private static final int RWF_NOWAIT = 8;
    private static final int RWF_APPEND = 0x10;
    private static final int RWF_NOAPPEND = 0x20;
    private static final int KNOWN_FLAGS = 0x3F;             // with RWF_HIPRI, which asks for what is so anyway

    private TransferCalls() {}

    @Syscall("read")
    static Result read(int fd, UserAddress to, long lengthBytes) {
        OpenFile file = Files.table().get(fd);
        return file == null ? Result.error(EBADF) : Blocking.read(file, to, lengthBytes);
    }

    @Syscall("write")
    static Result write(int fd, UserAddress from, long lengthBytes) {
        OpenFile file = Files.table().get(fd);
        return file == null ? Result.error(EBADF) : written(file, signalled(file, Blocking.write(file, from, lengthBytes)));
    }

    /// Takes rights from a file of others that was written to.
    private static Result written(OpenFile file, Result result) {
        FileContext context = Files.context();
        if (context.uid != 0 && result.bits() > 0 && file.inode() != null) {
            Permissions.contentChanged(context, file.inode());
        }
        return result;
    }

    /// Who writes where nobody reads gets a signal besides the error.
    static Result signalled(OpenFile to, Result written) {
        return to == null || to.signalsBrokenPipe() ? signalled(written) : written;
    }

    public static Result signalled(Result written) {
        if (written.bits() == Result.error(EPIPE).bits()) {
            Signals.send(ApplicationThread.current(), SignalInfo.sent(Signal.SIGPIPE, Signal.SI_USER));
        }
        return written;
    }

    @Syscall("pread64")
    static Result pread64(int fd, UserAddress to, long lengthBytes, long offset) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (offset < 0) {
            return Result.error(EINVAL);
        }
        return one(file, to, lengthBytes, false, offset);
    }

    @Syscall("pwrite64")
    static Result pwrite64(int fd, UserAddress from, long lengthBytes, long offset) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (offset < 0) {
            return Result.error(EINVAL);
        }
        return written(file, one(file, from, lengthBytes, true, offset));
    }

    @Syscall("readv")
    static Result readv(int fd, UserAddress pieces, int count) {
        return vector(fd, pieces, count, false, -1);
    }

    @Syscall("writev")
    static Result writev(int fd, UserAddress pieces, int count) {
        Result written = vector(fd, pieces, count, true, -1);
        return signalled(Files.table().get(fd), written);
    }

    @Syscall("preadv")
    static Result preadv(int fd, UserAddress pieces, int count, long offset) {
        return offset < 0 ? Result.error(EINVAL) : vector(fd, pieces, count, false, offset);
    }

    @Syscall("pwritev")
    static Result pwritev(int fd, UserAddress pieces, int count, long offset) {
        return offset < 0 ? Result.error(EINVAL) : vector(fd, pieces, count, true, offset);
    }

    /// preadv2(2). An offset of −1 is the position. RWF_NOWAIT is for pipes, sockets and the like only, as on tmpfs.
    @Syscall("preadv2")
    static Result preadv2(int fd, UserAddress pieces, int count, long offset, long offsetHigh, int flags) {
        return withFlags(fd, pieces, count, false, offset, flags);
    }

    @Syscall("pwritev2")
    static Result pwritev2(int fd, UserAddress pieces, int count, long offset, long offsetHigh, int flags) {
        Result written = withFlags(fd, pieces, count, true, offset, flags);
        return signalled(Files.table().get(fd), written);
    }

    /// The file has what the flags ask for while the transfer goes on.
    private static Result withFlags(int fd, UserAddress pieces, int count, boolean writes, long offset, int flags) {
        OpenFile file = Files.table().get(fd);
        if (file == null || offset < -1) {
            return Result.error(file == null ? EBADF : EINVAL);
        }
        boolean cannotPromise = (flags & RWF_NOWAIT) != 0 && file.watches() == null;
        if ((flags & ~KNOWN_FLAGS) != 0 || cannotPromise) {
            return Result.error(EOPNOTSUPP);
        }
        if ((flags & RWF_APPEND) != 0 && (flags & RWF_NOAPPEND) != 0) {
            return Result.error(EINVAL);
        }
        int before = file.flags();
        int during = (flags & RWF_APPEND) != 0 ? before | OpenFlags.O_APPEND : (flags & RWF_NOAPPEND) != 0 ? before & ~OpenFlags.O_APPEND : before;
        file.retain();
        file.setFlags((flags & RWF_NOWAIT) != 0 ? during | OpenFlags.O_NONBLOCK : during);
        Result result = vector(fd, pieces, count, writes, offset);
        file.setFlags(before);
        if (writes && !result.isError() && (flags & (RWF_SYNC | RWF_DSYNC)) != 0) {
            Result synced = file.sync();
            result = synced.isError() ? synced : result;
        }
        file.release();
        return result;
    }

    /// One transfer for each piece until one is not done in full. At `offset`, or at the file's position if that is −1.
    private static Result vector(int fd, UserAddress pieces, int count, boolean writes, long offset) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (count < 0 || count > MOST_PIECES) {
            return Result.error(EINVAL);
        }
        Address list = UserMemory.readable(pieces, (long) count * Piece.SIZE);
        if (list.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < count; i++) {
            if (Piece.LENGTH.read(list.plus((long) i * Piece.SIZE)) < 0) {
                return Result.error(EINVAL);
            }
        }
        Gathering gathering = writes && count > 1 && file instanceof Gathering g ? g : null;
        if (gathering != null) {
            gathering.begin();
        }
        file.retain();                                           // it may wait between pieces, and others close the descriptor
        Result result = transfer(file, pieces, count, writes, offset);
        if (gathering != null) {
            gathering.end();
        }
        Result told = writes ? written(file, result) : result;
        file.release();
        return told;
    }

    /// The same for an open file, at its position, with a count and pieces that have been checked. The caller keeps the file open.
    public static Result vector(OpenFile file, UserAddress pieces, int count, boolean writes) {
        return transfer(file, pieces, count, writes, -1);
    }

    private static Result transfer(OpenFile file, UserAddress pieces, int count, boolean writes, long offset) {
        long done = 0;
        for (int i = 0; i < count; i++) {
            Address piece = UserMemory.readable(pieces.plus((long) i * Piece.SIZE), Piece.SIZE);
            if (piece.isZero()) {
                return done > 0 ? Result.of(done) : Result.error(EFAULT);
            }
            UserAddress base = new UserAddress(Piece.BASE.read(piece));
            long length = Piece.LENGTH.read(piece);
            if (length == 0 && count > 1) {
                continue;
            }
            if (!writes && done > 0 && (file.readiness() & corto.sched.events.Readiness.IN) == 0) {
                break;                                           // has given what there is: must not wait now
            }
            Result result = one(file, base, length, writes, offset < 0 ? -1 : offset + done);
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return done > 0 ? Result.of(done) : result;
            }
            done += result.value();
            if (result.value() < length) {
                break;
            }
        }
        return Result.of(done);
    }

    private static Result one(OpenFile file, UserAddress base, long wanted, boolean writes, long offset) {
        long length = wanted;
        if (writes && offset >= 0) {
            Result room = SizeLimit.room(file, wanted, offset);
            if (room.isError()) {
                return room;
            }
            length = wanted < 0 ? wanted : room.value();
        }
        if (offset < 0) {
            return writes ? Blocking.write(file, base, length) : Blocking.read(file, base, length);
        }
        if (file.isOnMedium()) {
            return writes ? MediumTransfer.write(file, base, length, offset) : MediumTransfer.read(file, base, length, offset);
        }
        Address buffer = writes ? UserMemory.readable(base, length) : UserMemory.writable(base, length);
        if (buffer.isZero()) {
            return Result.error(EFAULT);
        }
        return writes ? file.writeAt(buffer, length, offset) : file.readAt(buffer, length, offset);
    }
}
