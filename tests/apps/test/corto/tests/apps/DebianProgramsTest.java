// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.ProgramBoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Programs of Debian's packages, unmodified, print on Corto what they print on this host's Linux, out of the same root file system, and end with the same status.
///
/// Each folder of `tests/apps/programs` is a table: a manifest that says packages and files, and `commands`. `-D corto.apps=all` runs the slow ones too, `-D corto.apps=NAME,NAME` only those.
final class DebianProgramsTest {
    private static final Path PROGRAMS = CortoRun.ROOT.resolve("tests/apps/programs");
    private static final Path UNPACKED = CortoRun.BUILD.resolve("tests/programs");
    private static final String CHOSEN = System.getProperty("corto.apps", "");
    private static final long MEBIBYTE = 1 << 20;
    /// The kernel names calls that it has not got.
    private static final Pattern KERNEL_LINES = Pattern.compile("(?m)^corto: .*\n");

    /// What was measured, as the table in the README has it.
    private static final List<Program> RUN = new ArrayList<>();

    @AfterAll
    static void write_the_table() throws IOException {
        if (!RUN.isEmpty()) {
            Files.createDirectories(UNPACKED);
            Files.write(UNPACKED.resolve("table.md"), RUN.stream().map(Program::row).toList());
        }
    }

    @TestFactory
    Stream<DynamicContainer> programs() throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            folders = files.filter(folder -> Files.exists(folder.resolve("commands"))).sorted().toList();
        }
        Set<String> names = CHOSEN.isEmpty() || CHOSEN.equals("all") ? Set.of() : Set.of(CHOSEN.split(","));
        List<DynamicContainer> programs = new ArrayList<>();
        for (Path folder : folders) {
            String name = folder.getFileName().toString();
            ProgramCommands commands = ProgramCommands.read(folder.resolve("commands"));
            if (names.isEmpty() ? CHOSEN.equals("all") || !commands.isSlow() : names.contains(name)) {
                Program program = new Program(folder, commands);
                RUN.add(program);
                programs.add(program.tests());
            }
        }
        return programs.stream();
    }

    /// One folder.
    private static final class Program {
        private final Path folder;
        private final ProgramCommands table;
        private ProgramBoot boot;               // null if it could not be prepared: then all commands fail
        private HostRoot host;
        private int equal;                      // commands
        private Duration time = Duration.ZERO;  // of the machines, from QEMU's start to its end

        Program(Path folder, ProgramCommands table) {
            this.folder = folder;
            this.table = table;
        }

        DynamicContainer tests() {
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest("packages, root file system, kernel", () -> {
                ProgramBoot prepared = ProgramBoot.prepare(folder);
                host = HostRoot.unpack(prepared, UNPACKED.resolve(folder.getFileName()), table.preparations());
                boot = table.preparations().isEmpty() ? prepared : prepared.withRoot(host.folder());
            }));
            for (ProgramCommands.Command command : table.commands()) {
                tests.add(DynamicTest.dynamicTest(command.line(), () -> compare(command)));
            }
            return DynamicContainer.dynamicContainer(folder.getFileName().toString(), tests);
        }

        private void compare(ProgramCommands.Command command) throws Exception {
            assertThat(boot).as("the root file system").isNotNull();
            List<String> words = host.located(command.words());
            ProgramBoot.Ended expected = host.run(words, command.standardInput(), table.limit());

            ProgramBoot.Ended ended = boot.run(words, command.standardInput(), table.limit());

            assertThat(inOrder(KERNEL_LINES.matcher(ended.text()).replaceAll(""), command)).as(ended.text()).isEqualTo(inOrder(expected.text(), command));
            assertThat(ended.status()).as(ended.text()).isEqualTo(expected.status());
            equal++;
            time = time.plus(ended.time());
        }

        private String row() {
            String memory = boot == null ? "–" : boot.memoryBytes() / MEBIBYTE + " MiB";
            String seconds = String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0 / Math.max(equal, 1));
            return "| [" + folder.getFileName() + "](programs/" + folder.getFileName() + "/commands) | " + equal + " of " + table.commands().size() + " | " + seconds + " | " + memory + " | " + (table.isSlow() ? "" : "yes") + " |";
        }

        private static String inOrder(String text, ProgramCommands.Command command) {
            return command.isOrdered() ? text : text.lines().sorted().collect(Collectors.joining("\n"));
        }
    }
}
