// SPDX-License-Identifier: Apache-2.0
package corto.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
    @Test
    void a_list_goes_on_in_indented_lines() {
        String word = "x".repeat(30);

        assertThat(Wrapping.list("  has", List.of("a", "b"), ".")).containsExactly("  has a, b.");
        assertThat(Wrapping.list("  has", List.of(word, word, word), ": 3")).containsExactly("  has " + word + ", " + word + ",", "      " + word + ": 3");
    }
}
