// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
    @TempDir
    private Path folder;

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(folder.resolve("java"));
        Files.writeString(folder.resolve("a.jar"), "");

        Manifest manifest = read("""
                name: shop
                kind: java
                main: org.example.Shop
                sources: [java]
                classpath: a.jar
                dependencies:
                  - commons-codec:commons-codec:1.17.1
                arguments: [--port, 80, yes, 1.0]
                environment:
                  LANG: C
                  DEBUG: 1
                memory: 1.5M
                platform: process
                machine: q35
                collector: none
                optimization: speed
                """);

        assertThat(manifest.name()).isEqualTo("shop");
        assertThat(manifest.main()).contains("org.example.Shop");
        assertThat(manifest.sources()).containsExactly(folder.resolve("java"));
        assertThat(manifest.classPath()).containsExactly(folder.resolve("a.jar"));
        assertThat(manifest.dependencies()).containsExactly("commons-codec:commons-codec:1.17.1");
        assertThat(manifest.arguments()).isEqualTo(List.of("--port", "80", "yes", "1.0"));
        assertThat(manifest.environment()).isEqualTo(Map.of("LANG", "C", "DEBUG", "1"));
        assertThat(manifest.memory()).contains(new MemorySize(1536 * 1024));
        assertThat(manifest.platform()).contains("process");
        assertThat(manifest.machine()).contains("q35");
        assertThat(manifest.collector()).contains("none");
        assertThat(manifest.optimization()).contains("speed");
    }

    @Test
    void an_empty_file_means_defaults_and_the_name_of_the_folder() throws IOException {
        Manifest manifest = read("# nothing\n");

        assertThat(manifest.name()).isEqualTo(folder.getFileName().toString());
        assertThat(manifest.main()).isEmpty();
        assertThat(manifest.sources()).isEmpty();
    }

    @Test
    void an_unknown_key_is_refused_with_line_and_suggestion() {
        assertWrong("name: x\nmemroy: 64M\n", "corto.yaml:2: unknown key \"memroy\". Did you mean \"memory\"?", "Known keys: arguments, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "memory: 64             | corto.yaml:1: memory: \"64\" is not an amount of memory.",
        "memory: lots           | is not an amount of memory.",
        "kind: jva              | kind \"jva\" is not known. Did you mean \"java\"?",
        "machine: q53           | machine \"q53\" is not known. Did you mean \"q35\"?",
        "collector: marksweep   | Did you mean \"mark-sweep\"?",
        "optimization: fast     | Choose from: size, speed, debug.",
        "sources: nowhere       | corto.yaml:1: sources: there is no ",
        "name: a/b              | \"a/b\" cannot be a name.",
        "name: [a, b]           | \"name\" must be a simple value.",
        "dependencies: codec    | does not name a library.",
        "environment: [a]       | \"environment\" must be a list of \"NAME: value\" lines.",
        "just text              | a manifest is a list of \"key: value\" lines.",
        "a: [1                  | this is not YAML",
        "`name: a\nname: b`     | corto.yaml:2: \"name\" is given twice.",
    })
    void mistakes_are_named(String text, String message) {
        assertWrong(text, message);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> ManifestReader.read(folder.resolve("no.yaml"))).isInstanceOf(Failure.class).hasMessageContaining("no.yaml");
    }

    private void assertWrong(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).message().contains(parts);
    }

    private Manifest read(String text) throws IOException {
        return ManifestReader.read(Files.writeString(folder.resolve("corto.yaml"), text));
    }
}
