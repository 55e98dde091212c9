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
import corto.lang.U64;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.posix.sockets.SocketName;

/// `struct sockaddr_in` and `struct sockaddr_in6`: ip(7), ipv6(7). The one that was read last; under the kernel lock.
public final class InetName {
    /// The family is in the machine's byte order, the rest in the network's.
    private static final U16 FAMILY = Layout.littleEndian().u16();
    private static final Layout INET = Layout.bigEndian().reserved(2);
    private static final U16 PORT = INET.u16();
    private static final U32 ADDRESS = INET.u32();
    static final int INET_BYTES = INET.reserved(8).sized(16);
    static final int INET6_BYTES = 28;
    private static final int INET6_ADDRESS = 8;
    private static final Layout INET6 = Layout.bigEndian().at(INET6_ADDRESS);
    private static final U64 HIGH = INET6.u64();
    private static final U64 LOW = INET6.u64();
    private static final U32 SCOPE = Layout.littleEndian().at(INET6_ADDRESS + 16).u32();

    static int family;
    static boolean isIpv6;                                   // then `high`, `low`, `scope`, else `address`
    static int address;
    static long high;
    static long low;
    static int scope;
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
            isIpv6 = false;
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
            isIpv6 = false;
            address = ADDRESS.read(place);
            return Result.of(0);
        }
        scope = lengthBytes < INET6_BYTES ? 0 : SCOPE.read(place);
        return readInet6(place);
    }

    private static Result readInet6(Address place) {
        high = HIGH.read(place);
        low = LOW.read(place);
        isIpv6 = !Ipv6Address.isMapped(high, low);
        address = (int) low;
        if (!isIpv6 || Ipv6.SELECTED) {
            return Result.of(0);
        }
        if (high != 0 || low < 0 || low > 1) {
            return Result.error(EADDRNOTAVAIL);
        }
        isIpv6 = false;
        address = low == 0 ? Ipv4Address.ANY : Ipv4Address.LOCALHOST;            // ::1 is the loopback as well
        return Result.of(0);
    }

    /// Whether the address means something on one link only, and it is not said on which.
    static boolean lacksScope() {
        return Ipv6Address.isLinkLocal(high) && scope == 0;
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
            LOW.write(place, Ipv6Address.mappedLow(address));
        }
        to.setLength(socketFamily == SocketName.AF_INET ? INET_BYTES : INET6_BYTES);
    }

    static void writeIpv6(SocketName to, long high, long low, int scope, int port) {
        write(to, SocketName.AF_INET6, 0, port);
        Address place = to.place();
        HIGH.write(place, high);
        LOW.write(place, low);
        SCOPE.write(place, scope);
    }
}
