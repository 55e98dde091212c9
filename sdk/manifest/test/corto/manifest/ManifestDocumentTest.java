// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/manifest.md` and the code say the same. `corto test ManifestDocumentTest -D corto.write=true` writes the tables anew.
class ManifestDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("corto.root"), "docs/manifest.md");
    private static final String BEGIN = "<!-- keys: begin. Written by ManifestDocumentTest from corto.manifest.Key. -->\n";
    private static final String END = "<!-- keys: end -->";
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void the_tables_are_those_of_the_code() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        if (Boolean.getBoolean("corto.write")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + tables() + text.substring(end));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + tables() + END);
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void the_example_of_a_key_can_be_read_by_every_kind_that_has_it(Key key) throws IOException {
        for (String file : List.of("page.html", "libs/money.jar", "a.out", "root.tar.gz", "src/A.java")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        Path library = Files.createDirectories(folder.resolve("folder"));
        Files.createDirectories(folder.resolve("sched-lottery"));
        Files.createDirectories(library.resolve("src"));
        for (Path file : List.of(Path.of("page.html"), Path.of("libs"), Path.of("a.out"), Path.of("root.tar.gz"))) {
            Files.createSymbolicLink(library.resolve(file), folder.resolve(file));
        }

        for (Kind kind : key.kinds) {
            boolean isElf = kind == Kind.ELF || key.example.equals("kind: elf");
            boolean needsCommand = isElf && key != Key.COMMAND && key != Key.BINARY;
            String text = (key == Key.KIND ? "" : "kind: " + kind + "\n") + (needsCommand ? "command: /a\n" : "") + key.example + "\n";

            assertThat(ManifestReader.read(Files.writeString(library.resolve("corto.yaml"), text))).isNotNull();
        }
    }

    @Test
    void whole_examples_of_the_document_can_be_read() throws IOException {
        for (String file : List.of("src/Main.java", "libs/money.jar", "page.html", "server.c", "build/server", "shop.conf")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        List<String> examples = BLOCK.matcher(Files.readString(DOCUMENT)).results().map((MatchResult match) -> match.group(1)).toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(example -> assertThat(ManifestReader.read(Files.writeString(folder.resolve("corto.yaml"), example))).isNotNull());
    }

    private static String tables() {
        Map<Set<Kind>, List<Key>> groups = Arrays.stream(Key.values()).collect(Collectors.groupingBy(key -> key.kinds, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach((kinds, keys) -> {
            String names = kinds.stream().map(kind -> "`" + kind + "`").collect(Collectors.joining(" and "));
            text.append("\n### ").append(kinds.size() == Kind.values().length ? "Every kind" : "Kind " + names).append("\n\n");
            text.append("| key | type | default | example | |\n| --- | --- | --- | --- | --- |\n");
            keys.forEach(key -> text.append("| `").append(key).append("` | ").append(type(key)).append(" | ").append(key.otherwise).append(" | `")
                    .append(key.example).append("` | ").append(key.meaning).append(" |\n"));
        });
        return text.append('\n').toString();
    }

    private static String type(Key key) {
        return key.choices.isEmpty() ? key.shape.toString() : key.choices.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
