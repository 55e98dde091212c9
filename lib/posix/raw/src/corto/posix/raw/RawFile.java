// SPDX-License-Identifier: Apache-2.0
package corto.posix.raw;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.net.raw.RawSocket;
import corto.posix.inet.DatagramFile;
import corto.posix.inet.InetOptions;
import corto.posix.process.UserMemory;
import corto.posix.sockets.SocketName;

/// A raw socket as a file: raw(7), and RFC 3542 §3 over IPv6.
final class RawFile extends DatagramFile {
    private static final int SOL_RAW = 255;
    private static final int SOL_ICMPV6 = 58;
    private static final int ICMP_FILTER = 1;
    private static final int ICMP6_FILTER = 1;
    private static final int IP_HDRINCL = 3;
    private static final int IPV6_CHECKSUM = 7;
    private static final int FILTER6_BYTES = 32;

    private final RawSocket socket;

    RawFile(int family, int flags, RawSocket socket) {
        super(family, SOCK_RAW, flags, socket);
        this.socket = socket;
    }

    @Override
    public int protocol() {
        return socket.protocol();
    }

    /// Over IPv6 a port, if there is one, has to be the protocol's number.
    @Override
    protected boolean mayName(int port) {
        return family == SocketName.AF_INET || port == 0 || port == socket.protocol();
    }

    private boolean isFilter(int level, int option) {
        return family == SocketName.AF_INET && level == SOL_RAW && option == ICMP_FILTER;
    }

    private boolean isFilter6(int level, int option) {
        return family == SocketName.AF_INET6 && level == SOL_ICMPV6 && option == ICMP6_FILTER;
    }

    @Override
    public boolean takesStructure(int level, int option) {
        return isFilter(level, option) || isFilter6(level, option) || super.takesStructure(level, option);
    }

    @Override
    public Result readOption(int level, int option, Address place, int lengthBytes) {
        if (!isFilter(level, option) && !isFilter6(level, option)) {
            return super.readOption(level, option, place, lengthBytes);
        }
        if (!socket.isIcmp()) {
            return Result.error(EOPNOTSUPP);
        }
        if (isFilter(level, option)) {
            int types = 0;
            for (int i = 0; i < Math.min(Integer.BYTES, lengthBytes); i++) {
                types |= (place.loadByte(i) & 0xFF) << Byte.SIZE * i;
            }
            socket.setFilter(types);
        } else {
            for (int i = 0; i < Math.min(FILTER6_BYTES, lengthBytes) / Integer.BYTES; i++) {
                socket.setFilter6(i, place.loadInt((long) i * Integer.BYTES));
            }
        }
        return Result.of(0);
    }

    @Override
    public boolean isStructure(int level, int option) {
        return isFilter6(level, option) || super.isStructure(level, option);
    }

    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        if (level != SOL_ICMPV6) {
            return super.writeOption(level, option, to, length, room);
        }
        if (!socket.isIcmp()) {
            return Result.error(EOPNOTSUPP);
        }
        int bytes = Math.min(room, FILTER6_BYTES) & -Integer.BYTES;
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < bytes / Integer.BYTES; i++) {
            place.storeInt((long) i * Integer.BYTES, socket.filter6(i));
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    private boolean isChecksum(int level, int option) {
        return family == SocketName.AF_INET6 && option == IPV6_CHECKSUM && (level == SOL_RAW || level == InetOptions.IPPROTO_IPV6);
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (family == SocketName.AF_INET && level == InetOptions.IPPROTO_IP && option == IP_HDRINCL) {
            socket.setHasHeader(value != 0);
            return Result.of(0);
        }
        if (!isChecksum(level, option)) {
            return level == SOL_RAW ? Result.error(ENOPROTOOPT) : super.setProtocolOption(level, option, value);
        }
        boolean isIcmp = socket.isIcmp() && level == InetOptions.IPPROTO_IPV6;
        if (isIcmp || value > 0 && (value & 1) != 0) {
            return Result.error(EINVAL);
        }
        socket.setChecksumAt(value);
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (family == SocketName.AF_INET && level == InetOptions.IPPROTO_IP && option == IP_HDRINCL) {
            return flag(socket.hasHeader());
        }
        if (isFilter(level, option)) {
            return socket.isIcmp() ? Result.of(socket.filter() & 0xFFFF_FFFFL) : Result.error(EOPNOTSUPP);
        }
        if (isChecksum(level, option)) {
            return Result.of(socket.checksumAt() & 0xFFFF_FFFFL);
        }
        return level == SOL_RAW ? Result.error(ENOPROTOOPT) : super.protocolOption(level, option);
    }
}
