// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.api.StateTable;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.EthernetPort;
import corto.net.ethernet.FakeDevice;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import org.junit.jupiter.api.Test;

/// The states of a neighbour (RFC 4861 §7.3, appendix C): each state × each event, each with an interface of its own.
///
/// A cell has what happens and the state afterwards, which is left out if it is the same: `ask` a solicitation to the group, `probe` one to the neighbour itself, `send` a
/// packet goes out, `new` the hardware address is another one, `drop` the neighbour is forgotten with what waited for it, `-` nothing.
final class NeighborStateTableTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long KNOWN = 0x5254_0000_0009L;
    private static final long OTHER = 0x5254_0000_000AL;
    private static final long HIGH = Ipv6Address.LINK_LOCAL_HIGH;
    private static final long LOW = 9;
    private static final int TYPE_OFFSET = 14 + 40;                    // of an ICMPv6 message in a frame

    private FakeDevice device;
    private PacketPool pool;
    private NdpInterface link;
    private Address message;
    private Address header;
    private TimerQueue timers;
    private long now;

    private void begin() {
        SimulatedMemory memory = SimulatedMemory.fresh();
        device = new FakeDevice();
        pool = new PacketPool(memory.map(0x100_0000, 64 * PacketBuffer.CAPACITY), 64);
        Ipv6 ipv6 = new Ipv6();
        timers = new TimerQueue();
        now = 1000 * SECOND;
        Icmpv6 icmpv6 = new Icmpv6(pool, ipv6, () -> now);
        ipv6.setProtocol(Ipv6.PROTOCOL_ICMPV6, icmpv6);
        EthernetPort port = new EthernetPort(device, PacketBuffer::release, PacketBuffer::release);
        link = new NdpInterface(port, 2, pool, ipv6, icmpv6, timers, () -> now);
        ipv6.add(link);
        link.start();
        pass(20 * SECOND);                                             // its address is its own, and no router answered
        message = memory.map(0x1_0000, 64);
        header = memory.map(0x2_0000, Ipv6Header.SIZE);
        device.sent.clear();
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
        packet.append(Ipv6Header.SIZE + 8).clear(Ipv6Header.SIZE + 8);
        link.transmit(packet, HIGH, LOW);
    }

    /// Advertises `hardware`, if it is not 0.
    private void advertise(int flags, long hardware) {
        Icmpv6.BODY.write(message, flags);
        NdpMessage.TARGET_HIGH.write(message, HIGH);
        NdpMessage.TARGET_LOW.write(message, LOW);
        hear(NdpMessage.NEIGHBOR_ADVERTISEMENT, NdpMessage.NEIGHBOR_SIZE, NdpMessage.TARGET_HARDWARE, hardware);
    }

    /// As a router that nothing is to be sent to.
    private void advertiseRouter(long hardware) {
        message.clear(NdpMessage.ROUTER_SIZE);
        hear(NdpMessage.ROUTER_ADVERTISEMENT, NdpMessage.ROUTER_SIZE, NdpMessage.SOURCE_HARDWARE, hardware);
    }

    private void hear(int type, int size, int option, long hardware) {
        Icmpv6.TYPE.write(message, type);
        NdpMessage.writeHardware(message.plus(size), option, hardware);
        Ipv6Header.SOURCE_HIGH.write(header, HIGH);
        Ipv6Header.SOURCE_LOW.write(header, LOW);
        Ipv6Header.DESTINATION_HIGH.write(header, HIGH);
        Ipv6Header.DESTINATION_LOW.write(header, Ipv6Address.identifierOf(FakeDevice.ADDRESS));
        link.neighborMessage(type, message, size + (hardware == 0 ? 0 : NdpMessage.OPTION_UNIT), header);
    }

    private void enter(String state) {
        begin();
        switch (state) {
            case "none" -> { }
            case "INCOMPLETE" -> send();
            case "REACHABLE" -> {
                send();
                advertise(NdpMessage.SOLICITED, KNOWN);
            }
            default -> {
                send();
                advertise(0, KNOWN);
                if (!state.equals("STALE")) {
                    send();
                    pass(state.equals("PROBE") ? 5 * SECOND : 0);
                }
            }
        }
        assertThat(state()).isEqualTo(state);
        device.sent.clear();
    }

    private String state() {
        Neighbor neighbor = link.neighbor(HIGH, LOW);
        return neighbor == null ? "none" : neighbor.state.name();
    }

    private void happens(String event) {
        switch (event) {
            case "packet to send" -> send();
            case "a second passes" -> pass(SECOND);
            case "five seconds pass" -> pass(5 * SECOND);
            case "a minute passes, packet" -> {
                pass(60 * SECOND);
                device.sent.clear();
                send();
            }
            case "NA" -> advertise(0, KNOWN);
            case "NA, other" -> advertise(0, OTHER);
            case "NA, override" -> advertise(NdpMessage.OVERRIDE, KNOWN);
            case "NA, override, other" -> advertise(NdpMessage.OVERRIDE, OTHER);
            case "NA, solicited" -> advertise(NdpMessage.SOLICITED, KNOWN);
            case "NA, solicited, other" -> advertise(NdpMessage.SOLICITED, OTHER);
            case "NA, solicited, override, other" -> advertise(NdpMessage.SOLICITED | NdpMessage.OVERRIDE, OTHER);
            case "NA, solicited, no address" -> advertise(NdpMessage.SOLICITED, 0);
            case "RA" -> advertiseRouter(KNOWN);
            case "RA, other" -> advertiseRouter(OTHER);
            case "RA, no address" -> advertiseRouter(0);
            default -> throw new AssertionError(event);
        }
    }

    private String cell(String state, String event) {
        enter(state);
        happens(event);
        StringBuilder text = new StringBuilder();
        for (PacketBuffer frame : device.sent) {
            boolean isQuestion = frame.data().loadByte(TYPE_OFFSET) == (byte) NdpMessage.NEIGHBOR_SOLICITATION;
            text.append(!isQuestion ? "send " : EthernetHeader.isGroup(EthernetHeader.destination(frame.data())) ? "ask " : "probe ");
        }
        Neighbor neighbor = link.neighbor(HIGH, LOW);
        text.append(neighbor != null && neighbor.hardware == OTHER ? "new " : "");
        String after = state();
        text.append(after.equals(state) ? "" : after.equals("none") ? "drop" : after);
        return text.isEmpty() ? "-" : text.toString().strip();
    }

    @Test
    void states_and_events() {
        StateTable.isAsTold("""
                                               | none           | INCOMPLETE         | REACHABLE  | STALE         | DELAY          | PROBE
                packet to send                 | ask INCOMPLETE | -                  | send       | send DELAY    | send           | send
                a second passes                | -              | ask                | -          | -             | -              | probe
                five seconds pass              | -              | ask ask drop       | -          | -             | probe PROBE    | probe probe drop
                a minute passes, packet        | ask INCOMPLETE | ask                | send DELAY | send DELAY    | ask INCOMPLETE | ask INCOMPLETE
                NA                             | -              | send STALE         | -          | -             | -              | -
                NA, other                      | -              | send new STALE     | STALE      | -             | -              | -
                NA, override                   | -              | send STALE         | -          | -             | -              | -
                NA, override, other            | -              | send new STALE     | new STALE  | new           | new STALE      | new STALE
                NA, solicited                  | -              | send REACHABLE     | -          | REACHABLE     | REACHABLE      | REACHABLE
                NA, solicited, other           | -              | send new REACHABLE | STALE      | -             | -              | -
                NA, solicited, override, other | -              | send new REACHABLE | new        | new REACHABLE | new REACHABLE  | new REACHABLE
                NA, solicited, no address      | -              | -                  | -          | REACHABLE     | REACHABLE      | REACHABLE
                RA                             | STALE          | send STALE         | -          | -             | -              | -
                RA, other                      | new STALE      | send new STALE     | new STALE  | new           | new STALE      | new STALE
                RA, no address                 | -              | -                  | -          | -             | -              | -
                """, this::cell);
    }
}
