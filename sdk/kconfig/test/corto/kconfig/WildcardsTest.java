// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WildcardsTest {
    @Test
    void stars_question_marks_and_sets_match() {
        assertThat(Wildcards.matches("Kconfig*", "Kconfig.debug")).isTrue();
        assertThat(Wildcards.matches("*.k?n*g", "a.kong")).isTrue();
        assertThat(Wildcards.matches("*.k?n*g", "a.kng")).isFalse();
        assertThat(Wildcards.matches("[a-c]x", "bx")).isTrue();
        assertThat(Wildcards.matches("[!a-c]x", "bx")).isFalse();
        assertThat(Wildcards.matches("[^a-c]x", "dx")).isTrue();
        assertThat(Wildcards.matches("[]x]", "]")).isTrue();
        assertThat(Wildcards.matches("[abc", "[abc")).isTrue();
        assertThat(Wildcards.matches("", "")).isTrue();
        assertThat(Wildcards.matches("?", "")).isFalse();
    }

    @Test
    @Timeout(5)
    void many_stars_take_no_exponential_time() {
        assertThat(Wildcards.matches("a*".repeat(50) + "b", "a".repeat(2_000))).isFalse();
    }
}
