// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import java.net.InetAddress;
import java.net.UnknownHostException;
import jdk.internal.corto.Host;

/// Names: the machine's own and localhost are known here, others the socket service may know.
@Substitute("java.net.Inet4AddressImpl")
final class Inet4AddressImplSubstitution {
    private static final int ECHO_PORT = 7;
    private static final int POLLOUT = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Replace
    public String getLocalHostName() {
        return HostNames.LOCAL;
    }

    @Replace
    private InetAddress[] lookupAllHostAddr(String host) throws UnknownHostException {
        return HostNames.lookUp(host);
    }

    @Replace
    public String getHostByAddr(byte[] address) throws UnknownHostException {
        String name = HostNames.nameOf(HostNames.number(address));
        if (name == null) {
            throw new UnknownHostException();
        }
        return name;
    }

    /// Whether a connection to the echo port is answered or refused, as HotSpot tries it without privileges.
    @Replace
    private boolean isReachable0(byte[] address, int timeoutMillis, byte[] from, int timeToLive) {
        int socket = (int) Host.sockets().open(true).value();
        Host.sockets().setBlocking(socket, false);
        Result begun = Host.sockets().connect(socket, HostNames.number(address), ECHO_PORT);
        boolean isReachable = !begun.isError() || HostNames.isRefused(begun);
        if (!isReachable) {
            Result ready = Host.sockets().poll(socket, POLLOUT, timeoutMillis * NANOS_PER_MILLI, false);
            if (!ready.isError() && ready.value() != 0) {
                Result result = Host.sockets().takeError(socket);
                isReachable = !result.isError() || HostNames.isRefused(result);
            }
        }
        Host.sockets().close(socket);
        return isReachable;
    }
}
