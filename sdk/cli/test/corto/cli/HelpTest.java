// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Help teaches by example, so the examples are tried.
class HelpTest {
    private static final int WIDTH = 100;

    /// Commands whose examples end by themselves and change nothing but the build folder and the current one.
    private static final Set<String> SAFE = Set.of("run", "list", "build", "rootfs", "size", "why", "doctor", "check", "completion", "help", "new", "graph", "ps");

    /// A web server that would not end, and a library that would be made in Corto's own tree.
    private static final List<String> NOT_RUN = List.of("corto run -p 8080:80 nginx", "corto run -d", "corto new library corto.");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeWhatExamplesName() throws IOException {
        Files.writeString(folder.resolve("Main.java"), "void main(String[] words) { System.out.println(words.length); }");
        Files.copy(Path.of("/bin/true").toRealPath(), folder.resolve("a.out"));
        Files.createDirectories(folder.resolve("home/.zfunc"));
    }

    @Test
    void every_command_has_examples_a_heading_and_a_description() {
        CommandLine corto = Main.whole();

        assertThat(Help.examples(corto.getCommandSpec())).hasSizeBetween(2, 4);
        corto.getSubcommands().forEach((name, command) -> {
            assertThat(Help.examples(command.getCommandSpec())).as(name).hasSizeBetween(2, 6);
            assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
            assertThat(command.getCommandSpec().userObject().getClass().getAnnotation(Group.class)).as(name).isNotNull()
                    .extracting(Group::value).isIn(Help.GROUPS);
        });
    }

    @Test
    void lines_of_help_do_not_wrap_examples() {
        all().forEach(command -> assertThat(command.getUsageMessage().lines()).as(command.getCommandSpec().qualifiedName()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH)));
        examples().forEach(example -> assertThat(("  " + example.command()).length()).as(example.command()).isLessThan(WIDTH));
        all().stream().flatMap(command -> Arrays.stream(command.getCommandSpec().usageMessage().footer())).forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_understood(Help.Example example) {
        List<String> words = words(example.command());

        assertThat(words.getFirst()).isEqualTo("corto");
        assertThatCode(() -> Main.whole().parseArgs(words.subList(1, words.size()).toArray(String[]::new))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("safeExamples")
    void every_example_that_is_safe_to_run_works(Help.Example example) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", CommandRun.ROOT + ":" + System.getenv("PATH"), "CORTO_CACHE", RootFileSystem.cache().toString(),
                "XDG_CACHE_HOME", RootFileSystem.cache().getParent().toString(), "HOME", folder.resolve("home").toString()));

        CommandRun run = CommandRun.ofWords(folder, environment, List.of("bash", "-c", example.command()));

        assertThat(run.status()).as(run.all()).isZero();
    }

    static List<Help.Example> examples() {
        return all().stream().flatMap(command -> Help.examples(command.getCommandSpec()).stream()).toList();
    }

    static List<Help.Example> safeExamples() {
        return examples().stream().filter(example -> SAFE.contains(words(example.command()).get(1)) && NOT_RUN.stream().noneMatch(example.command()::startsWith)).toList();
    }

    private static List<CommandLine> all() {
        List<CommandLine> all = new ArrayList<>(List.of(Main.whole()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getSubcommands().values());
        }
        return all;
    }

    /// Words as a shell splits the examples, which have no quotes; what is behind > is the shell's.
    private static List<String> words(String command) {
        return List.of(command.replaceFirst(" > .*", "").split(" "));
    }

    @Test
    void help_explains_commands_and_topics() throws IOException, InterruptedException {
        CommandRun status = CommandRun.of(folder, Map.of(), "help", "status");
        CommandRun run = CommandRun.of(folder, Map.of(), "help", "run");
        CommandRun mistake = CommandRun.of(folder, Map.of(), "help", "staus");

        assertThat(status.output()).contains("124 ", "125 ", "137 ");
        assertThat(run.output()).isEqualTo(CommandRun.of(folder, Map.of(), "run", "--help").output()).contains("\nNetwork\n", "\nExamples\n");
        assertThat(mistake.status()).isEqualTo(125);
        assertThat(mistake.errors()).contains("Did you mean \"status\"?");
    }

    @Test
    void there_are_colours_on_a_terminal_only_and_only_if_nobody_minds() throws IOException, InterruptedException {
        String escape = "\u001b[";

        assertThat(onTerminal(Map.of("TERM", "xterm", "NO_COLOR", ""))).contains(escape);
        assertThat(onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"))).doesNotContain(escape);
        assertThat(onTerminal(Map.of("TERM", "dumb", "NO_COLOR", ""))).doesNotContain(escape);
        assertThat(CommandRun.of(folder, Map.of("TERM", "xterm", "NO_COLOR", ""), "--help").output()).doesNotContain(escape);
    }

    /// What `corto --help` prints on a pseudo-terminal (script(1)).
    private String onTerminal(Map<String, String> environment) throws IOException, InterruptedException {
        return CommandRun.ofWords(folder, environment, List.of("script", "-qec", CommandRun.ROOT.resolve("corto") + " --help", "/dev/null")).output();
    }
}
