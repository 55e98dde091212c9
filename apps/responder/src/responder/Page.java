// SPDX-License-Identifier: Apache-2.0
package responder;

import java.nio.charset.StandardCharsets;

/// What is answered.
final class Page {
    private static final String BODY = """
            <!DOCTYPE html>
            <html>
            <head><title>Corto</title></head>
            <body>
            <h1>Hello from Corto.</h1>
            <p>This page comes from a Java program that is the machine's only one: compiled with its kernel into one image.</p>
            </body>
            </html>
            """;

    static final byte[] GET = response("200 OK", BODY.length(), BODY);
    static final byte[] HEAD = response("200 OK", BODY.length(), "");
    static final byte[] WRONG = response("405 Method Not Allowed", 0, "");

    private Page() {}

    private static byte[] response(String status, int length, String body) {
        return ("HTTP/1.1 " + status + "\r\nServer: Corto\r\nContent-Type: text/html\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
