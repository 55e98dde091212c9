// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.Ipv4;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Fragments in any order, and such as nobody sends.
final class Ipv4ReassemblyTest {
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x100_0000, 256 * PacketBuffer.CAPACITY), 256);
    private final TimerQueue timers = new TimerQueue();
    private final Ipv4Reassembly reassembly = new Ipv4Reassembly();
    private long now = 1_000_000_000L;

    Ipv4ReassemblyTest() {
        reassembly.begin(new Ipv4(), pool, timers, () -> now);
    }

    private PacketBuffer in(int identification, int offset, int length, boolean more) {
        PacketBuffer packet = pool.allocate();
        Address header = packet.append(20 + length);
        header.storeByte(0, (byte) 0x45);
        header.storeByte(1, (byte) 0);
        header.storeShort(2, Short.reverseBytes((short) (20 + length)));
        header.storeShort(4, Short.reverseBytes((short) identification));
        header.storeShort(6, Short.reverseBytes((short) (offset / 8 | (more ? 0x2000 : 0))));
        header.storeShort(8, (short) 0x1140);
        header.storeInt(12, 0x0200000A);
        header.storeInt(16, 0x0100000A);
        for (int i = 0; i < length; i++) {
            header.storeByte(20 + i, (byte) (offset + i));
        }
        return reassembly.received(packet);
    }

    private void isWhole(PacketBuffer packet, int length) {
        assertThat(packet).isNotNull();
        packet.pull(20);
        assertThat(packet.length() + packet.restLength()).isEqualTo(length);
        int at = 0;
        for (PacketBuffer part = packet; part != null; part = part == packet ? packet.rest() : part.next) {
            for (int i = 0; i < part.length(); i++, at++) {
                assertThat(part.data().loadByte(i)).isEqualTo((byte) at);
            }
        }
        assertThat(at).isEqualTo(length);
        packet.release();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void in_order_and_in_one_buffer() {
        assertThat(in(1, 0, 800, true)).isNull();
        PacketBuffer packet = in(1, 800, 77, false);
        assertThat(packet.rest()).isNull();
        isWhole(packet, 877);
    }

    @Test
    void backwards_and_in_many_buffers() {
        assertThat(in(1, 4000, 3, false)).isNull();
        assertThat(in(1, 2400, 1600, true)).isNull();
        assertThat(in(1, 2400, 1600, true)).isNull();                    // again
        assertThat(in(1, 0, 1200, true)).isNull();
        isWhole(in(1, 1200, 1200, true), 4003);
    }

    @Test
    void packets_do_not_mix() {
        in(1, 0, 8, true);
        in(2, 0, 16, true);
        PacketBuffer first = in(1, 8, 1, false);
        assertThat(first.length()).isEqualTo(29);
        first.release();
        isWhole(in(2, 16, 1, false), 17);
    }

    @Test
    void an_overlap_ends_the_packet() {
        in(1, 0, 80, true);
        assertThat(in(1, 72, 80, true)).isNull();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
        assertThat(in(1, 80, 8, false)).isNull();
    }

    @Test
    void impossible_lengths_end_the_packet() {
        assertThat(in(1, 0, 7, true)).isNull();
        assertThat(in(2, 65_528, 100, false)).isNull();
        in(3, 80, 80, true);
        assertThat(in(3, 0, 80, false)).isNull();                        // the end before what came
        in(4, 80, 8, false);
        assertThat(in(4, 88, 8, false)).isNull();                        // two ends
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
        assertThat(reassembly.failed()).isEqualTo(4);
    }

    @Test
    void after_30_seconds_it_is_given_up() {
        in(1, 0, 80, true);
        now += 10_000_000_000L;
        in(2, 0, 80, true);
        now += 20_000_000_001L;
        timers.expire(now);
        assertThat(pool.capacity() - pool.freeCount()).isEqualTo(1);
        now += 10_000_000_000L;
        timers.expire(now);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void random_fragments_are_bounded() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            now += 1_000_000;
            PacketBuffer packet = in(random.nextInt(40), random.nextInt(random.nextBoolean() ? 8 : 8192) * 8, 8 * random.nextInt(100), random.nextInt(10) != 0);
            if (packet != null) {
                packet.release();
            }
            timers.expire(now);
            assertThat(pool.capacity() - pool.freeCount()).isLessThanOrEqualTo(32);
        }
        now += 31_000_000_000L;
        timers.expire(now);
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
