// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramCommandsTest {
    @Test
    void quotes_join_words_and_nothing_is_expanded() {
        assertThat(ProgramCommands.words("a  'b c'd \"e'f\" '' $g *")).containsExactly("a", "b cd", "e'f", "", "$g", "*");
        assertThatThrownBy(() -> ProgramCommands.words("a 'b")).hasMessageContaining("a 'b");
    }

    @Test
    void a_table_has_commands_with_input_and_settings(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("commands"), "# about\n@slow\n@limit 7\n@host make x < words\n\nsort -u < words\n~ ls -a\n");
        Files.writeString(folder.resolve("words"), "b a");

        ProgramCommands table = ProgramCommands.read(file);

        assertThat(table.isSlow()).isTrue();
        assertThat(table.limit()).isEqualTo(Duration.ofSeconds(7));
        assertThat(table.preparations()).extracting(ProgramCommands.Command::words).containsExactly(List.of("make", "x"));
        assertThat(table.preparations().getFirst().standardInput()).asString().isEqualTo("b a");
        assertThat(table.commands()).extracting(ProgramCommands.Command::words).containsExactly(List.of("sort", "-u"), List.of("ls", "-a"));
        assertThat(table.commands()).extracting(ProgramCommands.Command::isOrdered).containsExactly(true, false);
        assertThat(table.commands().getFirst().standardInput()).asString().isEqualTo("b a");
    }
}
