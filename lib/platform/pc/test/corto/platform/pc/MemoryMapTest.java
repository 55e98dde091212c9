// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.PhysicalAddress;
import org.junit.jupiter.api.Test;

class MemoryMapTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final long GIBIBYTE = 1L << 30;
    private static final int RESERVED = 2;

    private final FakeMachine machine = new FakeMachine(0x2_3000);

    private static void assertFree(long from, long end) {
        assertThat(MemoryMap.freeStart().bits()).isEqualTo(from);
        assertThat(MemoryMap.freeBytes()).isEqualTo(end - from);
    }

    @Test
    void memory_begins_after_the_image() {
        machine.ram(0, 0x9_FC00).ram(MEBIBYTE, 8 * MEBIBYTE).boot();

        assertFree(machine.imageEnd(), 8 * MEBIBYTE);
    }

    @Test
    void two_mebibytes_are_enough() {
        machine.ram(0, 0x9_FC00).memory(0xF_0000, MEBIBYTE, RESERVED).ram(MEBIBYTE, 0x1E_0000).boot();

        assertFree(machine.imageEnd(), 0x1E_0000);
    }

    @Test
    void the_largest_piece_is_taken() {
        machine.ram(0, 0x9_FC00).ram(MEBIBYTE, 3 * GIBIBYTE).ram(4 * GIBIBYTE, 9 * GIBIBYTE).boot();

        assertFree(4 * GIBIBYTE, 9 * GIBIBYTE);
    }

    @Test
    void what_is_not_memory_is_not_taken() {
        machine.ram(MEBIBYTE, 2 * MEBIBYTE).memory(4 * GIBIBYTE, 100 * GIBIBYTE, RESERVED).boot();

        assertFree(machine.imageEnd(), 2 * MEBIBYTE);
    }

    @Test
    void an_initial_ramdisk_is_kept() {
        machine.ram(MEBIBYTE, 64 * MEBIBYTE).module(48 * MEBIBYTE + 5, 60 * MEBIBYTE).boot();

        assertFree(machine.imageEnd(), 48 * MEBIBYTE);
    }

    @Test
    void a_ramdisk_right_after_the_image_is_kept_too() {
        machine.ram(MEBIBYTE, 64 * MEBIBYTE).module(2 * MEBIBYTE, 3 * MEBIBYTE + 1).boot();

        assertFree(3 * MEBIBYTE + 0x1000, 64 * MEBIBYTE);
    }

    @Test
    void the_first_mebibyte_is_never_taken() {
        machine.ram(0, 0x9_F000).boot();

        assertThat(MemoryMap.freeBytes()).isZero();
    }

    @Test
    void pieces_end_at_page_boundaries() {
        machine.ram(MEBIBYTE, 2 * MEBIBYTE + 123).boot();

        assertFree(machine.imageEnd(), 2 * MEBIBYTE);
    }

    @Test
    void take_takes_from_the_beginning() {
        machine.ram(MEBIBYTE, 8 * MEBIBYTE).boot();

        assertThat(MemoryMap.take(0x4000).bits()).isEqualTo(machine.imageEnd());
        assertFree(machine.imageEnd() + 0x4000, 8 * MEBIBYTE);
    }

    // ---- frames ----

    private static final PhysicalAddress NO_LIMIT = new PhysicalAddress(Long.MAX_VALUE);

    private static long takeFrames(long lengthBytes, long alignment) {
        return FrameMemory.take(lengthBytes, alignment, NO_LIMIT).bits();
    }

    @Test
    void frames_come_from_the_end_of_the_highest_piece() {
        machine.ram(MEBIBYTE, 3 * GIBIBYTE).ram(4 * GIBIBYTE, 9 * GIBIBYTE).boot();

        assertThat(takeFrames(0x1000, 0x1000)).isEqualTo(9 * GIBIBYTE - 0x1000);
        assertThat(takeFrames(0x2000, 0x1000)).isEqualTo(9 * GIBIBYTE - 0x3000);
    }

    @Test
    void all_pieces_are_used_but_for_what_the_heap_may_need() {
        machine.ram(0, 0x9_FC00).ram(MEBIBYTE, 64 * MEBIBYTE).ram(128 * MEBIBYTE, 256 * MEBIBYTE).module(32 * MEBIBYTE, 40 * MEBIBYTE).boot();
        long left = FrameMemory.untakenBytes();

        assertThat(left).isEqualTo(128 * MEBIBYTE - 2 * MEBIBYTE + 24 * MEBIBYTE + 32 * MEBIBYTE - machine.imageEnd());
        for (; left > 0; left -= 0x1000) {
            assertThat(takeFrames(0x1000, 0x1000)).isNotZero();
        }
        assertThat(takeFrames(0x1000, 0x1000)).isZero();
        assertThat(MemoryMap.raiseHeapEnd(new PhysicalAddress(128 * MEBIBYTE + 2 * MEBIBYTE))).isTrue();
        assertThat(MemoryMap.raiseHeapEnd(new PhysicalAddress(128 * MEBIBYTE + 2 * MEBIBYTE + 0x1000))).isFalse();
    }

    @Test
    void a_heap_that_grows_leaves_the_frames_less() {
        machine.ram(MEBIBYTE, 64 * MEBIBYTE).boot();
        long before = FrameMemory.untakenBytes();

        MemoryMap.raiseHeapEnd(MemoryMap.freeStart().plus(10 * MEBIBYTE));

        assertThat(FrameMemory.untakenBytes()).isEqualTo(before - 8 * MEBIBYTE);
    }

    @Test
    void what_alignment_leaves_above_is_taken_later() {
        machine.ram(MEBIBYTE, 64 * MEBIBYTE + 0x3000).boot();
        long before = FrameMemory.untakenBytes();

        assertThat(takeFrames(2 * MEBIBYTE, 2 * MEBIBYTE)).isEqualTo(62 * MEBIBYTE);
        assertThat(FrameMemory.untakenBytes()).isEqualTo(before - 2 * MEBIBYTE);
        assertThat(takeFrames(0x3000, 0x1000)).isEqualTo(64 * MEBIBYTE);
        assertThat(takeFrames(0x1000, 0x1000)).isEqualTo(62 * MEBIBYTE - 0x1000);
    }

    @Test
    void frames_below_a_limit_leave_what_is_above_it() {
        machine.ram(MEBIBYTE, 3 * GIBIBYTE).ram(4 * GIBIBYTE, 6 * GIBIBYTE).boot();

        assertThat(FrameMemory.take(0x1000, 0x1000, new PhysicalAddress(4 * GIBIBYTE)).bits()).isEqualTo(3 * GIBIBYTE - 0x1000);
        assertThat(FrameMemory.take(0x1000, 0x1000, new PhysicalAddress(GIBIBYTE)).bits()).isEqualTo(GIBIBYTE - 0x1000);
        assertThat(FrameMemory.take(0x1000, 0x1000, new PhysicalAddress(4 * GIBIBYTE)).bits()).isEqualTo(3 * GIBIBYTE - 0x2000);
    }
}
