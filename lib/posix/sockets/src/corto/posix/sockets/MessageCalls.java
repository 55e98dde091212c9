// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EMSGSIZE;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPIPE;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.files.Blocking;
import corto.posix.process.ApplicationThread;
import corto.posix.process.MissingFeatures;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;

/// Sends and receives: send(2), recv(2), their message and multiple forms. What goes beside the bytes is in `ControlMessages`.
final class MessageCalls {
    private static final int MSG_OOB = 1;
    private static final int MSG_PEEK = 2;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_WAITALL = 0x100;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_MORE = 0x8000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int MSG_WAITFORONE = 0x1_0000;

    /// `struct msghdr`.
    private static final class Message {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NAME = LAYOUT.u64();
        static final U32 NAME_LENGTH = LAYOUT.u32();
        static final U64 PIECES = LAYOUT.reserved(4).u64();
        static final U64 PIECE_COUNT = LAYOUT.u64();
        static final U64 CONTROL = LAYOUT.u64();
        static final U64 CONTROL_LENGTH = LAYOUT.u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final int SIZE = LAYOUT.reserved(4).sized(56);
    }

    private static final int MULTIPLE_BYTES = 64;            // struct mmsghdr: a message and its length
    private static final int MOST_MESSAGES = 1024;
    private static final int TIME_BYTES = 16;                // struct timespec
    private static final long NANOS = 1_000_000_000L;
    private static final int PIECE_BYTES = 16;               // struct iovec
    private static final int MOST_PIECES = 1024;
    private static final long LARGEST_GATHERED = 256 << 10;  // above what any socket takes

    private MessageCalls() {}

    // ---- sending ----

    @Syscall("sendto")
    static Result sendto(int fd, UserAddress from, long lengthBytes, int flags, UserAddress address, int addressBytes) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        SocketName destination = null;
        if (!address.isNull()) {
            destination = new SocketName();
            Result read = destination.read(address, addressBytes);
            if (read.isError()) {
                return read;
            }
        }
        return signalled(socket, send(socket, from, lengthBytes, flags, destination, null), flags);
    }

    private static Result signalled(SocketFile socket, Result sent, int flags) {
        if (sent.bits() == Result.error(EPIPE).bits() && (flags & MSG_NOSIGNAL) == 0 && socket.signalsBrokenPipe()) {
            Signals.send(ApplicationThread.current(), SignalInfo.sent(Signal.SIGPIPE, Signal.SI_USER));
        }
        return sent;
    }

    /// Takes over `attached`, which may be null.
    private static Result send(SocketFile socket, UserAddress from, long lengthBytes, int flags, SocketName destination, Attached attached) {
        if ((flags & MSG_OOB) != 0) {
            if (!SocketFile.URGENT && !socket.keepsBoundaries()) {
                MissingFeatures.report("urgent data (MSG_OOB)", "POSIX_SOCKETS_URGENT");
            }
            if (socket.refusesUrgentData()) {
                return dropped(attached, Result.error(EOPNOTSUPP));
            }
            if (SocketFile.URGENT && !socket.keepsBoundaries()) {
                return sendUrgent(socket, from, lengthBytes, flags & ~MSG_OOB, destination, attached);
            }
        }
        boolean more = (flags & MSG_MORE) != 0;
        boolean waits = (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking();
        long sent = 0;
        do {
            UserAddress rest = from.plus(sent);
            long length = lengthBytes - sent;
            Attached first = sent == 0 ? attached : null;
            Result result = attempt(socket, rest, length, more, destination, first);
            if (Blocking.wouldWait(result) && waits) {
                result = Blocking.until(socket, socket.writeDeadline(), () -> attempt(socket, rest, length, more, destination, first));
            }
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return sent > 0 ? Result.of(sent) : dropped(attached, result);
            }
            sent += result.value();
        } while (sent < lengthBytes && waits && !socket.keepsBoundaries() && socket.isOpen());     // others may have closed it meanwhile
        return Result.of(sent);
    }

    /// Of bytes with MSG_OOB the last one is urgent.
    private static Result sendUrgent(SocketFile socket, UserAddress from, long lengthBytes, int flags, SocketName destination, Attached attached) {
        if (lengthBytes == 0) {
            return dropped(attached, socket.sendUrgent(Address.zero(), null));
        }
        long ordinary = lengthBytes - 1;
        Attached rest = attached;
        if (ordinary > 0) {
            Result sent = send(socket, from, ordinary, flags | MSG_MORE, destination, attached);
            if (sent.isError() || sent.bits() == ApplicationThread.RESTART.bits() || sent.value() < ordinary) {
                return sent;
            }
            rest = null;
        }
        Attached with = rest;
        UserAddress last = from.plus(ordinary);
        Result result = attemptUrgent(socket, last, with);
        if (Blocking.wouldWait(result) && (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking()) {
            result = Blocking.until(socket, socket.writeDeadline(), () -> attemptUrgent(socket, last, with));
        }
        if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
            return ordinary > 0 ? Result.of(ordinary) : dropped(with, result);
        }
        return Result.of(lengthBytes);
    }

    private static Result attemptUrgent(SocketFile socket, UserAddress from, Attached attached) {
        Address place = UserMemory.readable(from, 1);
        return place.isZero() ? Result.error(EFAULT) : socket.sendUrgent(place, attached);
    }

    private static Result dropped(Attached attached, Result result) {
        if (attached != null) {
            attached.drop();
        }
        return result;
    }

    private static Result attempt(SocketFile socket, UserAddress from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        Address place = UserMemory.readable(from, lengthBytes);
        return place.isZero() ? Result.error(EFAULT) : socket.send(place, lengthBytes, more, destination, attached);
    }

    @Syscall("sendmsg")
    static Result sendmsg(int fd, UserAddress message, int flags) {
        SocketFile socket = SocketCalls.find(fd);
        return socket == null ? SocketCalls.notASocket(fd) : signalled(socket, sendMessage(socket, message, flags), flags);
    }

    /// Keeps the socket while others close its descriptor: it may wait between pieces.
    private static Result sendMessage(SocketFile socket, UserAddress message, int flags) {
        socket.retain();
        Result sent = sendKept(socket, message, flags);
        socket.release();
        return sent;
    }

    private static Result sendKept(SocketFile socket, UserAddress message, int flags) {
        Address header = UserMemory.readable(message, Message.SIZE);
        if (header.isZero()) {
            return Result.error(EFAULT);
        }
        UserAddress name = new UserAddress(Message.NAME.read(header));
        SocketName destination = null;
        if (!name.isNull() && Message.NAME_LENGTH.read(header) != 0) {
            destination = new SocketName();
            Result read = destination.read(name, Message.NAME_LENGTH.read(header));
            if (read.isError()) {
                return read;
            }
        }
        UserAddress pieces = new UserAddress(Message.PIECES.read(header));
        long count = Message.PIECE_COUNT.read(header);
        Result total = totalBytes(pieces, count);
        if (total.isError()) {
            return total;
        }
        Attached attached = null;
        if (socket.takesAttached() && Message.CONTROL_LENGTH.read(header) != 0) {
            Result control = ControlMessages.read(new UserAddress(Message.CONTROL.read(header)), Message.CONTROL_LENGTH.read(header));
            if (control.isError()) {
                return control;
            }
            attached = ControlMessages.attached();
        } else if (Message.CONTROL_LENGTH.read(header) != 0) {
            Result control = ControlMessages.giveTo(socket, new UserAddress(Message.CONTROL.read(header)), Message.CONTROL_LENGTH.read(header));
            if (control.isError()) {
                return control;
            }
        }
        if (socket.keepsBoundaries() && count != 1) {
            return sendGathered(socket, pieces, count, total.value(), flags, destination, attached);
        }
        return count == 0 ? dropped(attached, Result.of(0)) : sendPieces(socket, pieces, count, flags, destination, attached);
    }

    private static Result sendPieces(SocketFile socket, UserAddress pieces, long count, int flags, SocketName destination, Attached attached) {
        Attached rest = attached;
        long sent = 0;
        for (long i = 0; i < count; i++) {
            Address piece = UserMemory.readable(pieces.plus(i * PIECE_BYTES), PIECE_BYTES);
            if (piece.isZero()) {
                return dropped(rest, sent > 0 ? Result.of(sent) : Result.error(EFAULT));
            }
            long length = piece.loadLong(Long.BYTES);
            if (length == 0 && i + 1 < count) {
                continue;                                    // what is attached goes with bytes
            }
            int pieceFlags = i + 1 < count ? flags & ~MSG_OOB | MSG_MORE : flags;
            Result result = send(socket, new UserAddress(piece.loadLong(0)), length, pieceFlags, destination, rest);
            rest = null;
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return sent > 0 ? Result.of(sent) : result;
            }
            sent += result.value();
            if (result.value() < length) {
                break;
            }
        }
        return Result.of(sent);
    }

    /// The sum of the pieces' lengths. EFAULT, EINVAL, EMSGSIZE.
    private static Result totalBytes(UserAddress pieces, long count) {
        if (count < 0 || count > MOST_PIECES) {
            return Result.error(EMSGSIZE);
        }
        Address list = UserMemory.readable(pieces, count * PIECE_BYTES);
        if (list.isZero()) {
            return Result.error(EFAULT);
        }
        long total = 0;
        for (long i = 0; i < count; i++) {
            long length = list.loadLong(i * PIECE_BYTES + Long.BYTES);
            if (length < 0 || total + length < 0) {
                return Result.error(EINVAL);
            }
            total += length;
        }
        return Result.of(total);
    }

    /// A datagram of several pieces is put together first.
    private static Result sendGathered(SocketFile socket, UserAddress pieces, long count, long total, int flags, SocketName destination, Attached attached) {
        if (total > LARGEST_GATHERED) {
            return dropped(attached, Result.error(EMSGSIZE));
        }
        int frames = (int) Math.max(1, (total + Frames.BYTES - 1) / Frames.BYTES);
        Address buffer = Frames.FRAMES.allocateContiguous(frames);
        if (buffer.isZero()) {
            return dropped(attached, Result.error(corto.lang.Errno.ENOBUFS));
        }
        Result result = Result.of(0);
        long at = 0;
        for (long i = 0; i < count && !result.isError(); i++) {
            Address piece = new Address(pieces.bits() + i * PIECE_BYTES);
            long length = piece.loadLong(Long.BYTES);
            Address from = UserMemory.readable(new UserAddress(piece.loadLong(0)), length);
            if (from.isZero()) {
                result = Result.error(EFAULT);
            } else {
                buffer.plus(at).copyFrom(from, length);
                at += length;
            }
        }
        if (!result.isError()) {
            boolean more = (flags & MSG_MORE) != 0;
            result = socket.send(buffer, total, more, destination, attached);
            if (Blocking.wouldWait(result) && (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking()) {
                result = Blocking.until(socket, socket.writeDeadline(), () -> socket.send(buffer, total, more, destination, attached));
            }
        }
        Frames.FRAMES.freeContiguous(buffer, frames);
        return result.isError() || result.bits() == ApplicationThread.RESTART.bits() ? dropped(attached, result) : result;
    }

    @Syscall("sendmmsg")
    static Result sendmmsg(int fd, UserAddress messages, int count, int flags) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        int most = Math.min(count, MOST_MESSAGES);
        for (int i = 0; i < most; i++) {
            UserAddress message = messages.plus((long) i * MULTIPLE_BYTES);
            Result sent = sendMessage(socket, message, flags);
            if (sent.isError() || sent.bits() == ApplicationThread.RESTART.bits()) {
                return i > 0 ? Result.of(i) : signalled(socket, sent, flags);
            }
            Result stored = UserMemory.storeInt(message.plus(Message.SIZE), (int) sent.value());
            if (stored.isError()) {
                return stored;
            }
            if (!socket.isOpen()) {                          // closed by another thread while this waited
                return Result.of(i + 1);
            }
        }
        return Result.of(most);
    }

    // ---- receiving ----

    @Hot
    @Syscall("recvfrom")
    static Result recvfrom(int fd, UserAddress to, long lengthBytes, int flags, UserAddress address, UserAddress lengthPlace) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        if ((flags & MSG_ERRQUEUE) != 0) {
            return receiveError(socket, to, lengthBytes, address, lengthPlace);
        }
        Result received = receive(socket, to, lengthBytes, flags);
        socket.dropAttached();
        if (received.isError() || received.bits() == ApplicationThread.RESTART.bits()) {
            return received;
        }
        if (!address.isNull()) {
            socket.writeSender(SocketCalls.NAME);
            Result written = SocketCalls.NAME.write(address, lengthPlace);
            if (written.isError()) {
                return written;
            }
        }
        return (flags & MSG_TRUNC) != 0 && socket.keepsBoundaries() ? Result.of(socket.fullLength()) : received;
    }

    @Hot
    private static Result receive(SocketFile socket, UserAddress to, long lengthBytes, int flags) {
        if ((flags & MSG_OOB) != 0 && socket.knowsUrgentData()) {
            return receiveUrgent(socket, to, lengthBytes, (flags & MSG_PEEK) != 0);
        }
        if (lengthBytes < 0) {
            return Result.error(EINVAL);
        }
        boolean peek = (flags & MSG_PEEK) != 0;
        boolean waits = (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking();
        long target = 0;                                     // so much is waited for
        if (waits && !socket.keepsBoundaries()) {
            target = (flags & MSG_WAITALL) != 0 ? lengthBytes : Math.min(lengthBytes, socket.receiveLowWater());
        }
        if (peek && target > 1) {
            return peekAll(socket, to, lengthBytes, target);
        }
        long received = 0;
        do {
            UserAddress rest = to.plus(received);
            long length = lengthBytes - received;
            Result result = attemptReceive(socket, rest, length, peek);
            if (Blocking.wouldWait(result) && waits) {
                result = Blocking.until(socket, socket.readDeadline(), () -> socket.orEnd(attemptReceive(socket, rest, length, peek)));
            }
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return received > 0 ? Result.of(received) : result;
            }
            received += result.value();
            if (result.value() == 0 || socket.hasFiles() || SocketFile.URGENT && socket.isAtMark(0)) {
                break;                                       // the end, or what the caller has to see first
            }
        } while (received < target && socket.isOpen());
        return Result.of(received);
    }

    private static Result receiveUrgent(SocketFile socket, UserAddress to, long lengthBytes, boolean peek) {
        Address place = lengthBytes > 0 ? UserMemory.writable(to, 1) : Address.zero();
        Result received = socket.receiveUrgent(place, peek);
        if (received.isError() || received.value() == 0 || lengthBytes <= 0) {
            return received.isError() ? received : Result.of(0);
        }
        return place.isZero() ? Result.error(EFAULT) : received;
    }

    /// Looks at what came when there are `target` bytes, or no more will come; at what there is when the time is over.
    private static Result peekAll(SocketFile socket, UserAddress to, long lengthBytes, long target) {
        Result result = attemptPeek(socket, to, lengthBytes, target);
        if (Blocking.wouldWait(result)) {
            result = Blocking.until(socket, socket.readDeadline(), () -> attemptPeek(socket, to, lengthBytes, target));
        }
        return Blocking.wouldWait(result) ? attemptReceive(socket, to, lengthBytes, true) : result;
    }

    private static Result attemptPeek(SocketFile socket, UserAddress to, long lengthBytes, long target) {
        Result result = attemptReceive(socket, to, lengthBytes, true);
        boolean isOver = (socket.readiness() & (Readiness.READ_HANG_UP | Readiness.ALWAYS)) != 0 || SocketFile.URGENT && !result.isError() && socket.isAtMark(result.value());
        return !result.isError() && result.value() < target && !isOver ? Result.error(EAGAIN) : result;
    }

    @Hot
    private static Result attemptReceive(SocketFile socket, UserAddress to, long lengthBytes, boolean peek) {
        Address place = UserMemory.writable(to, lengthBytes);
        return place.isZero() ? Result.error(EFAULT) : socket.receive(place, lengthBytes, peek);
    }

    @Syscall("recvmsg")
    static Result recvmsg(int fd, UserAddress message, int flags) {
        SocketFile socket = SocketCalls.find(fd);
        return socket == null ? SocketCalls.notASocket(fd) : receiveMessage(socket, message, flags);
    }

    private static Result receiveMessage(SocketFile socket, UserAddress message, int flags) {
        socket.retain();
        Result received = receiveKept(socket, message, flags);
        socket.release();
        return received;
    }

    private static Result receiveKept(SocketFile socket, UserAddress message, int flags) {
        Address header = UserMemory.writable(message, Message.SIZE);
        if (header.isZero()) {
            return Result.error(EFAULT);
        }
        UserAddress pieces = new UserAddress(Message.PIECES.read(header));
        long count = Message.PIECE_COUNT.read(header);
        Result total = totalBytes(pieces, count);
        if (total.isError()) {
            return total;
        }
        if ((flags & MSG_ERRQUEUE) != 0) {
            return receiveErrorMessage(socket, header, pieces, count);
        }
        Result received = socket.keepsBoundaries() ? receiveScattered(socket, pieces, count, total.value(), flags)
                : receivePieces(socket, pieces, count, flags);
        if (received.isError() || received.bits() == ApplicationThread.RESTART.bits()) {
            socket.dropAttached();
            return received;
        }
        header = UserMemory.writable(message, Message.SIZE);
        if (header.isZero()) {
            socket.dropAttached();
            return Result.error(EFAULT);
        }
        boolean isCut = socket.keepsBoundaries() && socket.fullLength() > received.value();
        int told = isCut ? MSG_TRUNC : 0;
        UserAddress name = new UserAddress(Message.NAME.read(header));
        if (!name.isNull()) {
            socket.writeSender(SocketCalls.NAME);
            Result written = SocketCalls.NAME.writeAt(name, Message.NAME_LENGTH.read(header));
            if (written.isError()) {
                socket.dropAttached();
                return written;
            }
            Message.NAME_LENGTH.write(header, SocketCalls.NAME.length());
        }
        if (socket.takesAttached()) {
            long room = Message.CONTROL_LENGTH.read(header);
            told |= ControlMessages.write(socket, new UserAddress(Message.CONTROL.read(header)), room, (flags & MSG_CMSG_CLOEXEC) != 0);
            Message.CONTROL_LENGTH.write(header, ControlMessages.written());
        } else {
            told |= ControlMessages.writeOwn(socket, new UserAddress(Message.CONTROL.read(header)), Message.CONTROL_LENGTH.read(header));
            Message.CONTROL_LENGTH.write(header, ControlMessages.written());
        }
        boolean isUrgent = SocketFile.URGENT && (flags & MSG_OOB) != 0 && !socket.keepsBoundaries();
        told |= isUrgent ? MSG_OOB | (total.value() == 0 ? MSG_TRUNC : 0) : 0;
        Message.FLAGS.write(header, told | flags & MSG_CMSG_CLOEXEC);
        return isCut && (flags & MSG_TRUNC) != 0 ? Result.of(socket.fullLength()) : received;
    }

    /// recvfrom(2) with MSG_ERRQUEUE: the packet that did not arrive, and to whom it was sent. Nothing waits.
    private static Result receiveError(SocketFile socket, UserAddress to, long lengthBytes, UserAddress address, UserAddress lengthPlace) {
        Address place = UserMemory.writable(to, Math.max(0, lengthBytes));
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        int known = socket.beginError();
        if (known < 0) {
            return Result.error(EAGAIN);
        }
        int count = (int) Math.min(lengthBytes, known);
        socket.copyError(0, place, count);
        Result result = Result.of(count);
        if (!address.isNull()) {
            socket.writeErrorName(SocketCalls.NAME);
            Result written = SocketCalls.NAME.write(address, lengthPlace);
            result = written.isError() ? written : result;
        }
        socket.endError();
        return result;
    }

    /// The same of recvmsg(2), and the error itself as a control message.
    private static Result receiveErrorMessage(SocketFile socket, Address header, UserAddress pieces, long pieceCount) {
        int known = socket.beginError();
        if (known < 0) {
            return Result.error(EAGAIN);
        }
        int at = 0;
        Result result = Result.of(0);
        for (long i = 0; i < pieceCount && at < known && !result.isError(); i++) {
            Address piece = UserMemory.readable(pieces.plus(i * PIECE_BYTES), PIECE_BYTES);
            int length = piece.isZero() ? 0 : (int) Math.min(piece.loadLong(Long.BYTES), known - at);
            Address to = piece.isZero() ? Address.zero() : UserMemory.writable(new UserAddress(piece.loadLong(0)), length);
            if (to.isZero()) {
                result = Result.error(EFAULT);
            } else {
                socket.copyError(at, to, length);
                at += length;
            }
        }
        UserAddress name = new UserAddress(Message.NAME.read(header));
        if (!result.isError() && !name.isNull()) {
            socket.writeErrorName(SocketCalls.NAME);
            result = SocketCalls.NAME.writeAt(name, Message.NAME_LENGTH.read(header));
            Message.NAME_LENGTH.write(header, SocketCalls.NAME.length());
        }
        if (!result.isError()) {
            int told = ControlMessages.writeError(socket, new UserAddress(Message.CONTROL.read(header)), Message.CONTROL_LENGTH.read(header));
            Message.CONTROL_LENGTH.write(header, ControlMessages.written());
            Message.FLAGS.write(header, told | MSG_ERRQUEUE | (at < known ? MSG_TRUNC : 0));
        }
        socket.endError();
        return result.isError() ? result : Result.of(at);
    }

    private static Result receivePieces(SocketFile socket, UserAddress pieces, long count, int flags) {
        long received = 0;
        for (long i = 0; i < count; i++) {
            Address piece = UserMemory.readable(pieces.plus(i * PIECE_BYTES), PIECE_BYTES);
            if (piece.isZero()) {
                return received > 0 ? Result.of(received) : Result.error(EFAULT);
            }
            long length = piece.loadLong(Long.BYTES);
            int waits = received > 0 && (flags & MSG_WAITALL) == 0 ? MSG_DONTWAIT : 0;
            Result result = receive(socket, new UserAddress(piece.loadLong(0)), length, flags | waits);
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return received > 0 ? Result.of(received) : result;
            }
            received += result.value();
            if (result.value() < length || (flags & MSG_PEEK) != 0 || socket.hasFiles() || SocketFile.URGENT && socket.isAtMark(0)) {
                break;
            }
        }
        return Result.of(received);
    }

    /// A datagram for several pieces goes through a buffer.
    private static Result receiveScattered(SocketFile socket, UserAddress pieces, long count, long total, int flags) {
        if (count == 1) {
            Address piece = new Address(pieces.bits());
            return receive(socket, new UserAddress(piece.loadLong(0)), piece.loadLong(Long.BYTES), flags);
        }
        boolean waits = (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking();
        int frames = (int) ((Math.min(Math.max(total, 1), LARGEST_GATHERED) + Frames.BYTES - 1) / Frames.BYTES);
        Address buffer = Frames.FRAMES.allocateContiguous(frames);
        if (buffer.isZero()) {
            return Result.error(corto.lang.Errno.ENOBUFS);
        }
        long room = Math.min(total, (long) frames * Frames.BYTES);
        Result result = socket.receive(buffer, room, (flags & MSG_PEEK) != 0);
        if (Blocking.wouldWait(result) && waits) {
            result = Blocking.until(socket, socket.readDeadline(), () -> socket.orEnd(socket.receive(buffer, room, (flags & MSG_PEEK) != 0)));
        }
        if (!result.isError() && result.bits() != ApplicationThread.RESTART.bits()) {
            result = scatter(buffer, result.value(), pieces, count);
        }
        Frames.FRAMES.freeContiguous(buffer, frames);
        return result;
    }

    private static Result scatter(Address buffer, long lengthBytes, UserAddress pieces, long count) {
        long at = 0;
        for (long i = 0; i < count && at < lengthBytes; i++) {
            Address piece = UserMemory.readable(pieces.plus(i * PIECE_BYTES), PIECE_BYTES);
            long length = piece.isZero() ? 0 : Math.min(piece.loadLong(Long.BYTES), lengthBytes - at);
            Address to = piece.isZero() ? Address.zero() : UserMemory.writable(new UserAddress(piece.loadLong(0)), length);
            if (to.isZero()) {
                return Result.error(EFAULT);
            }
            to.copyFrom(buffer.plus(at), length);
            at += length;
        }
        return Result.of(lengthBytes);
    }

    /// recvmmsg(2). As on Linux the time is looked at after each message only: one that does not come is waited for as long as SO_RCVTIMEO says.
    @Syscall("recvmmsg")
    static Result recvmmsg(int fd, UserAddress messages, int count, int flags, UserAddress timeout) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        if (timeout.isNull()) {
            return receiveMany(socket, messages, count, flags, TimerQueue.NEVER);
        }
        Address time = UserMemory.readable(timeout, TIME_BYTES);
        if (time.isZero()) {
            return Result.error(EFAULT);
        }
        long seconds = time.loadLong(0);
        long nanos = time.loadLong(Long.BYTES);
        if (seconds < 0 || nanos < 0 || nanos >= NANOS) {
            return Result.error(EINVAL);
        }
        long limit = Math.min(seconds, Long.MAX_VALUE / NANOS / 2) * NANOS + nanos;
        long deadline = Timers.nowNanos() + limit;
        Result received = receiveMany(socket, messages, count, flags, deadline);
        Address place = UserMemory.writable(timeout, TIME_BYTES);
        if (!received.isError() && received.value() > 0 && !place.isZero()) {
            long left = Math.max(0, deadline - Timers.nowNanos());
            place.storeLong(0, left / NANOS);
            place.storeLong(Long.BYTES, left % NANOS);
        }
        return received;
    }

    private static Result receiveMany(SocketFile socket, UserAddress messages, int count, int flags, long deadline) {
        int most = Math.min(count, MOST_MESSAGES);
        for (int i = 0; i < most; i++) {
            UserAddress message = messages.plus((long) i * MULTIPLE_BYTES);
            int waits = i > 0 && (flags & MSG_WAITFORONE) != 0 ? MSG_DONTWAIT : 0;
            Result received = receiveMessage(socket, message, flags & ~MSG_WAITFORONE | waits);
            if (received.isError() || received.bits() == ApplicationThread.RESTART.bits()) {
                return i > 0 ? Result.of(i) : received;
            }
            Result stored = UserMemory.storeInt(message.plus(Message.SIZE), (int) received.value());
            if (stored.isError()) {
                return stored;
            }
            if (!socket.isOpen() || deadline != TimerQueue.NEVER && Timers.nowNanos() >= deadline) {
                return Result.of(i + 1);
            }
        }
        return Result.of(most);
    }
}
