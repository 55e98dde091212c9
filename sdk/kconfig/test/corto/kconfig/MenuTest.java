// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class MenuTest {
    @TempDir
    private Path folder;

    /// The menus as `A(B C(D))`.
    private static String shape(MenuNode node) {
        StringBuilder out = new StringBuilder();
        for (MenuNode child : node.children()) {
            out.append(out.isEmpty() ? "" : " ").append(child.label() == null ? "?" : child.label());
            out.append(child.children().isEmpty() ? "" : "(" + shape(child) + ")");
        }
        return out.toString();
    }

    private String shape(String text) throws Exception {
        return shape(KconfigFiles.parse(folder, text).root());
    }

    private static String bool(String name, String dependency) {
        return "config " + name + "\n\tbool \"" + name + "\"\n" + (dependency.isEmpty() ? "" : "\tdepends on " + dependency + "\n");
    }

    @Test
    void symbols_that_depend_on_the_one_before_are_below_it() throws Exception {
        assertThat(shape(bool("A", "") + bool("B", "A") + bool("C", "B") + bool("D", "A") + bool("E", ""))).isEqualTo("A(B(C) D) E");
    }

    @Test
    void what_mentions_the_symbol_before_is_below_it_if_it_depends_on_all_that_one_does() throws Exception {
        assertThat(shape(bool("A", "") + bool("B", "!A"))).isEqualTo("A(B)");
        assertThat(shape(bool("A", "R") + bool("B", "!A"))).isEqualTo("A B");
        assertThat(shape(bool("A", "") + bool("B", "A || X"))).isEqualTo("A(B)");
        assertThat(shape(bool("A", "R") + bool("B", "A || X"))).isEqualTo("A B");
        assertThat(shape(bool("A", "R") + bool("B", "(A || X) && R"))).isEqualTo("A(B)");
    }

    @Test
    void the_contents_of_if_are_neighbours() throws Exception {
        assertThat(shape("if X\n" + bool("A", "") + bool("B", "") + "endif\n" + bool("C", ""))).isEqualTo("A B C");
    }

    @Test
    void if_behind_its_symbol_makes_a_submenu() throws Exception {
        assertThat(shape(bool("A", "") + "if A\n" + bool("B", "") + "endif\n")).isEqualTo("A(B)");
    }

    @Test
    void symbols_without_prompt_have_no_submenu() throws Exception {
        assertThat(shape("config A\n\tbool\n" + bool("B", "A") + bool("C", ""))).isEqualTo("A B C");
    }

    @Test
    void menus_comments_and_menuconfigs_are_told_apart() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, "menu \"M\"\nmenuconfig A\n\tbool \"a\"\ncomment \"C\"\n\tdepends on A\nendmenu\n");

        MenuNode menu = kconfig.root().children().getFirst();
        MenuNode a = menu.children().getFirst();
        MenuNode comment = a.children().getFirst();
        assertThat(menu.item()).isInstanceOf(Menu.class);
        assertThat(a.isMenuconfig()).isTrue();
        assertThat(comment.item()).isInstanceOf(Comment.class);
        assertThat(comment.parent()).isSameAs(a);
        assertThat(menu.toString()).isEqualTo("Kconfig:1: menu \"M\"");
    }

    @Test
    void a_symbol_defined_twice_has_two_places() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, bool("A", "X") + "menu \"M\"\n" + bool("A", "Y") + "endmenu\n");

        assertThat(kconfig.symbol("A").nodes()).extracting(node -> node.position().toString()).containsExactly("Kconfig:1", "Kconfig:5");
        assertThat(kconfig.symbol("A").directDependency()).hasToString("X || Y");
        assertThat(kconfig.symbols()).hasSize(1);
    }

    @Test
    void a_named_choice_is_continued_in_another_file() throws Exception {
        Kconfig kconfig = new KconfigFiles(folder)
                .with("Kconfig", "choice POLICY\n\tprompt \"policy\"\n\tdefault B\nendchoice\nsource \"a\"\nsource \"b\"\n")
                .with("a", "choice POLICY\nconfig A\n\tbool \"a\"\nendchoice\n")
                .with("b", "choice POLICY\nconfig B\n\tbool \"b\"\nendchoice\n").read();

        Choice policy = kconfig.choices().getFirst();
        assertThat(kconfig.warnings()).isEmpty();
        assertThat(policy.symbols()).extracting(Symbol::name).containsExactly("A", "B");
        assertThat(policy.type()).isEqualTo(Type.BOOL);
        assertThat(new Configuration(kconfig).selected(policy)).isSameAs(kconfig.symbol("B"));
    }
}
