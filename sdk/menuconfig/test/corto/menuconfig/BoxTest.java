// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTest {
    @Test
    void text_is_broken_at_blanks() {
        assertThat(Box.wrapped("one two  three", 8)).containsExactly("one two", "three");
        assertThat(Box.wrapped("one two\n\nthree", 80)).containsExactly("one two", "", "three");
    }

    @Test
    void a_word_that_is_too_long_is_cut() {
        assertThat(Box.wrapped("abcdefgh ij", 5)).containsExactly("abcde", "fgh", "ij");
    }

    @Test
    void what_does_not_fit_ends_in_dots() {
        assertThat(Box.abbreviated("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(Box.abbreviated("abcdefghi", 8)).isEqualTo("abcde...");
    }

    @Test
    void a_box_has_title_buttons_and_shadow() {
        Screen screen = new Screen(9, 30);
        Box box = Box.centred(screen, "Title", 6, 20);
        box.instructions("What to do", 2);
        new Buttons(8, "Yes", "No").draw(box, 3);

        assertThat(screen.lines()).containsExactly(
                "",
                "     ┌───── Title ──────┐",
                "     │  What to do      │",
                "     │                  │",
                "     ├──────────────────┤",
                "     │  <Yes>   <No>    │",
                "     └──────────────────┘",
                "", "");
        assertThat(screen.style(7, 10)).isEqualTo(Style.SHADOW);
        assertThat(screen.style(3, 26)).isEqualTo(Style.SHADOW);
        assertThat(screen.style(1, 26)).isEqualTo(Style.SCREEN);
        assertThat(List.of(screen.style(5, 8), screen.style(5, 9), screen.style(5, 17)))
                .containsExactly(Style.BUTTON_SELECTED, Style.BUTTON_KEY_SELECTED, Style.BUTTON_KEY);
    }

    @Test
    void what_lies_outside_of_the_screen_is_cut_off() {
        Screen screen = new Screen(3, 10);
        Box.centred(screen, "Title", 6, 20);

        assertThat(screen.lines()).hasSize(3).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(10));
    }
}
