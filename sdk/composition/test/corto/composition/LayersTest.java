// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.SourceModule;
import corto.console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    private static final Path CORTO = Path.of(System.getProperty("corto.root", "."));

    @TempDir
    private Path root;

    private Tree tree;
    private Layers layers;

    @BeforeEach
    void plant() {
        tree = new Tree(root);
        layers = tree.layers("# the machine", "lang:", "memory.frames: lang", "drivers: lang memory   # all of memory", "net: lang", "net.kernel: drivers net", "posix: lang net");
        for (String name : List.of("lang", "memory.frames.api", "net.api", "net.kernel", "posix.files", "drivers.bus")) {
            tree.module("corto." + name, "");
        }
    }

    /// A module that requires another, both selected.
    private void compose(String user, String used) {
        tree.file("lib/user/src/module-info.java", user.replace("}", "requires " + used + "; }"));
        String name = user.replaceAll("(?s).*module ([\\w.]+).*", "$1");
        Composition.of(tree.modules(), List.of(name, used), layers);
    }

    private void isRefused(String user, String used, String... parts) {
        assertThatThrownBy(() -> compose(user, used)).isInstanceOf(Failure.class).hasMessageContainingAll(parts);
    }

    private void isAllowed(String user, String used) {
        assertThatCode(() -> compose(user, used)).doesNotThrowAnyException();
    }

    @Test
    void a_line_allows_what_it_names_and_the_layer_itself() {
        isAllowed("module corto.drivers.card { }", "corto.memory.frames.api");
        isAllowed("module corto.drivers.card { }", "corto.drivers.bus");
        isAllowed("module corto.net.kernel.more { }", "corto.net.api");
    }

    @Test
    void everything_else_is_refused_with_both_modules_and_the_rule() {
        isRefused("module corto.drivers.card { }", "corto.posix.files", "corto.drivers.card (" + root + "/lib/user/src/module-info.java) must not require corto.posix.files ("
                + root + "/lib/posix/files/src/module-info.java)", root + "/lib/layers:4 says `drivers: lang memory`");
        isRefused("module corto.lang.more { }", "corto.memory.frames.api", "`lang:`");
    }

    @Test
    void the_longest_name_counts() {
        isRefused("module corto.net.tcp { }", "corto.net.kernel", "`net: lang`");
        isRefused("module corto.net.tcp { }", "corto.drivers.bus", "`net: lang`");
    }

    @Test
    void a_library_from_outside_is_on_top_and_out_of_sight_below() {
        isAllowed("module com.example.all { }", "corto.posix.files");
        tree.module("com.example.top", "");
        isRefused("module corto.drivers.card { }", "com.example.top", "com.example.top belongs to no layer");
        isAllowed("module org.example.more { }", "com.example.top");
    }

    @Test
    void a_library_from_outside_may_name_its_layer() {
        String driver = "import corto.lang.Layer;\n@Layer(\"drivers\")\nmodule com.example.card { }";
        isAllowed(driver, "corto.memory.frames.api");
        isRefused(driver, "corto.posix.files", "`drivers: lang memory`");
        isRefused("@corto.lang.Layer(\"diverrs\") module com.example.card { }", "corto.lang", "has no such layer", "drivers");
    }

    @Test
    void layers_that_are_named_but_not_there_are_errors_with_their_line() {
        assertThatThrownBy(() -> tree.layers("lang:", "net: lang memroy")).isInstanceOf(Failure.class).hasMessageContaining("lib/layers:2: there is no layer memroy.");
        assertThatThrownBy(() -> tree.layers("lang")).isInstanceOf(Failure.class).hasMessageContaining("lib/layers:1:");
        assertThatThrownBy(() -> tree.layers("lang:", "lang:")).isInstanceOf(Failure.class).hasMessageContaining("lib/layers:2:");
    }

    @Test
    void every_module_of_the_tree_has_a_layer_and_keeps_its_rule() {
        Layers ours = Layers.read(CORTO.resolve(Layers.FILE));
        Map<String, SourceModule> modules = new TreeMap<>();
        SourceModule.below(CORTO, "runtime", "lib").forEach(module -> modules.put(module.name(), module));

        assertThat(modules).hasSizeGreaterThan(60);
        for (SourceModule module : modules.values()) {
            assertThat(ours.layer(module.declaration())).as("lib/layers has a line for " + module.name()).isNotEmpty();
            for (String used : module.requires()) {
                if (modules.containsKey(used)) {
                    assertThat(ours.problem(module.declaration(), modules.get(used).declaration())).isNull();
                }
            }
        }
    }
}
