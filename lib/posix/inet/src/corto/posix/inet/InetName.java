// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.posix.sockets.SocketName;

/// `struct sockaddr_in` and `struct sockaddr_in6`: ip(7), ipv6(7). The one that was read last; under the kernel lock.
final class InetName {
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

    static int family;
    static int address;
    static int port;

    private InetName() {}

    /// Reads a name for a socket of family `socketFamily`. EINVAL, EAFNOSUPPORT; EADDRNOTAVAIL for what only IPv6 could reach.
    static Result read(SocketName name, int socketFamily) {
        int lengthBytes = name.length();
        if (lengthBytes < SocketName.FAMILY_BYTES) {
            return Result.error(EINVAL);
        }
        Address place = name.place();
        family = name.family();
        if (family == SocketName.AF_UNSPEC) {
            address = 0;
            port = 0;
            return Result.of(0);
        }
        if (family != socketFamily) {
            return Result.error(family == SocketName.AF_INET && socketFamily == SocketName.AF_INET6 ? EINVAL : EAFNOSUPPORT);
        }
        if (lengthBytes < (family == SocketName.AF_INET ? INET_BYTES : INET6_BYTES - Integer.BYTES)) {
            return Result.error(EINVAL);
        }
        port = PORT.read(place) & 0xFFFF;
        if (family == SocketName.AF_INET) {
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

    /// Writes an address and a port as a name.
    static void write(SocketName to, int socketFamily, int address, int port) {
        Address place = to.place();
        place.clear(INET6_BYTES);
        FAMILY.write(place, socketFamily);
        PORT.write(place, port);
        if (socketFamily == SocketName.AF_INET) {
            ADDRESS.write(place, address);
        } else if (address != 0) {
            MAPPED_PREFIX.write(place, MAPPED);
            MAPPED_ADDRESS.write(place, address);
        }
        to.setLength(socketFamily == SocketName.AF_INET ? INET_BYTES : INET6_BYTES);
    }
}
