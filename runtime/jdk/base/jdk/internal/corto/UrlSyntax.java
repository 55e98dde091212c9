// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Delete;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/// Takes URLs of one scheme apart and puts them together; nothing can be opened.
public final class UrlSyntax extends URLStreamHandler {
    private static final UrlSyntax HTTP = new UrlSyntax(80);       // ports: IANA's registry of service names
    private static final UrlSyntax HTTPS = new UrlSyntax(443);
    private static final UrlSyntax FTP = new UrlSyntax(21);
    private static final UrlSyntax FILE = new UrlSyntax(-1);

    private final int defaultPort;

    private UrlSyntax(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /// Null if an image does not know the scheme.
    public static URLStreamHandler of(String scheme) {
        return switch (scheme) {
            case "http" -> HTTP;
            case "https" -> HTTPS;
            case "ftp" -> FTP;
            case "file" -> FILE;
            default -> null;
        };
    }

    @Override
    protected int getDefaultPort() {
        return defaultPort;
    }

    @Override
    @Delete(reason = "an image has no URL connections: open a socket or a file")
    protected URLConnection openConnection(URL url) {
        return null;
    }
}
