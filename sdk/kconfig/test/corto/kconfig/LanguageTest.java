// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

class LanguageTest {
    @TempDir
    private Path folder;

    private Symbol symbol(String text) throws Exception {
        return KconfigFiles.parse(folder, text).symbols().getFirst();
    }

    private static String dependency(Symbol symbol) {
        return symbol.directDependency().toString();
    }

    private String dependency(String expression) throws Exception {
        return dependency(symbol("config A\n\tbool\n\tdepends on " + expression + "\n"));
    }

    @Test
    void or_binds_less_than_and_which_binds_less_than_not() throws Exception {
        assertThat(dependency("B || !C && D")).isEqualTo("B || !C && D");
        assertThat(dependency("(B || !C) && D")).isEqualTo("(B || !C) && D");
        assertThat(dependency("!B = C")).isEqualTo("B!=C");
    }

    @Test
    void comparisons_are_between_symbols_and_constants() throws Exception {
        assertThat(dependency("B >= 5 && C != \"a b\" && D < E && 'x' = F")).isEqualTo("B>=5 && C!=a b && D<E && x=F");
    }

    @Test
    void a_line_goes_on_after_a_backslash_and_comments_end_lines() throws Exception {
        assertThat(dependency("B && \\\n\t\tC # && D")).isEqualTo("B && C");
    }

    @Test
    void several_depends_all_have_to_hold() throws Exception {
        assertThat(dependency(symbol("config A\n\tbool\n\tdepends on B\n\tdepends on C || D\n"))).isEqualTo("B && (C || D)");
    }

    @Test
    void the_dependencies_of_menus_and_ifs_are_handed_down() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, """
                menu "M"
                	depends on B
                if C
                config A
                	bool "a" if D
                	depends on E
                endif
                endmenu
                """);

        Symbol symbol = kconfig.symbol("A");
        assertThat(dependency(symbol)).isEqualTo("B && C && E");
        assertThat(symbol.prompts().getFirst().condition()).hasToString("B && C && E && D");
    }

    @Test
    void visible_if_hides_prompts_and_leaves_dependencies() throws Exception {
        Symbol symbol = KconfigFiles.parse(folder, "menu \"M\"\n\tvisible if V\nconfig A\n\tbool \"a\"\nendmenu\n").symbol("A");

        assertThat(symbol.prompts().getFirst().condition()).hasToString("V");
        assertThat(symbol.directDependency()).hasToString("y");
    }

    @Test
    void m_alone_asks_for_modules_too() throws Exception {
        assertThat(dependency("m")).isEqualTo("m && n");
        assertThat(dependency(KconfigFiles.parse(folder, "config MODULES\n\tbool\n\tmodules\nconfig A\n\ttristate\n\tdepends on m && B\n").symbol("A")))
                .isEqualTo("m && MODULES && B");
    }

    @Test
    void all_ways_to_give_type_prompt_and_default_mean_the_same() throws Exception {
        for (String text : new String[] {"\tbool \"p\"\n\tdefault B if C\n", "\tbool\n\tprompt \"p\"\n\tdefault B if C\n", "\tdef_bool B if C\n\tprompt \"p\"\n"}) {
            Symbol symbol = symbol("config A\n" + text);

            assertThat(symbol.type()).isEqualTo(Type.BOOL);
            assertThat(symbol.nodes().getFirst().prompt()).isEqualTo("p");
            assertThat(symbol.defaults()).singleElement().satisfies(line -> {
                assertThat(line.value()).hasToString("B");
                assertThat(line.condition()).hasToString("C");
            });
        }
    }

    @Test
    void selects_implies_and_ranges_are_kept_with_their_conditions() throws Exception {
        Symbol symbol = symbol("config A\n\tint\n\tdepends on D\n\tselect B if C\n\timply E\n\trange 1 F if G\n");

        assertThat(symbol.selects()).singleElement().satisfies(line -> {
            assertThat(line.target().name()).isEqualTo("B");
            assertThat(line.condition()).hasToString("D && C");
            assertThat(line.target().selectedBy()).hasToString("A && D && C");
        });
        assertThat(symbol.implies().getFirst().target().impliedBy()).hasToString("A && D");
        assertThat(symbol.ranges().getFirst().high().name()).isEqualTo("F");
    }

    @Test
    void help_ends_where_indentation_does_and_keeps_its_own() throws Exception {
        Symbol symbol = symbol("config A\n\tbool\n\thelp\n\t  First.\n\n\t    Indented.   \n\t  Last.\n\tdefault y\n");

        assertThat(symbol.nodes().getFirst().help()).isEqualTo("First.\n\n  Indented.\nLast.\n");
        assertThat(symbol.defaults()).hasSize(1);
    }

    @Test
    void help_may_be_written_with_dashes() throws Exception {
        assertThat(symbol("config A\n\tbool\n\t---help---\n\t  Old.\n").nodes().getFirst().help()).isEqualTo("Old.\n");
    }

    @Test
    void quotation_marks_may_be_escaped_or_of_the_other_kind() throws Exception {
        assertThat(symbol("config A\n\tbool \"a \\\"b\\\" \\\\ 'c'\"\n").nodes().getFirst().prompt()).isEqualTo("a \"b\" \\ 'c'");
        assertThat(symbol("config A\n\tbool 'a \"b\"'\n").nodes().getFirst().prompt()).isEqualTo("a \"b\"");
    }

    @Test
    void modules_may_be_an_option_as_in_older_files() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, "config M\n\tdef_bool y\n\toption modules\nconfig A\n\ttristate\n\tdefault m\n");

        assertThat(new Configuration(kconfig).tristate(kconfig.symbol("A"))).isEqualTo(Tristate.M);
    }

    @Test
    void sources_are_relative_to_the_first_file_and_rsources_to_their_own() throws Exception {
        Kconfig kconfig = new KconfigFiles(folder)
                .with("Kconfig", "source \"a/Kconfig\"\n")
                .with("a/Kconfig", "rsource \"b/Kconfig\"\nsource \"a/c\"\norsource \"none\"\nosource \"none\"\n")
                .with("a/b/Kconfig", "config B\n\tbool\n")
                .with("a/c", "config C\n\tbool\n").read();

        assertThat(kconfig.symbols()).extracting(Symbol::name).containsExactly("B", "C");
        assertThat(kconfig.symbol("B").nodes().getFirst().position()).hasToString("a/b/Kconfig:1");
        assertThat(kconfig.files()).hasSize(4);
    }

    @Test
    void patterns_find_files_in_order_and_at_any_depth() throws Exception {
        KconfigFiles files = new KconfigFiles(folder);
        for (String name : new String[] {"lib/Kconfig", "lib/b/Kconfig", "lib/a/Kconfig", "lib/a/x/Kconfig", "lib/.hidden/Kconfig", "lib/c/other"}) {
            files.with(name, "config " + name.toUpperCase().replaceAll("[/.]", "_") + "\n\tbool\n");
        }

        assertThat(files.with("Kconfig", "source \"lib/**/Kconfig\"\n").read().symbols()).extracting(Symbol::name)
                .containsExactly("LIB_KCONFIG", "LIB_A_KCONFIG", "LIB_A_X_KCONFIG", "LIB_B_KCONFIG");
        assertThat(files.with("Kconfig", "source \"lib/[ac]/*\"\n").read().symbols()).extracting(Symbol::name)
                .containsExactly("LIB_A_KCONFIG", "LIB_C_OTHER");
        assertThat(files.with("Kconfig", "source \"li?/b/Kconfig\"\n").read().symbols()).extracting(Symbol::name)
                .containsExactly("LIB_B_KCONFIG");
        assertThat(files.with("Kconfig", "osource \"lib/z*\"\n").read().symbols()).isEmpty();
    }

    @Test
    void variables_are_expanded_in_words_and_quoted_texts() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, """
                mainmenu "$(NAME) $(none)configuration"
                later = $(now)
                now := A
                now += B
                both = $(1) and $(2)
                config $(NAME)_X
                	string
                	default "$(later), $(both,$(NAME),(c,d)), $(filename):$(lineno), $5"
                """, Map.of("NAME", "N"));

        assertThat(kconfig.title()).isEqualTo("N configuration");
        assertThat(new Configuration(kconfig).value(kconfig.symbol("N_X"))).isEqualTo("A B, N and (c,d), Kconfig:8, $5");
    }

    @Test
    void what_an_expansion_gives_is_one_word_and_no_keyword() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, "config A\n\tbool\n\tdepends on $(word)\n", Map.of("word", "if"));

        assertThat(kconfig.symbol("A").directDependency()).hasToString("if");
    }

    @Test
    void messages_are_kept_and_errors_stop() throws Exception {
        assertThat(KconfigFiles.parse(folder, "$(info,hello)\n$(warning-if,y,careful)\n$(warning-if,n,no)\n$(error-if,n,no)\n").warnings())
                .extracting(Warning::toString).containsExactly("Kconfig:1: warning: hello", "Kconfig:2: warning: careful");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> KconfigFiles.parse(folder, "\n$(error-if,y,stop here)\n"))
                .hasMessage("Kconfig:2: stop here");
    }

    @Test
    void the_shell_is_refused_unless_it_is_given() throws Exception {
        KconfigFiles files = new KconfigFiles(folder).with("Kconfig", "config A\n\tstring\n\tdefault \"$(shell,ls)\"\n");

        org.assertj.core.api.Assertions.assertThatThrownBy(files::read)
                .hasMessageStartingWith("Kconfig:3: $(shell,ls) is not supported: the configuration would depend on the machine");
        Kconfig kconfig = files.read(KconfigVariables.none().withShell(command -> command + "\na\nb\n\n"));
        assertThat(new Configuration(kconfig).value(kconfig.symbol("A"))).isEqualTo("ls a b");
    }
}
