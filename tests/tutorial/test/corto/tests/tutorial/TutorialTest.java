// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Does what documents say, word for word, in an empty folder, and compares what they show with what happens.
class TutorialTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"docs/tutorial.md", "docs/three-images.md"})
    void everything_that_a_document_shows_happens(String name) throws IOException, InterruptedException {
        List<Step> steps = Document.read(ROOT.resolve(name)).steps();
        Map<String, String> environment = environment();
        assertThat(steps).isNotEmpty();

        try (Shell shell = new Shell(folder, environment); Reader reader = new Reader(shell, environment)) {
            for (int i = 0; i < steps.size(); i++) {
                Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
                reader.take(steps.get(i), next, name + ":" + steps.get(i).line());
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
