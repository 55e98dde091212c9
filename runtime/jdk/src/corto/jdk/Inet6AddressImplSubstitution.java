// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// As [Inet4AddressImplSubstitution], in images with IPv6. HotSpot looks names up with a policy: here addresses of IPv4 come first.
@Substitute("java.net.Inet6AddressImpl")
final class Inet6AddressImplSubstitution {
    @Replace
    public String getLocalHostName() {
        return HostNames.LOCAL;
    }

    @Replace
    private InetAddress[] lookupAllHostAddr(String host, int characteristics) throws UnknownHostException {
        return HostNames.lookUp(host);
    }

    @Replace
    public String getHostByAddr(byte[] address) throws UnknownHostException {
        return HostNames.nameOf(address);
    }

    @Replace
    private boolean isReachable0(byte[] address, int scope, int timeoutMillis, byte[] from, int timeToLive, int fromScope) throws IOException {
        InetAddress place = scope > 0 ? Inet6Address.getByAddress(null, address, scope) : InetAddress.getByAddress(address);
        return HostNames.isReachable(place, timeoutMillis);
    }
}
