// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guest's terminal, with busybox in front of it.
class TerminalTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
    }

    @Test
    void a_shell_edits_lines_and_Control_D_ends_it() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox")) {
            session.see("# ");
            session.type("echo tw\177hr\27thr\177hree\n");
            session.see("\nthhree\r\n");
            session.see("# ");
            session.type("exit 4\n");

            assertThat(session.end()).isEqualTo(4);
        }
    }

    @Test
    void Control_C_interrupts_a_loop_of_a_shell_but_not_the_shell() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox")) {
            session.see("# ");
            for (int i = 0; i < 5; i++) {
                session.type("echo go$((" + i + " + 1)); while :; do :; done\n");
                session.see("\ngo" + (i + 1));
                session.type("\3");
                session.see("# ");
            }
            session.type("\4");

            assertThat(session.end()).isEqualTo(130);
        }
    }

    @Test
    void the_program_knows_the_terminals_settings_and_size() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox", "--", "stty", "-a")) {
            assertThat(session.end()).isZero();
            assertThat(session.screen()).contains("rows 30; columns 100", "intr = ^C", "isig icanon iexten echo echoe echok", "opost");
        }
    }

    @Test
    void a_new_size_is_a_signal() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox", "--", "sh", "-c", "trap 'echo resized; exit 5' WINCH; echo ready; while :; do :; done")) {
            session.see("ready\r\n");
            session.resize(40, 132);

            session.see("resized");
            assertThat(session.end()).isEqualTo(5);
        }
    }

    @Test
    void vi_edits_a_file() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox", "--", "vi", "/tmp/new")) {
            session.see("~");
            session.type("ihello\33");
            session.see("\33[1;5H");                             // the cursor, back on the last letter
            Thread.sleep(300);                                   // what follows an escape at once is a key's sequence
            session.type(":w\r");
            session.see("1L, 6C");
            session.type(":q\r");

            assertThat(session.end()).isZero();
        }
    }

    @Test
    void a_command_that_is_killed_gives_the_terminal_back_and_takes_its_machine_with_it() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox")) {
            session.see("# ");
            String device = Files.readString(folder.resolve("tty")).strip();
            ProcessHandle command = ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains("corto.cli.Main"))
                    .filter(process -> leadsTo(process.pid(), device)).findFirst().orElseThrow();
            List<ProcessHandle> children = command.descendants().toList();
            ProcessHandle machine = children.stream().filter(child -> child.info().command().orElse("").contains("qemu-system")).findFirst().orElseThrow();
            command.destroyForcibly();

            assertThat(session.end()).isEqualTo(128 + 9);
            assertThat(machine.onExit()).succeedsWithin(CortoRun.LIMIT);
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean leadsTo(long process, String device) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/fd/0")).toString().equals(device);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void three_times_the_escape_key_leaves_a_program_that_does_not_listen() throws IOException, InterruptedException {
        try (TerminalSession session = new TerminalSession(folder, "busybox", "--", "sh", "-c", "trap '' INT TERM; echo ready; while :; do :; done")) {
            session.see("ready\r\n");
            session.type("\3\35\35\35");

            assertThat(session.end()).isEqualTo(128 + 2);
        }
    }
}
