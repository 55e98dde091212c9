// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.SourceFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The folder in which everything is made: shared by commands that run at the same time, cleaned, full, or not to be written.
class BuildFolderTest {
    private static final String CORTO = CommandRun.ROOT.resolve("corto").toString();
    private static final String NOBODY = "65534";

    @TempDir
    private Path folder;

    private final Map<Process, Path> errors = new HashMap<>();
    private Path build;
    private Map<String, String> fresh;

    @BeforeEach
    void choose() {
        build = folder.resolve("build");
        fresh = Map.of("CORTO_BUILD", build.toString(), "CORTO_STALE", "");
    }

    @Test
    void two_commands_make_everything_at_the_same_time_and_clean_waits_for_nobody_but_says_who_is_there() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("Loop.java"), "void main() { System.out.println(\"looping\"); while (true) { } }");

        Process first = start("run", "hello");
        Process second = start("run", "hello");
        assertThat(output(first)).isEqualTo("Hello from Corto.");
        assertThat(output(second)).isEqualTo("Hello from Corto.");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();

        Process loop = start("run", "--platform", "process", "Loop.java");
        try {
            assertThat(output(loop)).isEqualTo("looping");
            CommandRun refused = CommandRun.of(folder, fresh, "clean");
            assertThat(refused.status()).isEqualTo(125);
            assertThat(refused.errors()).startsWith("corto: the build folder " + build + " is in use: corto run --platform process Loop.java (process " + loop.pid() + ").");
            assertThat(build.resolve("images/hello")).exists();
        } finally {
            loop.descendants().forEach(ProcessHandle::destroy);
            loop.destroy();
        }
        loop.waitFor();

        CommandRun clean = CommandRun.of(folder, fresh, "clean");
        assertThat(clean.status()).as(clean.all()).isZero();
        assertThat(clean.output()).contains("removed " + build.resolve("images"), "removed " + build.resolve("host"), " MB are free again.");
        try (Stream<Path> left = Files.list(build)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("lock", "use");
        }
    }

    @Test
    void what_was_made_for_one_target_can_be_removed_alone() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Main.java"), "void main() { }");
        Path image = Path.of(CommandRun.of(folder, Map.of(), "build", "-q", file.toString()).output().strip());
        String id = Applications.id(file.toString());

        assertThat(image).exists();
        CommandRun clean = CommandRun.of(folder, Map.of(), "clean", file.toString());

        assertThat(clean.status()).as(clean.all()).isZero();
        assertThat(image).doesNotExist();
        assertThat(Sdk.applications().resolve(id)).doesNotExist();
        assertThat(Sdk.hostJar()).exists();
        assertThat(CommandRun.of(folder, Map.of(), "clean", file.toString()).output()).isEqualTo("There is nothing to remove.\n");
    }

    @Test
    void downloaded_packages_are_removed_on_their_own() throws IOException, InterruptedException {
        Path cached = Files.createDirectories(folder.resolve("cache/debian"));
        Files.write(cached.resolve("a.tar"), new byte[2_000_000]);

        CommandRun clean = CommandRun.of(folder, Map.of("CORTO_CACHE", folder.resolve("cache").toString()), "clean", "--cache");

        assertThat(clean.output()).isEqualTo("removed " + cached + "\n2.0 MB are free again.\n");
        assertThat(cached).doesNotExist();
    }

    /// In a file system of its own, of which `kibibytes` are left (unshare(1), so that it is gone afterwards).
    @ParameterizedTest
    @CsvSource({"dependencies host, 0, the disk is full: no space is left in", "dependencies host, 1000, the disk is full: no space is left in",
        "dependencies host target, 100, the disk is full: no space is left in", "dependencies, 1000, cannot build the host tools in", "'', 0, 'the build folder '"})
    void a_full_disk_is_told_with_the_folder(String made, int kibibytes, String message) throws IOException, InterruptedException {
        Files.createDirectories(build);
        StringBuilder script = new StringBuilder("set -e; mount -t tmpfs -o size=400M test " + build + "\n");
        for (String name : made.isEmpty() ? new String[0] : made.split(" ")) {
            script.append("cp -a ").append(CommandRun.BUILD.resolve(name)).append(' ').append(build).append("\n");
        }
        script.append("dd if=/dev/zero of=").append(build).append("/filler bs=1K count=$(( $(df --output=avail -k ").append(build).append(" | tail -1) - ").append(kibibytes).append(" )) 2> /dev/null\n");
        script.append(CORTO).append(" run hello\n");
        boolean isBuilt = made.contains("host");

        CommandRun run = CommandRun.ofWords(folder, Map.of("CORTO_BUILD", build.toString(), "CORTO_STALE", isBuilt ? "1" : ""), List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script.toString()));

        assertThat(run.status()).as(run.all()).isEqualTo(125);
        assertThat(run.errors()).contains("corto: " + message).contains(build.toString(), "CORTO_BUILD=").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"run hello", "rootfs /bin/true", "clean"})
    void a_folder_that_may_not_be_written_is_told_before_anything_else(String command) throws IOException, InterruptedException {
        CommandRun empty = asNobody(command);
        assertThat(empty.status()).isEqualTo(125);
        assertThat(empty.errors()).startsWith("corto: the build folder " + build + " cannot be written");

        allowWriting(true);
        for (String name : List.of("host/corto.jar", "host/jdk", "dependencies")) {
            Files.createDirectories(build.resolve(name).getParent());
            assertThat(new ProcessBuilder("cp", "-a", CommandRun.BUILD.resolve(name).toString(), build.resolve(name).toString()).start().waitFor()).isZero();
        }
        CommandRun built = asNobody(command);
        assertThat(built.status()).isEqualTo(125);
        assertThat(built.errors()).startsWith("corto: the build folder " + build + " cannot be written").contains("CORTO_BUILD=").doesNotContain("\tat ");
    }

    /// Runs a command as a user who may read the build folder and not write it: root may write everywhere.
    private CommandRun asNobody(String command) throws IOException, InterruptedException {
        Files.createDirectories(build);
        allowWriting(false);
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            Files.setAttribute(folder, "unix:mode", 0755);          // temporary folders are their owner's alone
            words.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        words.add(CORTO);
        words.addAll(List.of(command.split(" ")));
        return CommandRun.ofWords(folder, Map.of("CORTO_BUILD", build.toString(), "HOME", folder.toString()), words);
    }

    @AfterEach
    void makeDeletable() throws IOException {
        if (Files.exists(build)) {
            allowWriting(true);
            SourceFiles.delete(build);
        }
    }

    private void allowWriting(boolean isAllowed) throws IOException {
        Files.setAttribute(build, "unix:mode", isAllowed ? 0755 : 0555);
    }

    private Process start(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(CORTO));
        words.addAll(List.of(arguments));
        Path said = Files.createTempFile(folder, "errors", "");
        Process process = CommandRun.builder(folder, fresh, words).redirectError(said.toFile()).start();
        errors.put(process, said);
        return process;
    }

    /// The first line that the command prints; if it prints none, what it says instead.
    private String output(Process process) throws IOException {
        String line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        return line != null ? line : "nothing, and: " + Files.readString(errors.get(process));
    }
}
