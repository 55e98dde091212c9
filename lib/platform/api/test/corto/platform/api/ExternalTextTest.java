// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExternalTextTest {
    private final Address memory = SimulatedMemory.fresh().map(0x1000, 0x100);

    private String through(byte... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            memory.storeByte(i, bytes[i]);
        }
        memory.storeByte(bytes.length, (byte) 0);
        return ExternalText.string(memory);
    }

    @Test
    void text_of_all_lengths_of_UTF_8_comes_through() {
        String text = "hello ä € 𝄞 end";

        assertThat(through(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void nothing_is_the_empty_string() {
        assertThat(through()).isEmpty();
    }

    @Test
    void what_is_not_UTF_8_is_replaced_and_the_rest_is_kept() {
        assertThat(through((byte) 'a', (byte) 0xFF, (byte) 'b')).isEqualTo("a\uFFFDb");
        assertThat(through((byte) 'a', (byte) 0xC3)).isEqualTo("a\uFFFD");
        assertThat(through((byte) 0x80, (byte) 'b')).isEqualTo("\uFFFDb");
    }
}
