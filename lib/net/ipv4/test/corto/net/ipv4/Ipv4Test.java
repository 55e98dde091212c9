// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class Ipv4Test {
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;
    private static final int GATEWAY = 0x0A0000FE;
    private static final int PROTOCOL = 253;

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 64 * PacketBuffer.CAPACITY), 64);
    private final Ipv4 ipv4 = new Ipv4();
    private final FakeInterface ethernet = new FakeInterface("eth0", false);
    private final FakeInterface loopback = new FakeInterface("lo", true);
    private final List<String> received = new ArrayList<>();
    private final List<Integer> unreachable = new ArrayList<>();

    Ipv4Test() {
        loopback.configure(Ipv4Address.LOCALHOST, 8, 0);
        ethernet.configure(OURS, 24, GATEWAY);
        ipv4.add(loopback);
        ipv4.add(ethernet);
        ipv4.setErrors((code, _) -> unreachable.add(code));
        ipv4.setProtocol(PROTOCOL, new Ipv4Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
                received.add(packet.length() + " from " + Integer.toHexString(source));
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {}
        });
    }

    /// A right packet of 8 bytes from PEER to us, with 6 of padding behind, changed by `change` before its checksum is made.
    private void arrives(FakeInterface from, Consumer<Address> change) {
        PacketBuffer packet = pool.allocate();
        Address header = packet.append(Ipv4Header.SIZE + 8 + 6);
        header.clear(Ipv4Header.SIZE + 14);
        Ipv4Header.VERSION_AND_LENGTH.write(header, 0x45);
        Ipv4Header.TOTAL_LENGTH.write(header, 28);
        Ipv4Header.TIME_TO_LIVE.write(header, 64);
        Ipv4Header.PROTOCOL.write(header, PROTOCOL);
        Ipv4Header.SOURCE.write(header, PEER);
        Ipv4Header.DESTINATION.write(header, OURS);
        change.accept(header);
        int length = Math.min(Ipv4Header.length(header), packet.length());
        Ipv4Header.CHECKSUM.write(header, Checksum.complement(Checksum.sum(header, length)));
        ipv4.received(packet, from);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    private void isDropped(Consumer<Address> change) {
        received.clear();
        arrives(ethernet, change);
        assertThat(received).isEmpty();
    }

    @Test
    void a_packet_is_cut_to_its_length_and_delivered() {
        arrives(ethernet, _ -> { });
        assertThat(received).containsExactly("8 from a000002");
    }

    @Test
    void options_are_skipped() {
        arrives(ethernet, header -> Ipv4Header.VERSION_AND_LENGTH.write(header, 0x46));
        assertThat(received).containsExactly("4 from a000002");
    }

    @Test
    void malformed_headers_are_dropped_and_counted() {
        isDropped(header -> Ipv4Header.VERSION_AND_LENGTH.write(header, 0x65));
        isDropped(header -> Ipv4Header.VERSION_AND_LENGTH.write(header, 0x44));
        isDropped(header -> Ipv4Header.VERSION_AND_LENGTH.write(header, 0x4F));
        isDropped(header -> Ipv4Header.TOTAL_LENGTH.write(header, 19));
        isDropped(header -> Ipv4Header.TOTAL_LENGTH.write(header, 35));
        assertThat(ipv4.counters().headerErrors()).isEqualTo(5);

        PacketBuffer wrong = pool.allocate();
        wrong.append(28).clear(28);
        Ipv4Header.VERSION_AND_LENGTH.write(wrong.data(), 0x45);
        Ipv4Header.TOTAL_LENGTH.write(wrong.data(), 28);
        ipv4.received(wrong, ethernet);
        PacketBuffer tiny = pool.allocate();
        tiny.append(19).clear(19);
        ipv4.received(tiny, ethernet);
        assertThat(ipv4.counters().headerErrors()).isEqualTo(7);
    }

    @Test
    void impossible_senders_and_other_receivers_are_dropped_and_counted() {
        isDropped(header -> Ipv4Header.DESTINATION.write(header, PEER));
        isDropped(header -> Ipv4Header.DESTINATION.write(header, Ipv4Address.LOCALHOST));
        isDropped(header -> Ipv4Header.SOURCE.write(header, Ipv4Address.LOCALHOST));
        isDropped(header -> Ipv4Header.SOURCE.write(header, OURS));
        isDropped(header -> Ipv4Header.SOURCE.write(header, Ipv4Address.ANY));
        isDropped(header -> Ipv4Header.SOURCE.write(header, Ipv4Address.BROADCAST));
        isDropped(header -> Ipv4Header.SOURCE.write(header, 0x0A0000FF));
        isDropped(header -> Ipv4Header.SOURCE.write(header, 0xE0000001));
        assertThat(ipv4.counters().addressErrors()).isEqualTo(8);
    }

    @Test
    void broadcasts_are_delivered() {
        arrives(ethernet, header -> Ipv4Header.DESTINATION.write(header, 0x0A0000FF));
        arrives(ethernet, header -> Ipv4Header.DESTINATION.write(header, -1));
        assertThat(received).hasSize(2);
    }

    @Test
    void fragments_are_dropped_and_counted() {
        isDropped(header -> Ipv4Header.FRAGMENT.write(header, Ipv4Header.MORE_FRAGMENTS));
        isDropped(header -> Ipv4Header.FRAGMENT.write(header, 100));
        assertThat(ipv4.counters().fragmentsDropped()).isEqualTo(2);
    }

    @Test
    void an_unknown_protocol_is_told_to_the_sender() {
        isDropped(header -> Ipv4Header.PROTOCOL.write(header, 99));
        assertThat(unreachable).containsExactly(Ipv4Errors.PROTOCOL_UNREACHABLE);
    }

    @Test
    void routes_follow_from_interfaces() {
        assertThat(ipv4.route(OURS)).isSameAs(loopback);
        assertThat(ipv4.route(0x7F000055)).isSameAs(loopback);
        assertThat(ipv4.route(PEER)).isSameAs(ethernet);
        assertThat(ipv4.route(0x08080808)).isSameAs(ethernet);
        assertThat(ipv4.route(Ipv4Address.BROADCAST)).isSameAs(ethernet);
        ethernet.configure(OURS, 24, 0);
        assertThat(ipv4.route(0x08080808)).isNull();
        assertThat(ipv4.sourceFor(PEER, ethernet)).isEqualTo(OURS);
        assertThat(ipv4.sourceFor(OURS, loopback)).isEqualTo(OURS);
    }

    @Test
    void what_is_sent_has_a_right_header_and_goes_to_the_next_hop() {
        PacketBuffer packet = pool.allocate();
        packet.append(100);
        ipv4.send(packet, ethernet, OURS, 0x08080808, PROTOCOL, 0x10, 33);

        Address header = ethernet.sent.remove().data();
        assertThat(ethernet.lastNextHop).isEqualTo(GATEWAY);
        assertThat(Checksum.isRight(Checksum.sum(header, Ipv4Header.SIZE))).isTrue();
        assertThat(Ipv4Header.TOTAL_LENGTH.read(header)).isEqualTo(120);
        assertThat(Ipv4Header.TIME_TO_LIVE.read(header)).isEqualTo(33);
        assertThat(Ipv4Header.TYPE_OF_SERVICE.read(header)).isEqualTo(0x10);
        assertThat(Ipv4Header.DESTINATION.read(header)).isEqualTo(0x08080808);
        assertThat(Ipv4Header.isFragment(header)).isFalse();
    }

    @Test
    void what_is_too_large_is_not_sent() {
        PacketBuffer packet = pool.allocate();
        packet.append(1481);
        ipv4.send(packet, ethernet, OURS, PEER, PROTOCOL, 0, 64);
        assertThat(ethernet.sent).isEmpty();
        assertThat(ipv4.counters().sentTooLarge()).isEqualTo(1);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
