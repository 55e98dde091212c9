// SPDX-License-Identifier: Apache-2.0
package corto.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KEYS = List.of("name", "memory", "main", "classpath");

    @Test
    void a_swap_of_letters_is_recognised() {
        assertThat(Suggestion.sentence("memroy", KEYS)).isEqualTo(" Did you mean \"memory\"?");
    }

    @Test
    void case_makes_no_difference() {
        assertThat(Suggestion.nearest("classPath", KEYS)).contains("classpath");
    }

    @Test
    void a_word_far_from_all_gives_no_advice() {
        assertThat(Suggestion.sentence("zzzzzz", KEYS)).isEmpty();
    }

    @Test
    void distance_counts_insertions_deletions_replacements_and_swaps() {
        assertThat(Suggestion.distance("abc", "abcd")).isEqualTo(1);
        assertThat(Suggestion.distance("abc", "ab")).isEqualTo(1);
        assertThat(Suggestion.distance("abc", "abd")).isEqualTo(1);
        assertThat(Suggestion.distance("abc", "acb")).isEqualTo(1);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }
}
