// SPDX-License-Identifier: Apache-2.0
package net6;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;

/// Streams over IPv6, and over IPv4 to sockets that take both.
public class DualStack {
    interface Action {
        void run() throws Exception;
    }

    private static void show(String what, Action action) {
        try {
            action.run();
            System.out.println(what + ": nothing");
        } catch (Exception e) {
            System.out.println(what + ": " + e);
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            new ServerSocket(0, 1, InetAddress.getByName("::1")).close();
        } catch (IOException e) {
            System.out.println("unsupported here: IPv6");
            return;
        }
        wildcard();
        oneFamily();
        channels();
        failures();
        interfaces();
    }

    /// A server on the wildcard address takes peers over both; each is told as what it is.
    private static void wildcard() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            System.out.println(server.getInetAddress() + " " + InetAddress.getLoopbackAddress() + " " + new InetSocketAddress(0).getAddress());
            for (String host : new String[] {"127.0.0.1", "::1", "::ffff:127.0.0.1", "[::1]"}) {
                try (Socket client = new Socket(host, server.getLocalPort()); Socket accepted = server.accept()) {
                    System.out.println(host + " " + client.getInetAddress() + " " + client.getLocalAddress() + " " + accepted.getInetAddress() + " " + accepted.getLocalAddress());
                    client.getOutputStream().write(host.getBytes());
                    client.shutdownOutput();
                    System.out.println(new String(accepted.getInputStream().readAllBytes()));
                    System.out.println((accepted.getPort() == client.getLocalPort()) + " " + client.getRemoteSocketAddress().equals(accepted.getLocalSocketAddress()));
                    client.setTrafficClass(0x10);
                    System.out.println(client.getTrafficClass() + " " + client.getOption(StandardSocketOptions.IP_TOS));
                }
            }
        }
    }

    private static void oneFamily() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
            System.out.println(server.getInetAddress() + " " + server.getLocalSocketAddress().toString().replaceAll(":\\d+$", ""));
            show("over IPv4", () -> new Socket("127.0.0.1", server.getLocalPort()).close());
            show("over IPv6", () -> new Socket("::1", server.getLocalPort()).close());
            show("the same port over IPv4", () -> new ServerSocket(server.getLocalPort(), 5, InetAddress.getByName("127.0.0.1")).close());
            show("the same port", () -> new ServerSocket(server.getLocalPort(), 5, InetAddress.getByName("::1")).close());
        }
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            show("over IPv6", () -> new Socket("::1", server.getLocalPort()).close());
        }
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("::"))) {
            System.out.println(server.getInetAddress());
            show("over IPv4", () -> new Socket("127.0.0.1", server.getLocalPort()).close());
        }
    }

    private static void channels() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(null)) {
            InetSocketAddress place = (InetSocketAddress) server.getLocalAddress();
            System.out.println(place.getAddress());
            for (String host : new String[] {"127.0.0.1", "::1"}) {
                try (SocketChannel client = SocketChannel.open()) {
                    client.bind(new InetSocketAddress(host, 0));
                    System.out.println(((InetSocketAddress) client.getLocalAddress()).getAddress());
                    client.connect(new InetSocketAddress(host, place.getPort()));
                    try (SocketChannel accepted = server.accept()) {
                        System.out.println(((InetSocketAddress) accepted.getRemoteAddress()).getAddress() + " " + accepted.getRemoteAddress().equals(client.getLocalAddress()));
                        client.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                        ByteBuffer into = ByteBuffer.allocate(10);
                        System.out.println(accepted.read(into));
                        client.setOption(StandardSocketOptions.IP_TOS, 8);
                        System.out.println(client.getOption(StandardSocketOptions.IP_TOS));
                    }
                }
            }
        }
        try (SocketChannel unbound = SocketChannel.open()) {
            unbound.bind(null);
            System.out.println(((InetSocketAddress) unbound.getLocalAddress()).getAddress());
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET).bind(null)) {
            InetSocketAddress place = (InetSocketAddress) server.getLocalAddress();
            System.out.println(place.getAddress());
            show("family INET", () -> SocketChannel.open(new InetSocketAddress("::1", place.getPort())).close());
            show("family INET binds", () -> ServerSocketChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress("::1", 0)));
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET6).bind(new InetSocketAddress("::1", 0))) {
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getAddress());
        }
    }

    private static void failures() throws Exception {
        ServerSocket gone = new ServerSocket(0);
        int nobody = gone.getLocalPort();
        gone.close();
        show("refused", () -> new Socket("::1", nobody));
        show("foreign address", () -> new ServerSocket(0, 1, InetAddress.getByName("2001:db8::1")));
        show("no interface", () -> InetAddress.getByName("fe80::1%none9"));
        show("no link", () -> new ServerSocket(0, 1, InetAddress.getByName("fe80::1")));
        System.out.println(InetAddress.getByName("fe80::1%7") + " " + ((Inet6Address) InetAddress.getByName("fe80::1%lo")).getScopeId());
        System.out.println(InetAddress.getByName("::1").isReachable(2000));
    }

    private static void interfaces() throws Exception {
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        System.out.println(Collections.list(loopback.getInetAddresses()));
        System.out.println(loopback.getInterfaceAddresses());
        System.out.println(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")).getName());
    }
}
