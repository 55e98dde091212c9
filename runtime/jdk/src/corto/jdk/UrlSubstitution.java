// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.net.InetAddress;
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
}
