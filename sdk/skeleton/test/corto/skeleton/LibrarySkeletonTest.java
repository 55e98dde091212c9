// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.Compilation;
import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.console.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// What is written is a library: it compiles as a module, its tests pass.
class LibrarySkeletonTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Path TEMPLATES = ROOT.resolve("sdk/skeleton/templates");
    private static final Path MODULES = Path.of(System.getProperty("corto.build"), "target");
    private static final Services SERVICES = Services.of(SourceModule.below(ROOT, "runtime", "lib"));

    @TempDir
    private Path folder;

    /// Each service that the tree has, and none.
    static Stream<String> services() {
        return Stream.concat(Stream.of(""), SERVICES.all().stream().map(Service::name));
    }

    private List<Path> write(String name, String service, String license) {
        Optional<Service> provided = service.isEmpty() ? Optional.empty() : Optional.of(SERVICES.named(service));
        return new LibrarySkeleton(new LibraryName(name), provided, license).write(folder.resolve(name), name, TEMPLATES, it -> {
            try {
                return Class.forName(it.name(), false, LibrarySkeletonTest.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_library_compiles_as_a_module_and_its_tests_pass(String service) throws IOException {
        List<Path> files = write("org.example.sample", service, "");

        Path library = folder.resolve("org.example.sample");
        Path classes = compile(library.resolve("src"), "classes", List.of("--module-path", MODULES.toString()));
        Path tests = compile(library.resolve("test"), "tests", List.of("-classpath", classes + ":" + System.getProperty("java.class.path")));
        TestExecutionSummary summary = run(tests, classes);

        assertThat(files).extracting(file -> library.relativize(file).toString()).contains("Kconfig", "README.md", "src/module-info.java", "src/org/example/sample/package-info.java");
        assertThat(summary.getTestsFoundCount()).isPositive();
        assertThat(summary.getTestsSucceededCount()).as(failures(summary)).isEqualTo(summary.getTestsFoundCount());
    }

    private Path compile(Path sources, String output, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-parameters", "-Xlint:all,-module,-exports,-path,-missing-explicit-ctor", "-Werror"));
        new Compilation(SourceFiles.below(sources, ".java"), all, folder.resolve(output)).run();
        return folder.resolve(output);
    }

    private static TestExecutionSummary run(Path tests, Path classes) throws IOException {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {tests.toUri().toURL(), classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            List<String> names = SourceFiles.below(tests, "Test.class").stream()
                    .map(file -> tests.relativize(file).toString().replace(".class", "").replace('/', '.')).toList();
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(names.stream().map(DiscoverySelectors::selectClass).toList()).build();
            LauncherFactory.create().execute(request, listener);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return listener.getSummary();
    }

    private static String failures(TestExecutionSummary summary) {
        StringWriter text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("services")
    void Kconfig_selects_it_by_its_symbol_and_nothing_is_left_blank(String service) throws IOException {
        List<Path> files = write("org.example.sample", service, "");

        assertThat(Files.readString(folder.resolve("org.example.sample/Kconfig"))).contains("config ORG_EXAMPLE_SAMPLE\n\tbool \"Sample\"\n");
        for (Path file : files) {
            assertThat(Files.readString(file)).doesNotContain("{{").doesNotContain("SPDX").endsWith("\n").doesNotEndWith("\n\n").doesNotContainPattern(Pattern.compile("\n\n\n"));
        }
    }

    @Test
    void a_policy_continues_the_choice_of_the_others() throws IOException {
        write("fair", "sched.api", "");
        write("board", "corto.platform.api.Platform", "");

        assertThat(Files.readString(folder.resolve("fair/Kconfig"))).contains("choice SCHED_POLICY\n\nconfig FAIR\n").contains("\nendchoice\n");
        assertThat(Files.readString(folder.resolve("board/Kconfig"))).startsWith("choice PLATFORM\n\nconfig BOARD\n").endsWith("\nendchoice\n");
    }

    @Test
    void files_name_the_licence_that_is_asked_for() throws IOException {
        List<Path> files = write("fair", "sched.api", "MIT");

        for (Path file : files) {
            if (!file.endsWith("README.md")) {
                assertThat(Files.readString(file)).startsWith((file.endsWith("Kconfig") ? "# " : "// ") + "SPDX-License-Identifier: MIT\n");
            }
        }
    }

    @Test
    void what_is_there_is_not_overwritten() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("fair"));

        assertThatThrownBy(() -> write("fair", "", "")).isInstanceOf(Failure.class).hasMessageContaining("is there already");
        assertThat(mine).isEmptyDirectory();
    }

    @Test
    void a_class_that_would_hide_another_is_refused() {
        Map<String, String> names = Map.of("math", "", "org.scheduling", "sched.api");

        names.forEach((name, service) -> assertThatThrownBy(() -> write(name, service, "")).isInstanceOf(Failure.class).hasMessageContaining("Choose another name than " + name));
    }
}
