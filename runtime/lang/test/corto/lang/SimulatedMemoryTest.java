// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulatedMemoryTest {
    private static final long UPPER_HALF = 0xFFFF_8000_0000_0000L;

    private final SimulatedMemory memory = SimulatedMemory.fresh();

    @Test
    void regions_may_lie_in_both_halves_of_the_address_space_and_touch() {
        memory.map(0x1000, 0x1000).storeByte((byte) 1);
        memory.map(UPPER_HALF, 0x1000).storeByte((byte) 2);
        memory.map(0x2000, 0x1000).storeByte((byte) 3);
        memory.map(-0x1000, 0x1000).storeByte((byte) 4);

        assertThat(new Address(0x1000).loadByte()).isEqualTo((byte) 1);
        assertThat(new Address(UPPER_HALF).loadByte()).isEqualTo((byte) 2);
        assertThat(new Address(0x2000).loadByte()).isEqualTo((byte) 3);
        assertThat(new Address(-0x1000).loadByte()).isEqualTo((byte) 4);
    }

    @Test
    void regions_do_not_overlap() {
        memory.map(0x1000, 0x1000);

        for (long base : new long[] {0x800, 0x1000, 0x1FFF, 0x1100}) {
            assertThatThrownBy(() -> memory.map(base, 0x900)).hasMessageContaining("0x1000 is mapped already");
        }
    }

    @Test
    void an_access_outside_names_its_address() {
        memory.map(0x1000, 0x10);

        assertThatThrownBy(() -> new Address(0x100E).loadInt()).hasMessageContaining("4 bytes at 0x100e are outside simulated memory");
    }
}
