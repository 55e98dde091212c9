// SPDX-License-Identifier: Apache-2.0
package groups;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.charset.StandardCharsets;

/// Groups of hosts on the loopback interface: sockets and channels, over IPv4.
public class Multicasts {
    private static final String GROUP = "239.7.7.7";

    public static void main(String[] args) throws Exception {
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        if (!isPossible(loopback)) {
            System.out.println("unsupported here: groups on the loopback interface");
            return;
        }
        sockets(loopback);
        for (StandardProtocolFamily family : new StandardProtocolFamily[] {StandardProtocolFamily.INET, StandardProtocolFamily.INET6}) {
            channels(loopback, family, GROUP, "127.0.0.1");
        }
        refusals(loopback);
    }

    /// Whether what one socket sends to a group arrives at another.
    private static boolean isPossible(NetworkInterface link) {
        try (MulticastSocket socket = new MulticastSocket(0)) {
            socket.joinGroup(new InetSocketAddress(GROUP, 0), link);
            socket.setNetworkInterface(link);
            socket.setSoTimeout(1000);
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(GROUP), socket.getLocalPort()));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void sockets(NetworkInterface link) throws Exception {
        try (MulticastSocket first = new MulticastSocket(0); MulticastSocket second = new MulticastSocket(0)) {
            System.out.println(first.getTimeToLive() + " " + first.getOption(StandardSocketOptions.IP_MULTICAST_LOOP) + " " + first.getOption(StandardSocketOptions.IP_MULTICAST_IF));
            InetSocketAddress group = new InetSocketAddress(GROUP, 0);
            first.joinGroup(group, link);
            second.setNetworkInterface(link);
            second.setTimeToLive(3);
            System.out.println(second.getNetworkInterface().getName() + " " + second.getTimeToLive());
            second.send(new DatagramPacket("hello".getBytes(StandardCharsets.US_ASCII), 5, group.getAddress(), first.getLocalPort()));
            first.setSoTimeout(5000);
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            first.receive(packet);
            System.out.println(packet.getAddress() + " " + packet.getLength());
            try {
                first.joinGroup(group, link);
            } catch (SocketException e) {
                System.out.println(e);
            }
            first.leaveGroup(group, link);
            try {
                first.leaveGroup(group, link);
            } catch (SocketException e) {
                System.out.println(e);
            }
        }
    }

    static void channels(NetworkInterface link, StandardProtocolFamily family, String where, String self) throws Exception {
        InetAddress group = InetAddress.getByName(where);
        InetAddress own = InetAddress.getByName(self);
        try (DatagramChannel hears = DatagramChannel.open(family); DatagramChannel says = DatagramChannel.open(family)) {
            hears.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(new InetSocketAddress(0));
            int port = ((InetSocketAddress) hears.getLocalAddress()).getPort();
            hears.configureBlocking(false);
            says.bind(new InetSocketAddress(own, 0));
            says.setOption(StandardSocketOptions.IP_MULTICAST_IF, link).setOption(StandardSocketOptions.IP_MULTICAST_TTL, 2);
            System.out.println(says.getOption(StandardSocketOptions.IP_MULTICAST_IF).getName() + " " + says.getOption(StandardSocketOptions.IP_MULTICAST_TTL));
            MembershipKey key = hears.join(group, link);
            System.out.println(key.isValid() + " " + key.group() + " " + key.networkInterface().getName() + " " + key.sourceAddress() + " " + (hears.join(group, link) == key));
            sends(says, hears, group, port);
            key.block(own);
            sends(says, hears, group, port);
            key.unblock(own);
            sends(says, hears, group, port);
            key.drop();
            System.out.println(key.isValid());
            MembershipKey some = hears.join(group, link, own);
            System.out.println(some.sourceAddress());
            sends(says, hears, group, port);
            some.drop();
            says.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
            System.out.println(says.getOption(StandardSocketOptions.IP_MULTICAST_LOOP));
        }
    }

    private static void sends(DatagramChannel says, DatagramChannel hears, InetAddress group, int port) throws Exception {
        says.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), new InetSocketAddress(group, port));
        ByteBuffer into = ByteBuffer.allocate(10);
        InetSocketAddress from = null;
        for (int i = 0; i < 20 && from == null; i++) {
            from = (InetSocketAddress) hears.receive(into);
            Thread.sleep(from == null ? 10 : 0);
        }
        System.out.println(from == null ? "silence" : into.position() + " bytes");
    }

    private static void refusals(NetworkInterface link) throws Exception {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            for (String group : new String[] {"10.1.1.1", "ff01::7:7"}) {
                try {
                    channel.join(InetAddress.getByName(group), link);
                } catch (IllegalArgumentException e) {
                    System.out.println(e);
                }
            }
            try {
                channel.join(InetAddress.getByName(GROUP), link).block(InetAddress.getByName(GROUP));
            } catch (IllegalArgumentException e) {
                System.out.println(e);
            }
        }
    }
}
