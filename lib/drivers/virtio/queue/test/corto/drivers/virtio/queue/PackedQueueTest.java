// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedQueueTest extends VirtqueueTest {
    private static final int FLAGS = 14;                 // in a descriptor of 16 bytes

    @Override
    long bytes(boolean indirect) {
        return PackedQueue.bytes(SIZE, indirect);
    }

    @Override
    Virtqueue make(Address memory, boolean eventIndex, boolean indirect) {
        return new PackedQueue(memory, SIZE, eventIndex, indirect);
    }

    /// The device looks at a chain when the flags of its first descriptor say so, and then all of it must be there.
    @Test
    void the_flags_of_the_first_descriptor_are_written_last() {
        List<Long> stores = noteStores();
        queue = make(new Address(RINGS), false, false);
        queue.begin(3);
        for (int i = 0; i < 3; i++) {
            queue.append(buffer, 1, false);
        }
        assertThat(stores).doesNotContain((long) FLAGS).contains(16L + FLAGS, 32L + FLAGS);
        stores.clear();

        queue.publish();

        assertThat(stores).containsExactly((long) FLAGS);
    }

    @Test
    void a_chain_goes_over_the_end_of_the_ring_with_the_other_wrap_counter() {
        make(false, false);
        device.use(publish(3) + 0 * device.next(), 0);
        queue.take();

        publish(3);

        assertThat(flags(3) & 0x8080).isEqualTo(0x0080);
        assertThat(flags(0) & 0x8080).isEqualTo(0x8000);
        assertThat(flags(1) & 0x8080).isEqualTo(0x8000);
        assertThat(device.waiting()).isEqualTo(1);
        assertThat(device.buffers(device.next())).hasSize(3);
    }

    private int flags(int place) {
        return new Address(RINGS).loadShort(16L * place + FLAGS) & 0xFFFF;
    }

    @Test
    void the_last_round_is_not_taken_for_this_one() {
        make(false, false);
        for (int i = 0; i < SIZE; i++) {
            publish(1);
            device.use(device.next(), 0);
        }
        for (int i = 0; i < SIZE; i++) {
            assertThat(queue.take()).isNotEqualTo(Virtqueue.NONE);
        }

        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isBroken()).isFalse();
    }

    @Test
    void without_event_index_a_place_is_no_answer() {
        make(false, false);
        device.setAvailableEvent(100);

        publish(1);

        assertThat(queue.needsNotification()).isTrue();
    }

    @Test
    void with_event_index_the_place_may_be_in_the_next_round() {
        make(true, false);
        for (int i = 0; i < SIZE - 1; i++) {
            publish(1);
            device.use(device.next(), 0);
            queue.take();
        }
        queue.needsNotification();
        device.setAvailableEvent(SIZE + 1);              // place 1 of the second round

        publish(1);
        assertThat(queue.needsNotification()).isFalse();
        publish(1);
        assertThat(queue.needsNotification()).isFalse();
        publish(1);
        assertThat(queue.needsNotification()).isTrue();
    }
}
