// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ErrorsTest {
    @TempDir
    private Path folder;

    private void fails(String text, String message) {
        assertThatThrownBy(() -> KconfigFiles.parse(folder, text)).isInstanceOf(KconfigException.class).hasMessage(message);
    }

    private void warns(String text, String... warnings) throws Exception {
        assertThat(KconfigFiles.parse(folder, text).warnings()).extracting(Warning::toString).containsExactly(warnings);
    }

    @Test
    void an_unknown_statement_is_answered_with_the_keyword_it_resembles() {
        fails("config A\n\tbool\nmenuconfg B\n", "Kconfig:3: unknown statement \"menuconfg\": expected 'config', 'menu', 'choice', 'if', "
                + "'comment', 'source', or NAME = VALUE. Did you mean \"menuconfig\"?");
    }

    @Test
    void a_prompt_without_quotation_marks_is_an_error() {
        fails("menu Drivers\n", "Kconfig:1: unexpected \"Drivers\": expected the title of the menu in quotation marks");
    }

    @Test
    void a_line_that_goes_on_is_an_error() {
        fails("config A\n\tbool \"a\" B\n", "Kconfig:2: unexpected \"B\": expected the end of the line after the type");
    }

    @Test
    void an_expression_that_ends_early_is_an_error() {
        fails("config A\n\tbool\n\tdepends on B &&\n",
                "Kconfig:3: unexpected the end of the line: expected a symbol or a constant in quotation marks");
    }

    @Test
    void depends_without_on_is_an_error() {
        fails("config A\n\tbool\n\tdepends B\n", "Kconfig:3: unexpected \"B\": expected 'on' after 'depends'");
    }

    @Test
    void a_block_that_is_not_ended_is_named_with_its_beginning() {
        fails("menu \"M\"\nconfig A\n\tbool\n",
                "Kconfig:4: 'menu' of Kconfig:1 is not ended: expected 'endmenu' before the end of the file");
    }

    @Test
    void a_block_that_is_ended_by_the_wrong_keyword_is_named_with_its_beginning() {
        fails("menu \"M\"\nif A\nendmenu\n", "Kconfig:3: unexpected 'endmenu' within the if block of Kconfig:2: expected 'endif'");
    }

    @Test
    void an_end_without_a_beginning_is_an_error() {
        fails("endif\n", "Kconfig:1: 'endif' without 'if' in this file: expected a statement");
    }

    @Test
    void a_block_cannot_end_in_another_file() throws Exception {
        var files = new KconfigFiles(folder).with("Kconfig", "menu \"M\"\nsource \"more\"\n").with("more", "endmenu\n");

        assertThatThrownBy(files::read).hasMessage("more:1: 'endmenu' without 'menu' in this file: expected a statement");
    }

    @Test
    void a_menu_in_a_choice_is_an_error() {
        fails("choice\n\tprompt \"c\"\nmenu \"m\"\nendmenu\nendchoice\n",
                "Kconfig:3: 'menu' within a choice: expected 'config', 'comment', 'if', 'source' or 'endchoice'");
    }

    @Test
    void constants_are_no_symbols() {
        fails("config y\n\tbool\n", "Kconfig:1: 'config y': expected a name other than the constants n, m and y");
        fails("config A\n\tbool\n\tselect n\n", "Kconfig:3: 'select n': expected a symbol, not a constant");
    }

    @Test
    void a_second_modules_symbol_is_an_error_that_names_both() {
        fails("config A\n\tbool\n\tmodules\nconfig B\n\tbool\n\tmodules\n",
                "Kconfig:6: symbol 'B' redefines option 'modules' already defined by symbol 'A' at Kconfig:1: expected one such symbol");
    }

    @Test
    void a_recursive_dependency_is_drawn_as_a_chain() {
        fails("""
                config A
                	bool "a"
                	depends on B
                config B
                	bool
                config C
                	bool "c"
                	depends on A
                	select B
                """, """
                Kconfig:1: recursive dependency: the value of A depends on itself; expected that one of these links is not there:
                  Kconfig:1: A depends on B
                  Kconfig:9: B is selected by C
                  Kconfig:6: C depends on A""");
    }

    @Test
    void a_recursion_through_a_choice_is_drawn_with_the_choice() {
        fails("""
                choice
                	prompt "c"
                	depends on X
                config A
                	bool "a"
                config B
                	bool "b"
                endchoice
                config X
                	bool "x"
                	depends on B
                """, """
                Kconfig:1: recursive dependency: the value of <choice> depends on itself; expected that one of these links is not there:
                  Kconfig:1: <choice> is visible depending on X
                  Kconfig:9: X depends on B
                  Kconfig:1: B is part of choice <choice>""");
    }

    @Test
    void files_that_include_each_other_are_drawn() throws Exception {
        var files = new KconfigFiles(folder).with("Kconfig", "source \"a\"\n").with("a", "\nsource \"b\"\n").with("b", "source \"a\"\n");

        assertThatThrownBy(files::read).hasMessage("""
                b:1: 'a' includes itself: expected files without a circle
                  a:2 includes b
                  b:1 includes a""");
    }

    @Test
    void a_missing_file_is_an_error_unless_it_may_be_missing() throws Exception {
        fails("source \"nowhere\"\n", "Kconfig:1: source \"nowhere\": there is no such file; expected one below " + folder
                + ", or 'osource' if it may be missing");

        assertThat(KconfigFiles.parse(folder, "osource \"nowhere\"\n").symbols()).isEmpty();
    }

    @Test
    void a_type_that_contradicts_an_earlier_one_is_ignored_with_a_warning_that_names_both() throws Exception {
        warns("config A\n\tbool\nconfig A\n\tint\n",
                "Kconfig:3: warning: ignoring type redefinition of 'A' from 'bool' to 'integer': it is defined at Kconfig:1 already");
    }

    @Test
    void properties_that_do_not_fit_the_type_are_warned_of() throws Exception {
        warns("config A\n\tbool\n\trange 1 2\nconfig B\n\tint\n\trange 1 x\n\tdefault \"no\"\nconfig C\n\tstring\n\tselect A\n"
                        + "config D\n\tbool\n\tselect C\nconfig E\n",
                "Kconfig:3: warning: range is only allowed for int or hex symbols: 'A' is bool",
                "Kconfig:3: warning: range is invalid: '1' and '2' are not both bool",
                "Kconfig:6: warning: range is invalid: '1' and 'x' are not both integer",
                "Kconfig:7: warning: 'B': number is invalid: the default 'no' is no integer",
                "Kconfig:10: warning: config symbol 'C' uses select, but is not bool or tristate but string",
                "Kconfig:13: warning: 'C' has wrong type string: 'select' of 'D' only accepts arguments of bool and tristate type",
                "Kconfig:14: warning: config symbol 'E' defined without type: expected 'bool', 'tristate', 'int', 'hex' or 'string'");
    }

    @Test
    void a_symbol_of_a_choice_is_warned_of_if_it_has_a_default_or_no_prompt() throws Exception {
        warns("choice\n\tprompt \"c\"\n\tdefault X\nconfig A\n\tbool\n\tdefault y\nendchoice\nconfig X\n\tbool\n",
                "Kconfig:4: warning: choice value 'A' must have a prompt",
                "Kconfig:6: warning: defaults for choice values not supported: 'A' is chosen by the choice's default",
                "Kconfig:3: warning: choice default symbol 'X' is not contained in the choice");
    }

    @Test
    void the_old_env_option_is_answered_with_what_replaces_it() {
        fails("config A\n\tstring\n\toption env=\"HOME\"\n", "Kconfig:3: unsupported option \"env\": expected 'default \"$(NAME)\"' for a "
                + "variable of the environment");
    }
}
