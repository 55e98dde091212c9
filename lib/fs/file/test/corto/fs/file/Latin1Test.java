// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

final class Latin1Test {
    @Test
    void every_byte_survives_as_a_character() {
        Address memory = SimulatedMemory.fresh().map(0x1000, 512);
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            all.append(c);
        }

        Latin1.store(memory, all.toString(), 0, 256);

        assertThat(memory.loadByte(200)).isEqualTo((byte) 200);
        assertThat(Latin1.string(memory, 256)).isEqualTo(all.toString());
    }

    @Test
    void a_part_of_a_text_is_stored_from_its_start() {
        Address memory = SimulatedMemory.fresh().map(0x1000, 16);

        Latin1.store(memory, "abcdef", 2, 4);

        assertThat(Latin1.string(memory, 3)).isEqualTo("cd\0");
    }
}
