// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection over which requests are made one after the other (RFC 9112), as a browser or a load generator does.
final class HttpConnection implements AutoCloseable {
    /// @param body as long as Content-Length said
    record Response(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final String LOCALHOST = "127.0.0.1";
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    /// Connects to a port of this machine.
    HttpConnection(int port) throws IOException {
        socket = new Socket(LOCALHOST, port);
        socket.setSoTimeout((int) CortoRun.LIMIT.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// One request over a connection of its own.
    static Response get(int port, String path) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.get(path);
        }
    }

    Response get(String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        String statusLine = line();
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("no Content-Length in the answer to GET " + path + ": " + statusLine);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("GET " + path + ": " + body.length + " of " + length + " bytes");
        }
        return new Response(status, body);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection after \"" + line + "\"");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
