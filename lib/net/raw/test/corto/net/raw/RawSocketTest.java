// SPDX-License-Identifier: Apache-2.0
package corto.net.raw;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.datagram.DatagramHost;
import corto.net.icmp.Icmp;
import corto.net.icmp.IcmpHeader;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv4.FakeInterface;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv6.Ipv6;
import corto.net.loopback.Ipv6Loopback;
import corto.net.loopback.LoopbackInterface;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Readiness;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RawSocketTest {
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int UNUSED_PROTOCOL = 200;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, 256 * PacketBuffer.CAPACITY), 256);
    private final Address scratch = memory.map(0x1000, 4096);
    private final Ipv4 ipv4 = new Ipv4();
    private final Ipv6 ipv6 = new Ipv6();
    private final FakeInterface ethernet = new FakeInterface("eth0", false);
    private final int[] unreachable = new int[1];
    private final Raw raw = new Raw(new DatagramHost(pool, ipv4, ipv6, () -> 1));

    RawSocketTest() {
        LoopbackInterface loopback = new LoopbackInterface(pool, ipv4);
        ipv4.add(loopback);
        ethernet.configure(OURS, 24, 0);
        ipv4.add(ethernet);
        ipv6.add(new Ipv6Loopback(loopback, ipv6));
        ipv4.setProtocol(Ipv4.PROTOCOL_ICMP, new Icmp(pool, ipv4, () -> 0));
        ipv4.setErrors((code, _) -> unreachable[0]++);
        Icmpv6 icmpv6 = new Icmpv6(pool, ipv6, () -> 0);
        ipv6.setProtocol(ICMPV6, icmpv6);
    }

    /// A packet from the peer; `length` bytes of payload that begin with `first`.
    private void arrives(int protocol, int length, int first) {
        PacketBuffer packet = pool.allocate();
        Address data = packet.append(length);
        data.clear(length);
        data.storeByte((byte) first);
        Address ip = packet.push(Ipv4Header.SIZE);
        ip.clear(Ipv4Header.SIZE);
        ip.storeByte(0, (byte) 0x45);
        ip.storeShort(2, Short.reverseBytes((short) packet.length()));
        Ipv4Header.TIME_TO_LIVE.write(ip, 60);
        Ipv4Header.PROTOCOL.write(ip, protocol);
        Ipv4Header.SOURCE.write(ip, PEER);
        Ipv4Header.DESTINATION.write(ip, OURS);
        int sum = Checksum.complement(Checksum.sum(ip, Ipv4Header.SIZE));
        ip.storeShort(10, Short.reverseBytes((short) sum));
        ipv4.received(packet, ethernet);
    }

    private void echoRequest() {
        scratch.clear(16);
        IcmpHeader.TYPE.write(scratch, IcmpHeader.ECHO_REQUEST);
        IcmpHeader.CHECKSUM.write(scratch, Checksum.complement(Checksum.sum(scratch, 16)));
    }

    private static long error(Errno errno) {
        return -errno.number();
    }

    @Test
    void each_socket_of_the_protocol_gets_the_packet_with_its_header() {
        RawSocket one = raw.open(ICMP, false);
        RawSocket other = raw.open(ICMP, false);
        RawSocket different = raw.open(UNUSED_PROTOCOL, false);

        arrives(ICMP, 8, 0);

        assertThat(one.readiness() & Readiness.IN).isNotZero();
        assertThat(one.received().firstSource()).isEqualTo(PEER);
        assertThat(one.receive(scratch, 100, false).bits()).isEqualTo(28);
        assertThat(scratch.loadByte(0)).isEqualTo((byte) 0x45);
        assertThat(other.receive(scratch, 100, false).bits()).isEqualTo(28);
        assertThat(different.receive(scratch, 100, false).bits()).isEqualTo(error(Errno.EAGAIN));
    }

    @Test
    void without_a_socket_nobody_is_asked_and_the_sender_is_told() {
        RawSocket socket = raw.open(UNUSED_PROTOCOL, false);
        arrives(UNUSED_PROTOCOL, 8, 0);
        assertThat(unreachable[0]).isZero();

        socket.close();
        assertThat(ipv4.listener()).isNull();
        arrives(UNUSED_PROTOCOL, 8, 0);
        assertThat(unreachable[0]).isEqualTo(1);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void names_and_filters_choose() {
        RawSocket bound = raw.open(ICMP, false);
        assertThat(bound.bind(0x7F000001, 0).bits()).isZero();
        RawSocket connected = raw.open(ICMP, false);
        assertThat(connected.connect(PEER + 1, 0).bits()).isZero();
        RawSocket filtered = raw.open(ICMP, false);
        filtered.setFilter(1 << 3);
        RawSocket elsewhere = raw.open(ICMP, false);
        elsewhere.setBoundInterface(1);

        arrives(ICMP, 8, 3);

        for (RawSocket each : new RawSocket[] {bound, connected, filtered, elsewhere}) {
            assertThat(each.hasDatagram()).isFalse();
        }
        arrives(ICMP, 8, 13);
        assertThat(filtered.hasDatagram()).isTrue();
        assertThat(bound.bind(0x01020304, 0).bits()).isEqualTo(error(Errno.EADDRNOTAVAIL));
        bound.setBindsFreely(true);
        assertThat(bound.bind(0x01020304, 0).bits()).isZero();
    }

    @Test
    void a_program_s_header_is_completed() {
        RawSocket socket = raw.open(RawSocket.PROTOCOL_RAW, false);
        scratch.clear(24);
        scratch.storeByte(0, (byte) 0x45);
        Ipv4Header.PROTOCOL.write(scratch, UNUSED_PROTOCOL);
        Ipv4Header.DESTINATION.write(scratch, PEER);
        assertThat(socket.send(scratch, 19, PEER, 0, false).bits()).isEqualTo(error(Errno.EINVAL));

        assertThat(socket.send(scratch, 24, PEER, 0, false).bits()).isEqualTo(24);

        Address sent = ethernet.sent.getFirst().data();
        assertThat(Ipv4Header.SOURCE.read(sent)).isEqualTo(OURS);
        assertThat(Short.reverseBytes(sent.loadShort(2))).isEqualTo((short) 24);
        assertThat(Checksum.isRight(Checksum.sum(sent, Ipv4Header.SIZE))).isTrue();
    }

    @Test
    void what_is_said_of_a_lost_packet_waits_in_the_error_queue() {
        RawSocket socket = raw.open(ICMP, false);
        socket.setWantsErrors(true);
        echoRequest();
        socket.send(scratch, 16, PEER, 0, false);
        PacketBuffer sent = ethernet.sent.getFirst();
        ipv4.report().set(ErrorReport.FROM_ICMP, 11, 0, 0, 0, 0x0A000009, 16);

        ipv4.listener().undelivered(Errno.EHOSTUNREACH, false, sent.data(), sent.data().plus(Ipv4Header.SIZE));

        assertThat(socket.readiness() & Readiness.ERROR).isNotZero();
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(error(Errno.EHOSTUNREACH));
        var lost = socket.errors().remove();
        assertThat(lost.report().type()).isEqualTo(11);
        assertThat(lost.report().offenderLow()).isEqualTo(0x0A000009);
        assertThat((int) lost.low()).isEqualTo(PEER);
        assertThat(lost.length()).isEqualTo(16);
        lost.release();
        socket.errorWasRead();
        assertThat(socket.readiness() & Readiness.ERROR).isZero();
    }

    @Test
    void over_ipv6_checksums_are_filled_in_and_looked_at() {
        RawSocket socket = raw.open(ICMPV6, true);
        assertThat(socket.checksumAt()).isEqualTo(2);
        scratch.clear(16);
        scratch.storeByte((byte) Icmpv6.ECHO_REQUEST);
        socket.setFilter6(4, 1);                             // no requests, answers only

        assertThat(socket.sendIpv6(scratch, 16, 0, 1, 0, 0, false).bits()).isEqualTo(16);

        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(16);
        assertThat(scratch.loadByte(0) & 0xFF).isEqualTo(Icmpv6.ECHO_REPLY);
        assertThat(socket.hasDatagram()).isFalse();
    }

    @Test
    void packets_of_noise_lose_no_buffer() {
        Random random = new Random(11);
        RawSocket four = raw.open(ICMP, false);
        RawSocket six = raw.open(ICMPV6, true);
        four.setWantsErrors(true);
        for (int i = 0; i < 3000; i++) {
            PacketBuffer packet = pool.allocate();
            int length = random.nextInt(120);
            Address data = packet.append(length);
            for (int at = 0; at < length; at++) {
                data.storeByte(at, (byte) random.nextInt());
            }
            boolean isSix = random.nextBoolean();
            if (length >= 40 && random.nextInt(4) > 0) {
                data.storeByte(0, (byte) (isSix ? 0x60 : 0x45));
                if (isSix) {
                    data.storeShort(4, Short.reverseBytes((short) (length - 40)));
                    data.storeByte(6, (byte) ICMPV6);
                    data.plus(24).clear(15);
                    data.storeByte(39, (byte) 1);
                } else {
                    data.storeShort(2, Short.reverseBytes((short) length));
                    data.storeShort(6, (short) 0);
                    data.storeByte(9, (byte) ICMP);
                    Ipv4Header.SOURCE.write(data, PEER);
                    Ipv4Header.DESTINATION.write(data, OURS);
                    data.storeShort(10, (short) 0);
                    data.storeShort(10, Short.reverseBytes((short) Checksum.complement(Checksum.sum(data, 20))));
                }
            }
            if (isSix) {
                ipv6.received(packet, ipv6.interfaceAt(0));
            } else {
                ipv4.received(packet, ethernet);
            }
            if (random.nextInt(8) == 0) {
                four.receive(scratch, 4096, false);
                six.receive(scratch, 4096, false);
            }
            ethernet.sent.forEach(PacketBuffer::releaseFrame);
            ethernet.sent.clear();
        }
        assertThat(four.hasDatagram()).isTrue();
        four.close();
        six.close();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_answer_comes_back_through_loopback() {
        RawSocket socket = raw.open(ICMP, false);
        echoRequest();
        socket.send(scratch, 16, Ipv4Address.LOCALHOST, 0, false);
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(36);    // our request
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(36);
        assertThat(scratch.loadByte(20)).isEqualTo((byte) IcmpHeader.ECHO_REPLY);
    }
}
