// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitQueueTest extends VirtqueueTest {
    @Override
    long bytes(boolean indirect) {
        return SplitQueue.bytes(SIZE, indirect);
    }

    @Override
    Virtqueue make(Address memory, boolean eventIndex, boolean indirect) {
        return new SplitQueue(memory, SIZE, eventIndex, indirect);
    }

    /// What a device must never see is an index beyond a slot that is not written yet.
    @Test
    void publish_writes_the_slot_before_the_index() {
        List<Long> stores = noteStores();
        queue = make(new Address(RINGS), false, false);
        queue.begin(1);
        queue.append(buffer, 1, false);
        stores.clear();

        queue.publish();

        long available = 16 * SIZE;
        assertThat(stores).containsExactly(available + 4, available + 2);
    }

    @Test
    void what_the_device_writes_into_descriptors_leads_the_driver_nowhere() {
        make(false, false);
        int head = publish(3);
        for (int i = 0; i < SIZE; i++) {
            new Address(RINGS).plus(16L * i).storeShort(12, (short) 1);      // a circle of all descriptors
            new Address(RINGS).plus(16L * i).storeShort(14, (short) i);
        }
        device.use(head, 0);

        assertThat(queue.take()).isEqualTo(head);
        assertThat(queue.freeCount()).isEqualTo(SIZE);
        publish(4);
        assertThat(device.buffers(queue.head())).hasSize(4);
    }

    @Test
    void an_index_far_ahead_breaks_the_queue() {
        make(false, false);
        device.use(publish(1), 0);
        Address used = new Address(RINGS + 16 * SIZE + 16);
        assertThat(used.loadShort(2)).isEqualTo((short) 1);
        used.storeShort(2, (short) 0x4000);

        assertThat(queue.take()).isNotEqualTo(Virtqueue.NONE);
        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isBroken()).isTrue();
    }
}
