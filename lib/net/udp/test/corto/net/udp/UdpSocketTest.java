// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.FakeInterface;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Header;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UdpSocketTest {
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, 256 * PacketBuffer.CAPACITY), 256);
    private final Address scratch = memory.map(0x1000, 4096);
    private final Ipv4 ipv4 = new Ipv4();
    private final FakeInterface ethernet = new FakeInterface("eth0", false);
    private final Udp udp = new Udp(pool, ipv4, new corto.net.ipv6.Ipv6(), () -> 0, new Random(3)::nextLong);
    private final List<Integer> unreachable = new ArrayList<>();

    UdpSocketTest() {
        ethernet.configure(OURS, 24, 0);
        ipv4.add(ethernet);
        ipv4.setProtocol(Ipv4.PROTOCOL_UDP, udp);
        ipv4.setErrors((code, _) -> unreachable.add(code));
    }

    private UdpSocket bound(int port) {
        UdpSocket socket = udp.open();
        assertThat(socket.bind(0, port).bits()).isZero();
        return socket;
    }

    private static long error(Errno errno) {
        return -errno.number();
    }

    /// A datagram of `length` bytes, the first of them `first`.
    private void arrives(int sourcePort, int destination, int port, int length, int first) {
        PacketBuffer packet = pool.allocate();
        Address data = packet.append(length);
        data.clear(length);
        if (length > 0) {
            data.storeByte((byte) first);
        }
        Address header = packet.push(UdpHeader.SIZE);
        UdpHeader.SOURCE_PORT.write(header, sourcePort);
        UdpHeader.DESTINATION_PORT.write(header, port);
        UdpHeader.LENGTH.write(header, length + 8);
        UdpHeader.CHECKSUM.write(header, 0);
        int sum = Checksum.add(Checksum.sum(header, length + 8), Checksum.pseudoHeader(PEER, destination, 17, length + 8));
        UdpHeader.CHECKSUM.write(header, Checksum.complement(sum));
        Address ip = packet.push(Ipv4Header.SIZE);
        Ipv4Header.SOURCE.write(ip, PEER);
        Ipv4Header.DESTINATION.write(ip, destination);
        packet.pull(Ipv4Header.SIZE);
        udp.received(packet, Ipv4Header.SIZE, PEER, destination, ethernet);
    }

    @Test
    void a_datagram_is_received_with_its_sender() {
        UdpSocket socket = bound(53);
        int[] told = new int[1];
        socket.watches().add(new Watch() {
            @Override
            public void changed(int readiness) {
                told[0] |= readiness;
            }
        });
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(error(Errno.EAGAIN));

        arrives(999, OURS, 53, 10, 42);

        assertThat(told[0]).isEqualTo(Readiness.IN | Readiness.READ_NORMAL);
        assertThat(socket.readiness() & Readiness.IN).isNotZero();
        assertThat(socket.received().firstLength()).isEqualTo(10);
        assertThat(socket.received().firstSource()).isEqualTo(PEER);
        assertThat(socket.received().firstSourcePort()).isEqualTo(999);
        assertThat(socket.received().firstDestination()).isEqualTo(OURS);
        assertThat(socket.receive(scratch, 100, true).bits()).isEqualTo(10);
        assertThat(socket.receive(scratch, 4, false).bits()).isEqualTo(4);
        assertThat(scratch.loadByte()).isEqualTo((byte) 42);
        assertThat(socket.hasDatagram()).isFalse();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_empty_datagram_is_one() {
        UdpSocket socket = bound(53);
        arrives(999, OURS, 53, 0, 0);
        assertThat(socket.hasDatagram()).isTrue();
        assertThat(socket.receive(scratch, 100, false).bits()).isZero();
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(error(Errno.EAGAIN));
    }

    @Test
    void what_is_sent_has_a_right_checksum() {
        UdpSocket socket = udp.open();
        assertThat(socket.send(scratch, 11, PEER, 53, false).bits()).isEqualTo(11);

        PacketBuffer packet = ethernet.sent.remove();
        Address header = packet.data().plus(Ipv4Header.SIZE);
        assertThat(UdpHeader.DESTINATION_PORT.read(header)).isEqualTo(53);
        assertThat(UdpHeader.SOURCE_PORT.read(header)).isEqualTo(socket.localPort()).isBetween(32768, 60999);
        assertThat(UdpHeader.LENGTH.read(header)).isEqualTo(19);
        assertThat(Checksum.isRight(Checksum.add(Checksum.sum(header, 19), Checksum.pseudoHeader(OURS, PEER, 17, 19)))).isTrue();
    }

    @Test
    void without_checksums_there_is_none() {
        UdpSocket socket = udp.open();
        socket.setChecksums(false);
        socket.send(scratch, 11, PEER, 53, false);

        assertThat(UdpHeader.CHECKSUM.read(ethernet.sent.remove().data().plus(Ipv4Header.SIZE))).isZero();
    }

    @Test
    void who_stays_on_the_link_has_no_router() {
        ethernet.configure(OURS, 24, PEER);
        UdpSocket socket = udp.open();
        socket.setStaysOnLink(true);

        assertThat(socket.send(scratch, 1, 0x08080808, 1, false).bits()).isEqualTo(error(Errno.ENETUNREACH));
        assertThat(socket.send(scratch, 1, PEER, 1, false).bits()).isOne();
        socket.setStaysOnLink(false);
        assertThat(socket.send(scratch, 1, 0x08080808, 1, false).bits()).isOne();
    }

    @Test
    void what_is_too_large_waits_with_the_mtu_and_is_not_pending() {
        UdpSocket socket = udp.open();
        socket.setFragments(false, false);
        socket.setWantsErrors(true);
        int mtu = ipv4.pathMtu(ethernet, PEER);

        assertThat(socket.send(scratch, mtu, PEER, 53, false).bits()).isEqualTo(error(Errno.EMSGSIZE));

        assertThat(socket.takeError()).isNull();
        assertThat(socket.readiness() & Readiness.ERROR).isNotZero();
        assertThat(socket.errors().remove().report().info()).isEqualTo(mtu);
        assertThat(socket.errors().isEmpty()).isTrue();
    }

    @Test
    void sockets_that_share_a_port_get_equal_parts_of_the_peers() {
        UdpSocket[] sockets = new UdpSocket[3];
        int[] counts = new int[sockets.length];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = udp.open();
            sockets[i].setReusePort(true);
            assertThat(sockets[i].bind(0, 53).bits()).isZero();
        }
        for (int port = 1000; port < 2200; port++) {
            arrives(port, OURS, 53, 1, 0);
            for (int i = 0; i < sockets.length; i++) {
                counts[i] += sockets[i].receive(scratch, 1, false).isError() ? 0 : 1;
            }
        }
        for (int count : counts) {
            assertThat(count).isBetween(340, 460);
        }
    }

    @Test
    void more_collects_one_datagram() {
        UdpSocket socket = udp.open();
        socket.send(scratch, 11, PEER, 53, true);
        assertThat(ethernet.sent).isEmpty();
        socket.send(scratch, 4, PEER, 53, false);
        assertThat(ethernet.sent.remove().length()).isEqualTo(Ipv4Header.SIZE + 8 + 15);
    }

    @Test
    void sending_fails_as_on_linux() {
        UdpSocket socket = udp.open();
        assertThat(socket.send(scratch, 1, false).bits()).isEqualTo(error(Errno.EDESTADDRREQ));
        assertThat(socket.send(scratch, 65_508, PEER, 1, false).bits()).isEqualTo(error(Errno.EMSGSIZE));
        assertThat(socket.send(scratch, 1, 0x08080808, 1, false).bits()).isEqualTo(error(Errno.ENETUNREACH));
        assertThat(socket.send(scratch, 1, -1, 1, false).bits()).isEqualTo(error(Errno.EACCES));
        socket.setBroadcast(true);
        assertThat(socket.send(scratch, 1, -1, 1, false).bits()).isEqualTo(1);
        socket.connect(PEER, 1);
        socket.shutdownWrite();
        assertThat(socket.send(scratch, 1, false).bits()).isEqualTo(error(Errno.EPIPE));
        ethernet.sent.forEach(PacketBuffer::release);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void a_connected_socket_takes_only_its_peers_datagrams_and_hears_of_closed_ports() {
        UdpSocket socket = bound(53);
        socket.connect(PEER, 999);
        arrives(998, OURS, 53, 1, 1);
        assertThat(socket.hasDatagram()).isFalse();
        arrives(999, OURS, 53, 1, 1);
        assertThat(socket.hasDatagram()).isTrue();
        socket.received().removeFirst();

        UdpHeader.SOURCE_PORT.write(scratch, 53);
        UdpHeader.DESTINATION_PORT.write(scratch, 999);
        udp.undelivered(Errno.ECONNREFUSED, true, 0, OURS, PEER, scratch);

        assertThat(socket.readiness() & Readiness.ERROR).isNotZero();
        assertThat(socket.receive(scratch, 1, false).bits()).isEqualTo(error(Errno.ECONNREFUSED));
        assertThat(socket.receive(scratch, 1, false).bits()).isEqualTo(error(Errno.EAGAIN));
    }

    @Test
    void the_more_particular_socket_gets_it_and_closed_ports_are_told() {
        UdpSocket wild = udp.open();
        wild.setReuseAddress(true);
        wild.bind(0, 53);
        UdpSocket exact = udp.open();
        exact.setReuseAddress(true);
        exact.bind(OURS, 53);
        arrives(999, OURS, 53, 1, 1);
        assertThat(exact.hasDatagram()).isTrue();
        assertThat(wild.hasDatagram()).isFalse();
        arrives(999, OURS, 54, 1, 1);
        assertThat(unreachable).containsExactly(3);
    }

    @Test
    void a_broadcast_goes_to_all_sockets_of_its_port() {
        UdpSocket first = udp.open();
        first.setReuseAddress(true);
        first.bind(0, 68);
        UdpSocket second = udp.open();
        second.setReuseAddress(true);
        second.bind(0, 68);

        arrives(67, 0x0A0000FF, 68, 5, 9);

        assertThat(first.received().firstSource()).isEqualTo(PEER);
        assertThat(second.received().firstDestination()).isEqualTo(0x0A0000FF);
        first.close();
        second.close();
        arrives(67, 0x0A0000FF, 68, 5, 9);
        assertThat(unreachable).isEmpty();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void reuse_port_spreads_senders() {
        UdpSocket[] sockets = new UdpSocket[3];
        int[] counts = new int[3];
        for (int i = 0; i < 3; i++) {
            sockets[i] = udp.open();
            sockets[i].setReusePort(true);
            assertThat(sockets[i].bind(0, 53).bits()).isZero();
        }
        for (int sender = 1000; sender < 1060; sender++) {
            arrives(sender, OURS, 53, 1, 1);
        }
        for (int i = 0; i < 3; i++) {
            while (sockets[i].hasDatagram()) {
                sockets[i].received().removeFirst();
                counts[i]++;
            }
            assertThat(counts[i]).isBetween(5, 40);
        }
        assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(60);
        assertThat(udp.open().bind(0, 53).bits()).isEqualTo(error(Errno.EADDRINUSE));
    }

    @Test
    void a_full_queue_drops_the_newest() {
        UdpSocket socket = bound(53);
        socket.setReceiveBuffer(3 * PacketBuffer.CAPACITY);
        for (int i = 0; i < 5; i++) {
            arrives(999, OURS, 53, 1, i);
        }
        assertThat(udp.queueFull()).isEqualTo(2);
        socket.receive(scratch, 1, false);
        assertThat(scratch.loadByte()).isZero();
        socket.close();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void wrong_lengths_and_checksums_are_dropped() {
        UdpSocket socket = bound(53);
        PacketBuffer packet = pool.allocate();
        packet.append(7);
        udp.received(packet, 20, PEER, OURS, ethernet);
        packet = pool.allocate();
        packet.append(12).clear(12);
        UdpHeader.DESTINATION_PORT.write(packet.data(), 53);
        UdpHeader.LENGTH.write(packet.data(), 13);
        udp.received(packet, 20, PEER, OURS, ethernet);
        packet = pool.allocate();
        packet.append(12).clear(12);
        UdpHeader.DESTINATION_PORT.write(packet.data(), 53);
        UdpHeader.LENGTH.write(packet.data(), 12);
        UdpHeader.CHECKSUM.write(packet.data(), 1);
        udp.received(packet, 20, PEER, OURS, ethernet);
        assertThat(udp.invalid()).isEqualTo(3);
        assertThat(socket.hasDatagram()).isFalse();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
