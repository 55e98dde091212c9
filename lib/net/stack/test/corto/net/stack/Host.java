// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.arp.EthernetInterface;
import corto.net.fragments.Ipv4Reassembly;
import corto.net.fragments.Ipv6Reassembly;
import corto.net.ipv6.InternetSocket;
import corto.net.ndp.NdpInterface;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.tcp.TcpSocket;

/// A stack with a device on a simulated network, in 10.0.0.0/24.
final class Host {
    static final long IPV6_PREFIX = 0x2001_0DB8L << 32;

    final SimulatedNetwork network;
    final int address;
    final PacketPool pool;
    final SimulatedDevice device;
    final NetworkStack stack;
    final Ipv4Reassembly fragments = new Ipv4Reassembly();
    final Ipv6Reassembly fragments6 = new Ipv6Reassembly();
    final EthernetInterface ethernet;
    final Address scratch;                   // a program's buffer
    NdpInterface link;                       // null: IPv4 only

    Host(SimulatedNetwork network, int lastByte, int buffers) {
        this(network, lastByte, buffers, 0);
    }

    Host(SimulatedNetwork network, int lastByte, int buffers, int features) {
        this(network, lastByte, buffers, features, 1500);
    }

    Host(SimulatedNetwork network, int lastByte, int buffers, int features, int mtu) {
        this.network = network;
        address = 10 << 24 | lastByte;
        pool = new PacketPool(network.map(buffers * PacketBuffer.CAPACITY), buffers);
        device = new SimulatedDevice(network, pool, 0x5254_0000_0000L | lastByte);
        device.features = features;
        device.mtu = mtu;
        device.partBytes = mtu > PacketBuffer.PAYLOAD ? 2000 : 0;
        stack = new NetworkStack(pool, network.timers, () -> network.now, network.random::nextLong, new corto.net.congestion.cubic.CubicPolicy());
        stack.setFragments(fragments);
        stack.setFragments(fragments6);
        ethernet = stack.add(device);
        scratch = network.map(0x1_0000);
        network.hosts.add(this);
        ethernet.configure(address, 24, 10 << 24 | 1);
    }

    /// With IPv6, which `listen` and `connect` use from then on: an address with the number of the IPv4 one.
    Host withIpv6() {
        link = stack.addIpv6(ethernet);
        link.configure(IPV6_PREFIX, address & 0xFF, 64);
        link.start();
        return this;
    }

    TcpSocket listen(int port, int backlog) {
        TcpSocket socket = stack.openTcp();
        socket.setFamilies(link == null ? InternetSocket.IPV4 : InternetSocket.IPV6);
        Result bound = link == null ? socket.bind(0, port) : socket.bindIpv6(0, 0, port);
        if (bound.isError() || socket.listen(backlog).isError()) {
            throw new AssertionError("cannot listen");
        }
        return socket;
    }

    TcpSocket connect(Host to, int port) {
        TcpSocket socket = stack.openTcp();
        if (link == null) {
            socket.connect(to.address, port);
        } else {
            socket.connectIpv6(IPV6_PREFIX, to.address & 0xFF, 0, port);
        }
        return socket;
    }

    /// Sends `text`, which must fit; the bytes sent.
    long send(TcpSocket socket, String text) {
        for (int i = 0; i < text.length(); i++) {
            scratch.storeByte(i, (byte) text.charAt(i));
        }
        return socket.send(scratch, text.length(), false).bits();
    }

    /// What can be read at once; null if nothing, "" at the end, an error's number with a minus.
    String receive(TcpSocket socket) {
        long count = socket.receive(scratch, 0x1_0000, false).bits();
        if (count == -11) {
            return null;
        }
        if (count < 0) {
            return Long.toString(count);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) scratch.loadByte(i));
        }
        return text.toString();
    }
}
