// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.SourceFiles;
import corto.console.Failure;
import corto.manifest.LibrarySource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries from outside the tree: `--lib`, `libraries:`, and what programs and tests see of them.
class ExternalLibraryTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void newLibrary() throws IOException, InterruptedException {
        CommandRun made = corto("new", "library", "org.example.greeting");
        assertThat(made.status()).as(made.errors()).isZero();
        Files.writeString(folder.resolve("Main.java"), "void main() { IO.println(org.example.greeting.Greeting.to(\"Main\")); }");
    }

    private CommandRun corto(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(folder, Map.of(), arguments);
    }

    private Path jar(Path place, Path content) throws IOException {
        try (OutputStream out = Files.newOutputStream(place); ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Path file : SourceFiles.below(content, "")) {
                entries.putNextEntry(new ZipEntry(content.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return place;
    }

    @Test
    void a_program_calls_what_a_selected_library_exports_and_options_are_constants_in_it() throws IOException, InterruptedException {
        CommandRun plain = corto("run", "--lib", "org.example.greeting", "Main.java");
        CommandRun other = corto("run", "--lib", "org.example.greeting", "--set", "ORG_EXAMPLE_GREETING_WORD=Servus", "Main.java");

        assertThat(plain.output()).as(plain.errors()).isEqualTo("Hello, Main!\n");
        assertThat(other.output()).as(other.errors()).isEqualTo("Servus, Main!\n");
    }

    @Test
    void what_is_not_selected_cannot_be_used() throws IOException, InterruptedException {
        CommandRun without = corto("run", "Main.java");
        CommandRun unselected = corto("run", "--lib", "org.example.greeting", "--set", "ORG_EXAMPLE_GREETING=n", "Main.java");

        assertThat(List.of(without, unselected)).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(Main.STATUS_FAILED);
            assertThat(result.errors()).contains("Main.java:1: error: package org.example.greeting does not exist");
        });
        assertThat(unselected.errors()).endsWith("corto: the image does not have the library org.example.greeting: --set ORG_EXAMPLE_GREETING=y selects it.\n");
        assertThat(without.errors()).doesNotContain("corto: the image");
    }

    @Test
    void size_and_why_know_it() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("org.example.greeting/src/org/example/greeting/Greeting.java"), """
                package org.example.greeting;

                public final class Greeting {
                    private static int greeted;

                    @corto.lang.NeverInline
                    public static String to(String name) {
                        return "Hello, " + name + " " + ++greeted;
                    }
                }
                """);
        Files.writeString(folder.resolve("org.example.greeting/src/module-info.java"), "module org.example.greeting { requires corto.lang; exports org.example.greeting; }");

        CommandRun size = corto("size", "--lib", "org.example.greeting", "--top", "99", "Main.java");
        CommandRun why = corto("why", "--lib", "org.example.greeting", "Greeting.to", "Main.java");     // other tests build images meanwhile

        assertThat(size.output()).as(size.errors()).containsPattern("\\d+ +[\\d.]+% +org.example.greeting\n");
        assertThat(why.output()).as(why.errors()).matches("(?s)method org\\.example\\.greeting\\.Greeting\\.to\\(String\\): \\d+ bytes\n    called by Main\\.main\\(\\).*");
    }

    @Test
    void its_tests_run_alone() throws IOException, InterruptedException {
        CommandRun tests = corto("test", "--lib", "org.example.greeting");
        CommandRun none = corto("test", "--lib", "org.example.greeting", "SerialPort");

        assertThat(tests.output()).as(tests.errors()).matches("ok   org.example.greeting.GreetingTest \\(1\\).*\n1 passed, 0 failed, 0 skipped\n");      // a slow one is told with its time
        assertThat(none.errors()).startsWith("corto: no test matches SerialPort.");
    }

    @Test
    void an_error_in_it_is_told_with_its_file() throws IOException, InterruptedException {
        Path broken = Files.writeString(folder.resolve("org.example.greeting/src/org/example/greeting/Greeting.java"), "package org.example.greeting;\nclass Greeting { int x = \"\"; }\n");

        CommandRun run = corto("run", "--lib", "org.example.greeting", "Main.java");

        assertThat(run.status()).isEqualTo(Main.STATUS_FAILED);
        assertThat(run.errors()).contains(broken.toRealPath() + ":2: error: incompatible types").doesNotContain("\tat ");
    }

    @Test
    void a_manifest_names_it_as_a_folder_or_as_a_jar_of_one() throws IOException, InterruptedException {
        jar(folder.resolve("greeting-1.0.jar"), folder.resolve("org.example.greeting"));
        Path app = Files.createDirectories(folder.resolve("app"));
        Files.copy(folder.resolve("Main.java"), app.resolve("Main.java"));

        for (String place : List.of("../org.example.greeting", "../greeting-1.0.jar")) {
            Files.writeString(app.resolve("corto.yaml"), "libraries: [" + place + "]\nconfig: {ORG_EXAMPLE_GREETING_WORD: \"" + place + "\"}\n");
            CommandRun run = corto("run", "app");

            assertThat(run.output()).as(run.errors()).isEqualTo(place + ", Main!\n");
        }
    }

    @Test
    void a_manifest_names_it_by_Maven_coordinates() throws IOException {
        String group = "corto.test" + ProcessHandle.current().pid();
        Path repository = Path.of(System.getProperty("user.home"), ".m2/repository", group.replace('.', '/'));
        Path place = Files.createDirectories(repository.resolve("greeting/1.0"));
        try {
            jar(place.resolve("greeting-1.0.jar"), folder.resolve("org.example.greeting"));
            Files.writeString(place.resolve("greeting-1.0.pom"), "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>greeting</artifactId><version>1.0</version></project>");

            List<Path> folders = ExternalLibraries.folders(List.of(new LibrarySource.Maven(group + ":greeting:1.0")), folder.resolve("corto.yaml"));

            assertThat(folders).singleElement().satisfies(found -> assertThat(found.resolve("src/module-info.java")).exists());
        } finally {
            SourceFiles.delete(repository);
        }
    }

    @Test
    void a_jar_that_writes_outside_its_folder_is_refused() throws IOException {
        Path jar = folder.resolve("evil.jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("../../evil"));
        }

        assertThatThrownBy(() -> ExternalLibraries.folder(jar)).isInstanceOf(Failure.class).hasMessageContaining("its entry ../../evil lies outside of it");
    }

    @Test
    void what_is_no_library_is_refused_with_the_way_to_make_one() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("empty"));
        Path unnamed = folder.resolve("org.example.greeting/Kconfig");
        assertThat(corto("run", "--lib", "nowhere", "hello").errors()).contains("there is no folder " + folder.toRealPath().resolve("nowhere"), "corto new library makes such a folder");
        assertThat(corto("run", "--lib", "empty", "hello").errors()).contains("empty is no library", "corto new library NAME makes one.");

        Files.delete(unnamed);

        assertThat(corto("run", "--lib", "org.example.greeting", "hello").errors()).contains("has no Kconfig", "config ORG_EXAMPLE_GREETING");
    }
}
