// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Errno;
import corto.lang.Result;
import corto.runtime.SocketName;
import corto.runtime.SocketServices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Interfaces;
import java.net.UnknownHostException;
import jdk.internal.corto.Host;

/// Which names there are: what `/etc/hosts` and a resolver are elsewhere.
final class HostNames {
    /// The machine's own.
    static final String LOCAL = "corto";

    private static final int MOST_ADDRESSES = 16;
    private static final String LOCALHOST = "localhost";
    private static final int LOOPBACK = 0x7F00_0001;
    private static final int ECHO_PORT = 7;
    private static final int POLLOUT = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int CARD = 2;                   // the index of the interface behind the loopback's

    private HostNames() {}

    /// UnknownHostException with HotSpot's text.
    static InetAddress[] lookUp(String host) throws UnknownHostException {
        SocketName name = new SocketName();
        if (host.equalsIgnoreCase(LOCALHOST)) {
            name.setIpv4(LOOPBACK, 0);
            InetAddress overIpv4 = Interfaces.address(host, name);
            name.set(0, 1, 0, 0);
            return SocketServices.IPV6 ? new InetAddress[] {overIpv4, Interfaces.address(host, name)} : new InetAddress[] {overIpv4};
        }
        if (host.equalsIgnoreCase(LOCAL)) {
            name.setIpv4(ownAddress(), 0);
            return new InetAddress[] {Interfaces.address(host, name)};
        }
        long[] addresses = new long[2 * MOST_ADDRESSES];
        InetAddress[] found = new InetAddress[ask(host, addresses)];
        for (int i = 0; i < found.length; i++) {
            name.set(addresses[2 * i], addresses[2 * i + 1], 0, 0);
            found[i] = Interfaces.address(host, name);
        }
        return found;
    }

    private static int ask(String host, long[] into) throws UnknownHostException {
        Result count = Host.sockets().lookUp(host, into);
        if (count.isError()) {
            throw new UnknownHostException(host + (count.errno() == Errno.ENOENT.number() ? ": Name or service not known" : ": Temporary failure in name resolution"));
        }
        return (int) count.value();
    }

    /// UnknownHostException if nobody knows one.
    static String nameOf(byte[] address) throws UnknownHostException {
        SocketName name = new SocketName();
        if (SocketServices.IPV6 && address.length > Integer.BYTES) {
            name.set(SocketNames.half(address, 0), SocketNames.half(address, Long.BYTES), 0, 0);
        } else {
            name.setIpv4(SocketNames.number(address), 0);
        }
        String found = known(name);
        if (found == null) {
            throw new UnknownHostException();
        }
        return found;
    }

    private static String known(SocketName name) {
        boolean isIpv4 = !SocketServices.IPV6 || name.isIpv4();
        if (isIpv4 ? name.ipv4() == LOOPBACK : name.high == 0 && name.low == 1) {
            return LOCALHOST;
        }
        return isIpv4 && name.ipv4() == ownAddress() ? LOCAL : Host.sockets().nameOf(name.high, name.low);
    }

    /// The card's address of IPv4, or the loopback's.
    private static int ownAddress() {
        SocketName name = new SocketName();
        for (int place = 0; !Host.sockets().interfaceAddress(CARD, place, name).isError(); place++) {
            if (!SocketServices.IPV6 || name.isIpv4()) {
                return name.ipv4();
            }
        }
        return LOOPBACK;
    }

    /// Whether a connection to the echo port is answered or refused, as HotSpot tries it without privileges.
    static boolean isReachable(InetAddress address, int timeoutMillis) throws IOException {
        boolean isIpv6 = SocketServices.IPV6;
        int socket = (int) Host.sockets().open(true, isIpv6).value();
        Host.sockets().setBlocking(socket, false);
        Result begun = Host.sockets().connect(socket, SocketNames.of(address, ECHO_PORT, isIpv6));
        boolean isReachable = !begun.isError() || SocketNames.isRefused(begun);
        if (!isReachable) {
            Result ready = Host.sockets().poll(socket, POLLOUT, timeoutMillis * NANOS_PER_MILLI, false);
            if (!ready.isError() && ready.value() != 0) {
                Result result = Host.sockets().takeError(socket);
                isReachable = !result.isError() || SocketNames.isRefused(result);
            }
        }
        Host.sockets().close(socket);
        return isReachable;
    }
}
