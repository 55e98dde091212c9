// SPDX-License-Identifier: Apache-2.0
package corto.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationTest {
    @TempDir
    private Path folder;
    private Path output;
    private Path one;
    private Path two;

    @BeforeEach
    void write() throws IOException {
        output = folder.resolve("classes");
        one = Files.writeString(folder.resolve("One.java"), "class One { Two two; }");
        two = Files.writeString(folder.resolve("Two.java"), "class Two {}");
    }

    @Test
    void what_is_not_stale_is_not_compiled_again() {
        Compilation compilation = new Compilation(List.of(one, two), List.of(), output);

        assertThat(compilation.runIfStale()).isTrue();
        assertThat(compilation.isStale()).isFalse();
        assertThat(compilation.runIfStale()).isFalse();
    }

    @Test
    void a_changed_file_or_option_makes_it_stale() throws IOException {
        new Compilation(List.of(one, two), List.of(), output).runIfStale();

        assertThat(new Compilation(List.of(one, two), List.of("-g"), output).isStale()).isTrue();
        Files.setLastModifiedTime(two, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(new Compilation(List.of(one, two), List.of(), output).isStale()).isTrue();
    }

    @Test
    void classes_of_deleted_sources_go() throws IOException {
        new Compilation(List.of(one, two), List.of(), output).runIfStale();
        Files.writeString(one, "class One {}");

        new Compilation(List.of(one), List.of(), output).runIfStale();

        assertThat(output.resolve("One.class")).exists();
        assertThat(output.resolve("Two.class")).doesNotExist();
    }

    @Test
    void an_error_has_javacs_words_and_leaves_the_old_classes() throws IOException {
        new Compilation(List.of(one, two), List.of(), output).runIfStale();
        Files.writeString(two, "class Two { int x = ; }");
        Compilation broken = new Compilation(List.of(one, two), List.of(), output);

        assertThatThrownBy(broken::runIfStale).isInstanceOf(CompilationFailed.class).hasMessageContaining("Two.java:1: error: illegal start of expression");
        assertThat(output.resolve("One.class")).exists();
        assertThat(broken.isStale()).isTrue();
    }
}
