// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What is shown of expressions. The expected texts are those of Linux's conf --helpnewconfig.
class SimplifierTest {
    @TempDir
    private Path folder;

    private String simplified(String expression) throws Exception {
        return KconfigFiles.parse(folder, "config MODULES\n\tdef_bool y\n\tmodules\nconfig B\n\tbool \"b\"\nconfig C\n\tbool \"c\"\nconfig T\n\ttristate \"t\"\n"
                + "config A\n\tbool\n\tdepends on " + expression + "\n").symbol("A").directDependency().toString();
    }

    @Test
    void duplicates_are_joined_at_the_last_place() throws Exception {
        assertThat(simplified("B && C && B")).isEqualTo("C && B");
        assertThat(simplified("B || C || B")).isEqualTo("C || B");
        assertThat(simplified("(B || C) && (C || B)")).isEqualTo("B || C");
    }

    @Test
    void comparisons_of_bools_with_constants_are_the_bools() throws Exception {
        assertThat(simplified("B = y")).isEqualTo("B");
        assertThat(simplified("B = n")).isEqualTo("!B");
        assertThat(simplified("B != y")).isEqualTo("!B");
        assertThat(simplified("B = m")).isEqualTo("n");
    }

    @Test
    void comparisons_of_a_tristate_are_joined() throws Exception {
        assertThat(simplified("T = y || T = m")).isEqualTo("T!=n");
        assertThat(simplified("T != y && T != n")).isEqualTo("T=m");
        assertThat(simplified("T && T = y")).isEqualTo("T=y");
        assertThat(simplified("T && T != m")).isEqualTo("T=y");
        assertThat(simplified("T = y && T != y")).isEqualTo("n");
        assertThat(simplified("T && T = m")).isEqualTo("T && T=m");
    }

    @Test
    void negations_go_to_the_leaves() throws Exception {
        assertThat(simplified("!(B && !C)")).isEqualTo("!B || C");
        assertThat(simplified("!(B || C < 5)")).isEqualTo("!B && C>=5");
        assertThat(simplified("!!T")).isEqualTo("T");
        assertThat(simplified("B || !B")).isEqualTo("y");
    }
}
