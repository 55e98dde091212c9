// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeTest {
    @Test
    void colours_are_for_terminals_that_have_eight() {
        assertThat(Theme.of(8, null)).isEqualTo(Theme.COLOUR);
        assertThat(Theme.of(256, null)).isEqualTo(Theme.COLOUR);
        assertThat(Theme.of(2, null)).isEqualTo(Theme.MONOCHROME);
        assertThat(Theme.of(null, null)).isEqualTo(Theme.MONOCHROME);
    }

    @Test
    void NO_COLOR_switches_them_off_unless_it_is_empty() {
        assertThat(Theme.of(256, "1")).isEqualTo(Theme.MONOCHROME);
        assertThat(Theme.of(256, "")).isEqualTo(Theme.COLOUR);
    }

    @Test
    void without_colours_what_is_selected_is_reversed() {
        assertThat(Theme.MONOCHROME.sequence(Style.ITEM_SELECTED)).isEqualTo("\033[0;7m");
        assertThat(Theme.MONOCHROME.sequence(Style.DIALOG)).isEqualTo("\033[0;m");
    }
}
