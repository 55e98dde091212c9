// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EMSGSIZE;
import static corto.lang.Errno.EPIPE;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.files.Blocking;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;

/// Sends and receives: send(2), recv(2), their message and multiple forms. Control messages are neither sent nor told.
final class MessageCalls {
    private static final int MSG_OOB = 1;
    private static final int MSG_PEEK = 2;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_WAITALL = 0x100;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_MORE = 0x8000;
    private static final int MSG_WAITFORONE = 0x1_0000;

    /// `struct msghdr`.
    private static final class Message {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NAME = LAYOUT.u64();
        static final U32 NAME_LENGTH = LAYOUT.u32();
        static final U64 PIECES = LAYOUT.reserved(4).u64();
        static final U64 PIECE_COUNT = LAYOUT.u64();
        static final U64 CONTROL_LENGTH = LAYOUT.reserved(8).u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final int SIZE = LAYOUT.reserved(4).sized(56);
    }

    private static final int MULTIPLE_BYTES = 64;            // struct mmsghdr: a message and its length
    private static final int MOST_MESSAGES = 1024;
    private static final int PIECE_BYTES = 16;               // struct iovec
    private static final int MOST_PIECES = 1024;
    private static final long LARGEST_DATAGRAM = 65_507;

    private MessageCalls() {}

    // ---- sending ----

    @Syscall("sendto")
    static Result sendto(int fd, UserAddress from, long lengthBytes, int flags, UserAddress address, int addressBytes) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        boolean hasDestination = !address.isNull();
        if (hasDestination) {
            Result read = SocketAddress.read(address, addressBytes, socket.family);
            if (read.isError()) {
                return read;
            }
        }
        return signalled(send(socket, from, lengthBytes, flags, hasDestination, SocketAddress.address, SocketAddress.port), flags);
    }

    private static Result signalled(Result sent, int flags) {
        if (sent.bits() == Result.error(EPIPE).bits() && (flags & MSG_NOSIGNAL) == 0) {
            Signals.send(ApplicationThread.current(), SignalInfo.sent(Signal.SIGPIPE, Signal.SI_USER));
        }
        return sent;
    }

    private static Result send(SocketFile socket, UserAddress from, long lengthBytes, int flags, boolean hasDestination, int address, int port) {
        boolean more = (flags & MSG_MORE) != 0;
        boolean waits = (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking();
        long sent = 0;
        do {
            UserAddress rest = from.plus(sent);
            long length = lengthBytes - sent;
            Result result = attempt(socket, rest, length, more, hasDestination, address, port);
            if (Blocking.wouldWait(result) && waits) {
                result = Blocking.until(socket, socket.writeDeadline(), () -> attempt(socket, rest, length, more, hasDestination, address, port));
            }
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return sent > 0 ? Result.of(sent) : result;
            }
            sent += result.value();
        } while (sent < lengthBytes && waits && socket.type == SocketFile.SOCK_STREAM);
        return Result.of(sent);
    }

    private static Result attempt(SocketFile socket, UserAddress from, long lengthBytes, boolean more, boolean hasDestination, int address, int port) {
        Address place = UserMemory.readable(from, lengthBytes);
        return place.isZero() ? Result.error(EFAULT) : socket.send(place, lengthBytes, more, hasDestination, address, port);
    }

    @Syscall("sendmsg")
    static Result sendmsg(int fd, UserAddress message, int flags) {
        SocketFile socket = SocketCalls.find(fd);
        return socket == null ? SocketCalls.notASocket(fd) : signalled(sendMessage(socket, message, flags), flags);
    }

    private static Result sendMessage(SocketFile socket, UserAddress message, int flags) {
        Address header = UserMemory.readable(message, Message.SIZE);
        if (header.isZero()) {
            return Result.error(EFAULT);
        }
        UserAddress name = new UserAddress(Message.NAME.read(header));
        boolean hasDestination = !name.isNull() && Message.NAME_LENGTH.read(header) != 0;
        if (hasDestination) {
            Result read = SocketAddress.read(name, Message.NAME_LENGTH.read(header), socket.family);
            if (read.isError()) {
                return read;
            }
        }
        int address = SocketAddress.address;
        int port = SocketAddress.port;
        UserAddress pieces = new UserAddress(Message.PIECES.read(header));
        long count = Message.PIECE_COUNT.read(header);
        Result total = totalBytes(pieces, count);
        if (total.isError()) {
            return total;
        }
        if (socket.type == SocketFile.SOCK_DGRAM && count != 1) {
            return sendGathered(socket, pieces, count, total.value(), flags, hasDestination, address, port);
        }
        long sent = 0;
        for (long i = 0; i < count; i++) {
            Address piece = UserMemory.readable(pieces.plus(i * PIECE_BYTES), PIECE_BYTES);
            if (piece.isZero()) {
                return sent > 0 ? Result.of(sent) : Result.error(EFAULT);
            }
            long length = piece.loadLong(Long.BYTES);
            int more = i + 1 < count ? MSG_MORE : 0;
            Result result = send(socket, new UserAddress(piece.loadLong(0)), length, flags | more, hasDestination, address, port);
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
    private static Result sendGathered(SocketFile socket, UserAddress pieces, long count, long total, int flags, boolean hasDestination, int address, int port) {
        if (total > LARGEST_DATAGRAM) {
            return Result.error(EMSGSIZE);
        }
        int frames = (int) Math.max(1, (total + Frames.BYTES - 1) / Frames.BYTES);
        Address buffer = Frames.FRAMES.allocateContiguous(frames);
        if (buffer.isZero()) {
            return Result.error(corto.lang.Errno.ENOBUFS);
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
            result = socket.send(buffer, total, (flags & MSG_MORE) != 0, hasDestination, address, port);
        }
        Frames.FRAMES.freeContiguous(buffer, frames);
        return result;
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
                return i > 0 ? Result.of(i) : signalled(sent, flags);
            }
            Result stored = UserMemory.storeInt(message.plus(Message.SIZE), (int) sent.value());
            if (stored.isError()) {
                return stored;
            }
        }
        return Result.of(most);
    }

    // ---- receiving ----

    @Syscall("recvfrom")
    static Result recvfrom(int fd, UserAddress to, long lengthBytes, int flags, UserAddress address, UserAddress lengthPlace) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
        Result received = receive(socket, to, lengthBytes, flags);
        if (received.isError() || received.bits() == ApplicationThread.RESTART.bits()) {
            return received;
        }
        if (!address.isNull() && socket.type == SocketFile.SOCK_DGRAM) {
            Result written = SocketAddress.write(address, lengthPlace, socket.family, socket.senderAddress(), socket.senderPort());
            if (written.isError()) {
                return written;
            }
        } else if (!address.isNull()) {
            UserMemory.storeInt(lengthPlace, 0);             // a stream tells no sender
        }
        return (flags & MSG_TRUNC) != 0 && socket.type == SocketFile.SOCK_DGRAM ? Result.of(socket.fullLength()) : received;
    }

    private static Result receive(SocketFile socket, UserAddress to, long lengthBytes, int flags) {
        if ((flags & MSG_OOB) != 0 || lengthBytes < 0) {
            return Result.error(EINVAL);
        }
        boolean peek = (flags & MSG_PEEK) != 0;
        boolean waits = (flags & MSG_DONTWAIT) == 0 && !socket.isNonBlocking();
        boolean all = (flags & MSG_WAITALL) != 0 && socket.type == SocketFile.SOCK_STREAM && waits && !peek;
        long received = 0;
        do {
            UserAddress rest = to.plus(received);
            long length = lengthBytes - received;
            Result result = attemptReceive(socket, rest, length, peek);
            if (Blocking.wouldWait(result) && waits) {
                result = Blocking.until(socket, socket.readDeadline(), () -> attemptReceive(socket, rest, length, peek));
            }
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                return received > 0 ? Result.of(received) : result;
            }
            received += result.value();
            if (result.value() == 0) {
                break;
            }
        } while (all && received < lengthBytes);
        return Result.of(received);
    }

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
        Result received = socket.type == SocketFile.SOCK_DGRAM ? receiveScattered(socket, pieces, count, total.value(), flags)
                : receivePieces(socket, pieces, count, flags);
        if (received.isError() || received.bits() == ApplicationThread.RESTART.bits()) {
            return received;
        }
        header = UserMemory.writable(message, Message.SIZE);
        if (header.isZero()) {
            return Result.error(EFAULT);
        }
        boolean isCut = socket.type == SocketFile.SOCK_DGRAM && socket.fullLength() > received.value();
        UserAddress name = new UserAddress(Message.NAME.read(header));
        int nameBytes = 0;
        if (!name.isNull() && socket.type == SocketFile.SOCK_DGRAM) {
            nameBytes = SocketAddress.bytes(socket.family);
            Result written = SocketAddress.writeAt(name, Math.min(nameBytes, Message.NAME_LENGTH.read(header)), socket.family, socket.senderAddress(),
                    socket.senderPort());
            if (written.isError()) {
                return written;
            }
        }
        Message.NAME_LENGTH.write(header, nameBytes);
        Message.CONTROL_LENGTH.write(header, 0);
        Message.FLAGS.write(header, isCut ? MSG_TRUNC : 0);
        return isCut && (flags & MSG_TRUNC) != 0 ? Result.of(socket.fullLength()) : received;
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
            if (result.value() < length || (flags & MSG_PEEK) != 0) {
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
        int frames = (int) ((Math.min(Math.max(total, 1), LARGEST_DATAGRAM) + Frames.BYTES - 1) / Frames.BYTES);
        Address buffer = Frames.FRAMES.allocateContiguous(frames);
        if (buffer.isZero()) {
            return Result.error(corto.lang.Errno.ENOBUFS);
        }
        long room = Math.min(total, (long) frames * Frames.BYTES);
        Result result = socket.receive(buffer, room, (flags & MSG_PEEK) != 0);
        if (Blocking.wouldWait(result) && waits) {
            result = Blocking.until(socket, socket.readDeadline(), () -> socket.receive(buffer, room, (flags & MSG_PEEK) != 0));
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

    /// recvmmsg(2). The timeout is not looked at: with MSG_WAITFORONE, or a socket that does not wait, it has no meaning, and else messages end the wait.
    @Syscall("recvmmsg")
    static Result recvmmsg(int fd, UserAddress messages, int count, int flags, UserAddress timeout) {
        SocketFile socket = SocketCalls.find(fd);
        if (socket == null) {
            return SocketCalls.notASocket(fd);
        }
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
        }
        return Result.of(most);
    }
}
