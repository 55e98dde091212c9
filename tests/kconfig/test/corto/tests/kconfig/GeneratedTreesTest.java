// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Some generated trees; `tests/kconfig/run` does any number of them.
class GeneratedTreesTest {
    private static final int TREES = 300;

    @Test
    void generated_trees_mean_what_they_mean_to_the_oracles() throws IOException, InterruptedException {
        Tally tally = Checks.run(1, TREES);

        assertThat(tally.disagreements()).isEmpty();
        assertThat(tally.number("trees")).isEqualTo(TREES);
        assertThat(tally.number("olddefconfig")).isGreaterThan(4L * TREES);
        assertThat(tally.number("kconfiglib: symbols compared")).isGreaterThan(10L * TREES);
        assertThat(tally.number("4.11: values compared")).isGreaterThan(TREES);
    }
}
