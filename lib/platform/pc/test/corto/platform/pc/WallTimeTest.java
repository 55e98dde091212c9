// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final long SECONDS = 1_800_000_000L * 1_000_000_000L;
    private static final long MILLI = 1_000_000;

    @Test
    void what_follows_from_the_start_counts_where_the_pcs_clock_may_be_so_far_behind() {
        assertThat(WallTime.likelier(SECONDS, SECONDS + 1)).isEqualTo(SECONDS + 1);
        assertThat(WallTime.likelier(SECONDS, SECONDS + 1999 * MILLI)).isEqualTo(SECONDS + 1999 * MILLI);
    }

    @Test
    void an_old_command_line_is_not_believed() {
        assertThat(WallTime.likelier(SECONDS, SECONDS - 1)).isEqualTo(SECONDS);
        assertThat(WallTime.likelier(SECONDS, SECONDS + 2000 * MILLI)).isEqualTo(SECONDS);
        assertThat(WallTime.likelier(SECONDS, 0)).isEqualTo(SECONDS);
    }

    @Test
    void without_a_clock_the_start_is_all_there_is() {
        assertThat(WallTime.likelier(0, SECONDS)).isEqualTo(SECONDS);
        assertThat(WallTime.likelier(0, 0)).isZero();
    }

    @Test
    void a_number_is_digits_only() {
        assertThat(WallTime.number("1800000000123456789")).isEqualTo(1_800_000_000_123_456_789L);
        assertThat(WallTime.number("soon")).isZero();
        assertThat(WallTime.number("")).isZero();
        assertThat(WallTime.number(null)).isZero();
    }
}
