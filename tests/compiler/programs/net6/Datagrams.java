// SPDX-License-Identifier: Apache-2.0
package net6;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/// Datagrams over both protocols to one socket.
public class Datagrams {
    public static void main(String[] args) throws Exception {
        try {
            new ServerSocket(0, 1, InetAddress.getByName("::1")).close();
        } catch (IOException e) {
            System.out.println("unsupported here: IPv6");
            return;
        }
        sockets();
        channels();
        connected();
        families();
    }

    private static void sockets() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0); DatagramSocket client = new DatagramSocket()) {
            System.out.println(server.getLocalAddress());
            server.setSoTimeout(5000);
            client.setSoTimeout(5000);
            for (String host : new String[] {"::1", "127.0.0.1", "::1"}) {
                byte[] bytes = ("to " + host).getBytes(StandardCharsets.US_ASCII);
                client.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(host), server.getLocalPort()));
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                server.receive(packet);
                System.out.println(packet.getAddress() + " " + (packet.getPort() == client.getLocalPort()) + " " + new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII));
                packet.setData("answer".getBytes(StandardCharsets.US_ASCII));
                server.send(packet);
                DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                client.receive(answer);
                System.out.println(answer.getAddress() + " " + answer.getLength());
            }
            server.setTrafficClass(0x20);
            System.out.println(server.getTrafficClass());
        }
    }

    private static void channels() throws Exception {
        try (DatagramChannel server = DatagramChannel.open().bind(new InetSocketAddress(0)); DatagramChannel client = DatagramChannel.open(); Selector selector = Selector.open()) {
            InetSocketAddress place = (InetSocketAddress) server.getLocalAddress();
            System.out.println(place.getAddress());
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_READ);
            for (String host : new String[] {"::1", "127.0.0.1", "127.0.0.1", "::1"}) {
                client.send(ByteBuffer.wrap(host.getBytes(StandardCharsets.US_ASCII)), new InetSocketAddress(host, place.getPort()));
                System.out.println(selector.select(5000));
                selector.selectedKeys().clear();
                ByteBuffer into = ByteBuffer.allocate(50);
                InetSocketAddress from = (InetSocketAddress) server.receive(into);
                System.out.println(from.getAddress() + " " + into.position());
            }
            client.setOption(StandardSocketOptions.IP_TOS, 0x40);
            System.out.println(client.getOption(StandardSocketOptions.IP_TOS));
        }
    }

    private static void connected() throws Exception {
        try (DatagramChannel server = DatagramChannel.open().bind(new InetSocketAddress("::1", 0)); DatagramChannel client = DatagramChannel.open().connect(server.getLocalAddress())) {
            System.out.println(((InetSocketAddress) client.getLocalAddress()).getAddress() + " " + client.getRemoteAddress().equals(server.getLocalAddress()));
            client.write(ByteBuffer.wrap(new byte[5]));
            ByteBuffer into = ByteBuffer.allocate(10);
            System.out.println(server.receive(into).equals(client.getLocalAddress()) + " " + into.position());
            client.disconnect();
            System.out.println(client.getRemoteAddress());
        }
        DatagramSocket gone = new DatagramSocket(0, InetAddress.getByName("::1"));
        int nobody = gone.getLocalPort();
        gone.close();
        try (DatagramSocket client = new DatagramSocket()) {
            client.connect(InetAddress.getByName("::1"), nobody);
            System.out.println(client.getInetAddress() + " " + client.getLocalAddress());
            client.setSoTimeout(5000);
            client.send(new DatagramPacket(new byte[1], 1));
            client.receive(new DatagramPacket(new byte[1], 1));
        } catch (PortUnreachableException e) {
            System.out.println(e);
        }
    }

    private static void families() throws Exception {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET).bind(null)) {
            System.out.println(((InetSocketAddress) channel.getLocalAddress()).getAddress());
            channel.send(ByteBuffer.allocate(1), new InetSocketAddress("::1", 9));
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("2001:db8::1"))) {
            System.out.println("bound");
        } catch (SocketException e) {
            System.out.println(e);
        }
    }
}
