// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.queue.FakeQueue.Buffer;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for both formats of rings.
abstract class VirtqueueTest {
    static final int SIZE = 4;
    static final long RINGS = DirectMap.BASE + 0x1_0000;

    SimulatedMemory memory = SimulatedMemory.fresh();
    final Address buffer = new Address(DirectMap.BASE + 0x5000);
    Virtqueue queue;
    FakeQueue device;

    abstract long bytes(boolean indirect);

    /// A queue at `RINGS`.
    abstract Virtqueue make(Address memory, boolean eventIndex, boolean indirect);

    void make(boolean eventIndex, boolean indirect) {
        queue = make(memory.map(RINGS, (int) bytes(indirect)), eventIndex, indirect);
        device = FakeQueue.of(queue);
    }

    int publish(int buffers) {
        assertThat(queue.begin(buffers)).isTrue();
        for (int i = 0; i < buffers; i++) {
            queue.append(buffer.plus(i * 0x100), 10 + i, i > 0);
        }
        return queue.publish();
    }

    @Test
    void a_published_chain_reaches_the_device_with_addresses_lengths_and_directions() {
        make(false, false);

        int head = publish(3);

        assertThat(device.waiting()).isEqualTo(1);
        assertThat(device.next()).isEqualTo(head);
        assertThat(device.buffers(head)).containsExactly(new Buffer(buffer, 10, false), new Buffer(buffer.plus(0x100), 11, true), new Buffer(buffer.plus(0x200), 12, true));
        assertThat(queue.freeCount()).isEqualTo(1);
    }

    @Test
    void nothing_is_available_before_publish() {
        make(false, false);

        queue.begin(1);
        queue.append(buffer, 1, false);

        assertThat(device.waiting()).isZero();
    }

    /// Memory at `RINGS` whose stores are noted by their offsets.
    List<Long> noteStores() {
        List<Long> stores = new ArrayList<>();
        byte[] content = new byte[(int) bytes(false)];
        memory.map(RINGS, content.length, new SimulatedMemory.Device() {
            @Override
            public long load(long offset, int bytes) {
                long value = 0;
                for (int i = bytes - 1; i >= 0; i--) {
                    value = value << 8 | content[(int) offset + i] & 0xFF;
                }
                return value;
            }

            @Override
            public void store(long offset, int bytes, long value) {
                stores.add(offset);
                for (int i = 0; i < bytes; i++) {
                    content[(int) offset + i] = (byte) (value >>> 8 * i);
                }
            }
        });
        return stores;
    }

    @Test
    void a_full_queue_begins_no_chain_until_one_comes_back() {
        make(false, false);
        int first = publish(2);
        publish(2);
        assertThat(queue.begin(1)).isFalse();

        device.use(device.next(), 0);

        assertThat(queue.take()).isEqualTo(first);
        assertThat(queue.freeCount()).isEqualTo(2);
        assertThat(queue.begin(2)).isTrue();
    }

    @Test
    void take_gives_head_and_bytes_written_in_the_order_of_the_device() {
        make(false, false);
        int first = publish(1);
        int second = publish(1);
        device.next();
        device.next();

        device.use(second, 100);
        device.use(first, 50);

        assertThat(queue.take()).isEqualTo(second);
        assertThat(queue.takenBytes()).isEqualTo(100);
        assertThat(queue.take()).isEqualTo(first);
        assertThat(queue.takenBytes()).isEqualTo(50);
        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void an_indirect_chain_takes_one_descriptor() {
        make(false, true);

        int head = publish(3);

        assertThat(queue.freeCount()).isEqualTo(SIZE - 1);
        assertThat(device.buffers(device.next())).containsExactly(new Buffer(buffer, 10, false), new Buffer(buffer.plus(0x100), 11, true), new Buffer(buffer.plus(0x200), 12, true));
        device.use(head, 0);
        assertThat(queue.take()).isEqualTo(head);
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void a_single_buffer_needs_no_indirect_table() {
        make(false, true);

        int head = publish(1);

        assertThat(device.buffers(device.next())).containsExactly(new Buffer(buffer, 10, false));
        assertThat(new Address(RINGS).plus(16L * head).loadInt(8)).isEqualTo(10);
    }

    @Test
    void the_device_is_notified_unless_it_said_not_to() {
        make(false, false);
        publish(1);
        assertThat(queue.needsNotification()).isTrue();
        assertThat(queue.needsNotification()).as("nothing new").isFalse();

        device.suppressNotifications(true);
        publish(1);

        assertThat(queue.needsNotification()).isFalse();
    }

    @Test
    void with_event_index_the_device_is_notified_when_its_index_is_passed() {
        make(true, false);
        device.setAvailableEvent(1);

        publish(1);
        assertThat(queue.needsNotification()).isFalse();
        publish(1);
        assertThat(queue.needsNotification()).isTrue();
        publish(1);
        assertThat(queue.needsNotification()).isFalse();
    }

    @Test
    void with_event_index_one_question_covers_several_chains() {
        make(true, false);
        device.setAvailableEvent(1);

        publish(1);
        publish(1);
        publish(1);

        assertThat(queue.needsNotification()).isTrue();
    }

    @Test
    void enableInterrupts_says_whether_something_came_back_before() {
        make(false, false);
        queue.disableInterrupts();
        assertThat(device.interruptsSuppressed()).isTrue();
        assertThat(queue.enableInterrupts()).isFalse();
        assertThat(device.interruptsSuppressed()).isFalse();

        device.use(publish(1), 0);

        assertThat(queue.enableInterrupts()).isTrue();
    }

    @Test
    void with_event_index_the_used_event_is_the_next_chain() {
        make(true, false);
        device.use(publish(1), 0);
        queue.take();

        queue.enableInterrupts();
        assertThat(device.usedEvent()).isEqualTo(1);
        assertThat(device.interruptsSuppressed()).isFalse();

        queue.disableInterrupts();
        assertThat(device.interruptsSuppressed()).isTrue();
    }

    @Test
    void a_head_out_of_range_breaks_the_queue() {
        make(false, false);
        publish(1);

        device.use(SIZE, 0);

        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isBroken()).isTrue();
        assertThat(queue.begin(1)).isFalse();
    }

    @Test
    void a_chain_that_comes_back_twice_breaks_the_queue() {
        make(false, false);
        int head = publish(1);
        device.use(head, 0);
        device.use(head, 0);

        assertThat(queue.take()).isEqualTo(head);
        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isBroken()).isTrue();
    }

    @Test
    void a_length_of_2_GiB_or_more_breaks_the_queue() {
        make(false, false);
        device.use(publish(1), -1);

        assertThat(queue.take()).isEqualTo(Virtqueue.NONE);
        assertThat(queue.isBroken()).isTrue();
    }

    /// Long enough for the 16-bit indices to wrap; each chain must come back as it went.
    @Test
    void random_traffic_keeps_every_chain_whole() {
        for (int kind = 0; kind < 4; kind++) {
            memory = SimulatedMemory.fresh();
            make((kind & 1) != 0, (kind & 2) != 0);
            traffic(new Random(kind));
        }
    }

    private void traffic(Random random) {
        Map<Integer, Integer> out = new HashMap<>();             // head → buffers
        ArrayDeque<Integer> atDevice = new ArrayDeque<>();
        int published = 0;
        while (published < 70_000) {
            int buffers = 1 + random.nextInt(3);
            if (random.nextBoolean() && queue.begin(buffers)) {
                for (int i = 0; i < buffers; i++) {
                    queue.append(buffer.plus(i), published & 0xFFFF, false);
                }
                int head = queue.publish();
                assertThat(out.put(head, buffers)).isNull();
                published++;
            }
            if (device.waiting() > 0 && random.nextBoolean()) {
                int head = device.next();
                assertThat(device.buffers(head)).hasSize(out.get(head));
                if (random.nextBoolean()) {
                    atDevice.addFirst(head);
                } else {
                    atDevice.addLast(head);
                }
            }
            if (!atDevice.isEmpty() && random.nextBoolean()) {
                device.use(atDevice.removeFirst(), 7);
            }
            if (random.nextBoolean()) {
                int head = queue.take();
                if (head != Virtqueue.NONE) {
                    assertThat(out.remove(head)).isNotNull();
                }
            }
        }
        assertThat(queue.isBroken()).isFalse();
    }
}
