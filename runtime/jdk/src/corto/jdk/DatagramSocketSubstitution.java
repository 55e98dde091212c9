// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Substitute;
import java.net.SocketAddress;

/// Lends the constant that the adaptor of datagram channels reads by reflection.
@Substitute("java.net.DatagramSocket")
final class DatagramSocketSubstitution {
    @Alias
    static SocketAddress NO_DELEGATE;
}
