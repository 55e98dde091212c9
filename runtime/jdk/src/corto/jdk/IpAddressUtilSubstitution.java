// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.net.InetAddress;

/// HotSpot looks for the interface of a link-local IPv6 address that names none. Sockets are of IPv4.
@Substitute("sun.net.util.IPAddressUtil")
final class IpAddressUtilSubstitution {
    @Replace
    public static InetAddress toScopedAddress(InetAddress address) {
        return address;
    }
}
