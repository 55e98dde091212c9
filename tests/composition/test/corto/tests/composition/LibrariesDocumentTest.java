// SPDX-License-Identifier: Apache-2.0
package corto.tests.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `lib/README.md` lists every library with what its module says of itself. `corto test LibrariesDocumentTest -D corto.write=true` writes it anew.
class LibrariesDocumentTest {
    private static final Path LIBRARIES = Path.of(System.getProperty("corto.root")).resolve("lib");
    private static final Path DOCUMENT = LIBRARIES.resolve("README.md");
    private static final String BEGIN = "<!-- libraries: begin. Written by LibrariesDocumentTest from their module-info.java. -->\n";
    private static final String END = "<!-- libraries: end -->";
    private static final String DOC = "/// ";

    @Test
    void every_library_is_listed() throws IOException {
        String before = Files.readString(DOCUMENT);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        String text = list();
        if (Boolean.getBoolean("corto.write")) {
            Files.writeString(DOCUMENT, before.substring(0, begin) + text + before.substring(before.indexOf(END)));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + text + END);
    }

    @Test
    void every_library_has_a_README() throws IOException {
        assertThat(libraries().keySet()).allSatisfy(name -> assertThat(LIBRARIES.resolve(name).resolve("README.md")).isRegularFile());
    }

    private static String list() throws IOException {
        StringBuilder text = new StringBuilder();
        String part = "";
        for (Map.Entry<String, String> library : libraries().entrySet()) {
            String its = library.getKey().split("/")[0];
            if (!its.equals(part)) {
                text.append("\n| ").append(its).append(" | |\n| --- | --- |\n");
                part = its;
            }
            text.append("| [").append(library.getKey()).append("](").append(library.getKey()).append("/README.md) | ").append(library.getValue().replace("|", "\\|")).append(" |\n");
        }
        return text.append('\n').toString();
    }

    /// What each says of itself, by its folder below `lib`.
    private static Map<String, String> libraries() throws IOException {
        List<Path> modules = new ArrayList<>();
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            files.filter(file -> file.endsWith("src/module-info.java")).forEach(modules::add);
        }
        Map<String, String> libraries = new TreeMap<>();
        for (Path module : modules) {
            libraries.put(LIBRARIES.relativize(module.getParent().getParent()).toString(), sentence(module));
        }
        return libraries;
    }

    /// The first sentence before the module's declaration.
    private static String sentence(Path module) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(module)) {
            if (line.startsWith(DOC)) {
                text.append(text.isEmpty() ? "" : " ").append(line.substring(DOC.length()).strip());
            } else if (!text.isEmpty()) {
                break;
            }
        }
        int end = text.indexOf(". ");
        assertThat(text).as(module.toString()).isNotEmpty();
        return end < 0 ? text.toString() : text.substring(0, end + 1);
    }
}
