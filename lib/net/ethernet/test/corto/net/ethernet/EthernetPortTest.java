// SPDX-License-Identifier: Apache-2.0
package corto.net.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.SimulatedMemory;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EthernetPortTest {
    private static final long PEER = 0x5254_0000_0002L;

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 512 * PacketBuffer.CAPACITY), 512);
    private final FakeDevice device = new FakeDevice();
    private final List<String> received = new ArrayList<>();
    private final EthernetPort port = new EthernetPort(device, packet -> take("ipv4", packet), packet -> take("arp", packet));

    private void take(String protocol, PacketBuffer packet) {
        received.add(protocol + " " + packet.length());
        packet.release();
    }

    private void arrives(long destination, int type, int payload) {
        PacketBuffer frame = pool.allocate();
        frame.append(payload);
        EthernetHeader.write(frame.push(EthernetHeader.SIZE), destination, PEER, type);
        device.receiver.received(frame);
    }

    private PacketBuffer packet(int length) {
        PacketBuffer packet = pool.allocate();
        packet.append(length);
        return packet;
    }

    @Test
    void the_header_has_destination_source_and_type() {
        port.transmit(packet(50), PEER, EthernetHeader.TYPE_ARP);

        PacketBuffer frame = device.sent.remove();
        assertThat(frame.length()).isEqualTo(64);
        assertThat(EthernetHeader.destination(frame.data())).isEqualTo(PEER);
        assertThat(EthernetHeader.source(frame.data())).isEqualTo(FakeDevice.ADDRESS);
        assertThat(EthernetHeader.type(frame.data())).isEqualTo(EthernetHeader.TYPE_ARP);
        assertThat(frame.data().loadByte(0)).isEqualTo((byte) 0x52);
        assertThat(frame.data().loadByte(5)).isEqualTo((byte) 2);
    }

    @Test
    void frames_are_delivered_by_type_to_this_station_and_groups() {
        arrives(FakeDevice.ADDRESS, EthernetHeader.TYPE_IPV4, 20);
        arrives(EthernetHeader.BROADCAST, EthernetHeader.TYPE_ARP, 28);
        arrives(PEER, EthernetHeader.TYPE_IPV4, 20);
        arrives(FakeDevice.ADDRESS, 0x86DD, 40);
        device.receiver.received(packet(13));

        assertThat(received).containsExactly("ipv4 20", "arp 28");
        assertThat(port.receivedDropped()).isEqualTo(3);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void one_flush_rings_once_for_several_frames_and_not_for_none() {
        port.transmit(packet(1), PEER, 1);
        port.transmit(packet(2), PEER, 1);
        port.flush();
        port.flush();
        assertThat(device.flushes).isEqualTo(1);
    }

    @Test
    void what_finds_the_device_full_waits_in_order_and_256_at_most() {
        device.room = 1;
        for (int i = 0; i < 300; i++) {
            port.transmit(packet(i), PEER, 1);
        }
        assertThat(port.sentDropped()).isEqualTo(300 - 1 - 256);

        device.room = 2;
        port.transmitPossible();
        device.room = 1000;
        port.transmit(packet(999), PEER, 1);                  // must not overtake
        port.transmitPossible();

        assertThat(device.sent.size()).isEqualTo(1 + 256 + 1);
        assertThat(device.sent.peekLast().length() - EthernetHeader.SIZE).isEqualTo(999);
        device.sent.removeLast().release();
        int expected = 0;
        for (PacketBuffer frame : device.sent) {
            assertThat(frame.length() - EthernetHeader.SIZE).isEqualTo(expected++);
            frame.release();
        }
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
