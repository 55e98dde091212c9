// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.runtime.SocketName;
import corto.runtime.SocketServices;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Interfaces;
import java.net.SocketException;

/// Names of sockets as java.net's addresses, and as the structures that channels keep: ip(7), ipv6(7).
@RawMemory(reason = "reads and writes struct sockaddr_in and sockaddr_in6")
final class SocketNames {
    private static final short AF_INET = 2;
    private static final short AF_INET6 = 10;

    // struct sockaddr_in, sockaddr_in6
    private static final int PORT = 2;
    private static final int ADDRESS = 4;
    private static final int HIGH = 8;
    private static final int LOW = 16;
    private static final int SCOPE = 24;
    private static final int INET6_BYTES = 28;

    private SocketNames() {}

    // Addresses

    /// For a socket of AF_INET6 the wildcard address of IPv4 is that of both. SocketException: there is no IPv6.
    static SocketName of(InetAddress address, int port, boolean isIpv6) throws SocketException {
        SocketName name = new SocketName();
        if (SocketServices.IPV6 && isIpv6 && address.isAnyLocalAddress()) {
            name.port = port;
            return name;
        }
        if (address instanceof Inet4Address) {
            name.setIpv4(number(address.getAddress()), port);
            return name;
        }
        if (!SocketServices.IPV6) {
            throw new SocketException("Protocol family unavailable");
        }
        byte[] bytes = address.getAddress();
        name.set(half(bytes, 0), half(bytes, Long.BYTES), ((Inet6Address) address).getScopeId(), port);
        return name;
    }

    static InetAddress address(SocketName name) {
        return Interfaces.address(null, name);
    }

    static int number(byte[] address) {
        return address[0] << 24 | (address[1] & 0xFF) << 16 | (address[2] & 0xFF) << 8 | address[3] & 0xFF;
    }

    /// The number that eight bytes from `offset` on are.
    static long half(byte[] address, int offset) {
        long half = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            half = half << Byte.SIZE | address[offset + i] & 0xFF;
        }
        return half;
    }

    static boolean isRefused(Result result) {
        return result.isError() && result.errno() == Errno.ECONNREFUSED.number();
    }

    // Structures

    static SocketName read(Address place) {
        SocketName name = new SocketName();
        int port = Short.toUnsignedInt(Short.reverseBytes(place.loadShort(PORT)));
        if (SocketServices.IPV6 && place.loadShort() == AF_INET6) {
            name.set(Long.reverseBytes(place.loadLong(HIGH)), Long.reverseBytes(place.loadLong(LOW)), place.loadInt(SCOPE), port);
        } else {
            name.setIpv4(Integer.reverseBytes(place.loadInt(ADDRESS)), port);
        }
        return name;
    }

    static void write(SocketName name, Address place) {
        boolean isIpv6 = SocketServices.IPV6 && !name.isIpv4();
        if (SocketServices.IPV6) {
            place.clear(INET6_BYTES);                            // what is compared is all of it
        }
        place.storeShort(isIpv6 ? AF_INET6 : AF_INET);
        place.storeShort(PORT, Short.reverseBytes((short) name.port));
        if (isIpv6) {
            place.storeLong(HIGH, Long.reverseBytes(name.high));
            place.storeLong(LOW, Long.reverseBytes(name.low));
            place.storeInt(SCOPE, name.scope);
        } else {
            place.storeInt(ADDRESS, Integer.reverseBytes(name.ipv4()));
        }
    }
}
