// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootArgumentsTest {
    @Test
    void a_machine_that_is_about_to_be_started_is_told_the_time_if_there_is_room() {
        Instant now = Instant.ofEpochSecond(1_800_000_000, 5);

        assertThat(BootArguments.startedAt(now, "")).isEqualTo("corto.time=1800000000000000005 --");
        assertThat(BootArguments.startedAt(now, "A=1 -- x")).isEqualTo("corto.time=1800000000000000005 A=1 -- x");
        String full = "-- " + "x".repeat(BootArguments.MOST_BYTES - 3);
        assertThat(BootArguments.startedAt(now, full)).isEqualTo(full);
    }

    @Test
    void no_environment_and_no_arguments_are_no_text() {
        assertThat(BootArguments.join(Map.of(), List.of())).isEmpty();
    }

    @Test
    void arguments_come_after_the_separator() {
        assertThat(BootArguments.join(Map.of(), List.of("a", "b"))).isEqualTo("-- a b");
    }

    @Test
    void environment_alone_still_has_the_separator_or_it_would_be_arguments() {
        assertThat(BootArguments.join(Map.of("A", "1"), List.of())).isEqualTo("A=1 --");
    }

    @Test
    void environment_keeps_its_order() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("B", "1");
        environment.put("A", "two words");

        assertThat(BootArguments.join(environment, List.of("x"))).isEqualTo("B=1 \"A=two words\" -- x");
    }

    @Test
    void blanks_quotes_backslashes_and_nothing_are_quoted() {
        assertThat(BootArguments.join(Map.of(), List.of("a b", "say \"x\"", "back\\slash", "it's", "", "line\nbreak", "äö")))
                .isEqualTo("-- \"a b\" \"say \\\"x\\\"\" \"back\\\\slash\" \"it's\" \"\" \"line\nbreak\" äö");
    }

    @Test
    void an_argument_may_be_the_separator_itself() {
        assertThat(BootArguments.join(Map.of(), List.of("--", "-x"))).isEqualTo("-- -- -x");
    }

    @Test
    void more_than_a_page_is_refused_with_the_number_of_bytes() {
        assertThatThrownBy(() -> BootArguments.join(Map.of(), List.of("ä".repeat(3000))))
                .isInstanceOf(Failure.class).hasMessageContaining("6003 bytes").hasMessageContaining("4095");
    }

    @Test
    void options_of_the_kernel_come_first_with_their_prefix() {
        assertThat(BootArguments.join(Map.of("workdir", "/a b"), Map.of("A", "1"), List.of("/bin/sh"))).isEqualTo("\"corto.workdir=/a b\" A=1 -- /bin/sh");
        assertThat(BootArguments.join(Map.of("strace", "1"), Map.of(), List.of())).isEqualTo("corto.strace=1 --");
    }

    @Test
    void a_variable_that_would_be_taken_for_an_option_is_refused() {
        assertThatThrownBy(() -> BootArguments.join(Map.of("corto.strace", "1"), List.of())).isInstanceOf(Failure.class).hasMessageContaining("corto.strace");
    }
}
