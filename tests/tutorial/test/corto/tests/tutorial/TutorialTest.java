// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what `docs/tutorial.md` says, word for word, in an empty folder, and compares what it shows with what happens.
class TutorialTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));

    @TempDir
    private Path folder;

    @Test
    void everything_that_the_tutorial_shows_happens() throws IOException, InterruptedException {
        Document tutorial = Document.read(ROOT.resolve("docs/tutorial.md"));
        Map<String, String> environment = environment();
        assertThat(tutorial.steps()).isNotEmpty();

        try (Shell shell = new Shell(folder, environment); Reader reader = new Reader(shell, environment)) {
            List<Step> steps = tutorial.steps();
            for (int i = 0; i < steps.size(); i++) {
                Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
                reader.take(steps.get(i), next, "docs/tutorial.md:" + steps.get(i).line());
            }
        }
    }

    /// A user's: `corto` on the path, and nothing that changes what it prints.
    private Map<String, String> environment() throws IOException {
        Path programs = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-bin"));
        Path link = programs.resolve("corto");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, ROOT.resolve("corto"));
        return Map.of("PATH", programs + ":" + System.getenv("PATH"), "CORTO_BUILD", System.getProperty("corto.build"), "CORTO_STALE", "1", "TERM", "xterm");
    }
}
