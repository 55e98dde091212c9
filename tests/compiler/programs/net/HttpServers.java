// SPDX-License-Identifier: Apache-2.0
package net;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The JDK's HTTP server: contexts, filters, bodies of known and unknown length, connections that stay, what it refuses.
public class HttpServers {
    private static int port;

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        server.createContext("/", exchange -> answer(exchange, 200, exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol()));
        server.createContext("/echo", HttpServers::echo);
        server.createContext("/fails", _ -> {
            throw new IOException("a handler that fails");
        });
        server.createContext("/filtered", exchange -> answer(exchange, 200, "behind " + exchange.getAttribute("filter"))).getFilters()
                .add(Filter.beforeHandler("a filter", exchange -> exchange.setAttribute("filter", "a filter")));
        ExecutorService workers = Executors.newFixedThreadPool(2);
        server.setExecutor(workers);
        server.start();

        ask("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /two?x=y#z HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        ask("HEAD /head HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
        ask("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n");
        ask("GET /filtered/deep HTTP/1.0\r\n\r\n");
        ask("GET /fails HTTP/1.1\r\nHost: a\r\n\r\n");
        ask("nonsense\r\n\r\n");
        ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n");
        server.removeContext("/");
        ask("GET /gone HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        server.stop(0);
        workers.shutdown();
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        } catch (IOException e) {
            System.out.println("stopped: " + e.getMessage());
        }
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("X-Words", List.of("one", "two"));
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /// The body comes back in pieces, as nobody knows how long it is.
    private static void echo(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, 0);
        try (InputStream in = exchange.getRequestBody()) {
            in.transferTo(exchange.getResponseBody());
        }
        exchange.close();
    }

    /// Prints what comes back until the server closes, but for the time.
    private static void ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
            for (String line : all.toString(StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
                System.out.println(line.startsWith("Date: ") ? "Date: " + line.substring(6).length() + line.substring(line.length() - 4) : line);
            }
        }
    }
}
