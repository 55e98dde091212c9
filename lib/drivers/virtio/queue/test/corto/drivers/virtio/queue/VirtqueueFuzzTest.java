// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A device that writes anything anywhere in the areas of its queue. Whatever it does, no access leaves the areas (simulated memory would refuse it), each loop ends, and
/// a chain comes back at most once.
class VirtqueueFuzzTest {
    private static final int CASES = 10_000;             // of each format
    private static final int STEPS = 60;
    private static final long RINGS = DirectMap.BASE + 0x1_0000;

    @Test
    void a_split_queue_survives_any_device() {
        for (int seed = 0; seed < CASES; seed++) {
            attack(seed, false);
        }
    }

    @Test
    void a_packed_queue_survives_any_device() {
        for (int seed = 0; seed < CASES; seed++) {
            attack(seed, true);
        }
    }

    private static void attack(int seed, boolean packed) {
        Random random = new Random(seed);
        int size = 1 << random.nextInt(5);
        boolean eventIndex = random.nextBoolean();
        boolean indirect = random.nextBoolean();
        int bytes = (int) (packed ? PackedQueue.bytes(size, indirect) : SplitQueue.bytes(size, indirect));
        Address rings = SimulatedMemory.fresh().map(RINGS, bytes);
        Virtqueue queue = packed ? new PackedQueue(rings, size, eventIndex, indirect) : new SplitQueue(rings, size, eventIndex, indirect);
        BitSet out = new BitSet();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(5)) {
                case 0 -> give(queue, random, out, seed);
                case 1 -> take(queue, out, seed);
                case 2 -> write(queue, rings, bytes, random, packed);
                case 3 -> rings.storeByte(random.nextInt(bytes), (byte) random.nextInt());
                default -> {
                    queue.enableInterrupts();
                    queue.needsNotification();
                    queue.disableInterrupts();
                }
            }
            assertThat(queue.freeCount()).as("seed %d", seed).isBetween(0, size);
        }
    }

    private static void give(Virtqueue queue, Random random, BitSet out, int seed) {
        int buffers = 1 + random.nextInt(4);
        if (!queue.begin(buffers)) {
            return;
        }
        for (int i = 0; i < buffers; i++) {
            queue.append(new Address(DirectMap.BASE + 0x5000), 16, i == buffers - 1);
        }
        int head = queue.publish();
        assertThat(out.get(head)).as("seed %d: head %d is out", seed, head).isFalse();
        out.set(head);
    }

    private static void take(Virtqueue queue, BitSet out, int seed) {
        int taken = 0;
        for (int head = queue.take(); head != Virtqueue.NONE; head = queue.take()) {
            assertThat(out.get(head)).as("seed %d: head %d", seed, head).isTrue();
            assertThat(queue.takenBytes()).isNotNegative();
            out.clear(head);
            assertThat(++taken).isLessThanOrEqualTo(queue.size());
        }
        if (queue.isBroken()) {
            assertThat(queue.begin(1)).isFalse();
        }
    }

    /// Something that looks like an answer: heads that are nearly right, an index that goes forwards or backwards, flags of any round.
    private static void write(Virtqueue queue, Address rings, int bytes, Random random, boolean packed) {
        int size = queue.size();
        int place = random.nextInt(size);
        int head = random.nextInt(size + 2) - 1;
        int length = random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(4096);
        Address area = DirectMap.address(packed ? queue.descriptorArea() : queue.deviceArea());
        if (packed) {
            area.storeInt(16L * place + 8, length);
            area.storeShort(16L * place + 12, (short) head);
            area.storeShort(16L * place + 14, (short) (random.nextInt(4) << 14 & 0x8000 | random.nextInt(2) << 7 | random.nextInt(8)));
        } else {
            area.storeInt(4 + 8L * place, head);
            area.storeInt(8 + 8L * place, length);
            area.storeShort(2, (short) (area.loadShort(2) + random.nextInt(4) - 1));
        }
        assertThat(area.minus(rings)).isLessThan(bytes);
    }
}
