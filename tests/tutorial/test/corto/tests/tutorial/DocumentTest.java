// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reader of documents, and what counts as the same output.
class DocumentTest {
    @TempDir
    private Path folder;

    @Test
    void blocks_are_steps_by_the_word_behind_the_fence() throws IOException {
        Path file = Files.writeString(folder.resolve("x.md"), """
                # Title
                ```console
                $ echo one
                one
                $ cd x
                ```
                ```java file="src/X.java"
                class X {}
                ```
                ```screen command="menu" keys="/,A B,Enter"
                [*] X
                ```
                ```java
                only read
                ```
                """);

        assertThat(Document.read(file).steps()).containsExactly(
                new Step.Command(3, "echo one", List.of("one")),
                new Step.Command(5, "cd x", List.of()),
                new Step.FileContent(8, "src/X.java", "class X {}\n"),
                new Step.Screen(11, "menu", List.of("/", "A B", "Enter"), List.of("[*] X")));
    }

    @Test
    void a_block_without_an_end_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("x.md"), "text\n```console\n$ true\n");

        assertThatThrownBy(() -> Document.read(file)).hasMessageContaining("x.md:2");
    }

    @Test
    void output_is_compared_line_by_line_and_an_ellipsis_stands_for_anything() {
        assertThat(Wildcards.matches(List.of("a", "b"), "a\nb\n")).isTrue();
        assertThat(Wildcards.matches(List.of("a", "b"), "a\nb")).isTrue();
        assertThat(Wildcards.matches(List.of("a", "b"), "a\nx\nb\n")).isFalse();
        assertThat(Wildcards.matches(List.of("a", "…", "b"), "a\nx\ny\nb\n")).isTrue();
        assertThat(Wildcards.matches(List.of("a", "…", "b"), "a\nb\n")).isTrue();
        assertThat(Wildcards.matches(List.of("… passed, 0 failed"), "12 passed, 0 failed\n")).isTrue();
        assertThat(Wildcards.matches(List.of("… passed, 0 failed"), "12 passed, 10 failed\n")).isFalse();
        assertThat(Wildcards.matches(List.of(), "a\n")).isFalse();
        assertThat(Wildcards.matches(List.of(), "")).isTrue();
    }

    @Test
    void a_shell_keeps_its_folder_and_gives_output_and_status() throws IOException {
        try (Shell shell = new Shell(folder, Map.of("NAME", "value"))) {
            assertThat(shell.run("mkdir inner && cd inner")).isEqualTo(new Shell.Result("", 0));
            assertThat(shell.run("basename $PWD; echo $NAME >&2")).isEqualTo(new Shell.Result("inner\nvalue\n", 0));
            assertThat(shell.run("printf x; false")).isEqualTo(new Shell.Result("x", 1));
            assertThat(shell.run("read line; echo $?")).isEqualTo(new Shell.Result("1\n", 0));
        }
    }
}
