// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    /// A number that no process has: above what Linux gives (proc(5), pid_max).
    private static final ProcessIdentity NOBODY = new ProcessIdentity(1 << 23, 1);

    @TempDir
    private Path folder;
    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder);
    }

    @Test
    void a_run_is_seen_while_it_lasts_and_leaves_nothing() throws IOException {
        try (OwnRun own = begin(Optional.empty(), false)) {
            Run seen = runs.find("nginx");

            assertThat(seen.title()).isEqualTo("nginx");
            assertThat(seen.isAlive()).isTrue();
            assertThat(seen.command().pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(seen.memoryBytes()).isEqualTo(64 << 20);
            assertThat(seen.ports()).containsExactly("http://localhost:8080->80/tcp");
            assertThat(own.statusFile().getParent()).isEqualTo(folder.resolve("nginx"));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_second_run_of_a_program_gets_a_number() throws IOException {
        try (OwnRun first = begin(Optional.empty(), false); OwnRun second = begin(Optional.empty(), false)) {
            assertThat(List.of(first.name(), second.name())).containsExactly("nginx", "nginx-2");
            assertThat(runs.all()).extracting(Run::name).containsExactlyInAnyOrder("nginx", "nginx-2");
        }
    }

    @Test
    void a_name_that_a_living_run_has_is_refused() throws IOException {
        try (OwnRun _ = begin(Optional.of("web"), false)) {
            assertThatThrownBy(() -> begin(Optional.of("web"), false)).isInstanceOf(Failure.class)
                    .hasMessageContaining("--name: \"web\" is the name of a program that runs (process " + ProcessHandle.current().pid() + ")").hasMessageContaining("corto stop web");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a/b", "a b", "ä", "a234567890123456789012345678901234567890123456789012345678901234"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> begin(Optional.of(name), false)).isInstanceOf(Failure.class).hasMessageContaining("is no name of a run");
    }

    @Test
    void a_detached_run_is_known_after_its_end_with_its_status_until_another_has_its_name() throws IOException {
        try (OwnRun own = begin(Optional.of("web"), true)) {
            Files.writeString(own.log(), "hello\n");
            Files.writeString(own.statusFile(), "x");
            own.ended(7);
        }

        Run ended = new Run(folder.resolve("web"), "web", "nginx", NOBODY, Instant.now(), true, 0, List.of());
        ended.write();
        assertThat(runs.find("web").isAlive()).isFalse();
        assertThat(runs.find("web").end().orElseThrow().status()).isEqualTo(7);
        assertThat(Files.readString(runs.find("web").log())).isEqualTo("hello\n");
        assertThat(folder.resolve("web/status")).doesNotExist();
        try (OwnRun again = begin(Optional.of("web"), true)) {
            assertThat(again.log()).doesNotExist();
            assertThat(runs.find("web").end()).isEmpty();
        }
    }

    @Test
    void a_run_whose_processes_were_killed_is_removed_by_whoever_looks() throws IOException {
        write("killed", NOBODY, Instant.now(), false);
        write("old", NOBODY, Instant.now().minus(Duration.ofDays(2)), true);
        write("young", NOBODY, Instant.now(), true);
        Files.createDirectory(folder.resolve(".new-" + NOBODY.pid()));

        assertThat(runs.all()).extracting(Run::name).containsExactly("young");
        assertThat(folder.toFile().list()).containsExactly("young");
    }

    @Test
    void a_number_that_another_process_has_got_since_means_nobody() {
        ProcessIdentity own = ProcessIdentity.of(ProcessHandle.current().pid());

        assertThat(own.isAlive()).isTrue();
        assertThat(new ProcessIdentity(own.pid(), own.startTicks() - 1).isAlive()).isFalse();
        assertThat(ProcessIdentity.of(NOBODY.pid()).isAlive()).isFalse();
    }

    @Test
    void a_machine_whose_command_was_killed_still_counts() throws IOException {
        Run run = write("web", NOBODY, Instant.now(), false);
        run.writeMachine(ProcessIdentity.of(ProcessHandle.current().pid()));

        assertThat(runs.find("web").isAlive()).isTrue();
        assertThat(runs.ofProcess(ProcessHandle.current().pid())).map(Run::name).contains("web");
    }

    @Test
    void another_process_takes_a_run_over() throws IOException {
        Run begun = write("web", NOBODY, Instant.now(), true);

        try (OwnRun own = Runs.takeOver(begun.folder())) {
            assertThat(own.name()).isEqualTo("web");
            assertThat(runs.find("web").isAlive()).isTrue();
            assertThat(own.patience(Duration.ofSeconds(10))).hasSeconds(10);
            begun.writePatience(60);
            assertThat(own.patience(Duration.ofSeconds(10))).hasSeconds(60);
        }
    }

    @Test
    void what_is_no_folder_of_a_run_is_left_alone() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("strange")).resolve("run.json"), "{}");

        assertThat(runs.all()).isEmpty();
        assertThat(folder.resolve("strange/run.json")).exists();
        assertThatThrownBy(() -> runs.find("strange")).isInstanceOf(Failure.class).hasMessageContaining("there is no run \"strange\"").hasMessageContaining("Nothing runs.");
    }

    private OwnRun begin(Optional<String> name, boolean detached) throws IOException {
        return runs.begin(name, "nginx", detached, 64 << 20, List.of("http://localhost:8080->80/tcp"));
    }

    private Run write(String name, ProcessIdentity command, Instant started, boolean detached) throws IOException {
        Run run = new Run(Files.createDirectory(folder.resolve(name)), name, "nginx", command, started, detached, 64 << 20, List.of());
        run.write();
        return run;
    }
}
