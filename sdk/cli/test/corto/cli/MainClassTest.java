// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.Compilation;
import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainClassTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "class App { public static void main(String[] a) { } }",
        "void main() { }",
        "class App { void main(String[] a) { } }",
        "class App { static void main() { } }",
        "abstract class Base { void main(String[] a) { } } class App extends Base { }",
        "class App { void main() { } } class Other { private Other() { } void main() { } }",
    })
    void every_form_that_java_starts_is_found(String source) throws IOException {
        Path classes = compile(source);

        assertThat(MainClass.only(classes, "x").name()).isEqualTo("App");
        assertThat(MainClass.named("App", List.of(classes), "main").name()).isEqualTo("App");
    }

    @Test
    void a_private_main_is_none() throws IOException {
        Path classes = compile("class App { private static void main(String[] a) {} }");

        assertThatThrownBy(() -> MainClass.only(classes, "folder x")).isInstanceOf(Failure.class).hasMessageContaining("folder x: no class has a main method");
    }

    @Test
    void several_are_named_and_the_way_out() throws IOException {
        Path classes = compile("class App { static void main(String[] a) {} } class Other { void main() {} }");

        assertThatThrownBy(() -> MainClass.only(classes, "x")).isInstanceOf(Failure.class)
                .hasMessageContaining("App, Other").hasMessageContaining("main: App");
    }

    @Test
    void of_a_file_with_several_the_class_of_its_name_is_started() throws IOException {
        Path classes = compile("class Other { void main() {} } class App { static void main(String[] a) {} }");

        assertThat(MainClass.inFile(classes, folder.resolve("App.java")).name()).isEqualTo("App");
    }

    @Test
    void a_mistyped_name_gets_a_suggestion() throws IOException {
        Path classes = compile("class App { static void main(String[] a) {} }");

        assertThatThrownBy(() -> MainClass.named("Ap", List.of(classes), "corto.yaml: main")).isInstanceOf(Failure.class)
                .hasMessageContaining("corto.yaml: main: there is no class Ap. Did you mean \"App\"?");
    }

    private Path compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("App.java"), source);
        Path classes = folder.resolve("classes");
        new Compilation(List.of(file), List.of("--release", "25"), classes).run();
        return classes;
    }
}
