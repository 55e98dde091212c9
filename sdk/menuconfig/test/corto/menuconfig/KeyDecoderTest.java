// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private static final String ESCAPE = "\033";
    /// Stands for a while in which nothing comes.
    private static final String PAUSE = "\uffff";

    @Test
    void letters_and_blanks_are_typed() throws IOException {
        assertThat(keys("a Ä~")).containsExactly(new Key.Typed('a'), new Key.Typed(' '), new Key.Typed('Ä'), new Key.Typed('~'));
    }

    @Test
    void control_characters_have_names() throws IOException {
        assertThat(keys("\r\n\t\b\177\3\25\32\14")).containsExactly(Key.Named.ENTER, Key.Named.ENTER, Key.Named.TAB, Key.Named.BACKSPACE, Key.Named.BACKSPACE,
                Key.Named.INTERRUPT, Key.Named.CLEAR, Key.Named.SUSPEND, Key.Named.REDRAW);
    }

    @Test
    void arrows_come_in_normal_and_in_application_mode() throws IOException {
        assertThat(keys("\033[A\033[B\033[C\033[D")).containsExactly(Key.Named.UP, Key.Named.DOWN, Key.Named.RIGHT, Key.Named.LEFT);
        assertThat(keys("\033OA\033OB\033OC\033OD")).containsExactly(Key.Named.UP, Key.Named.DOWN, Key.Named.RIGHT, Key.Named.LEFT);
    }

    @Test
    void home_and_end_come_in_four_ways() throws IOException {
        assertThat(keys("\033[H\033OH\033[1~\033[7~")).containsOnly(Key.Named.HOME).hasSize(4);
        assertThat(keys("\033[F\033OF\033[4~\033[8~")).containsOnly(Key.Named.END).hasSize(4);
    }

    @Test
    void pages_delete_and_back_tab_are_sequences() throws IOException {
        assertThat(keys("\033[5~\033[6~\033[3~\033[Z")).containsExactly(Key.Named.PAGE_UP, Key.Named.PAGE_DOWN, Key.Named.DELETE, Key.Named.BACK_TAB);
    }

    @Test
    void shift_and_control_make_no_difference() throws IOException {
        assertThat(keys("\033[1;5A\033[6;2~")).containsExactly(Key.Named.UP, Key.Named.PAGE_DOWN);
    }

    @Test
    void unknown_sequences_and_letters_with_alt_are_swallowed_whole() throws IOException {
        assertThat(keys("\033[15~\033[200~\033OPa\033xb")).containsExactly(new Key.Typed('a'), new Key.Typed('b'));
    }

    @Test
    void escape_counts_when_pressed_twice_fast_or_slowly() throws IOException {
        assertThat(keys(ESCAPE + ESCAPE)).containsExactly(Key.Named.ESCAPE);
        assertThat(keys(ESCAPE + PAUSE + PAUSE + ESCAPE + PAUSE)).containsExactly(Key.Named.ESCAPE);
    }

    @Test
    void one_escape_is_forgotten_with_the_next_key() throws IOException {
        assertThat(keys(ESCAPE + PAUSE + "a" + ESCAPE + PAUSE)).containsExactly(new Key.Typed('a'));
    }

    @Test
    void four_escapes_leave_two_levels_and_keep_what_follows() throws IOException {
        assertThat(keys(ESCAPE.repeat(4) + "y")).containsExactly(Key.Named.ESCAPE, Key.Named.ESCAPE, new Key.Typed('y'));
    }

    @Test
    void an_arrow_with_alt_is_an_arrow() throws IOException {
        assertThat(keys("\033\033[A")).containsExactly(Key.Named.UP);
    }

    @Test
    void a_sequence_that_is_cut_off_ends_at_the_end_of_input() throws IOException {
        assertThat(keys("\033[")).isEmpty();
        assertThat(keys("\033O")).isEmpty();
        assertThat(keys("\033")).isEmpty();
    }

    /// The keys in `text`.
    private static List<Key> keys(String text) throws IOException {
        int[] next = {0};
        KeyDecoder decoder = new KeyDecoder(_ -> {
            if (next[0] == text.length()) {
                return KeyDecoder.Input.END;
            }
            char c = text.charAt(next[0]++);
            return c == PAUSE.charAt(0) ? KeyDecoder.Input.NOTHING_YET : c;
        });
        List<Key> keys = new ArrayList<>();
        while (!decoder.isAtEnd()) {
            Key key = decoder.next(0);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }
}
