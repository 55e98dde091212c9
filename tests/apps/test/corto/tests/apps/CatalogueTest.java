// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The READMEs of `apps/` tell the truth: what stands under a line `$ ./corto …` is what the command prints.
class CatalogueTest {
    private static final Path APPS = CortoRun.ROOT.resolve("apps");
    private static final String INDENT = "    ";
    private static final String PROMPT = INDENT + "$ ";

    /// A command of a README and the lines below it.
    private record Example(String app, String command, String output) {
        @Override
        public String toString() {
            return app + ": " + command;
        }

        /// Whether a person need not do something in another terminal, and no time is in the output.
        boolean endsByItself() {
            return command.contains("./corto ") && !output.contains("corto: ");
        }
    }

    @Test
    void every_app_says_what_it_is_and_what_to_try() throws IOException {
        assertThat(apps()).isNotEmpty().allSatisfy(app -> {
            assertThat(Files.readString(app.resolve("corto.yaml"))).containsPattern("(?m)^description: .+$");
            assertThat(Files.readString(app.resolve("README.md"))).startsWith("# " + app.getFileName() + "\n").containsPattern("(?m)^    \\$ .*\\./corto run " + app.getFileName() + "\\b");
            assertThat(Files.readString(APPS.resolve("README.md"))).contains("(" + app.getFileName() + "/README.md)");
        });
    }

    @ParameterizedTest
    @MethodSource
    void what_a_README_shows_is_what_is_printed(Example example) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", example.command()).directory(CortoRun.ROOT.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CORTO_BUILD", CortoRun.BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes()).replace("\r", "");

        assertThat(process.waitFor()).isZero();
        assertThat(output).isEqualTo(example.output());
    }

    static List<Example> what_a_README_shows_is_what_is_printed() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path app : apps()) {
            examples.addAll(examples(app).stream().filter(Example::endsByItself).toList());
        }
        return examples;
    }

    private static List<Example> examples(Path app) throws IOException {
        List<Example> examples = new ArrayList<>();
        String command = null;
        StringBuilder output = new StringBuilder();
        for (String line : (Files.readString(app.resolve("README.md")) + "\nend").lines().toList()) {
            if (command != null && (line.startsWith(PROMPT) || !line.startsWith(INDENT))) {
                examples.add(new Example(app.getFileName().toString(), command, output.toString()));
                command = null;
            }
            if (line.startsWith(PROMPT)) {
                command = line.substring(PROMPT.length());
                output.setLength(0);
            } else if (command != null) {
                output.append(line.substring(INDENT.length())).append('\n');
            }
        }
        return examples;
    }

    private static List<Path> apps() throws IOException {
        try (Stream<Path> folders = Files.list(APPS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
