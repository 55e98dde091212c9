// SPDX-License-Identifier: Apache-2.0
package corto.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void what_json_writes_is_read_back_indented_or_compact() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", Arrays.asList(1L, -20L, true, null, new BigDecimal("2.5e3"), List.of(), Map.of()));
        value.put("\"\\\n\t\u0001<\ud800 ä😀", Map.of("b", ""));

        assertThat(JsonReader.read(Json.of(value))).isEqualTo(value);
        assertThat(JsonReader.read(Json.compact(value))).isEqualTo(value);
        assertThat(Json.compact(value)).doesNotContain("\n", ": ", ", ");
    }

    @Test
    void escapes_and_white_space_are_those_of_the_rfc() {
        assertThat(JsonReader.read(" [ \"\\/\\b\\f\\r\\u00E4\" ,\r\n 12345678901234567890 ]\t")).isEqualTo(List.of("/\b\f\rä", new BigDecimal("12345678901234567890")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,]", "{\"a\":1,}", "{a:1}", "[1 2]", "01", "-", "1.", "+1", ".5", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12g4\"", "nul", "[1", "{}{}", "'a'", "NaN"})
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("line ");
    }

    @Test
    void a_mistake_is_told_with_its_line() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": x\n}")).hasMessage("line 2: no value");
    }
}
