// SPDX-License-Identifier: Apache-2.0
package corto.memory.pool;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.SimulatedRam;
import corto.memory.frames.buddy.BuddyAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PoolTest {
    private static final long MEBIBYTE = 1 << 20;

    private final FrameAllocator frames = BuddyAllocator.on(new SimulatedRam().ram(4 * MEBIBYTE, 6 * MEBIBYTE));

    private long taken() {
        return frames.totalFrames() - frames.freeFrames();
    }

    @Test
    void cells_are_aligned_and_fill_their_frames() {
        Pool pool = new Pool(frames, 64);
        for (int i = 0; i < 63; i++) {
            assertThat(pool.allocate().bits() % 64).isZero();
        }
        assertThat(taken()).isEqualTo(1);

        pool.allocate();
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void frames_without_used_cells_go_back_but_for_one() {
        Pool pool = new Pool(frames, 1000);
        List<Address> cells = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cells.add(pool.allocate());
        }
        assertThat(pool.frames()).isEqualTo(10);

        cells.forEach(pool::free);

        assertThat(pool.frames()).isEqualTo(1);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void without_memory_there_is_no_cell_until_one_is_freed() {
        Pool pool = new Pool(frames, 2016);
        Address last = Address.zero();
        for (Address cell = pool.allocate(); !cell.isZero(); cell = pool.allocate()) {
            last = cell;
        }
        pool.free(last);

        assertThat(pool.allocate()).isEqualTo(last);
        assertThat(pool.allocate().isZero()).isTrue();
    }

    /// Cells never overlap, keep what is written into them, and the pool has no more frames than it needs but one for every 100.
    @Test
    void random_operations_never_give_a_byte_twice() {
        Random random = new Random(6);
        for (int cellBytes : new int[] {8, 24, 64, 200, 832, 2016, 4032}) {
            Pool pool = new Pool(frames, cellBytes);
            TreeMap<Long, Long> given = new TreeMap<>();
            List<Long> order = new ArrayList<>();
            for (int step = 0; step < 150_000; step++) {
                boolean fills = step / 10_000 % 2 == 0;
                if (order.isEmpty() || random.nextInt(100) < (fills ? 55 : 45)) {
                    Address cell = pool.allocate();
                    if (cell.isZero()) {
                        assertThat(frames.freeFrames()).isZero();
                        continue;
                    }
                    Long below = given.floorKey(cell.bits() + cellBytes - 1);
                    if (below != null && below + cellBytes > cell.bits()) {
                        throw new AssertionError("cells overlap in step " + step);
                    }
                    cell.storeLong(cellBytes - 8, step);
                    given.put(cell.bits(), (long) step);
                    order.add(cell.bits());
                } else {
                    int index = random.nextInt(order.size());
                    Address cell = new Address(order.get(index));
                    order.set(index, order.getLast());
                    order.removeLast();
                    assertThat(cell.loadLong(cellBytes - 8)).isEqualTo(given.remove(cell.bits()));
                    pool.free(cell);
                }
            }
            order.forEach(cell -> pool.free(new Address(cell)));
            assertThat(pool.frames()).isEqualTo(1);
        }
    }
}
