// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.SocketServices;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;

/// Names are the platform's resolver's.
@Substitute("java.net.InetAddress")
final class InetAddressSubstitution {
    @Alias
    private static InetAddressResolver BUILTIN_RESOLVER;

    @Replace
    private static void init() {}

    @Replace
    private static boolean isIPv4Available() {
        return true;
    }

    @Replace
    private static boolean isIPv6Supported() {
        return SocketServices.IPV6;
    }

    /// HotSpot looks for a provider of resolvers.
    @Replace
    private static InetAddressResolver resolver() {
        return BUILTIN_RESOLVER;
    }

    /// HotSpot's is a stream of what a resolver gives.
    @Replace
    static InetAddress[] getAddressesFromNameService(String host) throws UnknownHostException {
        return HostNames.lookUp(host);
    }
}
