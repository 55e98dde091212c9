// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringBytesTest {
    @Test
    void every_byte_is_one_character_and_comes_back() {
        SimulatedMemory memory = SimulatedMemory.fresh();
        Address place = memory.map(0x1000, 256);
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
            place.storeByte(i, all[i]);
        }

        String text = StringBytes.copy(place, all.length);

        assertThat(text).hasSize(256);
        assertThat(text.charAt(255)).isEqualTo('\u00FF');
        assertThat(StringBytes.of(text)).isEqualTo(all);
    }

    @Test
    void a_byte_is_found_at_or_above_the_start() {
        byte[] path = StringBytes.of("/usr/lib/x86_64-linux-gnu");

        assertThat(StringBytes.indexOf(path, (byte) '/', 0)).isZero();
        assertThat(StringBytes.indexOf(path, (byte) '/', 1)).isEqualTo(4);
        assertThat(StringBytes.indexOf(path, (byte) '/', 9)).isEqualTo(path.length);
        assertThat(StringBytes.indexOf(path, (byte) '/', path.length)).isEqualTo(path.length);
    }

    @Test
    void a_part_is_compared_with_its_length() {
        byte[] path = StringBytes.of("/share/nginx");

        assertThat(StringBytes.isAt(path, 1, 5, StringBytes.of("share"))).isTrue();
        assertThat(StringBytes.isAt(path, 1, 5, StringBytes.of("shard"))).isFalse();
        assertThat(StringBytes.isAt(path, 1, 5, StringBytes.of("shares"))).isFalse();
        assertThat(StringBytes.isAt(path, 7, 0, StringBytes.of(""))).isTrue();
    }

    @Test
    void a_byte_is_found_below_the_end() {
        byte[] path = StringBytes.of("/usr/lib/x86_64-linux-gnu");

        assertThat(StringBytes.lastIndexOf(path, (byte) '/', path.length)).isEqualTo(8);
        assertThat(StringBytes.lastIndexOf(path, (byte) '/', 8)).isEqualTo(4);
        assertThat(StringBytes.lastIndexOf(path, (byte) '+', path.length)).isEqualTo(-1);
        assertThat(StringBytes.lastIndexOf(path, (byte) '/', 0)).isEqualTo(-1);
    }

    @Test
    void a_word_holds_up_to_eight_bytes() {
        byte[] path = StringBytes.of("/usr/lib/x86_64-linux-gnu");

        assertThat(StringBytes.word(path, 1, 4)).isEqualTo('u' | 's' << 8 | 'r' << 16);
        assertThat(StringBytes.word(path, 0, path.length)).isEqualTo(0x62696c2f7273752fL);
        assertThat(StringBytes.word(path, 5, 5)).isZero();
    }

    @Test
    void beginnings_are_compared_up_to_a_length() {
        assertThat(StringBytes.startAlike(StringBytes.of("/var/www/html/a"), StringBytes.of("/var/www/html/other"), 14)).isTrue();
        assertThat(StringBytes.startAlike(StringBytes.of("/var/www/html/a"), StringBytes.of("/var/www/htmm/a"), 14)).isFalse();
    }

    @Test
    void a_hash_depends_on_the_bytes_and_not_on_where_they_are() {
        byte[] path = StringBytes.of("/index.html/index.htm");

        assertThat(StringBytes.hash(path, 1, 11)).isEqualTo(StringBytes.hash(StringBytes.of("index.html"), 0, 10)).isNotEqualTo(StringBytes.hash(path, 12, 21));
        assertThat(StringBytes.hash(path, 12, 21)).isEqualTo(StringBytes.hash(StringBytes.of("index.htm"), 0, 9));
    }
}
