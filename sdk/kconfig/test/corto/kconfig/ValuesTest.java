// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static corto.kconfig.Tristate.M;
import static corto.kconfig.Tristate.N;
import static corto.kconfig.Tristate.Y;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ValuesTest {
    private static final String MODULES = "config MODULES\n\tdef_bool y\n\tmodules\n";

    @TempDir
    private Path folder;
    private Kconfig kconfig;

    private Configuration configuration(String text) throws Exception {
        kconfig = KconfigFiles.parse(folder, text);
        return new Configuration(kconfig);
    }

    private Symbol symbol(String name) {
        return kconfig.symbol(name);
    }

    @Test
    void a_user_value_counts_only_while_it_is_visible() throws Exception {
        Configuration values = configuration("config A\n\tbool \"a\"\nconfig B\n\tint \"b\"\n\tdepends on A\n\tdefault 5\n");
        assertThat(values.set(symbol("A"), "y").isAccepted()).isTrue();
        assertThat(values.set(symbol("B"), "7").isAccepted()).isTrue();
        assertThat(values.value(symbol("B"))).isEqualTo("7");

        values.set(symbol("A"), "n");
        assertThat(values.isWritten(symbol("B"))).isFalse();

        values.set(symbol("A"), "y");
        assertThat(values.value(symbol("B"))).isEqualTo("7");
    }

    @Test
    void a_symbol_without_user_value_has_its_first_default_that_counts() throws Exception {
        Configuration values = configuration("config A\n\tbool \"a\"\nconfig B\n\tstring \"b\"\n\tdefault \"one\" if A\n\tdefault \"two\"\n");

        assertThat(values.value(symbol("B"))).isEqualTo("two");
        values.set(symbol("A"), "y");
        assertThat(values.value(symbol("B"))).isEqualTo("one");
    }

    @Test
    void select_sets_a_lower_bound_and_imply_a_default() throws Exception {
        Configuration values = configuration("config A\n\tdef_bool y\n\tselect B\n\timply C\nconfig B\n\tbool \"b\"\nconfig C\n\tbool \"c\"\n");

        assertThat(values.tristate(symbol("B"))).isEqualTo(Y);
        assertThat(values.assignable(symbol("B"))).isEmpty();
        assertThat(values.set(symbol("B"), "n").problem()).isEqualTo("B cannot be n: it is selected by A [=y]");
        assertThat(values.tristate(symbol("C"))).isEqualTo(Y);
        assertThat(values.set(symbol("C"), "n").isAccepted()).isTrue();
        assertThat(values.tristate(symbol("C"))).isEqualTo(N);
    }

    @Test
    void a_select_against_dependencies_holds_and_is_warned_of_as_linux_does() throws Exception {
        Configuration values = configuration("config A\n\tdef_bool y\n\tselect B if C = n\nconfig B\n\tbool\n\tdepends on C\nconfig C\n\tbool \"c\"\n");

        assertThat(values.tristate(symbol("B"))).isEqualTo(Y);
        assertThat(values.unmetDependencies()).singleElement().satisfies(warning -> {
            assertThat(warning.symbol()).isSameAs(symbol("B"));
            assertThat(warning.message()).isEqualTo("""
                    unmet direct dependencies detected for B
                      Depends on [n]: C [=n]
                      Selected by [y]:
                      - A [=y] && !C [=n]""");
        });
    }

    @Test
    void tristates_are_limited_by_what_they_depend_on() throws Exception {
        Configuration values = configuration(MODULES + "config A\n\ttristate \"a\"\nconfig B\n\ttristate \"b\"\n\tdepends on A\nconfig C\n\tbool \"c\"\n\tdepends on A\n");
        values.set(symbol("A"), "m");

        assertThat(values.assignable(symbol("B"))).containsExactly(N, M);
        assertThat(values.assignable(symbol("C"))).containsExactly(N, Y);
        assertThat(values.set(symbol("B"), "y").problem()).isEqualTo("B cannot be y: it is at most m, since it depends on A [=m]");
    }

    @Test
    void without_modules_a_tristate_is_a_bool() throws Exception {
        Configuration values = configuration("config A\n\ttristate \"a\"\n\tdefault m\n");

        assertThat(values.tristate(symbol("A"))).isEqualTo(Y);
        assertThat(values.assignable(symbol("A"))).containsExactly(N, Y);
    }

    @Test
    void one_symbol_of_a_choice_is_y() throws Exception {
        Configuration values = configuration("choice\n\tprompt \"c\"\n\tdefault B\nconfig A\n\tbool \"a\"\nconfig B\n\tbool \"b\"\nconfig C\n\tbool \"c\"\n\tdepends on X\nendchoice\nconfig X\n\tbool \"x\"\n");
        Choice choice = kconfig.choices().getFirst();
        assertThat(values.selected(choice)).isSameAs(symbol("B"));

        assertThat(values.choose(symbol("A")).isAccepted()).isTrue();

        assertThat(values.selected(choice)).isSameAs(symbol("A"));
        assertThat(values.tristate(symbol("B"))).isEqualTo(N);
        assertThat(values.set(symbol("A"), "n").problem()).isEqualTo("A cannot be n: it is the one that is chosen in choice \"c\"; choose another");
        assertThat(values.choose(symbol("C")).problem()).isEqualTo("C cannot be set: it depends on X [=n]");
        values.unset(symbol("A"));
        assertThat(values.selected(choice)).isSameAs(symbol("B"));
    }

    @Test
    void a_choice_remembers_what_was_chosen_while_that_cannot_be_seen() throws Exception {
        Configuration values = configuration("choice\n\tprompt \"c\"\nconfig A\n\tbool \"a\"\nconfig B\n\tbool \"b\"\n\tdepends on X\nendchoice\nconfig X\n\tbool \"x\"\n");
        Choice choice = kconfig.choices().getFirst();
        values.set(symbol("X"), "y");
        values.choose(symbol("B"));

        values.set(symbol("X"), "n");
        assertThat(values.selected(choice)).isSameAs(symbol("A"));
        values.set(symbol("X"), "y");
        assertThat(values.selected(choice)).isSameAs(symbol("B"));
    }

    @Test
    void an_optional_choice_chooses_nothing_by_itself() throws Exception {
        Configuration values = configuration("choice\n\tprompt \"c\"\n\toptional\nconfig A\n\tbool \"a\"\nendchoice\n");
        Choice choice = kconfig.choices().getFirst();

        assertThat(values.selected(choice)).isNull();
        values.set(choice, "y");
        assertThat(values.selected(choice)).isSameAs(symbol("A"));
    }

    @Test
    void a_tristate_choice_that_is_m_has_any_number_of_modules() throws Exception {
        Configuration values = configuration(MODULES + "choice\n\ttristate \"c\"\nconfig A\n\ttristate \"a\"\nconfig B\n\ttristate \"b\"\nendchoice\n");
        Choice choice = kconfig.choices().getFirst();

        assertThat(values.set(choice, "m").isAccepted()).isTrue();
        values.set(symbol("A"), "m");
        values.set(symbol("B"), "m");

        assertThat(values.selected(choice)).isNull();
        assertThat(values.text()).contains("CONFIG_A=m\nCONFIG_B=m\n");
    }

    @Test
    void numbers_are_held_within_their_range() throws Exception {
        Configuration values = configuration("config A\n\tint \"a\"\n\trange 1 10\n\tdefault 50\nconfig H\n\thex \"h\"\n\trange 0x10 0x20\n\tdefault 0x1\n");

        assertThat(values.value(symbol("A"))).isEqualTo("10");
        assertThat(values.value(symbol("H"))).isEqualTo("0x10");
        assertThat(values.range(symbol("H"))).hasToString("[0x10 0x20]");
        assertThat(values.set(symbol("A"), "11").problem()).isEqualTo("A cannot be 11: expected a value in [1 10]");
        assertThat(values.set(symbol("A"), "ten").problem()).isEqualTo("A cannot be \"ten\": expected an integer without leading zeros");
        assertThat(values.set(symbol("H"), "1f").isAccepted()).isTrue();
        assertThat(values.value(symbol("H"))).isEqualTo("0x1f");
    }

    @Test
    void a_bound_may_be_another_symbol() throws Exception {
        Configuration values = configuration("config MAX\n\tint \"max\"\n\tdefault 4\nconfig A\n\tint \"a\"\n\trange 0 MAX\n\tdefault 9\n");

        assertThat(values.value(symbol("A"))).isEqualTo("4");
        values.set(symbol("MAX"), "7");
        assertThat(values.range(symbol("A"))).isEqualTo(new Range("0", "7"));
        assertThat(values.value(symbol("A"))).isEqualTo("7");
    }

    @Test
    void comparisons_are_of_numbers_if_both_sides_are() throws Exception {
        Configuration values = configuration("config I\n\tint\n\tdefault 10\nconfig H\n\thex\n\tdefault 0xa\nconfig S\n\tstring\n\tdefault \"9\"\n"
                + "config A\n\tdef_bool I > 9\nconfig B\n\tdef_bool I = H\nconfig C\n\tdef_bool S > \"10\"\nconfig D\n\tdef_bool UNKNOWN = \"UNKNOWN\"\n");

        assertThat(values.tristate(symbol("A"))).isEqualTo(Y);
        assertThat(values.tristate(symbol("B"))).isEqualTo(Y);
        assertThat(values.tristate(symbol("C"))).isEqualTo(N);
        assertThat(values.tristate(symbol("D"))).isEqualTo(Y);
    }

    @Test
    void what_cannot_be_set_is_explained_with_present_values() throws Exception {
        Configuration values = configuration("config A\n\tbool \"a\"\n\tdepends on X && Y2\nconfig X\n\tdef_bool y\nconfig Y2\n\tbool \"y2\"\nconfig P\n\tbool\nconfig B\n\tbool \"b\"\n");

        assertThat(values.set(symbol("A"), "y").problem()).isEqualTo("A cannot be set: it depends on Y2 [=n]");
        assertThat(values.set(symbol("P"), "y").problem()).isEqualTo("P cannot be set: it has no prompt");
        assertThat(values.set(symbol("B"), "m").problem()).isEqualTo("B cannot be m: it is a bool");
        assertThat(values.set(symbol("B"), "maybe").problem()).isEqualTo("B cannot be \"maybe\": expected y or n");
    }

    @Test
    void a_place_is_visible_if_its_prompt_is_or_something_below_a_symbol_that_is_not_n() throws Exception {
        Configuration values = configuration("menu \"M\"\n\tvisible if V\nconfig A\n\tbool \"a\"\nendmenu\nconfig V\n\tbool \"v\"\nconfig S\n\tdef_bool y\n\tselect T\n"
                + "config T\n\tbool \"t\" if V\nconfig U\n\tbool \"u\"\n\tdepends on T\n");
        MenuNode menu = kconfig.root().children().getFirst();
        MenuNode t = symbol("T").nodes().getFirst();

        assertThat(values.isVisible(menu)).isFalse();
        assertThat(values.isVisible(menu.children().getFirst())).isFalse();
        assertThat(values.visibility(symbol("T"))).isEqualTo(N);
        values.set(symbol("V"), "y");
        assertThat(values.isVisible(menu)).isTrue();
        assertThat(values.isVisible(t)).isTrue();
    }
}
