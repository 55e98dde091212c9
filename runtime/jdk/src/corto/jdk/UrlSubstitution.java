// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Locale;
import jdk.internal.corto.UrlSyntax;

/// URLs as text: parsed, resolved, compared. Hosts are compared by name, not by the address that a name server gives.
@Substitute("java.net.URL")
final class UrlSubstitution {
    @Replace
    static URLStreamHandler getURLStreamHandler(String protocol) {
        return UrlSyntax.of(protocol.toLowerCase(Locale.ROOT));
    }

    @Replace
    InetAddress getHostAddress() {
        return null;
    }

    @Replace
    public URLConnection openConnection() throws IOException {
        throw cannotBeOpened();
    }

    @Replace
    public URLConnection openConnection(Proxy proxy) throws IOException {
        throw cannotBeOpened();
    }

    /// HotSpot finds what speaks a protocol by the name of a class.
    private static IOException cannotBeOpened() {
        return new IOException("an image opens no URLs: speak the protocol over a java.net.Socket");
    }
}
