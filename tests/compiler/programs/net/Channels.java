// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// SocketChannel and ServerSocketChannel, blocking and not.
public class Channels {
    public static void main(String[] args) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            System.out.println(server.getLocalAddress() + " " + server.isBlocking());
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(new InetSocketAddress("127.0.0.1", 0), 10);
            System.out.println(server.getOption(StandardSocketOptions.SO_REUSEADDR));
            InetSocketAddress place = (InetSocketAddress) server.getLocalAddress();
            System.out.println(place.getAddress() + " " + (place.getPort() > 0));
            blocking(server, place);
            nonBlocking(server, place);
            gathering(server, place);
            errors(place);
        }
    }

    private static void blocking(ServerSocketChannel server, InetSocketAddress place) throws IOException {
        try (SocketChannel client = SocketChannel.open(place); SocketChannel accepted = server.accept()) {
            System.out.println(client.isConnected() + " " + client.getRemoteAddress().equals(place) + " " + accepted.getRemoteAddress().equals(client.getLocalAddress()));
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            System.out.println(client.getOption(StandardSocketOptions.TCP_NODELAY) + " " + client.getOption(StandardSocketOptions.SO_KEEPALIVE)
                    + " " + client.getOption(StandardSocketOptions.SO_LINGER));
            ByteBuffer hello = ByteBuffer.wrap("hello, channel".getBytes(StandardCharsets.UTF_8));
            System.out.println(client.write(hello) + " " + hello.remaining());
            ByteBuffer into = ByteBuffer.allocateDirect(5);
            System.out.println(accepted.read(into) + " " + into.position() + " " + accepted.read(into));
            ByteBuffer rest = ByteBuffer.allocate(100);
            System.out.println(accepted.read(rest) + " " + new String(rest.array(), 0, rest.position(), StandardCharsets.UTF_8));
            client.shutdownOutput();
            System.out.println(accepted.read(rest));
            accepted.socket().getOutputStream().write(5);
            System.out.println(client.socket().getInputStream().read());
        }
    }

    private static void nonBlocking(ServerSocketChannel server, InetSocketAddress place) throws Exception {
        server.configureBlocking(false);
        System.out.println(server.accept());
        try (SocketChannel client = SocketChannel.open()) {
            client.configureBlocking(false);
            boolean isDone = client.connect(place);
            System.out.println(isDone || client.isConnectionPending());
            while (!client.finishConnect()) {
                Thread.sleep(1);
            }
            SocketChannel accepted = server.accept();
            while (accepted == null) {
                accepted = server.accept();
            }
            ByteBuffer into = ByteBuffer.allocate(10);
            System.out.println(client.read(into) + " " + client.isConnectionPending());
            ByteBuffer much = ByteBuffer.allocate(64_000);
            long sent = 0;
            int count = client.write(much);
            while (count > 0) {                              // until there is no room
                sent += count;
                much.clear();
                count = client.write(much);
            }
            System.out.println("filled " + count + " " + (sent > 64_000));
            long received = 0;
            accepted.configureBlocking(true);
            while (received < sent) {
                much.clear();
                received += accepted.read(much);
            }
            System.out.println(received == sent);
            accepted.close();
            ByteBuffer end = ByteBuffer.allocate(1);
            int result = client.read(end);
            while (result == 0) {
                Thread.sleep(1);
                result = client.read(end);
            }
            System.out.println(result);
        }
        server.configureBlocking(true);
    }

    private static void gathering(ServerSocketChannel server, InetSocketAddress place) throws IOException {
        try (SocketChannel client = SocketChannel.open(place); SocketChannel accepted = server.accept()) {
            ByteBuffer[] parts = {ByteBuffer.wrap("one,".getBytes()), ByteBuffer.allocate(0), ByteBuffer.wrap("two,".getBytes()), ByteBuffer.wrap("three".getBytes())};
            System.out.println(client.write(parts) + " " + client.write(parts));
            ByteBuffer[] into = {ByteBuffer.allocate(3), ByteBuffer.allocate(2), ByteBuffer.allocate(50)};
            System.out.println(accepted.read(into));
            for (ByteBuffer each : into) {
                System.out.println(new String(each.array(), 0, each.position()));
            }
        }
    }

    private static void errors(InetSocketAddress place) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.read(ByteBuffer.allocate(1));
        } catch (NotYetConnectedException e) {
            System.out.println(e);
        }
        channel.connect(place);
        try {
            channel.connect(place);
        } catch (AlreadyConnectedException e) {
            System.out.println(e);
        }
        channel.close();
        try {
            channel.write(ByteBuffer.allocate(1));
        } catch (ClosedChannelException e) {
            System.out.println(e);
        }
        System.out.println(channel);
    }
}
