// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/// Input that is too large or too deep gives an error or a result, and soon: no hanging, no StackOverflowError in the default stack.
@Timeout(20)
class LimitsTest {
    @TempDir
    private Path folder;

    private void fails(String text, String part) {
        assertThatThrownBy(() -> KconfigFiles.parse(folder, text)).isInstanceOf(KconfigException.class).hasMessageContaining(part);
    }

    @Test
    void deep_parentheses_are_refused() {
        fails("config A\n\tbool\n\tdepends on " + "(".repeat(100_000) + "B" + ")".repeat(100_000) + "\n", "nested too deeply");
        fails("config A\n\tbool\n\tdepends on " + "!".repeat(100_000) + "B\n", "nested too deeply");
    }

    @Test
    void long_expressions_are_refused() {
        fails("config A\n\tbool\n\tdepends on B" + " && B".repeat(100_000) + "\n", "the expression is too long");
    }

    @Test
    void the_longest_expression_is_simplified_in_time() throws Exception {
        StringBuilder text = new StringBuilder("config A\n\tbool\n\tdepends on S0");
        for (int i = 1; i < 500; i++) {
            text.append(i % 2 == 0 ? " && S" : " || S").append(i);
        }

        assertThat(KconfigFiles.parse(folder, text.append('\n').toString()).symbols()).hasSize(1);
    }

    @Test
    void dependencies_that_add_up_are_refused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            text.append("if A").append(i);
            for (int j = 0; j < 100; j++) {
                text.append(" && B").append(i).append('_').append(j);
            }
            text.append('\n');
        }
        text.append("config X\n\tbool\n").append("endif\n".repeat(90));

        fails(text.toString(), "too many dependencies here");
    }

    @Test
    void deep_menus_are_refused() {
        fails("menu \"m\"\n".repeat(100_000), "'menu' is nested too deeply");
    }

    @Test
    void symbols_that_each_depend_on_the_one_before_are_refused_beyond_a_depth_of_menus() {
        StringBuilder text = new StringBuilder("config S0\n\tbool \"0\"\n");
        for (int i = 1; i < 10_000; i++) {
            text.append("config S").append(i).append("\n\tbool \"p\"\n\tdepends on S").append(i - 1).append('\n');
        }

        fails(text.toString(), "the menus are nested too deeply here");
    }

    @Test
    void a_long_chain_of_defaults_is_computed_on_a_small_stack() throws Exception {
        StringBuilder text = new StringBuilder();
        int count = 30_000;
        for (int i = 0; i < count; i++) {
            text.append("config S").append(i).append("\n\tbool\n\tdefault ").append(i + 1 < count ? "S" + (i + 1) : "y").append('\n');
        }
        Kconfig kconfig = KconfigFiles.parse(folder, text.toString());
        var result = new AtomicReference<Tristate>();

        Thread thread = new Thread(null, () -> result.set(new Configuration(kconfig).tristate(kconfig.symbol("S0"))), "small", 256 * 1024);
        thread.start();
        thread.join();

        assertThat(result.get()).isEqualTo(Tristate.Y);
    }

    @Test
    void a_long_recursion_is_found_on_a_small_stack() {
        StringBuilder text = new StringBuilder();
        int count = 30_000;
        for (int i = 0; i < count; i++) {
            text.append("config S").append(i).append("\n\tbool\n\tdefault S").append((i + 1) % count).append('\n');
        }

        fails(text.toString(), "recursive dependency");
    }

    @Test
    void bounds_of_bounds_are_computed_on_a_small_stack() throws Exception {
        StringBuilder text = new StringBuilder();
        int count = 30_000;
        for (int i = 0; i < count; i++) {
            text.append("config S").append(i).append("\n\tint\n\tdefault 9\n\trange 0 ").append(i + 1 < count ? "S" + (i + 1) : "5").append('\n');
        }
        Kconfig kconfig = KconfigFiles.parse(folder, text.toString());

        assertThat(new Configuration(kconfig).value(kconfig.symbol("S0"))).isEqualTo("5");
    }

    @Test
    void a_symbol_may_be_selected_by_very_many() throws Exception {
        StringBuilder text = new StringBuilder("config X\n\tbool\n");
        int count = 50_000;
        for (int i = 0; i < count; i++) {
            text.append("config S").append(i).append("\n\tbool\n\tselect X\n");
        }

        Kconfig kconfig = KconfigFiles.parse(folder, text.toString());

        assertThat(new Configuration(kconfig).tristate(kconfig.symbol("X"))).isEqualTo(Tristate.N);
    }

    @Test
    void a_function_that_calls_itself_is_refused() {
        fails("f = $(f,$(1)x)\nconfig A\n\tstring\n\tdefault \"$(f,y)\"\n", "does a function call itself?");
    }

    @Test
    void variables_that_double_are_refused() {
        StringBuilder text = new StringBuilder("v0 = $(none)\n");
        for (int i = 1; i < 60; i++) {
            text.append('v').append(i).append(" = $(v").append(i - 1).append(")$(v").append(i - 1).append(")\n");
        }

        fails(text + "config A\n\tstring\n\tdefault \"$(v59)\"\n", "expansions");
        fails(text.toString().replace("$(none)", "text".repeat(50)) + "config A\n\tstring\n\tdefault \"$(v59)\"\n", "the expansion of a variable has more");
    }

    @Test
    void a_variable_that_is_added_to_itself_is_refused_when_it_is_too_long() {
        fails("v := 0123456789\n" + "v += $(v)\n".repeat(60), "characters");
    }

    @Test
    void files_that_include_new_names_of_themselves_are_refused() throws Exception {
        var files = new KconfigFiles(folder).with("Kconfig", "p := x/../$(p)\nsource \"$(p)Kconfig\"\n").with("x/y", "");

        assertThatThrownBy(files::read).hasMessageContaining("includes itself");
    }

    @Test
    void bytes_that_are_no_text_are_no_crash() throws Exception {
        var random = new java.util.Random(1);
        String[] words = {"config", "A", "bool", "\"p\"", "depends", "on", "&&", "(", ")", "!", "if", "endif", "menu", "endmenu", "choice", "endchoice",
            "\n", "\n\t", "help", "$(", "$(A)", "=", ":=", "\\\n", "'", "\0", "é", "range", "1", "default", "select", "source", "visible", "prompt"};
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                new Configuration(KconfigFiles.parse(folder, text.toString())).text();
            } catch (KconfigException expected) {
                assertThat(expected).hasMessageContaining(":");
            }
        }
    }
}
