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

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.Providers;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Blocking;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.MissingFeatures;
import corto.posix.process.UserMemory;
import corto.sched.events.Readiness;
import java.util.ServiceLoader;

/// Makes and connects sockets: socket(2), socketpair(2), bind(2), listen(2), accept(2), connect(2), shutdown(2).
final class SocketCalls {
    private static final int SOCK_NONBLOCK = OpenFlags.O_NONBLOCK;
    private static final int SOCK_CLOEXEC = OpenFlags.O_CLOEXEC;
    private static final int TYPE = 0xF;
    private static final int SOCK_MAX = 11;
    private static final int AF_NETLINK = 16;
    private static final int AF_PACKET = 17;
    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;

    private static final SocketFamily[] FAMILIES = Providers.array(ServiceLoader.load(SocketFamily.class), new SocketFamily[0]);

    /// The name that a call is about; under the kernel lock until the thread parks.
    static final SocketName NAME = new SocketName();

    private SocketCalls() {}

    @Syscall("socket")
    static Result socket(int family, int typeAndFlags, int protocol) {
        int flags = typeAndFlags & ~TYPE;
        int type = typeAndFlags & TYPE;
        if ((flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0 || type >= SOCK_MAX) {
            return Result.error(EINVAL);
        }
        SocketFamily maker = familyOf(family);
        if (maker == null) {
            reportMissing(family);
            return Result.error(EAFNOSUPPORT);
        }
        Result made = maker.make(family, type, protocol, flags & SOCK_NONBLOCK);
        return made.isError() ? made : add(maker.made(), flags);
    }

    /// Other families are probed by programs that can do without, and are nothing that an image could have.
    private static void reportMissing(int family) {
        switch (family) {
            case SocketName.AF_UNIX -> MissingFeatures.report("sockets of AF_UNIX", "POSIX_UNIX");
            case SocketName.AF_INET, SocketName.AF_INET6 -> MissingFeatures.report("the network", "POSIX_INET");
            case AF_NETLINK -> MissingFeatures.report("sockets of AF_NETLINK", "POSIX_NETLINK");
            case AF_PACKET -> MissingFeatures.report("sockets of AF_PACKET", "POSIX_PACKET");
            default -> { }
        }
    }

    private static SocketFamily familyOf(int family) {
        for (SocketFamily maker : FAMILIES) {
            if (maker.has(family)) {
                return maker;
            }
        }
        return null;
    }

    private static Result add(SocketFile socket, int flags) {
        Result added = Files.table().add(socket, (flags & SOCK_CLOEXEC) != 0);
        if (added.isError()) {
            socket.release();
        }
        return added;
    }

    /// The socket of a descriptor; null, and then `notASocket` tells the error.
    @Hot
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
        Result read = NAME.read(address, lengthBytes);
        return read.isError() ? read : socket.bind(NAME);
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
        if (!socket.isForConnections()) {
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
        if (!accepted.writeRemoteName(NAME)) {
            NAME.setFamily(accepted.family);                 // it has gone already
        }
        Result written = NAME.write(address, lengthPlace);
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
        Result read = NAME.read(address, lengthBytes);
        if (read.isError()) {
            return read;
        }
        Result connected = socket.connect(NAME);
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
        if (socket == null) {
            return notASocket(fd);
        }
        socket.writeLocalName(NAME);
        return NAME.write(address, lengthPlace);
    }

    @Syscall("getpeername")
    static Result getpeername(int fd, UserAddress address, UserAddress lengthPlace) {
        SocketFile socket = find(fd);
        if (socket == null) {
            return notASocket(fd);
        }
        return socket.writeRemoteName(NAME) ? NAME.write(address, lengthPlace) : Result.error(ENOTCONN);
    }

    /// socketpair(2).
    @Syscall("socketpair")
    static Result socketpair(int family, int typeAndFlags, int protocol, UserAddress pair) {
        int flags = typeAndFlags & ~TYPE;
        int type = typeAndFlags & TYPE;
        if ((flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0) {
            return Result.error(EINVAL);
        }
        SocketFamily maker = familyOf(family);
        if (maker == null) {
            return Result.error(EAFNOSUPPORT);
        }
        Address place = UserMemory.writable(pair, 2 * Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        Result made = maker.makePair(family, type, protocol, flags & SOCK_NONBLOCK);
        if (made.isError()) {
            return made;
        }
        SocketFile one = maker.made();
        SocketFile other = one.madePeer();
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
