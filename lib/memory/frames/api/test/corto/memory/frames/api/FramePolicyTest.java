// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import corto.platform.api.Platform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every policy promises. Each has a test that inherits this one.
public abstract class FramePolicyTest {
    protected static final long MEBIBYTE = 1 << 20;
    protected static final long HIGH = 64 * MEBIBYTE;
    protected static final int PAGE = 4096;

    protected abstract FrameAllocator make(Platform platform);

    private record Block(Address first, int count) {}

    @Test
    void every_frame_is_given_out_once_and_then_none() {
        SimulatedRam ram = new SimulatedRam().ram(HIGH, HIGH + 3 * MEBIBYTE).ram(MEBIBYTE + 5 * PAGE, 2 * MEBIBYTE - 3 * PAGE);
        FrameAllocator frames = make(ram);
        Set<Long> given = new HashSet<>();

        long free = frames.freeFrames();
        for (Address frame = frames.allocate(); !frame.isZero(); frame = frames.allocate()) {
            assertThat(ram.holds(frame, 1)).isTrue();
            assertThat(given.add(frame.bits())).isTrue();
        }

        assertThat(given.size()).isBetween((int) free - 6, (int) free);
        assertThat(frames.freeFrames()).isZero();
        assertThat(frames.totalFrames()).isEqualTo(given.size());
        assertThat(frames.mostAllocatedFrames()).isEqualTo(given.size());
        assertThat(frames.allocateContiguous(2).isZero()).isTrue();
    }

    @Test
    void a_frame_that_was_freed_last_comes_first() {
        FrameAllocator frames = make(new SimulatedRam().ram(MEBIBYTE, 2 * MEBIBYTE));
        Address one = frames.allocate();
        Address other = frames.allocate();
        frames.free(one);
        frames.free(other);

        assertThat(frames.allocate()).isEqualTo(other);
    }

    @Test
    void a_power_of_two_of_contiguous_frames_is_aligned_to_its_size() {
        FrameAllocator frames = make(new SimulatedRam().ram(MEBIBYTE, 8 * MEBIBYTE));
        for (int count : new int[] {1, 2, 3, 5, 8, 64, 100, 512}) {
            Address block = frames.allocateContiguous(count);

            assertThat(block.isZero()).as("%d frames", count).isFalse();
            assertThat(DirectMap.physical(block).bits() % (Integer.bitCount(count) == 1 ? count * PAGE : PAGE)).isZero();
        }
    }

    @Test
    void devices_that_reach_less_get_frames_below_their_limit() {
        SimulatedRam ram = new SimulatedRam().ram(HIGH, HIGH + MEBIBYTE).ram(MEBIBYTE, 2 * MEBIBYTE);
        FrameAllocator frames = make(ram);
        Address any = frames.allocate();
        PhysicalAddress limit = new PhysicalAddress(HIGH);

        Address buffer = frames.allocateBelow(6, limit);

        assertThat(DirectMap.physical(any).bits()).isGreaterThan(HIGH);
        assertThat(ram.holds(buffer, 6)).isTrue();
        assertThat(DirectMap.physical(buffer).bits()).isLessThan(HIGH);
        assertThat(frames.allocateBelow(512, limit).isZero()).isTrue();
    }

    @Test
    void the_most_frames_at_a_time_are_remembered() {
        FrameAllocator frames = make(new SimulatedRam().ram(MEBIBYTE, 2 * MEBIBYTE));
        List<Address> given = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            given.add(frames.allocate());
        }
        given.forEach(frames::free);
        frames.allocate();

        assertThat(frames.mostAllocatedFrames()).isEqualTo(40);
        assertThat(frames.freeFrames()).isEqualTo(frames.totalFrames() - 1);
    }

    /// Nothing overlaps, nothing is lost, counts are right: a million operations on memory in three pieces, one of them at a bad alignment.
    @Test
    void random_operations_never_give_a_frame_twice() {
        SimulatedRam ram = new SimulatedRam().ram(HIGH, HIGH + 2 * MEBIBYTE).ram(12 * MEBIBYTE, 16 * MEBIBYTE - PAGE)
                .ram(MEBIBYTE + 37 * PAGE, 9 * MEBIBYTE);
        FrameAllocator frames = make(ram);
        Random random = new Random(1);
        List<Block> given = new ArrayList<>();
        Set<Long> owned = new HashSet<>();
        long most = 0;
        for (int step = 0; step < 1_000_000; step++) {
            boolean fills = step / 50_000 % 2 == 0;
            if (given.isEmpty() || random.nextInt(100) < (fills ? 55 : 45)) {
                int count = random.nextInt(8) != 0 ? 1 : 1 + random.nextInt(random.nextInt(50) == 0 ? 512 : 16);
                Address block = count == 1 ? frames.allocate() : frames.allocateContiguous(count);
                if (block.isZero()) {
                    assertThat(count > 1 || frames.freeFrames() == 0).isTrue();
                    continue;
                }
                assertThat(ram.holds(block, count)).isTrue();
                for (int i = 0; i < count; i++) {
                    if (!owned.add(block.bits() + (long) i * PAGE)) {
                        throw new AssertionError("frame given twice in step " + step);
                    }
                    block.storeLong((long) i * PAGE, step);
                    block.storeLong((long) i * PAGE + PAGE - 8, ~(long) step);
                }
                given.add(new Block(block, count));
                most = Math.max(most, owned.size());
            } else {
                int index = random.nextInt(given.size());
                Block block = given.get(index);
                given.set(index, given.getLast());
                given.removeLast();
                long stamp = block.first.loadLong();
                for (int i = 0; i < block.count; i++) {
                    owned.remove(block.first.bits() + (long) i * PAGE);
                    if (block.first.loadLong((long) i * PAGE) != stamp || block.first.loadLong((long) i * PAGE + PAGE - 8) != ~stamp) {
                        throw new AssertionError("somebody wrote to a frame that was given out, step " + step);
                    }
                }
                if (block.count == 1) {
                    frames.free(block.first);
                } else {
                    frames.freeContiguous(block.first, block.count);
                }
            }
            if (step % 1000 == 0) {
                assertThat(frames.totalFrames() - frames.freeFrames()).isEqualTo(owned.size());
            }
        }
        for (Block block : given) {
            frames.freeContiguous(block.first, block.count);
        }
        assertThat(frames.freeFrames()).isEqualTo(frames.totalFrames());
        assertThat(frames.mostAllocatedFrames()).isGreaterThanOrEqualTo(most);
    }
}
