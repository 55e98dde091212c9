// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.SocketServices;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Interfaces;

/// HotSpot's looks through streams of interfaces for a link-local address of this host that names no link.
@Substitute("sun.net.util.IPAddressUtil")
final class IpAddressUtilSubstitution {
    @Replace
    public static InetAddress toScopedAddress(InetAddress address) {
        return SocketServices.IPV6 && address instanceof Inet6Address overIpv6 && address.isLinkLocalAddress() && overIpv6.getScopeId() == 0 ? Interfaces.withScope(overIpv6) : address;
    }
}
