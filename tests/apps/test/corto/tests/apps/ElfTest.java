// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `corto run ./program`: any ELF file of this machine, with the libraries it needs.
class ElfTest {
    private static final String SOURCE = """
            #include <math.h>
            #include <stdio.h>
            #include <stdlib.h>
            int main(int count, char **words) {
                printf("%d %s %s %.3f\\n", count, words[1], getenv("GREETING"), sqrt(count));
                return 42;
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-pie", "-no-pie", "-static", "-static-pie"})
    void a_program_of_every_kind_gets_words_and_environment_and_returns_its_status(String kind) throws IOException, InterruptedException {
        Path program = CProgram.compile(folder, "program", SOURCE, kind, "-lm");

        try (CortoRun run = CortoRun.start("-q", "-e", "GREETING=hello", program.toString(), "--", "two words")) {
            assertThat(run.end()).as(run.console()).isEqualTo(42);
            assertThat(run.console()).isEqualTo("2 two words hello 1.414\n");
        }
    }
}
