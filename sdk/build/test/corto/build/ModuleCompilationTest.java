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

/// Three modules: c requires b, b requires a.
class ModuleCompilationTest {
    private static final List<String> ALL = List.of("a", "b", "c");
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

    @TempDir
    private Path root;
    private Path output;

    @BeforeEach
    void write() throws IOException {
        output = root.resolve("out");
        source("a", "module-info", "module a { exports a; }");
        source("a", "a/A", "package a; public class A { public static final int N = 1; public static int f() { return 1; } }");
        source("b", "module-info", "module b { requires transitive a; exports b; }");
        source("b", "b/B", "package b; public class B { public static int g() { return a.A.f(); } }");
        source("c", "module-info", "module c { requires b; }");
        source("c", "c/C", "package c; class C { int h() { return b.B.g() + a.A.N; } }");
        compile();
        markAll();
    }

    @Test
    void what_has_not_changed_is_not_stale() {
        assertThat(compilation().stale()).isEmpty();
    }

    @Test
    void a_change_of_code_compiles_its_module_only() throws IOException {
        source("a", "a/A", "package a; public class A { public static final int N = 1; public static int f() { return 2; } private int x; }");

        assertThat(compile()).isEqualTo("a");
        assertThat(compiled("a/a/A")).isTrue();
        assertThat(compiled("b/b/B")).isFalse();
        assertThat(compiled("c/c/C")).isFalse();
    }

    @Test
    void a_change_of_what_it_offers_compiles_all_that_use_it() throws IOException {
        String faces = compilation().faces(ALL);
        source("a", "a/A", "package a; public class A { public static final int N = 1; public static long f() { return 2; } }");
        source("b", "b/B", "package b; public class B { public static int g() { return (int) a.A.f(); } }");

        compile();

        assertThat(compiled("c/c/C")).isTrue();
        assertThat(compilation().faces(ALL)).isNotEqualTo(faces);
    }

    @Test
    void a_constant_is_part_of_what_a_module_offers() throws IOException {
        source("a", "a/A", "package a; public class A { public static final int N = 2; public static int f() { return 1; } }");

        compile();

        assertThat(compiled("c/c/C")).isTrue();
    }

    @Test
    void a_user_that_no_longer_fits_is_an_error_and_stays_one() throws IOException {
        source("a", "a/A", "package a; public class A { public static final int N = 1; public static String f() { return null; } }");

        assertThatThrownBy(this::compile).isInstanceOf(CompilationFailed.class).hasMessageContaining("B.java:1: error");
        assertThatThrownBy(this::compile).isInstanceOf(CompilationFailed.class).hasMessageContaining("B.java:1: error");
    }

    @Test
    void classes_of_a_module_that_is_gone_go() throws IOException {
        SourceFiles.delete(root.resolve("lib/c"));

        assertThat(compile()).contains("c");
        assertThat(output.resolve("c")).doesNotExist();
        assertThat(output.resolve("b")).exists();
    }

    @Test
    void what_nobody_wants_is_not_compiled() throws IOException {
        source("c", "c/C", "package c; class C { error }");

        assertThat(wanting("b").stale()).isEmpty();
        wanting("b").run();

        assertThat(compilation().stale()).containsExactly("c");
    }

    @Test
    void what_a_wanted_module_requires_is_wanted() throws IOException {
        source("a", "a/A", "package a; public class A { public static final int N = 1; public static int f() { return 3; } }");

        assertThat(wanting("b").stale()).containsExactly("a");
    }

    @Test
    void a_user_that_nobody_wanted_is_stale_when_it_is_wanted() throws IOException {
        source("a", "a/A", "package a; public class A { public static final int N = 2; public static int f() { return 1; } }");
        wanting("b").run();
        assertThat(compiled("c/c/C")).isFalse();

        assertThat(compile()).isEqualTo("c");

        assertThat(compiled("c/c/C")).isTrue();
    }

    @Test
    void digests_do_not_change_with_other_modules() throws IOException {
        String sources = compilation().sources(List.of("a"));
        String faces = compilation().faces(List.of("a"));
        source("b", "b/B", "package b; public class B { public static long g() { return a.A.f(); } }");
        source("c", "c/C", "package c; class C { long h() { return b.B.g() + a.A.N; } }");

        compile();

        assertThat(compilation().sources(List.of("a"))).isEqualTo(sources);
        assertThat(compilation().faces(List.of("a"))).isEqualTo(faces);
    }

    private ModuleCompilation compilation() {
        return wanting("a", "b", "c");
    }

    private ModuleCompilation wanting(String... names) {
        return new ModuleCompilation(SourceModule.below(root, "lib"), List.of(names), List.of("-g"), output);
    }

    /// The stale modules before it.
    private String compile() {
        ModuleCompilation compilation = compilation();
        String stale = String.join(" ", compilation.stale());
        compilation.run();
        return stale;
    }

    private void source(String module, String name, String text) throws IOException {
        Path file = root.resolve("lib/" + module + "/src/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void markAll() throws IOException {
        for (Path file : SourceFiles.below(output, ".class")) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    private boolean compiled(String name) throws IOException {
        return !Files.getLastModifiedTime(output.resolve(name + ".class")).equals(LONG_AGO);
    }
}
