// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.net.InetAddress;
import java.net.Interfaces;
import java.net.NetworkInterface;

/// HotSpot's calls members of NetworkInterface through method handles.
@Substitute("sun.nio.ch.DatagramSocketAdaptor$NetworkInterfaces")
final class AdaptorInterfacesSubstitution {
    @ReplaceInitializer
    static void initialize() {}

    @Replace
    static NetworkInterface getDefault() {
        return null;
    }

    @Replace
    static NetworkInterface newNetworkInterface(String name, int index, InetAddress[] addresses) {
        return Interfaces.make(name, index, addresses);
    }
}
