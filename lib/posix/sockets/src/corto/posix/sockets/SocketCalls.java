// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINPROGRESS;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOTCONN;
import static corto.lang.Errno.ENOTSOCK;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.net.kernel.Network;
import corto.net.local.LocalSocket;
import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import corto.posix.files.Blocking;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.events.Readiness;

/// Makes and connects sockets: socket(2), socketpair(2), bind(2), listen(2), accept(2), connect(2), shutdown(2).
final class SocketCalls {
    private static final int SOCK_NONBLOCK = OpenFlags.O_NONBLOCK;
    private static final int SOCK_CLOEXEC = OpenFlags.O_CLOEXEC;
    private static final int TYPE = 0xF;
    private static final int SOCK_SEQPACKET = 5;
    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;

    private SocketCalls() {}

    @Syscall("socket")
    static Result socket(int family, int typeAndFlags, int protocol) {
        int flags = typeAndFlags & ~TYPE;
        int type = typeAndFlags & TYPE;
        if ((flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0 || type > SOCK_SEQPACKET || type == 0) {
            return Result.error(EINVAL);
        }
        if (family != SocketAddress.AF_INET && family != SocketAddress.AF_INET6) {
            return Result.error(EAFNOSUPPORT);
        }
        SocketFile socket;
        if (type == SocketFile.SOCK_STREAM && (protocol == 0 || protocol == SocketOptions.IPPROTO_TCP)) {
            TcpSocket tcp = Network.stack().openTcp();
            tcp.setFamilies(family == SocketAddress.AF_INET ? TcpSocket.IPV4 : TcpSocket.IPV4 | TcpSocket.IPV6);
            socket = new TcpFile(family, flags & SOCK_NONBLOCK, tcp);
        } else if (type == SocketFile.SOCK_DGRAM && (protocol == 0 || protocol == SocketOptions.IPPROTO_UDP)) {
            UdpSocket udp = Network.stack().openUdp();
            udp.setFamilies(family == SocketAddress.AF_INET ? UdpSocket.IPV4 : UdpSocket.IPV4 | UdpSocket.IPV6);
            socket = new UdpFile(family, flags & SOCK_NONBLOCK, udp);
        } else {
            return Result.error(type == SocketFile.SOCK_STREAM || type == SocketFile.SOCK_DGRAM ? EPROTONOSUPPORT : ESOCKTNOSUPPORT);
        }
        return add(socket, flags);
    }

    private static Result add(SocketFile socket, int flags) {
        Result added = Files.table().add(socket, (flags & SOCK_CLOEXEC) != 0);
        if (added.isError()) {
            socket.release();
        }
        return added;
    }

    /// The socket of a descriptor; null, and then `notASocket` tells the error.
    static SocketFile find(int fd) {
        return Files.table().get(fd) instanceof SocketFile socket ? socket : null;
    }

    static Result notASocket(int fd) {
        return Result.error(Files.table().get(fd) == null ? EBADF : ENOTSOCK);
    }

    @Syscall("bind")
    static Result bind(int fd, UserAddress address, int lengthBytes) {
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        Result read = SocketAddress.read(address, lengthBytes, socket.family);
        if (read.isError()) {
            return read;
        }
        return SocketAddress.family == SocketAddress.AF_UNSPEC ? Result.error(EAFNOSUPPORT) : socket.bind(SocketAddress.address, SocketAddress.port);
    }

    @Syscall("listen")
    static Result listen(int fd, int backlog) {
        SocketFile socket = find(fd);
        return socket == null ? notASocket(fd) : socket.listen(backlog);
    }

    @Syscall("accept")
    static Result accept(int fd, UserAddress address, UserAddress lengthPlace) {
        return accept4(fd, address, lengthPlace, 0);
    }

    @Syscall("accept4")
    static Result accept4(int fd, UserAddress address, UserAddress lengthPlace, int flags) {
        if ((flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0) {
            return Result.error(EINVAL);
        }
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        if (socket.type != SocketFile.SOCK_STREAM) {
            return Result.error(EOPNOTSUPP);
        }
        if (!socket.isListening()) {
            return Result.error(EINVAL);
        }
        SocketFile accepted = socket.accept(flags);
        if (accepted == null) {
            if (socket.isNonBlocking()) {
                return Result.error(EAGAIN);
            }
            Result waited = Blocking.until(socket, socket.readDeadline(),
                    () -> (socket.readiness() & (Readiness.IN | Readiness.ALWAYS)) != 0 ? Result.of(0) : Result.error(EAGAIN));
            if (waited.bits() != 0) {
                return waited;
            }
            accepted = socket.accept(flags);
            if (accepted == null) {
                return Result.error(socket.isListening() ? EAGAIN : EINVAL);
            }
        }
        Result written = SocketAddress.write(address, lengthPlace, socket.family, accepted.remoteAddress(), accepted.remotePort());
        if (written.isError()) {
            accepted.release();
            return written;
        }
        return add(accepted, flags);
    }

    @Syscall("connect")
    static Result connect(int fd, UserAddress address, int lengthBytes) {
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        Result read = SocketAddress.read(address, lengthBytes, socket.family);
        if (read.isError()) {
            return read.errno() == Errno.EADDRNOTAVAIL.number() ? Result.error(Errno.ENETUNREACH) : read;
        }
        if (SocketAddress.family == SocketAddress.AF_UNSPEC) {
            return socket.disconnect();
        }
        Result connected = socket.connect(SocketAddress.address, SocketAddress.port);
        if (connected.errno() != EINPROGRESS.number() || socket.isNonBlocking()) {
            return connected;
        }
        Result waited = Blocking.until(socket, socket.writeDeadline(),
                () -> (socket.readiness() & (Readiness.OUT | Readiness.ALWAYS)) != 0 ? Result.of(0) : Result.error(EAGAIN));
        if (waited.bits() == ApplicationThread.RESTART.bits()) {
            return Result.error(Errno.EINTR);                // begun again it would be EALREADY
        }
        if (waited.isError()) {
            return Result.error(EINPROGRESS);                // SO_SNDTIMEO
        }
        Errno error = socket.takeError();
        if (error != null) {
            return Result.error(error);
        }
        socket.connectionIsKnown();
        return Result.of(0);
    }

    @Syscall("shutdown")
    static Result shutdown(int fd, int how) {
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        return switch (how) {
            case SHUT_RD -> socket.shutdown(true, false);
            case SHUT_WR -> socket.shutdown(false, true);
            case SHUT_RDWR -> socket.shutdown(true, true);
            default -> Result.error(EINVAL);
        };
    }

    @Syscall("getsockname")
    static Result getsockname(int fd, UserAddress address, UserAddress lengthPlace) {
        SocketFile socket = find(fd);
        return socket == null ? notASocket(fd) : SocketAddress.write(address, lengthPlace, socket.family, socket.localAddress(), socket.localPort());
    }

    @Syscall("getpeername")
    static Result getpeername(int fd, UserAddress address, UserAddress lengthPlace) {
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        return socket.isConnected() ? SocketAddress.write(address, lengthPlace, socket.family, socket.remoteAddress(), socket.remotePort())
                : Result.error(ENOTCONN);
    }

    /// socketpair(2): stream sockets of the family AF_UNIX only; for other types of it ESOCKTNOSUPPORT.
    @Syscall("socketpair")
    static Result socketpair(int family, int typeAndFlags, int protocol, UserAddress pair) {
        int flags = typeAndFlags & ~TYPE;
        int type = typeAndFlags & TYPE;
        if ((flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0) {
            return Result.error(EINVAL);
        }
        if (family != SocketAddress.AF_UNIX) {
            return Result.error(family == SocketAddress.AF_INET || family == SocketAddress.AF_INET6 ? EOPNOTSUPP : EAFNOSUPPORT);
        }
        if (protocol != 0 && protocol != SocketAddress.AF_UNIX) {
            return Result.error(EPROTONOSUPPORT);
        }
        if (type != SocketFile.SOCK_STREAM) {
            return Result.error(ESOCKTNOSUPPORT);
        }
        Address place = UserMemory.writable(pair, 2 * Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        LocalFile one = new LocalFile(flags & SOCK_NONBLOCK, LocalSocket.newPair(Frames.FRAMES));
        LocalFile other = one.newPeer(flags & SOCK_NONBLOCK);
        Result first = add(one, flags);
        if (first.isError()) {
            other.release();
            return first;
        }
        Result second = add(other, flags);
        if (second.isError()) {
            Files.table().close((int) first.value());
            return second;
        }
        place.storeInt(0, (int) first.value());
        place.storeInt(Integer.BYTES, (int) second.value());
        return Result.of(0);
    }
}
