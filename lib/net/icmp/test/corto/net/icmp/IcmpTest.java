// SPDX-License-Identifier: Apache-2.0
package corto.net.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.FakeInterface;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Errors;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import org.junit.jupiter.api.Test;

final class IcmpTest {
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;
    private static final int PROTOCOL = 253;

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 256 * PacketBuffer.CAPACITY), 256);
    private final Ipv4 ipv4 = new Ipv4();
    private final FakeInterface ethernet = new FakeInterface("eth0", false);
    private long now = 1_000_000_000_000L;
    private final Icmp icmp = new Icmp(pool, ipv4, () -> now);
    private String told;

    IcmpTest() {
        ethernet.configure(OURS, 24, 0);
        ipv4.add(ethernet);
        ipv4.add(new FakeInterface("lo", true));
        ipv4.setProtocol(Ipv4.PROTOCOL_ICMP, icmp);
        ipv4.setProtocol(PROTOCOL, new Ipv4Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
                told = errno + (isHard ? " hard " : " soft ") + mtu + " " + Integer.toHexString(remote) + " " + transport.loadByte();
            }
        });
    }

    private PacketBuffer message(int type, int code, int length) {
        PacketBuffer packet = pool.allocate();
        Address header = packet.append(length);
        header.clear(length);
        IcmpHeader.TYPE.write(header, type);
        IcmpHeader.CODE.write(header, code);
        return packet;
    }

    private void arrives(PacketBuffer packet, int destination) {
        IcmpHeader.CHECKSUM.write(packet.data(), 0);
        IcmpHeader.CHECKSUM.write(packet.data(), Checksum.complement(Checksum.sum(packet.data(), packet.length())));
        icmp.received(packet, Ipv4Header.SIZE, PEER, destination, ethernet);
    }

    @Test
    void an_echo_request_comes_back_as_it_was() {
        PacketBuffer request = message(IcmpHeader.ECHO_REQUEST, 0, 64);
        request.data().storeByte(40, (byte) 99);
        arrives(request, OURS);

        PacketBuffer reply = ethernet.sent.remove();
        Address header = reply.data().plus(Ipv4Header.SIZE);
        assertThat(Ipv4Header.DESTINATION.read(reply.data())).isEqualTo(PEER);
        assertThat(IcmpHeader.TYPE.read(header)).isEqualTo(IcmpHeader.ECHO_REPLY);
        assertThat(header.loadByte(40)).isEqualTo((byte) 99);
        assertThat(Checksum.isRight(Checksum.sum(header, 64))).isTrue();
        reply.release();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_echo_request_to_all_or_with_a_wrong_checksum_is_not_answered() {
        arrives(message(IcmpHeader.ECHO_REQUEST, 0, 64), 0x0A0000FF);
        icmp.received(message(IcmpHeader.ECHO_REQUEST, 0, 64), Ipv4Header.SIZE, PEER, OURS, ethernet);
        icmp.received(message(IcmpHeader.ECHO_REQUEST, 0, 7), Ipv4Header.SIZE, PEER, OURS, ethernet);
        assertThat(ethernet.sent).isEmpty();
        assertThat(icmp.invalid()).isEqualTo(2);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    /// A message about a packet of ours to 10.0.0.9.
    private void errorArrives(int type, int code, int mtu, int quotedBytes) {
        told = null;
        PacketBuffer packet = message(type, code, IcmpHeader.SIZE + quotedBytes);
        Address quoted = packet.data().plus(IcmpHeader.SIZE);
        quoted.storeByte((byte) 0x45);
        IcmpHeader.MTU.write(packet.data(), mtu);
        if (quotedBytes >= Ipv4Header.SIZE) {
            Ipv4Header.PROTOCOL.write(quoted, PROTOCOL);
            Ipv4Header.SOURCE.write(quoted, OURS);
            Ipv4Header.DESTINATION.write(quoted, 0x0A000009);
        }
        if (quotedBytes > Ipv4Header.SIZE) {
            quoted.storeByte(Ipv4Header.SIZE, (byte) 77);
        }
        arrives(packet, OURS);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void errors_reach_the_protocol_as_on_linux() {
        errorArrives(3, 3, 0, 28);
        assertThat(told).isEqualTo("ECONNREFUSED hard 0 a000009 77");
        errorArrives(3, 1, 0, 28);
        assertThat(told).isEqualTo("EHOSTUNREACH soft 0 a000009 77");
        errorArrives(3, 4, 1400, 28);
        assertThat(told).isEqualTo("EMSGSIZE soft 1400 a000009 77");
        errorArrives(11, 0, 0, 28);
        assertThat(told).isEqualTo("EHOSTUNREACH soft 0 a000009 77");
        errorArrives(12, 0, 0, 28);
        assertThat(told).isEqualTo("EPROTO hard 0 a000009 77");
    }

    @Test
    void errors_that_quote_too_little_are_ignored() {
        errorArrives(3, 3, 0, 27);
        assertThat(told).isNull();
        errorArrives(3, 3, 0, 10);
        assertThat(told).isNull();
    }

    private PacketBuffer datagram(int protocol) {
        PacketBuffer packet = pool.allocate();
        Address header = packet.append(900);
        header.clear(900);
        header.storeByte((byte) 0x45);
        Ipv4Header.PROTOCOL.write(header, protocol);
        Ipv4Header.SOURCE.write(header, PEER);
        Ipv4Header.DESTINATION.write(header, OURS);
        return packet;
    }

    @Test
    void an_unreachable_port_is_told_with_a_part_of_the_packet() {
        PacketBuffer packet = datagram(17);
        icmp.destinationUnreachable(Ipv4Errors.PORT_UNREACHABLE, packet);

        PacketBuffer error = ethernet.sent.remove();
        Address header = error.data().plus(Ipv4Header.SIZE);
        assertThat(error.length()).isEqualTo(576);
        assertThat(IcmpHeader.TYPE.read(header)).isEqualTo(3);
        assertThat(IcmpHeader.CODE.read(header)).isEqualTo(3);
        assertThat(Checksum.isRight(Checksum.sum(header, 556))).isTrue();
        assertThat(Ipv4Header.DESTINATION.read(error.data())).isEqualTo(PEER);
    }

    @Test
    void errors_about_icmp_are_not_told_and_others_only_so_many_a_second() {
        icmp.destinationUnreachable(Ipv4Errors.PORT_UNREACHABLE, datagram(1));
        assertThat(ethernet.sent).isEmpty();
        PacketBuffer packet = datagram(17);
        for (int i = 0; i < 100; i++) {
            icmp.destinationUnreachable(Ipv4Errors.PORT_UNREACHABLE, packet);
        }
        assertThat(ethernet.sent).hasSize(50);
        now += 10_000_000;
        for (int i = 0; i < 100; i++) {
            icmp.destinationUnreachable(Ipv4Errors.PORT_UNREACHABLE, packet);
        }
        assertThat(ethernet.sent).hasSize(60);
    }
}
