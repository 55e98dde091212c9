// SPDX-License-Identifier: Apache-2.0
package corto.net.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import org.junit.jupiter.api.Test;

final class LoopbackInterfaceTest {
    private static final int PROTOCOL = 253;

    private final PacketPool pool = new PacketPool(SimulatedMemory.fresh().map(0x10_0000, 16 * PacketBuffer.CAPACITY), 16);
    private final Ipv4 ipv4 = new Ipv4();
    private final LoopbackInterface loopback = new LoopbackInterface(pool, ipv4);
    private int received;
    private PacketBuffer last;
    private int answers;

    LoopbackInterfaceTest() {
        ipv4.add(loopback);
        ipv4.setProtocol(PROTOCOL, new Ipv4Protocol() {
            @Override
            public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
                received++;
                last = packet;
                assertThat(packet.isChecksumVerified()).isTrue();
                packet.release();
                if (answers > 0) {
                    answers--;
                    send(pool.allocate());
                    ipv4.flush();                            // must not deliver from within
                    assertThat(last).isSameAs(packet);
                }
            }

            @Override
            public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {}
        });
    }

    private void send(PacketBuffer packet) {
        packet.append(8);
        ipv4.send(packet, loopback, Ipv4Address.LOCALHOST, Ipv4Address.LOCALHOST, PROTOCOL, 0, 64);
    }

    @Test
    void what_is_sent_comes_back_with_flush_in_the_same_buffer() {
        PacketBuffer packet = pool.allocate();
        send(packet);
        assertThat(received).isZero();
        loopback.flush();
        assertThat(received).isEqualTo(1);
        assertThat(last).isSameAs(packet);
        assertThat(pool.freeCount()).isEqualTo(16);
    }

    @Test
    void answers_follow_in_the_same_flush() {
        answers = 5;
        send(pool.allocate());
        loopback.flush();
        assertThat(received).isEqualTo(6);
    }

    @Test
    void what_the_sender_keeps_is_copied() {
        PacketBuffer kept = pool.allocate();
        kept.retain();
        send(kept);
        loopback.flush();
        assertThat(last).isNotSameAs(kept);
        kept.release();
        assertThat(pool.freeCount()).isEqualTo(16);
    }

    @Test
    void without_a_buffer_for_the_copy_the_packet_is_lost() {
        PacketBuffer kept = pool.allocate();
        kept.retain();
        while (pool.allocateForData() != null) { }
        send(kept);
        loopback.flush();
        assertThat(received).isZero();
        assertThat(loopback.dropped()).isEqualTo(1);
    }
}
