// SPDX-License-Identifier: Apache-2.0
package corto.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceModuleTest {
    @TempDir
    private Path root;

    @Test
    void every_folder_with_a_declaration_is_a_module_named_by_it() throws IOException {
        declare("lib/net/tcp", "/// not module wrong {\nopen module corto.net.tcp {\n}");
        declare("lib/net", "/* module wrong { */\n@Deprecated\nmodule corto.net{}");
        declare("runtime/core", "module corto.runtime\n{ }");
        declare("other/x", "module x {}");

        assertThat(SourceModule.below(root, "lib", "runtime", "missing")).containsExactly(
                new SourceModule("corto.net", root.resolve("lib/net")),
                new SourceModule("corto.net.tcp", root.resolve("lib/net/tcp")),
                new SourceModule("corto.runtime", root.resolve("runtime/core")));
    }

    @Test
    void a_declaration_that_declares_nothing_is_an_error_with_its_file() throws IOException {
        Path file = declare("lib/x", "// module x {}");

        assertThatThrownBy(() -> ModuleDeclaration.read(file)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("lib/x/src/module-info.java");
    }

    @Test
    void a_closure_has_what_is_required_directly_and_through_others() throws IOException {
        declare("lib/a", "module a { requires transitive b; // requires d;\n requires java.base; uses e.F; }");
        declare("lib/b", "module b { requires static transitive c; }");
        declare("lib/c", "module c {}");
        declare("lib/d", "module d { requires a; }");
        Map<String, SourceModule> modules = SourceModule.below(root, "lib").stream().collect(Collectors.toMap(SourceModule::name, module -> module));

        assertThat(SourceModule.closure(List.of("a", "unknown"), modules)).containsExactly("a", "b", "c");
    }

    @Test
    void a_declaration_is_read_with_its_imports_strings_and_comments() throws IOException {
        Path file = declare("lib/a", """
                import corto.lang.RawMemory;
                import corto.api.Step;
                /// requires nothing;
                @RawMemory(reason = "reads // what (others) wrote")
                @corto.lang.Layer("drivers")
                open module corto.a {
                    requires transitive corto.b;     // uses corto.no.Such;
                    requires java.base;
                    exports corto.a;
                    uses Step;
                    uses corto.c.Policy;
                    provides Step with corto.a.Second,
                        corto.a.First;
                    provides corto.c.Policy with corto.a.OurPolicy;
                }
                """);

        ModuleDeclaration declaration = ModuleDeclaration.read(file);

        assertThat(declaration.name()).isEqualTo("corto.a");
        assertThat(declaration.requires()).containsExactly("corto.b", "java.base");
        assertThat(declaration.uses()).containsExactly("corto.api.Step", "corto.c.Policy");
        assertThat(declaration.provides()).containsExactly(Map.entry("corto.api.Step", List.of("corto.a.Second", "corto.a.First")),
                Map.entry("corto.c.Policy", List.of("corto.a.OurPolicy")));
        assertThat(declaration.annotations()).containsOnly(Map.entry("corto.lang.RawMemory", "reason = \"reads // what (others) wrote\""),
                Map.entry("corto.lang.Layer", "\"drivers\""));
    }

    private Path declare(String folder, String text) throws IOException {
        Path file = root.resolve(folder).resolve("src/module-info.java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
