// SPDX-License-Identifier: Apache-2.0
package corto.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void maps_lists_and_simple_values_are_written_in_their_order() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", 1);
        value.put("a", Arrays.asList("x", true, null, 2.5));
        value.put("empty", List.of());

        assertThat(Json.of(value)).isEqualTo("""
                {
                  "b": 1,
                  "a": [
                    "x",
                    true,
                    null,
                    2.5
                  ],
                  "empty": []
                }""");
    }

    @Test
    void characters_that_json_or_html_would_misread_are_escaped() {
        assertThat(Json.of("\"\\\n\t\u0001<\ud800 ä😀")).isEqualTo("\"\\\"\\\\\\n\\t\\u0001\\u003c\\ud800 ä😀\"");
    }
}
