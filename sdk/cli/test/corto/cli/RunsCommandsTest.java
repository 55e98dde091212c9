// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `corto ps`, `logs` and `stop` without machines; those with some are in tests/apps.
class RunsCommandsTest {
    @TempDir
    private Path folder;
    private Map<String, String> environment;

    @BeforeEach
    void haveNoRuns() throws IOException {
        environment = Map.of("XDG_RUNTIME_DIR", Files.createDirectory(folder.resolve("run")).toString());
    }

    @Test
    void where_nothing_runs_there_is_a_title_and_an_empty_list() throws IOException, InterruptedException {
        assertThat(corto("ps").output()).isEqualTo("NAME  TARGET  STATUS  MEMORY  PROCESS  PORTS\n");
        assertThat(corto("ps", "--all", "--json").output()).isEqualTo("[]\n");
        assertThat(corto("stop", "--all")).isEqualTo(new CommandRun(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stop               | there is nothing to stop.",
        "stop --all web     | --all and names do not go together.",
        "stop -t -1 web     | --time -1",
        "stop web           | there is no run \"web\".",
        "logs web           | there is no run \"web\".",
        "logs               | Missing required parameter",
        "logs -n -1 web     | --tail -1",
        "run --name a/b hello | --name: \"a/b\" is no name of a run."})
    void mistakes_are_told_with_the_words_that_were_typed(String words, String message) throws IOException, InterruptedException {
        CommandRun run = corto(words.split(" "));

        assertThat(run.status()).as(run.all()).isEqualTo(125);
        assertThat(run.errors()).contains(message);
    }

    @Test
    void the_last_lines_of_a_log_begin_where_they_do() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "one\ntwo\n" + "x".repeat(100_000) + "\nfour");

        try (FileChannel file = FileChannel.open(log)) {
            assertThat(List.of(LogsCommand.tail(file, 0), LogsCommand.tail(file, 1), LogsCommand.tail(file, 2), LogsCommand.tail(file, 3), LogsCommand.tail(file, 4), LogsCommand.tail(file, 9)))
                    .containsExactly(file.size(), file.size() - 4, 8L, 4L, 0L, 0L);
        }
    }

    @Test
    void the_end_of_the_last_line_is_no_line() throws IOException {
        try (FileChannel file = FileChannel.open(Files.writeString(folder.resolve("log"), "one\ntwo\n"))) {
            assertThat(LogsCommand.tail(file, 1)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "119, 119 s", "120, 2 min", "7199, 119 min", "7200, 2 h", "200000, 2 days", "-1, 0 s"})
    void a_time_is_told_in_the_largest_unit_that_fits(long seconds, String text) {
        assertThat(PsCommand.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    private CommandRun corto(String... words) throws IOException, InterruptedException {
        return CommandRun.of(folder, environment, words);
    }
}
