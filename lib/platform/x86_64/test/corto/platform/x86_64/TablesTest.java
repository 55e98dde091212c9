// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

class TablesTest {
    private final Address memory = SimulatedMemory.fresh().map(0x1000, 0x100);

    @Test
    void a_gate_has_its_offset_in_three_pieces() {
        InterruptGate.set(memory, new Address(0x1122_3344_5566_7788L), 0x08, 1);

        assertThat(memory.loadLong(0)).isEqualTo(0x5566_8E01_0008_7788L);
        assertThat(memory.loadLong(8)).isEqualTo(0x1122_3344L);
    }

    @Test
    void a_task_state_descriptor_has_its_base_in_four_pieces() {
        Address segment = memory.plus(0x40);
        TaskStateSegment.set(segment, memory, new Address(0xFFFF_8000_0000_1000L));

        assertThat(memory.loadLong(0)).isEqualTo(0x0000_8900_1040_0067L);
        assertThat(memory.loadLong(8)).isZero();
        assertThat(segment.loadLong(36)).isEqualTo(0xFFFF_8000_0000_1000L);
        assertThat(segment.loadLong(44)).isZero();
        assertThat(segment.loadShort(102)).isEqualTo((short) 104);
    }

    @Test
    void the_second_interrupt_stack_lies_behind_the_first() {
        TaskStateSegment.setStack(memory, 2, new Address(0xFFFF_8000_0000_2000L));

        assertThat(memory.loadLong(36)).isZero();
        assertThat(memory.loadLong(44)).isEqualTo(0xFFFF_8000_0000_2000L);
    }

    @Test
    void a_page_table_entry_gives_its_frame_back() {
        PageTableEntry entry = PageTableEntry.of(new PhysicalAddress(0x1234_5000), PageTableEntry.READ_WRITE);

        assertThat(entry.isPresent()).isTrue();
        assertThat(entry.frame()).isEqualTo(new PhysicalAddress(0x1234_5000));
    }

    @Test
    void offsets_in_tables_come_from_nine_bits_of_the_address() {
        assertThat(PageTableEntry.offset(0xFFFF_FFFF_8010_0000L, PageTableEntry.ROOT_SHIFT)).isEqualTo(511 * 8);
        assertThat(PageTableEntry.offset(0xFFFF_FFFF_8010_0000L, PageTableEntry.DIRECTORY_SHIFT)).isEqualTo(510 * 8);
        assertThat(PageTableEntry.offset(0xFFFF_FFFF_8010_0000L, PageTableEntry.LARGE_PAGE_SHIFT)).isZero();
        assertThat(PageTableEntry.offset(0xFFFF_FFFF_8010_0000L, PageTableEntry.PAGE_SHIFT)).isEqualTo(256 * 8);
    }
}
