// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import static org.assertj.core.api.Assertions.assertThat;

import corto.net.igmp.Igmp;
import corto.net.ipv6.InternetSocket;
import corto.net.mld.Mld;
import corto.net.multicast.Memberships;
import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import java.util.Random;
import java.util.function.Supplier;

/// A host that odd frames arrive at while it has a connection with a peer and is in a group. Whatever comes: nothing is thrown, no buffer is lost, and afterwards it still works.
final class FuzzedHost {
    private static final int PORT = 80;
    private static final int GROUP = 239 << 24 | 1 << 16 | 2 << 8 | 3;
    private static final long GROUP6_HIGH = 0xFF15L << 48;
    private static final int TCP_BYTES = 20;
    private static final int DATAGRAM_EACH = 16;                     // frame that arrives
    private static final int ETHERNET = 2;                           // the index of the card

    final SimulatedNetwork network;
    final boolean isIpv6;
    final Host host;
    final Host peer;
    final TcpSocket listener;
    final UdpSocket udp;
    /// The last segment that it sent to the peer, as a frame: those that know its numbers are not dropped at the door.
    byte[] last;
    /// The last frame at all, a segment or a datagram: for errors that quote it.
    byte[] lastSent;

    FuzzedHost(long seed, boolean isIpv6, int backlog) {
        this.isIpv6 = isIpv6;
        network = new SimulatedNetwork(seed);
        host = network.host(2);
        peer = network.host(3);
        Igmp igmp = new Igmp();
        Mld mld = new Mld();
        host.stack.setGroups(igmp);
        host.stack.setGroups(mld);
        if (isIpv6) {
            host.withIpv6();
            peer.withIpv6();
            network.run(3 * SimulatedNetwork.SECOND);
        }
        listener = host.listen(PORT, backlog);
        udp = host.stack.openUdp();
        if (isIpv6) {
            udp.setFamilies(InternetSocket.IPV6);
            udp.bindIpv6(0, 0, 53);
        } else {
            udp.bind(0, 53);
        }
        Memberships memberships = new Memberships();
        udp.groups().filter = memberships;
        assertThat(memberships.join(igmp.link(ETHERNET), 0, GROUP & 0xFFFF_FFFFL, false).isError()).isFalse();
        assertThat(!isIpv6 || !memberships.join(mld.link(ETHERNET), GROUP6_HIGH, 9, false).isError()).isTrue();
        last = new byte[tcpAt() + TCP_BYTES + 6];
        lastSent = last;
    }

    /// Where TCP's header is in a frame without options.
    int tcpAt() {
        return isIpv6 ? 14 + 40 : 14 + 20;
    }

    private void see(byte[] frame) {
        boolean isOfHost = frame.length >= tcpAt() && (isIpv6 ? frame[12] == (byte) 0x86 && frame[37] == 2 : frame[12] == 8 && frame[13] == 0 && frame[29] == 2);
        if (isOfHost) {
            lastSent = frame.clone();
            last = frame[isIpv6 ? 20 : 23] == 6 && frame.length >= tcpAt() + TCP_BYTES ? lastSent : last;
        }
    }

    private void sendDatagram() {
        if (isIpv6) {
            udp.sendIpv6(host.scratch, 40, Host.IPV6_PREFIX, peer.address & 0xFF, 0, 9, false);
        } else {
            udp.send(host.scratch, 40, peer.address, 9, false);
        }
    }

    /// Lets `count` frames arrive, while both ends go on talking and begin anew when their connection is broken.
    void confuse(int count, Random random, Supplier<byte[]> frames) {
        network.tap = this::see;
        TcpSocket outgoing = peer.connect(host, PORT);
        TcpSocket accepted = null;
        for (int i = 0; i < count; i++) {
            host.device.arrived(frames.get());
            if (i % DATAGRAM_EACH == 0) {
                sendDatagram();
            }
            network.run(random.nextInt(50) == 0 ? SimulatedNetwork.SECOND : SimulatedNetwork.MILLISECOND / 4);
            udp.receive(host.scratch, 2000, false);
            if (accepted == null || !accepted.isConnected()) {
                if (accepted != null) {
                    accepted.close();
                }
                accepted = listener.accept();
                outgoing.abort();
                outgoing = peer.connect(host, PORT);
            } else {
                host.send(accepted, "some words in answer to what may have been said");
                accepted.receive(host.scratch, 3000, false);
            }
        }
        network.tap = _ -> { };
        assertThat(host.stack.tcp().counters().passiveOpens()).as("it was not all dropped at the door").isGreaterThan(count / 1000);
        assertThat(host.stack.tcp().counters().challenges()).isPositive();
        assertThat(host.stack.udp().received()).isPositive();
        outgoing.close();
        if (accepted != null) {
            accepted.close();
        }
    }

    void survives() {
        network.run(2000 * SimulatedNetwork.SECOND);
        for (TcpSocket each = listener.accept(); each != null; each = listener.accept()) {
            each.close();
        }
        network.run(2000 * SimulatedNetwork.SECOND);
        Host friend = network.host(9);
        if (isIpv6) {
            friend.withIpv6();
            network.run(3 * SimulatedNetwork.SECOND);
        }
        TcpSocket socket = friend.connect(host, PORT);
        TcpSocket[] accepted = new TcpSocket[1];
        assertThat(network.run(60 * SimulatedNetwork.SECOND, () -> (accepted[0] = listener.accept()) != null)).isTrue();
        friend.send(socket, "still there?");
        assertThat(network.run(10 * SimulatedNetwork.SECOND, () -> accepted[0].readable() > 0)).isTrue();
        assertThat(host.receive(accepted[0])).isEqualTo("still there?");
        accepted[0].close();
        socket.close();
        listener.close();
        udp.close();
        network.run(3600 * SimulatedNetwork.SECOND);
        assertThat(host.stack.tcp().endpointCount()).isZero();
        for (Host each : network.hosts) {
            assertThat(each.pool.freeCount()).isEqualTo(each.pool.capacity());
        }
    }
}
