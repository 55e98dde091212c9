// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressTest {
    private static final Address KERNEL = new Address(0xFFFF_FFFF_8010_0000L);
    private static final Address USER = new Address(0x40_0000);

    private final Address memory = SimulatedMemory.fresh().map(0x1000, 0x100);

    @Test
    void addresses_of_the_upper_half_are_above_those_of_the_lower() {
        assertThat(USER.isBelow(KERNEL)).isTrue();
        assertThat(KERNEL.isBelow(USER)).isFalse();
        assertThat(KERNEL.isBelow(KERNEL)).isFalse();
    }

    @Test
    void isWithin_includes_the_first_address_and_excludes_the_last() {
        Address end = KERNEL.plus(0x1000);

        assertThat(KERNEL.isWithin(KERNEL, end)).isTrue();
        assertThat(end.isWithin(KERNEL, end)).isFalse();
        assertThat(KERNEL.plus(-1).isWithin(KERNEL, end)).isFalse();
        assertThat(USER.isWithin(KERNEL, end)).isFalse();
        assertThat(KERNEL.isWithin(KERNEL, KERNEL)).isFalse();
    }

    @Test
    void alignment_works_in_both_directions() {
        assertThat(new Address(0x1001).alignUp(0x1000)).isEqualTo(new Address(0x2000));
        assertThat(new Address(0x1000).alignUp(0x1000)).isEqualTo(new Address(0x1000));
        assertThat(new Address(0x1FFF).alignDown(0x1000)).isEqualTo(new Address(0x1000));
        assertThat(new Address(0x1008).isAligned(8)).isTrue();
        assertThat(new Address(0x1004).isAligned(8)).isFalse();
    }

    @Test
    void memory_is_little_endian() {
        memory.storeLong(8, 0x8877_6655_4433_2211L);

        assertThat(memory.loadByte(8)).isEqualTo((byte) 0x11);
        assertThat(memory.loadShort(8)).isEqualTo((short) 0x2211);
        assertThat(memory.loadInt(12)).isEqualTo(0x8877_6655);
    }

    @Test
    void copyFrom_copies_correctly_where_source_and_target_overlap() {
        for (int i = 0; i < 10; i++) {
            memory.storeByte(i, (byte) i);
        }

        memory.plus(2).copyFrom(memory, 8);
        assertThat(memory.loadByte(9)).isEqualTo((byte) 7);
        assertThat(memory.loadByte(2)).isZero();

        memory.copyFrom(memory.plus(2), 8);
        assertThat(memory.loadByte(0)).isZero();
        assertThat(memory.loadByte(7)).isEqualTo((byte) 7);
    }

    @Test
    void an_access_outside_simulated_memory_names_the_address() {
        assertThatThrownBy(() -> memory.loadInt(0xFE)).hasMessageContaining("0x10fe");
    }

    @Test
    void mapping_over_something_is_refused() {
        assertThatThrownBy(() -> SimulatedMemory.current().map(0x10FF, 1)).hasMessageContaining("0x1000");
    }
}
