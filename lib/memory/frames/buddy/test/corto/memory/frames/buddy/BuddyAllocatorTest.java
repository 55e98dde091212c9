// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.buddy;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.FramePolicyTest;
import corto.memory.frames.api.SimulatedRam;
import corto.platform.api.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BuddyAllocatorTest extends FramePolicyTest {
    @Override
    protected FrameAllocator make(Platform platform) {
        return BuddyAllocator.on(platform);
    }

    @Test
    void single_frames_freed_in_any_order_join_to_the_largest_blocks() {
        FrameAllocator frames = make(new SimulatedRam().ram(4 * MEBIBYTE, 24 * MEBIBYTE));
        List<Address> given = new ArrayList<>();
        for (Address frame = frames.allocate(); !frame.isZero(); frame = frames.allocate()) {
            given.add(frame);
        }
        Collections.shuffle(given, new Random(3));
        given.forEach(frames::free);

        for (int i = 0; i < 4; i++) {                    // the fifth piece of 4 MiB holds what is known of the frames
            assertThat(frames.allocateContiguous(1024).isZero()).isFalse();
        }
        assertThat(frames.allocateContiguous(512).isZero()).isFalse();
    }

    @Test
    void what_is_cut_off_a_block_is_free_at_once() {
        FrameAllocator frames = make(new SimulatedRam().ram(4 * MEBIBYTE, 8 * MEBIBYTE));
        long free = frames.freeFrames();

        frames.allocateContiguous(5);

        assertThat(frames.totalFrames() - frames.freeFrames()).isEqualTo(5);
        assertThat(free - frames.freeFrames()).isLessThanOrEqualTo(5 + 2);
    }

    @Test
    void more_than_four_mebibytes_at_once_come_from_memory_that_was_never_used() {
        FrameAllocator frames = make(new SimulatedRam().ram(12 * MEBIBYTE, 24 * MEBIBYTE));

        Address large = frames.allocateContiguous(1025);
        assertThat(large.isZero()).isFalse();
        frames.freeContiguous(large, 1025);

        assertThat(frames.allocateContiguous(2048).isZero()).isTrue();
        assertThat(frames.allocateContiguous(1024).isZero()).isFalse();
        assertThat(frames.totalFrames() - frames.freeFrames()).isEqualTo(1024);
    }

    @Test
    void the_first_frame_costs_the_same_with_much_memory_as_with_little() {
        SimulatedRam much = new SimulatedRam().ram(64 * MEBIBYTE, 128 * MEBIBYTE);
        FrameAllocator frames = make(much);
        frames.allocate();

        assertThat(much.untouchedBytes()).isGreaterThan(63 * MEBIBYTE);
    }
}
