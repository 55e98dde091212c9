// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import corto.kconfig.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys in, screens out, without a terminal.
class InteractionTest {
    private static final String KCONFIG = """
            mainmenu "Test"

            config A
            	bool "Alpha"
            	help
            	  The first.

            config B
            	bool "Beta"
            	depends on A

            config NUMBER
            	int "Number"
            	range 1 10
            	default 4

            config TEXT
            	string "Text"
            	default "abc"

            config FORCER
            	bool "Forcer"
            	select FORCED

            config FORCED
            	bool "Forced"

            comment "A comment"

            choice
            	prompt "Policy"

            config FIRST
            	bool "First"

            config SECOND
            	bool "Second"

            endchoice

            menuconfig DEEP
            	bool "Deep"

            config INNER
            	bool "Inner"
            	depends on DEEP

            menu "Menu"

            config IN_MENU
            	bool "In menu"

            endmenu

            menu "Nothing"
            endmenu
            """;

    @TempDir
    private Path folder;

    private Configuration configuration;
    private Interaction interaction;

    @BeforeEach
    void open() throws IOException, KconfigException {
        open(KCONFIG);
    }

    private void open(String kconfig) throws IOException, KconfigException {
        Path file = folder.resolve("Kconfig");
        Files.writeString(file, kconfig);
        configuration = new Configuration(Kconfig.read(file, KconfigVariables.none()));
        interaction = new Interaction(configuration, config());
        interaction.resize(30, 80);
    }

    private Path config() {
        return folder.resolve(".config");
    }

    private void press(Key... keys) {
        Stream.of(keys).forEach(interaction::press);
    }

    /// Presses one key for each letter.
    private void type(String letters) {
        letters.chars().forEach(c -> interaction.press(new Key.Typed((char) c)));
    }

    /// The entries that are shown: what stands in the inner frame.
    private List<String> entries() {
        return interaction.screen().lines().stream()
                .filter(line -> line.startsWith("  │ │"))
                .map(line -> line.substring("  │ │    ".length(), line.length() - "│ │".length()).stripTrailing())
                .filter(line -> !line.isBlank())
                .toList();
    }

    private String screen() {
        return String.join("\n", interaction.screen().lines());
    }

    /// What is written in the style of the selected entry.
    private String selected() {
        Screen screen = interaction.screen();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < screen.rows(); row++) {
            for (int column = 0; column < screen.columns(); column++) {
                Style style = screen.style(row, column);
                if (style == Style.ITEM_SELECTED || style == Style.HOTKEY_SELECTED) {
                    text.append(screen.character(row, column));
                }
            }
        }
        return text.toString().strip();
    }

    private String value(String name) {
        return configuration.value(symbol(name));
    }

    private Symbol symbol(String name) {
        return configuration.kconfig().symbol(name);
    }

    @Test
    void entries_show_value_prompt_and_what_is_behind_them() {
        assertThat(entries()).containsExactly(
                "[ ] Alpha (NEW)",
                "(4) Number (NEW)",
                "(abc) Text (NEW)",
                "[ ] Forcer (NEW)",
                "[ ] Forced (NEW)",
                "    *** A comment ***",
                "    Policy (First)  --->",
                "[ ] Deep (NEW)  ----",
                "    Menu  --->",
                "    Nothing  ----");
    }

    @Test
    void space_toggles_and_dependent_entries_come_and_go() {
        type(" ");

        assertThat(entries()).startsWith("[*] Alpha", "[ ]   Beta (NEW)", "(4) Number (NEW)");
        assertThat(selected()).isEqualTo("[*] Alpha");

        type("n");

        assertThat(entries()).startsWith("[ ] Alpha", "(4) Number (NEW)");
    }

    @Test
    void the_selection_follows_its_entry_when_others_appear_above() {
        type(" u");
        assertThat(selected()).isEqualTo("(4) Number (NEW)");

        configuration.set(symbol("A"), "n");

        assertThat(selected()).isEqualTo("(4) Number (NEW)");
    }

    @Test
    void a_forced_symbol_is_marked_and_does_not_change() {
        type("fy");
        assertThat(entries()).contains("[*] Forcer", "-*- Forced");

        type("fn ");

        assertThat(selected()).isEqualTo("-*- Forced");
        assertThat(value("FORCED")).isEqualTo("y");
    }

    @Test
    void keys_y_and_n_do_nothing_to_what_is_no_symbol() {
        String before = configuration.text();

        press(Key.Named.END);
        type("yn m");
        press(Key.Named.UP, Key.Named.ENTER);

        assertThat(configuration.text()).isEqualTo(before);
    }

    @Test
    void an_empty_menu_is_not_entered() {
        press(Key.Named.END, Key.Named.ENTER);

        assertThat(selected()).isEqualTo("Nothing  ----");
    }

    @Test
    void enter_opens_menus_and_toggles_what_has_none() {
        press(Key.Named.ENTER);
        assertThat(value("A")).isEqualTo("y");

        type("d");
        press(Key.Named.ENTER);
        assertThat(value("DEEP")).isEqualTo("y");
        assertThat(selected()).isEqualTo("[*] Deep  --->");

        press(Key.Named.ENTER);
        assertThat(entries()).containsExactly("--- Deep", "[ ]   Inner (NEW)");
        assertThat(screen()).contains(" → Deep ──");
    }

    @Test
    void escape_closes_the_menu_and_comes_back_to_its_entry() {
        press(Key.Named.END, Key.Named.UP, Key.Named.ENTER);
        assertThat(entries()).containsExactly("[ ] In menu (NEW)");

        press(Key.Named.ESCAPE);

        assertThat(selected()).isEqualTo("Menu  --->");
    }

    @Test
    void hotkeys_go_round() {
        type("f");
        assertThat(selected()).isEqualTo("[ ] Forcer (NEW)");
        type("f");
        assertThat(selected()).isEqualTo("[ ] Forced (NEW)");
        type("f");
        assertThat(selected()).isEqualTo("[ ] Forcer (NEW)");
    }

    @Test
    void letters_of_commands_are_no_hotkeys() {
        Screen screen = interaction.screen();
        String nothing = "Nothing";
        int row = screen.lines().stream().filter(line -> line.contains(nothing)).map(screen.lines()::indexOf).findFirst().orElseThrow();
        int column = screen.lines().get(row).indexOf(nothing);

        assertThat(screen.style(row, column)).isEqualTo(Style.DIALOG);
        assertThat(screen.style(row, column + 1)).isEqualTo(Style.HOTKEY);
    }

    @Test
    void a_choice_is_a_radio_list() {
        type("p");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("(X) First").contains("( ) Second");

        type("s ");

        assertThat(value("SECOND")).isEqualTo("y");
        assertThat(selected()).isEqualTo("Policy (Second)  --->");
    }

    @Test
    void escape_leaves_a_choice_as_it_was() {
        type("p");
        press(Key.Named.ENTER, Key.Named.DOWN, Key.Named.ESCAPE);

        assertThat(selected()).startsWith("Policy (First)");
    }

    @Test
    void a_choice_that_is_continued_elsewhere_has_one_list() throws IOException, KconfigException {
        open("""
                mainmenu "Test"

                choice POLICY
                	prompt "Policy"

                config FIRST
                	bool "First"

                endchoice

                menu "Somewhere else"

                config OTHER
                	bool "Other"

                choice POLICY

                config SECOND
                	bool "Second"

                config SECOND_SIZE
                	int "Size of the second"
                	depends on SECOND
                	default 7

                endchoice

                endmenu
                """);
        assertThat(entries()).containsExactly("    Policy (First)  --->", "    Somewhere else  --->");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("(X) First").contains("( ) Second");

        type("s ");
        assertThat(entries()).containsExactly("    Policy (Second)  --->", "(7)   Size of the second (NEW)", "    Somewhere else  --->");
        press(Key.Named.END, Key.Named.ENTER);
        assertThat(entries()).containsExactly("[ ] Other (NEW)");

        type("/SECOND");
        press(Key.Named.ENTER);
        screen();
        type("1");
        assertThat(selected()).isEqualTo("(X) Second");
        press(Key.Named.ESCAPE);
        assertThat(selected()).isEqualTo("Policy (Second)  --->");
        press(Key.Named.ESCAPE);
        screen();
        type("2");
        assertThat(selected()).isEqualTo("(7)   Size of the second (NEW)");
    }

    @Test
    void a_menu_that_only_continues_a_choice_is_empty() throws IOException, KconfigException {
        open("""
                choice POLICY
                	prompt "Policy"

                config FIRST
                	bool "First"

                endchoice

                menu "Elsewhere"

                choice POLICY

                config SECOND
                	bool "Second"

                endchoice

                endmenu
                """);

        assertThat(entries()).containsExactly("    Policy (First)  --->", "    Elsewhere  ----");
    }

    @Test
    void a_number_out_of_range_is_refused_and_stays_in_the_field() {
        type("u");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("from 1 to 10");

        type("2");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("NUMBER").contains("42").contains("10");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("│42  ");

        press(Key.Named.BACKSPACE, Key.Named.BACKSPACE);
        type("10");
        press(Key.Named.ENTER);
        assertThat(selected()).isEqualTo("(10) Number");
    }

    @Test
    void a_field_is_edited_at_the_cursor() {
        type("t");
        press(Key.Named.ENTER, Key.Named.LEFT);
        type("X");
        press(Key.Named.HOME, Key.Named.DELETE);
        type("?");
        press(Key.Named.END, Key.Named.BACKSPACE, Key.Named.RIGHT, Key.Named.DELETE);
        type("é");
        press(Key.Named.ENTER);

        assertThat(value("TEXT")).isEqualTo("?bXé");
    }

    @Test
    void a_long_text_scrolls_in_its_field() {
        type("t");
        press(Key.Named.ENTER, Key.Named.CLEAR);
        type("0123456789".repeat(10));
        assertThat(screen()).contains("89 │").doesNotContain("│0123");

        press(Key.Named.HOME);
        assertThat(screen()).contains("│0123");
    }

    @Test
    void tab_goes_from_the_field_to_the_buttons_and_back() {
        type("t");
        press(Key.Named.ENTER, Key.Named.TAB, Key.Named.TAB, Key.Named.ENTER);
        assertThat(screen()).contains("Symbol: TEXT [=abc]");

        press(Key.Named.ESCAPE, Key.Named.TAB);
        type("d");
        press(Key.Named.ENTER);
        assertThat(value("TEXT")).isEqualTo("abcd");
    }

    @Test
    void buttons_act_on_the_selected_entry() {
        press(Key.Named.RIGHT, Key.Named.RIGHT, Key.Named.ENTER);
        assertThat(screen()).contains("The first.");

        press(Key.Named.ENTER, Key.Named.LEFT, Key.Named.LEFT, Key.Named.LEFT, Key.Named.ENTER);
        assertThat(screen()).contains(" Load ─");
    }

    @Test
    void hidden_entries_are_shown_on_request_and_cannot_be_changed() {
        type("z");
        assertThat(entries()).startsWith("[ ] Alpha (NEW)", "- -   Beta");

        press(Key.Named.DOWN);
        type("y ");
        assertThat(value("B")).isEqualTo("n");
        type("z");
        assertThat(entries()).doesNotContain("- -   Beta");
    }

    @Test
    void a_long_list_scrolls_by_lines_and_pages() throws IOException, KconfigException {
        StringBuilder kconfig = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            kconfig.append("config E").append(i).append("\n\tbool \"Entry ").append(i).append("\"\n");
        }
        open(kconfig.toString());
        interaction.resize(24, 80);
        assertThat(screen()).contains("↓(+)").doesNotContain("↑(-)");
        assertThat(entries()).hasSize(10);

        press(Key.Named.PAGE_DOWN);
        assertThat(selected()).isEqualTo("[ ] Entry 11 (NEW)");
        assertThat(screen()).contains("↓(+)").contains("↑(-)");
        press(Key.Named.END);
        assertThat(selected()).isEqualTo("[ ] Entry 40 (NEW)");
        assertThat(screen()).doesNotContain("↓(+)").contains("↑(-)");
        press(Key.Named.PAGE_UP, Key.Named.PAGE_UP, Key.Named.PAGE_UP, Key.Named.PAGE_UP, Key.Named.PAGE_UP);
        assertThat(selected()).isEqualTo("[ ] Entry 1 (NEW)");
        type("+++-");
        assertThat(selected()).isEqualTo("[ ] Entry 3 (NEW)");
    }

    @Test
    void a_new_file_is_asked_about_and_written() throws IOException {
        press(Key.Named.ESCAPE);
        assertThat(screen()).contains("Do you wish to save");
        press(Key.Named.ENTER);

        assertThat(interaction.outcome()).isEqualTo(Outcome.SAVED);
        assertThat(config()).content().isEqualTo(configuration.text());
    }

    @Test
    void a_file_that_says_the_same_is_not_asked_about() throws IOException {
        List<String> lines = configuration.text().lines().filter(line -> !line.startsWith("#") || line.endsWith("is not set")).toList();
        Files.write(config(), lines.reversed());

        press(Key.Named.ESCAPE);

        assertThat(interaction.outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void the_question_is_taken_back_with_escape_and_denied_with_no() {
        press(Key.Named.ESCAPE, Key.Named.ESCAPE);
        assertThat(interaction.outcome()).isNull();
        assertThat(selected()).isEqualTo("[ ] Alpha (NEW)");

        press(Key.Named.INTERRUPT);
        type("n");
        assertThat(interaction.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(config()).doesNotExist();
    }

    @Test
    void control_C_asks_from_anywhere_and_cannot_answer() {
        type("u");
        press(Key.Named.ENTER, Key.Named.INTERRUPT, Key.Named.INTERRUPT);
        assertThat(screen()).contains("Do you wish to save");

        press(Key.Named.ESCAPE);
        assertThat(screen()).contains("from 1 to 10");
    }

    @Test
    void a_file_that_cannot_be_written_keeps_the_menus_open() throws IOException {
        Files.createDirectory(config());
        Files.createFile(config().resolve("full"));

        press(Key.Named.ESCAPE, Key.Named.ENTER);

        assertThat(screen()).contains("Cannot write");
        assertThat(interaction.outcome()).isNull();
    }

    @Test
    void saving_keeps_a_link_permissions_and_the_old_text() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "# before");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(config(), target);

        press(Key.Named.ESCAPE, Key.Named.ENTER);

        assertThat(config()).isSymbolicLink();
        assertThat(folder.resolve("target.old")).content().isEqualTo("# before");
        assertThat(target).content().isEqualTo(configuration.text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-rw----");
    }

    @Test
    void search_leads_to_the_entry_and_back() {
        type("/INNER");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("Symbol: INNER [=n]").contains("Search (INNER)");

        type("1");                                  // what cannot be seen is not gone to, but the menu around it
        assertThat(selected()).isEqualTo("[ ] Deep (NEW)  ----");
        type("y");
        press(Key.Named.ESCAPE);
        assertThat(screen()).contains("DEEP [=y]");
        type("1");
        assertThat(selected()).isEqualTo("[ ]   Inner (NEW)");
        press(Key.Named.ESCAPE, Key.Named.ESCAPE);
        assertThat(selected()).isEqualTo("[ ] Alpha (NEW)");
    }

    @Test
    void search_leads_into_a_choice() {
        type("/SECOND");
        press(Key.Named.ENTER);
        assertThat(screen()).contains("(1)   -> Second (SECOND [=n])");
        type("1");

        assertThat(selected()).isEqualTo("( ) Second");
        press(Key.Named.ESCAPE);
        assertThat(selected()).startsWith("Policy");
    }

    @Test
    void a_pattern_that_is_none_is_explained() {
        type("/(");
        press(Key.Named.ENTER);

        assertThat(screen()).contains("Not a regular expression");
    }

    @Test
    void a_small_window_says_so_and_waits() {
        interaction.resize(18, 80);
        assertThat(screen()).contains("too small").contains("80 x 18").contains("80 columns and 19 rows");

        type(" y");
        press(Key.Named.ESCAPE);
        interaction.resize(19, 80);

        assertThat(selected()).isEqualTo("[ ] Alpha (NEW)");
    }

    @Test
    void every_window_can_be_drawn_in_every_size() {
        Key[][] ways = {{}, {Key.Named.END}, {new Key.Typed('?')}, {new Key.Typed('/')}, {new Key.Typed('u'), Key.Named.ENTER}, {new Key.Typed('p'), Key.Named.ENTER},
                {new Key.Typed('S')}, {new Key.Typed('O')}, {Key.Named.INTERRUPT}};
        for (Key[] way : ways) {
            interaction = new Interaction(configuration, config());
            press(way);
            for (int rows = 1; rows < 60; rows += 3) {
                for (int columns = 1; columns < 220; columns += 13) {
                    interaction.resize(rows, columns);
                    assertThat(interaction.screen().lines()).hasSize(rows);
                }
            }
        }
    }
}
