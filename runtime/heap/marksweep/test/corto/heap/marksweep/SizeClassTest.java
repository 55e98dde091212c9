// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeClassTest {
    @Test
    void every_size_gets_the_smallest_cell_that_holds_it() {
        for (int size = 16; size <= SizeClass.LARGEST_BYTES; size++) {
            int sizeClass = SizeClass.of(size);

            assertThat(SizeClass.bytes(sizeClass)).isGreaterThanOrEqualTo(size);
            if (sizeClass > 0) {
                assertThat(SizeClass.bytes(sizeClass - 1)).isLessThan(size);
            }
        }
    }

    @Test
    void cellBytes_agrees_with_the_class() {
        for (int size = 16; size <= SizeClass.LARGEST_BYTES; size++) {
            assertThat(SizeClass.cellBytes(size)).isEqualTo(SizeClass.bytes(SizeClass.of(size)));
        }
    }

    @Test
    void the_largest_size_is_in_the_last_class() {
        assertThat(SizeClass.of(SizeClass.LARGEST_BYTES)).isEqualTo(SizeClass.COUNT - 1);
    }

    @Test
    void cells_are_multiples_of_the_alignment_and_no_smaller_than_a_granule() {
        for (int i = 0; i < SizeClass.COUNT; i++) {
            assertThat(SizeClass.bytes(i) % 8).isZero();
            assertThat(SizeClass.bytes(i)).isGreaterThanOrEqualTo(1 << Block.GRANULE_LOG);
        }
    }
}
