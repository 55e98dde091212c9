// SPDX-License-Identifier: Apache-2.0
package corto.net.arp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.api.StateTable;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.FakeDevice;
import corto.net.ipv4.Ipv4;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import org.junit.jupiter.api.Test;

/// What is known of a neighbour × what is heard or wanted (RFC 826, "Packet Reception"; RFC 1122 §2.3.2; RFC 5227), each with an interface of its own.
///
/// OLD was not heard of for half a minute, EXPIRED for a minute. A cell has what happens and the state afterwards, which is left out if it is the same: `ask` a request to all, `check` one to the neighbour itself,
/// `send` a packet goes out, `reply`, `defend` our address is announced, `new` the neighbour has another hardware address, `drop` it is forgotten with what waited for it, `-` nothing.
final class NeighborStateTableTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int OURS = 0x0A00_0001;
    private static final int NEIGHBOR = 0x0A00_0009;
    private static final int THIRD = 0x0A00_0007;
    private static final long KNOWN = 0x5254_0000_0009L;
    private static final long OTHER = 0x5254_0000_000AL;
    private static final long GROUP = 0x0100_5E00_0001L;

    private FakeDevice device;
    private PacketPool pool;
    private TimerQueue timers;
    private EthernetInterface link;
    private long now;

    private void begin() {
        device = new FakeDevice();
        pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 64 * PacketBuffer.CAPACITY), 64);
        timers = new TimerQueue();
        now = 1000 * SECOND;
        Ipv4 ipv4 = new Ipv4();
        link = new EthernetInterface("eth0", device, pool, ipv4, timers, () -> now);
        ipv4.add(link);
        link.configure(OURS, 24, 0);
    }

    private void pass(long nanos) {
        long end = now + nanos;
        while (timers.nextDeadline() <= end) {
            now = timers.nextDeadline();
            timers.expire(now);
        }
        now = end;
    }

    private void send() {
        PacketBuffer packet = pool.allocate();
        packet.append(20).clear(20);
        link.transmit(packet, NEIGHBOR);
    }

    private void hear(int operation, long hardware, int sender, int target) {
        PacketBuffer packet = pool.allocate();
        Address arp = packet.append(ArpPacket.SIZE);
        ArpPacket.HARDWARE_TYPE.write(arp, ArpPacket.ETHERNET);
        ArpPacket.PROTOCOL_TYPE.write(arp, EthernetHeader.TYPE_IPV4);
        ArpPacket.HARDWARE_LENGTH.write(arp, ArpPacket.HARDWARE_BYTES);
        ArpPacket.PROTOCOL_LENGTH.write(arp, ArpPacket.PROTOCOL_BYTES);
        ArpPacket.OPERATION.write(arp, operation);
        ArpPacket.writeSenderHardware(arp, hardware);
        ArpPacket.SENDER_PROTOCOL.write(arp, sender);
        ArpPacket.writeTargetHardware(arp, 0);
        ArpPacket.TARGET_PROTOCOL.write(arp, target);
        EthernetHeader.write(packet.push(EthernetHeader.SIZE), EthernetHeader.BROADCAST, hardware, EthernetHeader.TYPE_ARP);
        device.receiver.received(packet);
    }

    private void enter(String state) {
        begin();
        switch (state) {
            case "none" -> { }
            case "INCOMPLETE" -> send();
            default -> {
                hear(ArpPacket.REQUEST, KNOWN, NEIGHBOR, OURS);
                pass(state.equals("OLD") ? 31 * SECOND : state.equals("EXPIRED") ? 61 * SECOND : 0);
            }
        }
        assertThat(state()).isEqualTo(state);
        device.sent.clear();
    }

    private String state() {
        Neighbor neighbor = link.find(NEIGHBOR);
        long age = neighbor == null ? 0 : now - neighbor.confirmedNanos;
        return neighbor == null ? "none" : !neighbor.isReachable ? "INCOMPLETE" : age > 60 * SECOND ? "EXPIRED" : age > 30 * SECOND ? "OLD" : "REACHABLE";
    }

    private void happens(String event) {
        switch (event) {
            case "packet to send" -> send();
            case "two packets to send" -> {
                send();
                send();
            }
            case "a second passes" -> pass(SECOND);
            case "three seconds pass" -> pass(3 * SECOND);
            case "request to us" -> hear(ArpPacket.REQUEST, KNOWN, NEIGHBOR, OURS);
            case "request to us, other" -> hear(ArpPacket.REQUEST, OTHER, NEIGHBOR, OURS);
            case "request to a third" -> hear(ArpPacket.REQUEST, KNOWN, NEIGHBOR, THIRD);
            case "request to a third, other" -> hear(ArpPacket.REQUEST, OTHER, NEIGHBOR, THIRD);
            case "reply to us" -> hear(ArpPacket.REPLY, KNOWN, NEIGHBOR, OURS);
            case "reply to us, other" -> hear(ArpPacket.REPLY, OTHER, NEIGHBOR, OURS);
            case "reply to a third" -> hear(ArpPacket.REPLY, KNOWN, NEIGHBOR, THIRD);
            case "announcement" -> hear(ArpPacket.REQUEST, KNOWN, NEIGHBOR, NEIGHBOR);
            case "announcement, other" -> hear(ArpPacket.REQUEST, OTHER, NEIGHBOR, NEIGHBOR);
            case "announcing reply, other" -> hear(ArpPacket.REPLY, OTHER, NEIGHBOR, NEIGHBOR);
            case "probe for it" -> hear(ArpPacket.REQUEST, OTHER, 0, NEIGHBOR);
            case "probe for our address" -> hear(ArpPacket.REQUEST, OTHER, 0, OURS);
            case "it claims our address" -> hear(ArpPacket.REQUEST, KNOWN, OURS, OURS);
            case "it replies for our address" -> hear(ArpPacket.REPLY, KNOWN, OURS, THIRD);
            case "our own announcement" -> hear(ArpPacket.REQUEST, FakeDevice.ADDRESS, OURS, OURS);
            case "request from a group" -> hear(ArpPacket.REQUEST, GROUP, NEIGHBOR, OURS);
            case "reply of no hardware" -> hear(ArpPacket.REPLY, 0, NEIGHBOR, OURS);
            case "neither request nor reply" -> hear(9, OTHER, NEIGHBOR, OURS);
            case "request from beyond" -> hear(ArpPacket.REQUEST, KNOWN, 0x0B00_0001, OURS);
            default -> throw new AssertionError(event);
        }
    }

    private String cell(String state, String event) {
        enter(state);
        happens(event);
        StringBuilder text = new StringBuilder();
        for (PacketBuffer frame : device.sent) {
            Address arp = frame.data().plus(EthernetHeader.SIZE);
            boolean isToAll = EthernetHeader.destination(frame.data()) == EthernetHeader.BROADCAST;
            text.append(EthernetHeader.type(frame.data()) == EthernetHeader.TYPE_IPV4 ? "send " : ArpPacket.OPERATION.read(arp) == ArpPacket.REPLY ? "reply "
                    : ArpPacket.TARGET_PROTOCOL.read(arp) == OURS ? "defend " : isToAll ? "ask " : "check ");
        }
        Neighbor neighbor = link.find(NEIGHBOR);
        text.append(neighbor != null && neighbor.isReachable && neighbor.hardware == OTHER ? "new " : "");
        String after = state();
        text.append(after.equals(state) ? "" : after.equals("none") ? "drop" : after);
        return text.isEmpty() ? "-" : text.toString().strip();
    }

    @Test
    void states_and_events() {
        StateTable.isAsTold("""
                                           | none                | INCOMPLETE               | REACHABLE | OLD                 | EXPIRED
                packet to send             | ask INCOMPLETE      | -                        | send      | check send          | ask INCOMPLETE
                two packets to send        | ask INCOMPLETE      | -                        | send send | check send send     | ask INCOMPLETE
                a second passes            | -                   | ask                      | -         | -                   | -
                three seconds pass         | -                   | ask ask drop             | -         | -                   | -
                request to us              | reply REACHABLE     | send reply REACHABLE     | reply     | reply REACHABLE     | reply REACHABLE
                request to us, other       | reply new REACHABLE | send reply new REACHABLE | reply new | reply new REACHABLE | reply new REACHABLE
                request to a third         | -                   | send REACHABLE           | -         | REACHABLE           | REACHABLE
                request to a third, other  | -                   | send new REACHABLE       | new       | new REACHABLE       | new REACHABLE
                reply to us                | -                   | send REACHABLE           | -         | REACHABLE           | REACHABLE
                reply to us, other         | -                   | send new REACHABLE       | new       | new REACHABLE       | new REACHABLE
                reply to a third           | -                   | send REACHABLE           | -         | REACHABLE           | REACHABLE
                announcement               | -                   | send REACHABLE           | -         | REACHABLE           | REACHABLE
                announcement, other        | -                   | send new REACHABLE       | new       | new REACHABLE       | new REACHABLE
                announcing reply, other    | -                   | send new REACHABLE       | new       | new REACHABLE       | new REACHABLE
                probe for it               | -                   | -                        | -         | -                   | -
                probe for our address      | reply               | reply                    | reply     | reply               | reply
                it claims our address      | defend              | defend                   | defend    | defend              | defend
                it replies for our address | defend              | defend                   | defend    | defend              | defend
                our own announcement       | -                   | -                        | -         | -                   | -
                request from a group       | -                   | -                        | -         | -                   | -
                reply of no hardware       | -                   | -                        | -         | -                   | -
                neither request nor reply  | -                   | send new REACHABLE       | new       | new REACHABLE       | new REACHABLE
                request from beyond        | reply               | reply                    | reply     | reply               | reply
                """, this::cell);
    }
}
