// SPDX-License-Identifier: Apache-2.0
package corto.tests.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `corto menuconfig` as a user starts it, with the menus of the tree.
class MenuconfigCommandTest {
    @TempDir
    private Path folder;

    private TmuxTerminal start(String arguments) throws IOException, InterruptedException {
        return TmuxTerminal.start(80, 24, folder, "export CORTO_STALE=1 CORTO_BUILD='" + System.getProperty("corto.build") + "' JAVA_HOME='" + System.getProperty("java.home") + "'; "
                + TmuxTerminal.ROOT.resolve("corto") + " menuconfig " + arguments);
    }

    private String saved() throws IOException {
        return Files.readString(folder.resolve(".config"));
    }

    @Test
    void what_is_chosen_is_written_and_found_again() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = start("--kind java")) {
            terminal.expectText("─ Corto Configuration ─");
            terminal.press("/");
            terminal.type("^PLATFORM_PROCESS$");
            terminal.press("Enter");
            assertThat(terminal.expectText("(1)   -> Linux process (PLATFORM_PROCESS [=n])")).contains("    -> Platform (PLATFORM [=y])");
            terminal.press("1");
            terminal.expectText("( ) Linux process");
            terminal.press("Space");
            terminal.expectText("Platform (Linux process)  --->");
            terminal.press("C-c");
            terminal.expectText("Do you wish to save");
            terminal.press("Enter");
            assertThat(terminal.expectText("status 0")).contains("corto: wrote .config");
        }
        assertThat(saved()).contains("CONFIG_PLATFORM_PROCESS=y\n", "# CONFIG_PLATFORM_PC is not set\n", "CONFIG_APPLICATION_JAVA=y\n");

        try (TmuxTerminal terminal = start("")) {
            terminal.expectText("Platform (Linux process)  --->");
            terminal.press("Escape", "Escape");
            assertThat(terminal.expectText("status 0")).contains("as it was");
        }
    }

    @Test
    void an_option_of_a_library_is_a_number_in_its_range() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = start("--kind elf")) {
            terminal.expectText("─ Corto Configuration ─");
            terminal.press("/");
            terminal.type("^DRIVERS_SERIAL_BAUD$");
            terminal.press("Enter");
            terminal.expectText("Symbol: DRIVERS_SERIAL_BAUD [=115200]");
            terminal.press("1", "Enter");
            terminal.expectText("from 50 to 115200");
            terminal.press("C-u");
            terminal.type("9");
            terminal.press("Enter");
            assertThat(terminal.expectText("(100%)")).contains("DRIVERS_SERIAL_BAUD cannot be 9: ").contains("[50").contains("115200]");
            terminal.press("Enter");
            terminal.type("600");
            terminal.press("Enter");
            terminal.expectText("(9600) ");
            terminal.press("C-c", "y");
            terminal.expectText("status 0");
        }
        assertThat(saved()).contains("CONFIG_DRIVERS_SERIAL_BAUD=9600\n", "CONFIG_APPLICATION_ELF=y\n");
    }

    @Test
    void without_a_terminal_it_says_what_to_do() throws IOException, InterruptedException {
        try (TmuxTerminal terminal = start("< /dev/null")) {
            assertThat(terminal.expectText("status 125")).contains("corto: the menus need a terminal").contains("corto config --set NAME=VALUE");
        }
        assertThat(folder.resolve(".config")).doesNotExist();
    }
}
