// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

final class PacketBufferTest {
    private final Address memory = SimulatedMemory.fresh().map(0x10000, 16 * PacketBuffer.CAPACITY);
    private final PacketPool pool = new PacketPool(memory, 16);

    @Test
    void headers_are_pushed_before_and_payload_appended_behind() {
        PacketBuffer packet = pool.allocate();

        packet.append(100).storeByte((byte) 7);
        packet.push(20).storeByte((byte) 4);

        assertThat(packet.length()).isEqualTo(120);
        assertThat(packet.headroom()).isEqualTo(PacketBuffer.HEADROOM - 20);
        assertThat(packet.tailroom()).isEqualTo(PacketBuffer.CAPACITY - PacketBuffer.HEADROOM - 100);
        assertThat(packet.data().loadByte()).isEqualTo((byte) 4);
        assertThat(packet.pull(20).loadByte()).isEqualTo((byte) 7);
    }

    @Test
    void buffers_do_not_overlap() {
        PacketBuffer first = pool.allocate();
        PacketBuffer second = pool.allocate();

        assertThat(Math.abs(first.data().minus(second.data()))).isGreaterThanOrEqualTo(PacketBuffer.CAPACITY);
    }

    @Test
    void the_last_owner_gives_the_buffer_back() {
        PacketBuffer packet = pool.allocate();
        packet.retain();
        assertThat(packet.isShared()).isTrue();

        packet.release();
        assertThat(pool.freeCount()).isEqualTo(15);
        assertThat(packet.isShared()).isFalse();
        packet.release();

        assertThat(pool.freeCount()).isEqualTo(16);
    }

    @Test
    void releasing_twice_is_noticed() {
        PacketBuffer packet = pool.allocate();
        packet.release();

        assertThatThrownBy(packet::release).isInstanceOf(AssertionError.class);
    }

    @Test
    void data_leaves_the_last_eighth_to_others() {
        int count = 0;
        while (pool.allocateForData() != null) {
            count++;
        }

        assertThat(count).isEqualTo(14);
        assertThat(pool.isLow()).isTrue();
        assertThat(pool.allocate()).isNotNull();
        assertThat(pool.allocate()).isNotNull();
        assertThat(pool.allocate()).isNull();
    }

    @Test
    void a_buffer_used_again_knows_nothing_of_before() {
        PacketBuffer packet = pool.allocate();
        packet.setChecksumVerified();
        packet.leaveChecksumToDevice(packet.data(), 16);
        packet.append(9);
        packet.release();

        PacketBuffer again = pool.allocate();

        assertThat(again).isSameAs(packet);
        assertThat(again.length()).isZero();
        assertThat(again.isChecksumVerified()).isFalse();
        assertThat(again.isChecksumLeftToDevice()).isFalse();
    }

    @Test
    void the_checksum_left_to_the_device_is_counted_from_the_packet() {
        PacketBuffer packet = pool.allocate();
        packet.append(10);
        packet.push(20);
        packet.leaveChecksumToDevice(packet.data(), 16);
        packet.push(34);

        assertThat(packet.checksumStart()).isEqualTo(34);
        assertThat(packet.checksumFieldOffset()).isEqualTo(16);
    }

    @Test
    void a_copy_has_the_same_bytes_at_the_same_place() {
        PacketBuffer packet = pool.allocate();
        packet.append(3).storeByte(2, (byte) 9);
        packet.push(1);
        PacketBuffer copy = pool.allocate();

        copy.copyFrom(packet);

        assertThat(copy.length()).isEqualTo(4);
        assertThat(copy.headroom()).isEqualTo(packet.headroom());
        assertThat(copy.data().loadByte(3)).isEqualTo((byte) 9);
    }

    @Test
    void a_queue_counts_packets_and_bytes_and_keeps_their_order() {
        PacketQueue queue = new PacketQueue();
        PacketBuffer first = pool.allocate();
        first.append(5);
        PacketBuffer second = pool.allocate();
        second.append(6);
        queue.add(first);
        queue.add(second);

        assertThat(queue.bytes()).isEqualTo(11);
        assertThat(queue.remove()).isSameAs(first);
        assertThat(queue.count()).isEqualTo(1);
        first.release();
        queue.clear();

        assertThat(queue.remove()).isNull();
        assertThat(queue.bytes()).isZero();
        assertThat(pool.freeCount()).isEqualTo(16);
    }
}
