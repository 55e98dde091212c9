// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Names: the machine's own and localhost are known here, others the socket service may know.
@Substitute("java.net.Inet4AddressImpl")
final class Inet4AddressImplSubstitution {
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
        return HostNames.nameOf(address);
    }

    @Replace
    private boolean isReachable0(byte[] address, int timeoutMillis, byte[] from, int timeToLive) throws IOException {
        return HostNames.isReachable(InetAddress.getByAddress(address), timeoutMillis);
    }
}
