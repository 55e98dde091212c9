// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.region;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.FramePolicyTest;
import corto.memory.frames.api.SimulatedRam;
import corto.platform.api.Platform;
import org.junit.jupiter.api.Test;

final class RegionAllocatorTest extends FramePolicyTest {
    @Override
    protected FrameAllocator make(Platform platform) {
        return new RegionAllocator(platform);
    }

    @Test
    void contiguous_frames_that_were_freed_serve_as_single_ones() {
        FrameAllocator frames = make(new SimulatedRam().ram(MEBIBYTE, MEBIBYTE + 8 * PAGE));
        Address block = frames.allocateContiguous(8);
        frames.freeContiguous(block, 8);

        assertThat(frames.allocateContiguous(2).isZero()).isTrue();
        for (int i = 0; i < 8; i++) {
            assertThat(frames.allocate().isZero()).isFalse();
        }
    }
}
