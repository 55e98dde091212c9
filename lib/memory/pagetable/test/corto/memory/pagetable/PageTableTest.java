// SPDX-License-Identifier: Apache-2.0
package corto.memory.pagetable;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.platform.x86_64.PageTableEntry;
import org.junit.jupiter.api.Test;

final class PageTableTest {
    private static final int FRAMES = 16;

    private final Address memory = SimulatedMemory.fresh().map(DirectMap.BASE + (1 << 20), FRAMES * 4096);
    private int taken = 1;                           // the first is the root
    private final PageTable table = new PageTable(memory, new FrameAllocator() {
        @Override
        public Address allocate() {
            return taken == FRAMES ? Address.zero() : memory.plus(taken++ * 4096L);
        }

        @Override
        public Address allocateContiguous(int count) {
            return Address.zero();
        }

        @Override
        public void free(Address frame) {
            throw new AssertionError();
        }

        @Override
        public void freeContiguous(Address first, int count) {
            throw new AssertionError();
        }

        @Override
        public long freeFrames() {
            return FRAMES - taken;
        }

        @Override
        public long totalFrames() {
            return FRAMES;
        }
    });

    private static PageTableEntry entry(long frame) {
        return PageTableEntry.of(new PhysicalAddress(frame), PageTableEntry.READ_WRITE);
    }

    @Test
    void a_page_without_entry_reads_as_zero_and_makes_no_table() {
        assertThat(table.entry(0x400000).bits()).isZero();
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void an_entry_is_found_again_and_only_there() {
        assertThat(table.set(0x7FFF_FFFF_F000L, entry(0x123000))).isTrue();

        assertThat(table.entry(0x7FFF_FFFF_F000L).frame().bits()).isEqualTo(0x123000);
        assertThat(table.entry(0x7FFF_FFFF_E000L).bits()).isZero();
        assertThat(table.entry(0x3FFF_FFFF_F000L).bits()).isZero();
    }

    @Test
    void neighbours_share_tables() {
        table.set(0x400000, entry(0x1000));
        int before = taken;
        table.set(0x401000, entry(0x2000));

        assertThat(taken).isEqualTo(before);
    }

    @Test
    void setting_fails_when_there_is_no_memory_for_a_table() {
        taken = FRAMES - 1;

        assertThat(table.set(0x400000, entry(0x1000))).isFalse();
    }

    @Test
    void the_next_entry_is_found_over_holes_of_any_size() {
        table.set(0x400000, entry(0x1000));
        table.set(0x40_0000_0000L, entry(0x2000));
        table.set(0x7F00_0000_3000L, entry(0x3000));

        assertThat(table.nextEntry(0, 1L << 47)).isEqualTo(0x400000);
        assertThat(table.nextEntry(0x401000, 1L << 47)).isEqualTo(0x40_0000_0000L);
        assertThat(table.nextEntry(0x40_0000_1000L, 1L << 47)).isEqualTo(0x7F00_0000_3000L);
        assertThat(table.nextEntry(0x7F00_0000_4000L, 1L << 47)).isEqualTo(1L << 47);
        assertThat(table.nextEntry(0x401000, 0x500000)).isEqualTo(0x500000);
    }
}
