// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.PhysicalAddress;
import corto.platform.x86_64.PageTableEntry;
import org.junit.jupiter.api.Test;

class DirectMapTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final long GIBIBYTE = 1L << 30;

    private final FakeMachine machine = new FakeMachine(0x2_3000);

    private static void map(long from, long lengthBytes) {
        DirectMap.map(new PhysicalAddress(from), lengthBytes);
    }

    @Test
    void memory_beside_the_image_is_mapped_by_the_page() {
        map(machine.imageEnd() + 0x800, 0x1000);

        assertThat(machine.translate(machine.imageEnd())).isEqualTo(machine.imageEnd() | PageTableEntry.READ_WRITE);
        assertThat(machine.translate(machine.imageEnd() + 0x1000)).isEqualTo(machine.imageEnd() + 0x1000 | PageTableEntry.READ_WRITE);
        assertThat(machine.translate(machine.imageEnd() + 0x2000)).isZero();
    }

    @Test
    void the_image_is_never_mapped() {
        map(0, 8 * MEBIBYTE);

        for (long page = 0; page < 2 * MEBIBYTE; page += PageTableEntry.PAGE) {
            boolean isImage = page >= FakeMachine.IMAGE_START && page < machine.imageEnd();
            assertThat(machine.translate(page) == 0).as("page 0x%x", page).isEqualTo(isImage);
        }
    }

    @Test
    void an_image_larger_than_a_large_page_is_never_mapped_either() {
        FakeMachine large = new FakeMachine(0x51_0000);

        map(0, 10 * MEBIBYTE);

        for (long page = 0; page < 10 * MEBIBYTE; page += PageTableEntry.PAGE) {
            boolean isImage = page >= FakeMachine.IMAGE_START && page < large.imageEnd();
            assertThat(large.translate(page) == 0).as("page 0x%x", page).isEqualTo(isImage);
        }
    }

    @Test
    void memory_elsewhere_is_mapped_two_mebibytes_at_a_time() {
        map(5 * MEBIBYTE, 1);

        assertThat(machine.translate(4 * MEBIBYTE)).isEqualTo(4 * MEBIBYTE | PageTableEntry.READ_WRITE | PageTableEntry.LARGE);
        assertThat(machine.translate(6 * MEBIBYTE)).isZero();
    }

    @Test
    void a_mapping_across_a_gibibyte_needs_two_directories() {
        map(GIBIBYTE - 1, 2);

        assertThat(machine.translate(GIBIBYTE - 1)).isEqualTo(GIBIBYTE - 2 * MEBIBYTE | PageTableEntry.READ_WRITE | PageTableEntry.LARGE);
        assertThat(machine.translate(GIBIBYTE)).isEqualTo(GIBIBYTE | PageTableEntry.READ_WRITE | PageTableEntry.LARGE);
    }

    @Test
    void all_of_a_large_memory_can_be_mapped_with_the_tables_reserved() {
        machine.ram(0, 0x9_FC00).ram(MEBIBYTE, 3 * GIBIBYTE).ram(4 * GIBIBYTE, 36 * GIBIBYTE).boot();
        machine.back(4 * GIBIBYTE, 64 * 4096);
        DirectMap.reserveTables();

        map(MemoryMap.freeStart().bits(), MemoryMap.freeBytes());

        assertThat(machine.translate(36 * GIBIBYTE - 1)).isNotZero();
        assertThat(MemoryMap.freeStart().bits()).isEqualTo(4 * GIBIBYTE + 39 * 4096);
    }
}
