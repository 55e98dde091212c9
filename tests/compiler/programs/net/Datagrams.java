// SPDX-License-Identifier: Apache-2.0
package net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// DatagramSocket and DatagramChannel over loopback.
public class Datagrams {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    public static void main(String[] args) throws Exception {
        sockets();
        connected();
        channels();
        selected();
    }

    private static void sockets() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, HERE); DatagramSocket client = new DatagramSocket()) {
            System.out.println(server.getLocalAddress() + " " + (server.getLocalPort() > 0) + " " + server.isConnected() + " " + client.getBroadcast());
            byte[] hello = "hello".getBytes();
            client.send(new DatagramPacket(hello, hello.length, HERE, server.getLocalPort()));
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            server.receive(packet);
            System.out.println(packet.getLength() + " " + new String(packet.getData(), 0, packet.getLength()) + " " + packet.getAddress() + " " + (packet.getPort() == client.getLocalPort()));
            packet.setData("answer".getBytes());
            server.send(packet);
            DatagramPacket small = new DatagramPacket(new byte[3], 3);
            client.receive(small);
            System.out.println(small.getLength() + " " + new String(small.getData()));
            client.setSoTimeout(20);
            try {
                client.receive(small);
            } catch (SocketTimeoutException e) {
                System.out.println(e);
            }
            client.send(new DatagramPacket(new byte[0], 0, HERE, server.getLocalPort()));
            DatagramPacket empty = new DatagramPacket(new byte[10], 10);
            server.receive(empty);
            System.out.println(empty.getLength());
            byte[] large = new byte[20_000];
            for (int i = 0; i < large.length; i++) {
                large[i] = (byte) i;
            }
            client.send(new DatagramPacket(large, large.length, HERE, server.getLocalPort()));
            DatagramPacket whole = new DatagramPacket(new byte[30_000], 30_000);
            server.receive(whole);
            System.out.println(whole.getLength() + " " + whole.getData()[19_999]);
            try {
                client.send(new DatagramPacket(new byte[70_000], 70_000, HERE, server.getLocalPort()));
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }

    private static void connected() throws IOException {
        DatagramSocket gone = new DatagramSocket(0, HERE);
        int nobody = gone.getLocalPort();
        gone.close();
        System.out.println(gone.isClosed());
        try (DatagramSocket client = new DatagramSocket()) {
            client.connect(new InetSocketAddress(HERE, nobody));
            System.out.println(client.isConnected() + " " + client.getInetAddress() + " " + (client.getPort() == nobody));
            client.setSoTimeout(1000);
            client.send(new DatagramPacket(new byte[1], 1));
            try {
                client.receive(new DatagramPacket(new byte[1], 1));
            } catch (PortUnreachableException e) {
                System.out.println(e);
            }
            try {
                client.send(new DatagramPacket(new byte[1], 1, HERE, nobody + 1));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getClass());
            }
            client.disconnect();
            System.out.println(client.isConnected() + " " + client.getInetAddress());
        }
    }

    private static void channels() throws Exception {
        try (DatagramChannel server = DatagramChannel.open().bind(new InetSocketAddress(HERE, 0)); DatagramChannel client = DatagramChannel.open()) {
            System.out.println(client.send(ByteBuffer.wrap("one".getBytes()), server.getLocalAddress()));
            ByteBuffer into = ByteBuffer.allocate(10);
            InetSocketAddress from = (InetSocketAddress) server.receive(into);
            System.out.println(into.position() + " " + from.getAddress());
            client.connect(server.getLocalAddress());
            System.out.println(client.write(new ByteBuffer[] {ByteBuffer.wrap("a".getBytes()), ByteBuffer.wrap("bc".getBytes())}));
            into.clear();
            server.receive(into);
            System.out.println(new String(into.array(), 0, into.position()));
            server.send(ByteBuffer.wrap("12345".getBytes()), client.getLocalAddress());
            ByteBuffer[] parts = {ByteBuffer.allocate(2), ByteBuffer.allocate(10)};
            System.out.println(client.read(parts) + " " + parts[0].position() + " " + parts[1].position());
            client.disconnect();
            System.out.println(client.isConnected());
            server.configureBlocking(false);
            System.out.println(server.receive(ByteBuffer.allocate(5)));
        }
    }

    private static void selected() throws Exception {
        try (Selector selector = Selector.open(); DatagramChannel server = DatagramChannel.open().bind(new InetSocketAddress(HERE, 0)); DatagramChannel client = DatagramChannel.open()) {
            server.configureBlocking(false);
            SelectionKey key = server.register(selector, SelectionKey.OP_READ);
            System.out.println(selector.select(10));
            client.send(ByteBuffer.wrap(new byte[4]), server.getLocalAddress());
            System.out.println(selector.select() + " " + key.isReadable());
            ByteBuffer into = ByteBuffer.allocateDirect(10);
            System.out.println(server.receive(into) != null);
            System.out.println(into.position());
        }
    }
}
