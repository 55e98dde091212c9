// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTSOCK;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.MissingFeatures;
import corto.posix.process.UserMemory;
import java.util.ServiceLoader;

/// setsockopt(2), getsockopt(2): what all sockets share; the rest asks the socket.
public final class SocketOptions {
    public static final int SOL_SOCKET = 1;
    private static final int IPPROTO_IP = 0;               // whose options may be one byte
    private static final int IPPROTO_IPV6 = 41;
    // what asks for a library that few images have
    private static final int IPV6_JOIN_GROUP = 20;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
    private static final int MCAST_JOIN_GROUP = 42;
    private static final int MCAST_JOIN_SOURCE_GROUP = 46;

    public static final int SO_REUSEADDR = 2;
    private static final int SO_TYPE = 3;
    private static final int SO_ERROR = 4;
    public static final int SO_BROADCAST = 6;
    public static final int SO_SNDBUF = 7;
    public static final int SO_RCVBUF = 8;
    public static final int SO_KEEPALIVE = 9;
    private static final int SO_DEBUG = 1;
    public static final int SO_DONTROUTE = 5;
    public static final int SO_OOBINLINE = 10;
    public static final int SO_NO_CHECK = 11;
    private static final int SO_PRIORITY = 12;
    private static final int SO_LINGER = 13;
    public static final int SO_REUSEPORT = 15;
    public static final int SO_PASSCRED = 16;
    public static final int SO_PEERCRED = 17;
    public static final int SO_RCVLOWAT = 18;
    private static final int SO_SNDLOWAT = 19;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_SNDTIMEO = 21;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_PEERNAME = 28;
    private static final int SO_PEERSEC = 31;
    private static final int SO_PASSSEC = 34;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_MARK = 36;
    private static final int SO_PROTOCOL = 38;
    private static final int SO_DOMAIN = 39;
    private static final int SO_INCOMING_CPU = 49;
    private static final int SO_INCOMING_NAPI_ID = 56;
    private static final int SO_COOKIE = 57;
    private static final int SO_ZEROCOPY = 60;

    /// Flags that every socket keeps, and that have no meaning here beyond what their own kind does with them.
    private static final long KEPT_FLAGS = 1L << SO_DEBUG | 1L << SO_REUSEADDR | 1L << SO_DONTROUTE | 1L << SO_BROADCAST | 1L << SO_KEEPALIVE | 1L << SO_OOBINLINE
            | 1L << SO_NO_CHECK;

    private static final int TIME_BYTES = 16;                // struct timeval
    private static final long NANOS = 1_000_000_000L;
    private static final long MICROS = 1_000_000;
    // As Linux: twice what was set is the buffer, for its own overhead counts too.
    private static final int BUFFER_FACTOR = 2;
    private static final int MOST_BUFFER_BYTES = 212_992;    // that can be set: net.core.rmem_max, wmem_max
    private static final int LEAST_SEND_BUFFER_BYTES = 4608; // SOCK_MIN_SNDBUF
    private static final int LEAST_RECEIVE_BUFFER_BYTES = 2304;

    private static final ProtocolOptions OTHERS = ServiceLoader.load(ProtocolOptions.class).findFirst().orElse(null);

    private SocketOptions() {}

    @Hot
    @Syscall("setsockopt")
    static Result setsockopt(int fd, int level, int option, UserAddress from, int lengthBytes) {
        OpenFile file = Files.table().get(fd);
        if (!(file instanceof SocketFile socket)) {
            return Result.error(file == null ? EBADF : ENOTSOCK);
        }
        if (lengthBytes < 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, lengthBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (level == SOL_SOCKET && (option == SO_RCVTIMEO || option == SO_SNDTIMEO)) {
            return setTimeout(socket, option, place, lengthBytes);
        }
        if (level == SOL_SOCKET && option == SO_LINGER) {
            if (lengthBytes < 2 * Integer.BYTES) {
                return Result.error(EINVAL);
            }
            socket.setLinger(place.loadInt(0) != 0, place.loadInt(Integer.BYTES));
            return Result.of(0);
        }
        if (OTHERS == null && isJoin(level, option)) {
            MissingFeatures.report("to join a group of hosts", "POSIX_MULTICAST");
        }
        if (isAnsweredElsewhere(level, option)) {
            return OTHERS.set(socket, level, option, place, lengthBytes);
        }
        if (socket.takesStructure(level, option)) {
            return socket.readOption(level, option, place, lengthBytes);
        }
        if (lengthBytes < Integer.BYTES && level != IPPROTO_IP) {
            return Result.error(EINVAL);
        }
        int value = lengthBytes >= Integer.BYTES ? place.loadInt(0) : lengthBytes > 0 ? place.loadByte(0) & 0xFF : 0;
        return level == SOL_SOCKET ? setSocket(socket, option, value) : socket.setProtocolOption(level, option, value);
    }

    private static boolean isJoin(int level, int option) {
        return level == IPPROTO_IP && (option == IP_ADD_MEMBERSHIP || option == IP_ADD_SOURCE_MEMBERSHIP)
                || level == IPPROTO_IPV6 && option == IPV6_JOIN_GROUP
                || (level == IPPROTO_IP || level == IPPROTO_IPV6) && (option == MCAST_JOIN_GROUP || option == MCAST_JOIN_SOURCE_GROUP);
    }

    private static boolean isAnsweredElsewhere(int level, int option) {
        return OTHERS != null && level != SOL_SOCKET && OTHERS.has(level, option);
    }

    private static Result setTimeout(SocketFile socket, int option, Address place, int lengthBytes) {
        if (lengthBytes < TIME_BYTES) {
            return Result.error(EINVAL);
        }
        long seconds = place.loadLong(0);
        long micros = place.loadLong(Long.BYTES);
        if (micros < 0 || micros >= MICROS) {
            return Result.error(Errno.EDOM);
        }
        long nanos = seconds < 0 ? 0 : Math.min(seconds, Long.MAX_VALUE / NANOS / 2) * NANOS + micros * (NANOS / MICROS);
        if (option == SO_RCVTIMEO) {
            socket.setReceiveTimeout(nanos);
        } else {
            socket.setSendTimeout(nanos);
        }
        return Result.of(0);
    }

    private static Result setSocket(SocketFile socket, int option, int value) {
        return switch (option) {
            case SO_TYPE, SO_ERROR, SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN, SO_SNDLOWAT, SO_PEERNAME, SO_INCOMING_NAPI_ID, SO_COOKIE -> Result.error(ENOPROTOOPT);
            case SO_SNDBUF -> setBuffer(socket, SO_SNDBUF, Integer.compareUnsigned(value, MOST_BUFFER_BYTES) > 0 ? MOST_BUFFER_BYTES : value, LEAST_SEND_BUFFER_BYTES);
            case SO_RCVBUF -> setBuffer(socket, SO_RCVBUF, Integer.compareUnsigned(value, MOST_BUFFER_BYTES) > 0 ? MOST_BUFFER_BYTES : value,
                    LEAST_RECEIVE_BUFFER_BYTES);
            case SO_SNDBUFFORCE -> setBuffer(socket, SO_SNDBUF, Math.max(0, value), LEAST_SEND_BUFFER_BYTES);
            case SO_RCVBUFFORCE -> setBuffer(socket, SO_RCVBUF, Math.max(0, value), LEAST_RECEIVE_BUFFER_BYTES);
            case SO_PRIORITY -> {
                socket.setPriority(value);
                yield Result.of(0);
            }
            case SO_MARK -> {
                socket.setMark(value);
                yield Result.of(0);
            }
            case SO_INCOMING_CPU -> {
                socket.setProcessor(value);
                yield Result.of(0);
            }
            case SO_RCVLOWAT -> {
                socket.setReceiveLowWater(value < 0 ? Integer.MAX_VALUE : Math.max(1, value));
                socket.setSocketOption(SO_RCVLOWAT, socket.receiveLowWater());
                yield Result.of(0);
            }
            case SO_ZEROCOPY, SO_PASSSEC -> Result.error(EOPNOTSUPP);
            default -> {
                Result set = socket.setSocketOption(option, value);
                if (set.errno() == ENOPROTOOPT.number() && isKept(option)) {
                    socket.setFlag(option, value != 0);
                    yield Result.of(0);
                }
                yield set;
            }
        };
    }

    private static boolean isKept(int option) {
        return option >= 0 && option < Long.SIZE && (KEPT_FLAGS & 1L << option) != 0;
    }

    /// Sockets count in what is told: twice what was set.
    private static Result setBuffer(SocketFile socket, int option, int value, int leastBytes) {
        return socket.setSocketOption(option, Math.max(leastBytes, Math.min(value, Integer.MAX_VALUE / BUFFER_FACTOR) * BUFFER_FACTOR));
    }

    @Syscall("getsockopt")
    static Result getsockopt(int fd, int level, int option, UserAddress to, UserAddress lengthPlace) {
        OpenFile file = Files.table().get(fd);
        if (!(file instanceof SocketFile socket)) {
            return Result.error(file == null ? EBADF : ENOTSOCK);
        }
        Address length = UserMemory.writable(lengthPlace, Integer.BYTES);
        if (length.isZero()) {
            return Result.error(EFAULT);
        }
        int room = length.loadInt(0);
        if (room < 0) {
            return Result.error(EINVAL);
        }
        if (level == SOL_SOCKET && (option == SO_RCVTIMEO || option == SO_SNDTIMEO)) {
            long nanos = option == SO_RCVTIMEO ? socket.receiveTimeout() : socket.sendTimeout();
            return writeWords(to, length, room, nanos / NANOS, nanos % NANOS / (NANOS / MICROS));
        }
        if (level == SOL_SOCKET && option == SO_LINGER) {
            long both = (socket.lingers() ? 1 : 0) | (long) socket.lingerSeconds() << Integer.SIZE;
            return writeWord(to, length, Math.min(room, Long.BYTES), both);
        }
        if (socket.isStructure(level, option)) {
            return socket.writeOption(level, option, to, length, room);
        }
        if (level == SOL_SOCKET && option == SO_COOKIE) {
            return room < Long.BYTES ? Result.error(EINVAL) : writeWord(to, length, Long.BYTES, socket.cookie());
        }
        if (level == SOL_SOCKET && option == SO_PEERCRED) {                   // of a kind without them: nobody's
            return writeNobody(to, length, room);
        }
        Result value = level == SOL_SOCKET ? socketValue(socket, option)
                : isAnsweredElsewhere(level, option) ? OTHERS.value(socket, level, option) : socket.protocolOption(level, option);
        if (value.isError()) {
            return value;
        }
        boolean isByte = level == IPPROTO_IP && room > 0 && room < Integer.BYTES && value.value() >= 0 && value.value() <= 0xFF;
        return writeWord(to, length, isByte ? 1 : Math.min(room, Integer.BYTES), value.value());
    }

    private static Result socketValue(SocketFile socket, int option) {
        switch (option) {
            case SO_TYPE:
                return Result.of(socket.type);
            case SO_DOMAIN:
                return Result.of(socket.family);
            case SO_PROTOCOL:
                return Result.of(socket.protocol());
            case SO_ACCEPTCONN:
                return Result.of(socket.isListening() ? 1 : 0);
            case SO_ERROR: {
                Errno error = socket.takeError();
                return Result.of(error == null ? 0 : error.number());
            }
            case SO_RCVLOWAT:
                return Result.of(socket.receiveLowWater());
            case SO_SNDLOWAT:
                return Result.of(1);
            case SO_PRIORITY:
                return Result.of(socket.priority());
            case SO_MARK:
                return unsigned(socket.mark());
            case SO_INCOMING_CPU:
                return unsigned(socket.processor() < 0 && socket.writeRemoteName(SocketCalls.NAME) ? 0 : socket.processor());
            case SO_INCOMING_NAPI_ID, SO_ZEROCOPY:
                return Result.of(0);
            case SO_PEERSEC:
                return Result.error(ENOPROTOOPT);                             // there are no labels
            default: {
                Result value = socket.socketOption(option);
                return value.errno() == ENOPROTOOPT.number() && isKept(option) ? Result.of(socket.flag(option) ? 1 : 0) : value;
            }
        }
    }

    /// A number that may look like an error.
    private static Result unsigned(int value) {
        return Result.of(Integer.toUnsignedLong(value));
    }

    private static Result writeNobody(UserAddress to, Address length, int room) {
        int bytes = Math.min(room, 3 * Integer.BYTES);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < bytes; i++) {
            place.storeByte(i, (byte) (i < Integer.BYTES ? 0 : -1));          // struct ucred
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    private static Result writeWord(UserAddress to, Address length, int bytes, long value) {
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < bytes; i++) {
            place.storeByte(i, (byte) (value >>> i * Byte.SIZE));
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    private static Result writeWords(UserAddress to, Address length, int room, long first, long second) {
        if (room < TIME_BYTES) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(to, TIME_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.storeLong(0, first);
        place.storeLong(Long.BYTES, second);
        length.storeInt(0, TIME_BYTES);
        return Result.of(0);
    }
}
