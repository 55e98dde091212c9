// SPDX-License-Identifier: Apache-2.0
package corto.tests.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys and screens of the menus of `tests/menuconfig/Kconfig`, in a terminal.
class MenusTest {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /// What is typed to open the menus.
    private static final String COMMAND = "./menus";

    @TempDir
    private Path folder;

    /// The class path is too long to be typed.
    @BeforeEach
    void makeCommand() throws IOException {
        Path script = folder.resolve(COMMAND);
        Files.writeString(script, """
                #!/bin/sh
                exec %s/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -cp '%s' corto.tests.menuconfig.Menus %s/tests/menuconfig/Kconfig .config
                """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path"), TmuxTerminal.ROOT));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private TmuxTerminal open() throws IOException, InterruptedException {
        return open("");
    }

    /// `before`: shell words before the command, such as variables.
    private TmuxTerminal open(String before) throws IOException, InterruptedException {
        TmuxTerminal terminal = TmuxTerminal.start(COLUMNS, ROWS, folder, before + COMMAND);
        terminal.expectText("Test configuration");
        return terminal;
    }

    /// The lines of the saved configuration that give values.
    private List<String> saved(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream().filter(line -> line.contains("CONFIG_")).toList();
    }

    @Test
    void arrows_pages_and_letters_move_through_the_menus() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.expect("start");
            terminal.press("Down", "Down", "Up", "Enter");
            terminal.expect("general");
            terminal.press("Escape", "Escape");
            terminal.expect("start-general");
            terminal.press("a");                       // "M" is a command
            terminal.press("Enter");
            terminal.expect("many");
            terminal.press("NPage");
            terminal.expect("many-page");
            terminal.press("Home", "End", "Up");
            terminal.expect("many-end");
        }
    }

    @Test
    void what_depends_on_a_symbol_appears_with_it() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "Space");
            terminal.expect("logging");
            terminal.press("Down", "y");
            terminal.expect("logging-time");
            terminal.press("Escape", "Escape");
            terminal.expect("start-logging");
            terminal.press("Enter", "n");
            terminal.expect("logging-off");
        }
    }

    @Test
    void a_selected_symbol_cannot_be_switched_off() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "t", "y", "u", "m");
            terminal.expect("forced");
            terminal.press("Down", "n", "Space");       // {M} to {*}
            terminal.expect("forced-more");
        }
    }

    @Test
    void a_choice_is_a_list_of_which_one_is_chosen() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("s", "Enter");
            terminal.expect("choice");
            terminal.press("f", "?");
            terminal.expect("choice-help");
            terminal.press("Enter", "f", "f", "Space");
            terminal.expect("choice-made");
            terminal.press("Enter");
            terminal.expect("choice-again");
        }
    }

    @Test
    void a_number_out_of_range_is_refused_with_the_range() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "l", "Enter");
            terminal.expect("number");
            terminal.press("0", "0", "Enter");
            terminal.expect("number-out-of-range");
            terminal.press("Enter");
            terminal.expect("number-kept");
            terminal.press("C-u", "x", "Enter");
            terminal.expect("number-malformed");
            terminal.press("Enter", "BSpace", "2", "5", "Enter");
            terminal.expect("number-accepted");
        }
    }

    @Test
    void a_text_is_edited_in_its_line() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "o", "Enter", "Home", "DC");
            terminal.type("p");
            terminal.press("End");
            terminal.type(" \"a\" \\ b");
            terminal.expect("text");
            terminal.press("Enter");
            terminal.expect("text-accepted");
            terminal.press("b", "Enter");
            terminal.type("zz");
            terminal.press("Tab", "Tab", "Enter");
            terminal.expect("text-help");
            terminal.press("Escape", "Escape", "Tab", "Enter");
            terminal.expect("text-malformed");
            terminal.press("Enter", "Escape", "Escape", "C-c", "y");
            terminal.expectText("SAVED");
        }
        assertThat(saved(".config")).contains("CONFIG_HOST_NAME=\"porto \\\"a\\\" \\\\ b\"", "CONFIG_BASE=0x1000");
    }

    @Test
    void search_finds_places_and_goes_there() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("/");
            terminal.expect("search");
            terminal.type("^log");
            terminal.press("Enter");
            terminal.expect("search-result");
            terminal.press("1");
            terminal.expect("search-place");
            terminal.press("y", "Escape", "Escape");
            terminal.expect("search-result-changed");
            terminal.press("NPage", "Escape", "Escape", "/", "C-u");
            terminal.type("CONFIG_SCHEDULER_FAIR");
            terminal.press("Enter", "1");
            terminal.expect("search-choice");
            terminal.press("Escape", "Escape", "Escape", "Escape", "Escape", "Escape", "/", "C-u");
            terminal.type("nowhere");
            terminal.press("Enter");
            terminal.expect("search-nothing");
            terminal.press("Enter", "/", "C-u");
            terminal.type("[");
            terminal.press("Enter");
            terminal.expectText("Not a regular expression");
        }
    }

    @Test
    void help_tells_the_dependencies_and_their_present_values() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "l", "?");
            terminal.expect("help");
            terminal.press("Escape", "Escape", "Escape", "Escape", "Home", "Down", "h");
            terminal.expect("help-general");
            terminal.press("End");
            terminal.expect("help-general-end");
        }
    }

    @Test
    void hidden_entries_are_shown_on_request() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "z");
            terminal.expect("hidden");
            terminal.press("Down", "Space", "y");
            terminal.expect("hidden-unchanged");
            terminal.press("Home", "z");
            terminal.expect("general");
        }
    }

    @Test
    void a_copy_is_saved_and_loaded_under_another_name() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "S");
            terminal.expect("save");
            terminal.press("C-u");
            terminal.type("missing/copy");
            terminal.press("Enter");
            terminal.expect("save-failed");
            terminal.press("Enter", "C-u");
            terminal.type("copy");
            terminal.press("Enter");
            terminal.expect("saved");
            terminal.press("Enter", "n", "O", "C-u");
            terminal.type("nothing");
            terminal.press("Enter");
            terminal.expect("load-failed");
            terminal.press("Enter", "C-u");
            terminal.type("copy");
            terminal.press("Enter");
            terminal.expect("loaded");
        }
        assertThat(saved("copy")).contains("CONFIG_LOGGING=y", "CONFIG_LOGGING_LINES=100", "CONFIG_SCHEDULER_FIFO=y");
        assertThat(folder.resolve(".config")).doesNotExist();
    }

    @Test
    void what_is_odd_in_a_file_is_told_when_it_is_loaded() throws IOException, InterruptedException {
        Files.writeString(folder.resolve(".config"), "CONFIG_UNHEARD_OF=y\nCONFIG_HOST_NAME=\"x\"\nCONFIG_BASE=zz\n");

        try (TmuxTerminal terminal = open()) {
            terminal.expect("notes");
            terminal.press("Enter");
            terminal.expect("after-notes");
        }
    }

    @Test
    void leaving_asks_whether_to_save_what_changed() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "Escape", "Escape", "Escape", "Escape");
            terminal.expect("question");
            terminal.press("Escape", "Escape");
            terminal.expect("start-logging");
            terminal.press("Escape", "Escape", "Enter");
            terminal.expect("end-saved");
        }
        assertThat(saved(".config")).contains("CONFIG_LOGGING=y");
    }

    @Test
    void leaving_without_changes_asks_nothing() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("S", "Enter", "Enter", "Escape", "Escape");
            terminal.expect("end-saved");
        }
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "n", "Escape", "Escape", "Escape", "Escape");
            terminal.expect("end-unchanged");
        }
    }

    @Test
    void control_C_asks_and_no_throws_the_changes_away() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("g", "Enter", "y", "?", "C-c");
            terminal.expect("question-in-menu");
            terminal.press("Right", "Enter");
            terminal.expect("end-discarded");
        }
        assertThat(folder.resolve(".config")).doesNotExist();
    }

    @Test
    void the_menus_follow_the_size_of_the_window() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.press("a", "Enter", "End");
            terminal.resize(120, 40);
            terminal.expect("size-120x40");
            terminal.resize(80, 19);
            terminal.expect("size-80x19");
            terminal.press("Home");
            terminal.resize(79, 18);
            terminal.expect("size-79x18");
            terminal.press("Escape", "Escape", "Space", "y");      // nothing happens to what cannot be seen
            terminal.resize(100, 24);
            terminal.expect("size-100x24");
            terminal.press("?");
            terminal.resize(90, 30);
            terminal.expect("size-help-90x30");
        }
    }

    @Test
    void colours_are_those_of_Linux_and_none_with_NO_COLOR() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open()) {
            terminal.expect("start");
            String screen = terminal.colouredScreen();
            assertThat(screen).startsWith("\033[1m\033[36m\033[44m .config - Test configuration");
            assertThat(screen).contains("\033[1m\033[37m\033[44m[*] \033[33mL\033[37moadable modules (NEW)\033[0m\033[30m\033[47m");
            assertThat(screen).contains("\033[1m\033[34mG\033[0m\033[30m\033[47meneral setup  --->");
            assertThat(screen).contains("\033[1m\033[37m\033[44m<\033[33mS\033[37melect>");
        }
        try (TmuxTerminal terminal = open("NO_COLOR=1 ")) {
            terminal.expect("start");
            String screen = terminal.colouredScreen();
            assertThat(screen).contains("\033[7m[*] ").doesNotContainPattern("\033\\[[34][0-7]");
        }
    }

    @Test
    void a_signal_gives_the_terminal_back() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open("stty -g > before; ")) {
            terminal.expect("start");
            assertThat(terminal.showsAlternateScreen()).isTrue();

            terminal.processes().forEach(ProcessHandle::destroy);

            assertThat(terminal.expectText("status 143")).doesNotContain("Exception");
            assertThat(terminal.showsAlternateScreen()).isFalse();
            assertThat(terminal.settings()).isEqualTo(Files.readString(folder.resolve("before")));
        }
    }

    @Test
    void nothing_is_written_to_standard_error() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = TmuxTerminal.start(COLUMNS, ROWS, folder, COMMAND + " 2> errors")) {
            terminal.expectText("Test configuration");
            terminal.press("C-c", "n");
            terminal.expect("end-discarded");
        }
        assertThat(folder.resolve("errors")).isEmptyFile();
    }

    @Test
    void control_Z_suspends_and_the_shell_goes_on() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = TmuxTerminal.start(COLUMNS, ROWS, folder, "PS1='$ ' bash --norc --noprofile -i")) {
            terminal.expectText("$");
            terminal.type(COMMAND);
            terminal.press("Enter");
            terminal.expectText("Test configuration");
            terminal.expect("start");
            terminal.press("C-z");
            terminal.expectText("Stopped");
            assertThat(terminal.showsAlternateScreen()).isFalse();
            terminal.type("clear; fg");
            terminal.press("Enter");
            terminal.expectText("Test configuration");
            terminal.expect("start");
            terminal.press("g");
            terminal.expect("start-general");
        }
    }

    @Test
    void control_Z_does_not_stop_what_nobody_could_continue() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = open("exec ")) {
            terminal.press("C-z");
            terminal.expect("start");
            terminal.press("g");
            terminal.expect("start-general");
        }
    }

    @Test
    void without_a_terminal_it_says_what_to_do() throws IOException, InterruptedException {
        for (String how : List.of("%s < /dev/null", "%s > file; cat file", "TERM=dumb %s", "TERM= %s")) {
            try (TmuxTerminal terminal = TmuxTerminal.start(COLUMNS, ROWS, folder, how.formatted(COMMAND))) {
                terminal.expectText("status");
                assertThat(terminal.screen()).as(how).contains("corto: the menus need a terminal").contains("corto config --set NAME=VALUE");
            }
        }
    }

    @Test
    void a_terminal_that_is_too_small_is_refused() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = TmuxTerminal.start(79, 24, folder, COMMAND)) {
            terminal.expectText("status 125");
            assertThat(terminal.screen()).contains("corto: this terminal is too small for the menus: 79 x 24.").contains("80 columns and 19 rows");
        }
    }
}
