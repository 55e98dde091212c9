// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.SourceFiles;
import corto.console.JsonReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exit statuses, JSON, and what the command says when a person or the machine made a mistake.
class MannersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"run -q hello, 0", "run -q status -- 7, 7", "run -q --platform process status -- 9, 9", "run -q --timeout 2 Loop.java, 124", "run -q --timeout 1 --platform process Loop.java, 124",
        "run -q no-such, 125", "run -q Broken.java, 125", "no-such, 125", "--no-such, 125", "help, 0", "--help, 0", "--version, 0", "list, 0", "'', 0"})
    void the_status_says_how_it_ended(String command, int status) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("Loop.java"), "void main() { while (true) { } }");
        Files.writeString(folder.resolve("Broken.java"), "void main() { int x = \"\"; }");

        CommandRun run = CommandRun.of(folder, Map.of(), command.isEmpty() ? new String[0] : command.split(" "));

        assertThat(run.status()).as(run.all()).isEqualTo(status);
        assertThat(Topics.STATUSES).containsKeys("0", "124", "125", "137", "any other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --json", "doctor --json", "build -q --json hello", "size --json hello", "why --json println hello", "rootfs -q --json /bin/true", "rootfs -q --list --json /bin/true",
        "test --list --json sdk/cli", "new library --list --json", "graph --json hello", "config --json hello", "config --list --json hello", "listnewconfig --json hello", "clean --json Gone.java", "ps --all --json"})
    void what_is_said_as_JSON_is_JSON_and_nothing_else(String command) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("Gone.java"), "void main() { }");

        CommandRun run = CommandRun.of(folder, Map.of(), command.split(" "));

        assertThat(run.status()).as(run.all()).isZero();
        assertThat(JsonReader.read(run.output())).isInstanceOfAny(List.class, Map.class);
    }

    @Test
    void every_command_that_lists_can_do_it_as_JSON() {
        Set<String> others = Set.of("run", "bench", "completion", "help", "new", "menuconfig", "check", "logs", "stop", "cc",                                    // they list nothing
                "defconfig", "olddefconfig", "savedefconfig", "allnoconfig", "allyesconfig", "randconfig");                              // they write a file

        Main.whole().getSubcommands().forEach((name, command) ->
                assertThat(others.contains(name) || command.getCommandSpec().optionsMap().containsKey("--json")).as(name).isTrue());
    }

    @Test
    void the_list_says_of_each_app_what_its_manifest_says() throws IOException, InterruptedException {
        CommandRun table = CommandRun.of(folder, Map.of(), "list");
        List<?> apps = (List<?>) JsonReader.read(CommandRun.of(folder, Map.of(), "list", "--json").output());
        List<Object> names = apps.stream().<Object>map(app -> ((Map<?, ?>) app).get("name")).toList();

        assertThat(table.output()).startsWith("NAME ").containsPattern("(?m)^nginx +elf +64M +8080:80/http +Debian's web server");
        assertThat(names).contains("hello", "hello-c", "nginx");
        assertThat(((Map<?, ?>) apps.get(names.indexOf("nginx"))).get("memory")).isEqualTo(64L << 20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run helo                | corto: there is no \"helo\": neither a file, nor a folder, nor an app. Did you mean \"hello\"?",
        "rnu hello               | corto: there is no command \"rnu\". Did you mean \"run\"?",
        "hello                   | corto: there is no command \"hello\". An app is run so: corto run hello",
        "run --machin q35 hello  | corto: there is no option \"--machin\". Did you mean \"--machine\"?",
        "new librari x           | corto: there is no command \"librari\". Did you mean \"library\"?",
        "list all                | corto: there is one word too many: \"all\".",
        "run --accel fast hello  | corto: --accel \"fast\" is not known.",
        "completion fish         | corto: SHELL \"fish\" is not known.",
        "help statos             | corto: there is no command and no topic \"statos\". Did you mean \"status\"?",
        "run broken              | broken/corto.yaml:2: unknown key \"memroy\". Did you mean \"memory\"?",
        "run Broken.java         | Broken.java:1: error: incompatible types",
        "run broken-c            | broken-c/corto.yaml: gcc could not compile broken-c.",
        "run notes.txt           | notes.txt is nothing that can be run.",
        "run empty               | has neither a corto.yaml nor a Java file.",
    })
    void a_mistake_is_told_in_a_sentence_on_standard_error(String command, String message) throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(folder.resolve("broken")).resolve("corto.yaml"), "name: x\nmemroy: 1M\n");
        Files.writeString(Files.createDirectories(folder.resolve("broken-c")).resolve("corto.yaml"), "kind: c\n");
        Files.writeString(folder.resolve("broken-c/main.c"), "int main(void) { return x; }\n");
        Files.writeString(folder.resolve("Broken.java"), "void main() { int x = \"\"; }");
        Files.writeString(folder.resolve("notes.txt"), "text");
        Files.createDirectories(folder.resolve("empty"));

        CommandRun run = CommandRun.of(folder, Map.of(), command.split(" "));

        assertThat(run.status()).as(run.all()).isEqualTo(125);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains(message).doesNotContain("\tat ", "Exception");
    }

    /// The PATH is a folder that has everything else; without apt-get nothing can be installed either.
    @ParameterizedTest
    @CsvSource({"gcc, run hello, sudo apt-get install -y gcc", "qemu-system-x86_64, run hello, sudo apt-get install -y qemu-system-x86", "ld, build hello, sudo apt-get install -y binutils",
        "gcc, run program, sudo apt-get install -y gcc"})
    void a_missing_program_is_named_with_its_package(String program, String command, String advice) throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(folder.resolve("program")).resolve("corto.yaml"), "kind: c\n");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String place : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
            try (Stream<Path> programs = Files.list(Path.of(place))) {
                for (Path file : programs.toList()) {
                    String name = file.getFileName().toString();
                    if (!name.equals(program) && !name.equals("apt-get") && Files.notExists(bin.resolve(name)) && !Files.isDirectory(file)) {
                        Files.createSymbolicLink(bin.resolve(name), file);
                    }
                }
            }
        }

        CommandRun run = CommandRun.of(folder, Map.of("PATH", bin.toString()), command.split(" "));
        SourceFiles.delete(bin);                       // the links: JUnit would warn of each

        assertThat(run.status()).as(run.all()).isEqualTo(125);
        assertThat(run.errors()).startsWith("corto: " + program + " is missing.\n       Install it: " + advice);
    }

    @Test
    void who_has_a_UDP_port_is_told_too() throws IOException, InterruptedException {
        try (DatagramSocket taken = new DatagramSocket()) {
            CommandRun run = CommandRun.of(folder, Map.of(), "run", "-p", taken.getLocalPort() + ":53/udp", "/bin/true");

            assertThat(run.errors()).startsWith("corto: UDP port " + taken.getLocalPort() + " of this machine is in use: java ").contains("(process " + ProcessHandle.current().pid() + ")");
        }
    }
}
