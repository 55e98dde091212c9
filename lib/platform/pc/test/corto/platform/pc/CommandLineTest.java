// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void words_are_separated_by_any_number_of_blanks() {
        assertThat(CommandLine.arguments("  one two\t three ")).containsExactly("one", "two", "three");
    }

    @Test
    void an_empty_line_has_no_arguments() {
        assertThat(CommandLine.arguments("")).isEmpty();
        assertThat(CommandLine.environment("")).isEmpty();
    }

    @Test
    void quotes_keep_blanks_and_may_be_empty() {
        assertThat(CommandLine.arguments("'a b' \"c d\" '' \"\"")).containsExactly("a b", "c d", "", "");
    }

    @Test
    void quoted_parts_join_their_word() {
        assertThat(CommandLine.arguments("x'y z'\"'\"w")).containsExactly("xy z'w");
    }

    @Test
    void a_backslash_quotes_as_in_a_shell() {
        assertThat(CommandLine.arguments("a\\ b '\\n' \"\\\"\\\\\\n\"")).containsExactly("a b", "\\n", "\"\\\\n");
    }

    @Test
    void a_backslash_at_the_end_stands_for_itself() {
        assertThat(CommandLine.arguments("a\\")).containsExactly("a\\");
    }

    @Test
    void what_is_before_two_dashes_is_the_environment() {
        String line = "LANG=C \"GREETING=good morning\" -- one -- two";

        assertThat(CommandLine.environment(line)).containsExactly("LANG=C", "GREETING=good morning");
        assertThat(CommandLine.arguments(line)).containsExactly("one", "--", "two");
    }

    @Test
    void without_two_dashes_there_is_no_environment() {
        assertThat(CommandLine.environment("a=b")).isEmpty();
        assertThat(CommandLine.arguments("a=b")).containsExactly("a=b");
    }
}
