// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A connection over which requests are made one after the other (RFC 9112), as a browser or a load generator does.
final class HttpConnection implements AutoCloseable {
    /// @param headers by their names in small letters
    record Response(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final String LOCALHOST = "127.0.0.1";
    private static final String LENGTH = "content-length";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;

    /// Connects to a port of this machine.
    HttpConnection(int port) throws IOException {
        this(new Socket(LOCALHOST, port));
    }

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) CortoRun.LIMIT.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// The same over TLS, with a server that shows the [TestCertificate] of localhost.
    static HttpConnection overTls(int port) throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) TestCertificate.context().getSocketFactory().createSocket(new Socket(LOCALHOST, port), "localhost", port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return new HttpConnection(socket);
    }

    /// One request over a connection of its own.
    static Response get(int port, String path) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.get(path);
        }
    }

    Response get(String path) throws IOException {
        return ask("GET", path);
    }

    /// Sends a request, with `headers` such as `Range: bytes=0-9`, and waits for the answer.
    Response ask(String method, String path, String... headers) throws IOException {
        send(request(method, path, headers));
        return response(!method.equals("HEAD"));
    }

    static String request(String method, String path, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The next answer; that to a HEAD has no body, whatever its length says.
    Response response(boolean mayHaveBody) throws IOException {
        String statusLine = line();
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
        }
        if (!mayHaveBody || status == NO_CONTENT || status == NOT_MODIFIED) {
            return new Response(status, headers, new byte[0]);
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return new Response(status, headers, chunks());
        }
        if (!headers.containsKey(LENGTH)) {
            throw new IOException("no Content-Length in the answer: " + statusLine);
        }
        return new Response(status, headers, body(Integer.parseInt(headers.get(LENGTH))));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(), HEXADECIMAL); length > 0; length = Integer.parseInt(line(), HEXADECIMAL)) {
            all.write(body(length));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] body(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(body.length + " of " + length + " bytes");
        }
        return body;
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
