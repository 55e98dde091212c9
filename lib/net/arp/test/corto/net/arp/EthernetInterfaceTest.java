// SPDX-License-Identifier: Apache-2.0
package corto.net.arp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.FakeDevice;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import org.junit.jupiter.api.Test;

final class EthernetInterfaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int OURS = 0x0A000001;
    private static final int PEER = 0x0A000002;
    private static final int GATEWAY = 0x0A0000FE;
    private static final int FAR = 0x08080808;
    private static final long PEER_HARDWARE = 0x5254_0000_0002L;
    private static final int PROTOCOL = 253;                 // RFC 3692: for experiments

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 1024 * PacketBuffer.CAPACITY), 1024);
    private final TimerQueue timers = new TimerQueue();
    private final FakeDevice device = new FakeDevice();
    private final Ipv4 ipv4 = new Ipv4();
    private long now = 1000 * SECOND;
    private final EthernetInterface ethernet = new EthernetInterface("eth0", device, pool, ipv4, timers, () -> now);
    private Errno undelivered;

    EthernetInterfaceTest() {
        ipv4.add(ethernet);
        ethernet.configure(OURS, 24, GATEWAY);
        ipv4.setProtocol(PROTOCOL, new Ipv4Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
                packet.release();
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
                undelivered = errno;
            }
        });
    }

    private void send(int destination) {
        PacketBuffer packet = pool.allocate();
        packet.append(8);
        ipv4.send(packet, ethernet, OURS, destination, PROTOCOL, 0, 64);
    }

    private void hears(int operation, long senderHardware, int sender, int target) {
        PacketBuffer packet = pool.allocate();
        Address arp = packet.append(ArpPacket.SIZE + 18);                   // padded as real frames are
        ArpPacket.HARDWARE_TYPE.write(arp, ArpPacket.ETHERNET);
        ArpPacket.PROTOCOL_TYPE.write(arp, EthernetHeader.TYPE_IPV4);
        ArpPacket.HARDWARE_LENGTH.write(arp, 6);
        ArpPacket.PROTOCOL_LENGTH.write(arp, 4);
        ArpPacket.OPERATION.write(arp, operation);
        ArpPacket.writeSenderHardware(arp, senderHardware);
        ArpPacket.SENDER_PROTOCOL.write(arp, sender);
        ArpPacket.writeTargetHardware(arp, 0);
        ArpPacket.TARGET_PROTOCOL.write(arp, target);
        EthernetHeader.write(packet.push(EthernetHeader.SIZE), EthernetHeader.BROADCAST, senderHardware, EthernetHeader.TYPE_ARP);
        device.receiver.received(packet);
    }

    /// What was sent since, in words; the buffers go back.
    private String sent() {
        StringBuilder text = new StringBuilder();
        for (PacketBuffer frame : device.sent) {
            Address arp = frame.data().plus(EthernetHeader.SIZE);
            text.append(text.isEmpty() ? "" : ", ");
            if (EthernetHeader.type(frame.data()) == EthernetHeader.TYPE_ARP) {
                text.append(ArpPacket.OPERATION.read(arp) == ArpPacket.REQUEST ? "who has " : "reply to ").append(ArpPacket.TARGET_PROTOCOL.read(arp) & 0xFF);
            } else {
                text.append("packet");
            }
            long destination = EthernetHeader.destination(frame.data());
            text.append(destination == EthernetHeader.BROADCAST ? " to all" : " to " + Long.toHexString(destination & 0xFF));
            frame.release();
        }
        device.sent.clear();
        return text.toString();
    }

    private void pass(long nanos) {
        now += nanos;
        timers.expire(now);
    }

    @Test
    void its_address_is_announced() {
        assertThat(sent()).isEqualTo("who has 1 to all");
    }

    @Test
    void a_packet_waits_for_the_answer_about_its_neighbour() {
        sent();
        send(PEER);
        send(PEER);
        assertThat(sent()).isEqualTo("who has 2 to all");

        hears(ArpPacket.REPLY, PEER_HARDWARE, PEER, OURS);

        assertThat(sent()).isEqualTo("packet to 2, packet to 2");
        send(PEER);
        assertThat(sent()).isEqualTo("packet to 2");
        assertThat(timers.nextDeadline()).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void what_is_far_goes_to_the_gateway_and_broadcasts_to_all() {
        sent();
        send(FAR);
        assertThat(sent()).isEqualTo("who has 254 to all");
        send(0x0A0000FF);
        send(-1);
        assertThat(sent()).isEqualTo("packet to all, packet to all");
        send(0xE00000FB);                                                     // 224.0.0.251
        assertThat(EthernetHeader.destination(device.sent.peek().data())).isEqualTo(0x0100_5E00_00FBL);
    }

    @Test
    void a_gateway_may_be_beyond_the_prefix() {
        ethernet.configure(OURS, 32, GATEWAY);
        sent();
        send(FAR);
        assertThat(sent()).isEqualTo("who has 254 to all");
        hears(ArpPacket.REPLY, PEER_HARDWARE, GATEWAY, OURS);
        assertThat(sent()).isEqualTo("packet to 2");
    }

    @Test
    void three_questions_without_answer_tell_the_protocol() {
        sent();
        send(PEER);
        pass(SECOND);
        pass(SECOND);
        assertThat(sent()).isEqualTo("who has 2 to all, who has 2 to all, who has 2 to all");
        assertThat(undelivered).isNull();

        pass(SECOND);

        assertThat(undelivered).isEqualTo(Errno.EHOSTUNREACH);
        assertThat(sent()).isEmpty();
        assertThat(ethernet.neighborCount()).isZero();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void eight_packets_wait_and_no_more() {
        for (int i = 0; i < 10; i++) {
            send(PEER);
        }
        assertThat(ethernet.unresolvedDropped()).isEqualTo(2);
        sent();
        hears(ArpPacket.REPLY, PEER_HARDWARE, PEER, OURS);
        assertThat(device.sent).hasSize(8);
    }

    @Test
    void questions_about_us_are_answered_and_teach() {
        sent();
        hears(ArpPacket.REQUEST, PEER_HARDWARE, PEER, OURS);
        assertThat(sent()).isEqualTo("reply to 2 to 2");
        assertThat(ethernet.hardwareOf(PEER)).isEqualTo(PEER_HARDWARE);
        hears(ArpPacket.REQUEST, PEER_HARDWARE, PEER, GATEWAY);
        assertThat(sent()).isEmpty();
    }

    @Test
    void nothing_is_learned_unasked_but_what_is_known_is_updated() {
        hears(ArpPacket.REPLY, PEER_HARDWARE, PEER, OURS);
        hears(ArpPacket.REQUEST, PEER_HARDWARE, PEER, PEER);
        assertThat(ethernet.neighborCount()).isZero();
        hears(ArpPacket.REQUEST, PEER_HARDWARE, PEER, OURS);
        hears(ArpPacket.REQUEST, PEER_HARDWARE + 7, PEER, PEER);
        assertThat(ethernet.hardwareOf(PEER)).isEqualTo(PEER_HARDWARE + 7);
    }

    @Test
    void who_claims_our_address_is_counted_and_not_believed() {
        hears(ArpPacket.REQUEST, PEER_HARDWARE, OURS, OURS);
        assertThat(ethernet.conflicts()).isEqualTo(1);
        assertThat(ethernet.neighborCount()).isZero();
    }

    @Test
    void an_old_neighbour_is_asked_while_used_and_forgotten_when_silent() {
        hears(ArpPacket.REQUEST, PEER_HARDWARE, PEER, OURS);
        sent();
        now += 31 * SECOND;
        send(PEER);
        send(PEER);
        assertThat(sent()).isEqualTo("who has 2 to 2, packet to 2, packet to 2");
        now += 30 * SECOND;
        send(PEER);
        assertThat(sent()).isEqualTo("who has 2 to all");
    }

    @Test
    void the_cache_is_bounded() {
        ethernet.configure(OURS, 16, 0);
        for (int i = 0; i < 1000; i++) {
            now++;
            send(0x0A000100 + i);
            sent();
        }
        assertThat(ethernet.neighborCount()).isEqualTo(512);
        pass(SECOND);
        pass(SECOND);
        pass(SECOND);
        sent();
        assertThat(ethernet.neighborCount()).isZero();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
