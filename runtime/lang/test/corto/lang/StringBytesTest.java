// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringBytesTest {
    @Test
    void every_byte_is_one_character_and_comes_back() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        String text = StringBytes.adopt(all.clone());

        assertThat(text).hasSize(256);
        assertThat(text.charAt(255)).isEqualTo('\u00FF');
        assertThat(StringBytes.of(text)).isEqualTo(all);
    }
}
