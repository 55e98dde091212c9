// SPDX-License-Identifier: Apache-2.0
package corto.heap.none;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.platform.api.BarePlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BumpHeapTest {
    private static final int KIBIBYTE = 1024;
    private static final int MEMORY_BYTES = 512 * KIBIBYTE;
    private static final int STEP_BYTES = 64 * KIBIBYTE;

    private final FakePlatform platform = new FakePlatform();
    private final BumpHeap heap = new BumpHeap(platform);

    @BeforeEach
    void initialize() {
        Address memory = SimulatedMemory.fresh().map(0x10_0000, MEMORY_BYTES);
        for (int i = 0; i < MEMORY_BYTES; i += Long.BYTES) {
            memory.storeLong(i, -1);
        }
        heap.initialize(memory, MEMORY_BYTES);
    }

    @Test
    void objects_lie_one_after_the_other_and_are_zeroed() {
        Address first = heap.allocate(24);
        Address second = heap.allocate(40);

        assertThat(second).isEqualTo(first.plus(24));
        assertThat(first.loadLong(16)).isZero();
        assertThat(second.loadLong(32)).isZero();
    }

    @Test
    void memory_is_taken_as_it_is_needed() {
        assertThat(platform.committed).isZero();

        heap.allocate(16);
        assertThat(platform.committed).isEqualTo(STEP_BYTES);

        heap.allocate(STEP_BYTES);
        assertThat(platform.committed).isEqualTo(2 * STEP_BYTES);
        assertThat(heap.totalBytes()).isEqualTo(2 * STEP_BYTES);
        assertThat(heap.usedBytes()).isEqualTo(STEP_BYTES + 16);
    }

    @Test
    void a_large_object_takes_several_steps_at_once() {
        assertThat(heap.allocate(3 * STEP_BYTES + 8).isZero()).isFalse();

        assertThat(platform.committed).isEqualTo(4 * STEP_BYTES);
    }

    @Test
    void without_memory_there_is_zero_and_small_objects_may_still_fit() {
        assertThat(heap.allocate(MEMORY_BYTES).isZero()).isTrue();
        assertThat(heap.allocate(16).isZero()).isFalse();
    }

    @Test
    void the_reserve_is_given_out_when_it_is_opened() {
        while (!heap.allocate(KIBIBYTE).isZero()) {
            assertThat(heap.usedBytes()).isLessThan(MEMORY_BYTES);
        }

        heap.openReserve();

        assertThat(heap.allocate(KIBIBYTE).isZero()).isFalse();
    }

    @Test
    void what_the_platform_cannot_give_is_out_of_memory() {
        platform.isEmpty = true;

        assertThat(heap.allocate(16).isZero()).isTrue();
    }

    private static final class FakePlatform extends BarePlatform {
        long committed;
        boolean isEmpty;

        @Override
        public boolean commit(Address from, long lengthBytes) {
            committed += isEmpty ? 0 : lengthBytes;
            return !isEmpty;
        }
    }
}
