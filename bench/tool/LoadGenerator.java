// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Asks an HTTP server for one page over keep-alive connections, on each the next request as soon as the answer is whole.
///
/// It counts exactly: between two calls of [#run] no request is under way, so what the server executed meanwhile belongs to them.
final class LoadGenerator implements AutoCloseable {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: guest\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String OK = "HTTP/1.1 200 ";
    private static final String LENGTH = "Content-Length: ";
    private static final String END_OF_HEADER = "\r\n\r\n";
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final long SILENCE_MILLIS = 60_000;

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();

    private static final class Connection {
        final SocketChannel channel;
        final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void ask() throws IOException {
            answer.clear();
            ByteBuffer request = ByteBuffer.wrap(REQUEST);
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /// Takes in what is there; true if the answer is whole.
        boolean receive() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server closed a connection");
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END_OF_HEADER);
            if (end < 0) {
                return false;
            }
            int length = text.indexOf(LENGTH);
            if (!text.startsWith(OK) || length < 0 || length > end) {
                throw new IOException("the server answered: " + text.substring(0, end));
            }
            int body = Integer.parseInt(text.substring(length + LENGTH.length(), text.indexOf('\r', length)));
            return answer.position() == end + END_OF_HEADER.length() + body;
        }
    }

    LoadGenerator(int port, int connectionCount) throws IOException {
        for (int i = 0; i < connectionCount; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
        }
    }

    /// Nanoseconds until `requests`, at least one a connection, are answered.
    long run(int requests) throws IOException {
        long start = System.nanoTime();
        int asked = 0;
        for (Connection connection : connections) {
            connection.ask();
            asked++;
        }
        int answered = 0;
        while (answered < requests) {
            if (selector.select(SILENCE_MILLIS) == 0) {
                throw new IOException("the server has been silent for " + SILENCE_MILLIS / 1000 + " s, after " + answered + " requests");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.receive()) {
                    answered++;
                    if (asked < requests) {
                        connection.ask();
                        asked++;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }
}
