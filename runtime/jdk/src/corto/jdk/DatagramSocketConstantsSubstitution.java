// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.net.SocketAddress;

/// HotSpot's reads the constant through a variable handle.
@Substitute("sun.nio.ch.DatagramSocketAdaptor$DatagramSockets")
final class DatagramSocketConstantsSubstitution {
    @Alias
    private static SocketAddress NO_DELEGATE;

    @ReplaceInitializer
    static void initialize() {
        NO_DELEGATE = DatagramSocketSubstitution.NO_DELEGATE;
    }
}
