// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// `struct sockaddr_in` and `struct sockaddr_in6` in the application's memory: ip(7), ipv6(7). The one that was read last; under the kernel lock.
final class SocketAddress {
    static final int AF_UNSPEC = 0;
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /// The family is in the machine's byte order, the rest in the network's.
    private static final U16 FAMILY = Layout.littleEndian().u16();
    private static final Layout INET = Layout.bigEndian().reserved(2);
    private static final U16 PORT = INET.u16();
    private static final U32 ADDRESS = INET.u32();
    static final int INET_BYTES = INET.reserved(8).sized(16);
    static final int INET6_BYTES = 28;
    private static final int INET6_ADDRESS = 8;
    private static final U32 MAPPED_PREFIX = Layout.bigEndian().at(INET6_ADDRESS + 8).u32();
    private static final U32 MAPPED_ADDRESS = Layout.bigEndian().at(INET6_ADDRESS + 12).u32();
    private static final int MAPPED = 0xFFFF;
    private static final int LARGEST = 128;                  // struct sockaddr_storage

    static int family;
    static int address;
    static int port;

    private SocketAddress() {}

    /// Reads an address for a socket of family `socketFamily`. EINVAL, EFAULT, EAFNOSUPPORT; EADDRNOTAVAIL for what only IPv6 could reach.
    static Result read(UserAddress from, int lengthBytes, int socketFamily) {
        if (lengthBytes < Short.BYTES || lengthBytes > LARGEST) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, lengthBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        family = FAMILY.read(place);
        if (family == AF_UNSPEC) {
            address = 0;
            port = 0;
            return Result.of(0);
        }
        if (socketFamily == AF_UNIX && family == AF_UNIX) {
            return Result.of(0);                             // a name, of which nobody here makes use
        }
        if (family != socketFamily) {
            return Result.error(family == AF_INET && socketFamily == AF_INET6 ? EINVAL : EAFNOSUPPORT);
        }
        if (lengthBytes < (family == AF_INET ? INET_BYTES : INET6_BYTES - Integer.BYTES)) {
            return Result.error(EINVAL);
        }
        port = PORT.read(place) & 0xFFFF;
        if (family == AF_INET) {
            address = ADDRESS.read(place);
            return Result.of(0);
        }
        return readInet6(place);
    }

    private static Result readInet6(Address place) {
        boolean startsWithZeros = place.loadLong(INET6_ADDRESS) == 0;
        int prefix = MAPPED_PREFIX.read(place);
        int last = MAPPED_ADDRESS.read(place);
        if (startsWithZeros && prefix == MAPPED) {
            address = last;
            return Result.of(0);
        }
        if (startsWithZeros && prefix == 0 && last <= 1 && last >= 0) {
            address = last == 0 ? 0 : 0x7F00_0001;           // ::1 is the loopback as well
            return Result.of(0);
        }
        return Result.error(EADDRNOTAVAIL);
    }

    /// Writes an address where the application wants it; the word at `lengthPlace` says how much room there is, and gets the true length. EFAULT, EINVAL. Nothing if there is no place.
    static Result write(UserAddress to, UserAddress lengthPlace, int socketFamily, int address, int port) {
        if (to.isNull()) {
            return Result.of(0);
        }
        Address length = UserMemory.writable(lengthPlace, Integer.BYTES);
        if (length.isZero()) {
            return Result.error(EFAULT);
        }
        int room = length.loadInt(0);
        if (room < 0) {
            return Result.error(EINVAL);
        }
        int bytes = bytes(socketFamily);
        Result written = writeAt(to, Math.min(room, bytes), socketFamily, address, port);
        if (!written.isError()) {
            length.storeInt(0, bytes);
        }
        return written;
    }

    /// How long addresses of a family are. Local sockets have no names.
    static int bytes(int socketFamily) {
        return switch (socketFamily) {
            case AF_UNIX -> Short.BYTES;
            case AF_INET -> INET_BYTES;
            default -> INET6_BYTES;
        };
    }

    /// Writes the first `room` bytes of an address.
    static Result writeAt(UserAddress to, int room, int socketFamily, int address, int port) {
        Address place = UserMemory.writable(to, room);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        byte[] bytes = new byte[INET6_BYTES];
        Address buffer = corto.lang.ObjectAddress.elements(bytes);
        FAMILY.write(buffer, socketFamily);
        PORT.write(buffer, port);                            // behind the end of a local one
        if (socketFamily == AF_INET) {
            ADDRESS.write(buffer, address);
        } else if (address != 0) {
            MAPPED_PREFIX.write(buffer, MAPPED);
            MAPPED_ADDRESS.write(buffer, address);
        }
        UserMemory.write(place, bytes, room);
        return Result.of(0);
    }
}
