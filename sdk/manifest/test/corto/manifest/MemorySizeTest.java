// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({"512K, 524288", "2M, 2097152", "64MiB, 67108864", "64 mb, 67108864", "1.5G, 1610612736", "1t, 1099511627776"})
    void units_are_powers_of_1024(String text, long bytes) {
        assertThat(MemorySize.parse(text, "-m")).isEqualTo(new MemorySize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "M", "-1M", "1,5M", "0M", "9999999999999T", "64MM"})
    void anything_else_is_refused_with_the_name_of_the_setting(String text) {
        assertThatThrownBy(() -> MemorySize.parse(text, "--memory")).isInstanceOf(Failure.class).hasMessageStartingWith("--memory: \"" + text + "\"");
    }

    @Test
    void the_text_is_the_shortest_exact_one() {
        assertThat(new MemorySize(64L << 20)).hasToString("64M");
        assertThat(new MemorySize(1536L << 10)).hasToString("1536K");
        assertThat(new MemorySize(1000)).hasToString("1000B");
    }
}
