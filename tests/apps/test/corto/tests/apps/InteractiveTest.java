// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of Debian that talk to a user: shells, a pager, top(1), Python's prompt. Shells start the others by exec, for there is no fork.
class InteractiveTest {
    private static final String PROGRAMS = CortoRun.ROOT.resolve("tests/apps/interactive").toString();
    private static final String UP = "\33[A";
    private static final String CONTROL_C = "\3";
    private static final String CONTROL_D = "\4";
    private static final String CONTROL_Z = "\32";
    private static final String REVERSE = "\33[7m";          // video, of a vt100

    @TempDir
    Path folder;

    @Test
    void bash_edits_remembers_and_is_interrupted_and_less_pages_and_searches() throws IOException, InterruptedException {
        CortoRun.prepare(PROGRAMS);
        try (TerminalSession session = new TerminalSession(folder, PROGRAMS, "--", "bash")) {
            session.see("# ");
            session.type("echo $((5 + 1)) | \177\177\33[D\33[Cok\r");
            session.see("6 ok\r\n");
            session.see("# ");
            session.type(UP + "ay\r");
            session.see("6 okay\r\n");
            session.see("# ");
            session.type("while :; do :; done\r");
            session.see("done\r\n");
            session.type(CONTROL_C);
            session.see("^C\r\n");
            session.see("# ");
            session.type("nosuch\r");
            session.see("bash: fork: Function not implemented");
            session.see("# ");
            session.type("LESS= exec less fables\r");

            session.see("THE CROW AND THE PITCHER");
            session.see(REVERSE);
            session.type(CONTROL_Z);                         // the first process does not stop: less draws again
            session.see("THE CROW AND THE PITCHER");
            session.see(REVERSE);
            session.type("/reeds\r");
            session.see(REVERSE + "reeds");
            session.type("/nowhere\r");
            session.see("Pattern not found");
            session.type("\rg");
            session.see("THE CROW AND THE PITCHER");
            session.type("q");
            assertThat(session.end()).isZero();
        }
    }

    @Test
    void dash_reads_lines_and_top_shows_itself_until_it_is_left() throws IOException, InterruptedException {
        CortoRun.prepare(PROGRAMS);
        try (TerminalSession session = new TerminalSession(folder, PROGRAMS, "--", "dash")) {
            session.see("# ");
            session.type("for i in 1 2 3; do echo line $i; done\n");
            session.see("line 1\r\nline 2\r\nline 3\r\n");
            session.see("# ");
            session.type("while :; do :; done\n");
            session.see("done\r\n");
            session.type(CONTROL_C);
            session.see("# ");
            session.type("exec top -d 0.5\n");
            session.see("Tasks:");
            session.see("COMMAND");
            session.see(" top ");
            session.see("load average");                     // again: half a second later
            session.type("q");
            assertThat(session.end()).isZero();
        }
    }

    @Test
    void top_prints_once() throws IOException, InterruptedException {
        CortoRun.prepare(PROGRAMS);
        try (CortoRun top = CortoRun.start("-q", PROGRAMS, "--", "top", "-b", "-n1")) {
            assertThat(top.end()).as(top.console()).isZero();
            assertThat(top.console()).contains("Tasks:   1 total,   1 running,").containsPattern("(?m)^ +1 root .* top *$");
        }
    }

    @Test
    void Pythons_prompt_evaluates_remembers_and_is_interrupted() throws IOException, InterruptedException {
        CortoRun.prepare("python");
        try (TerminalSession session = new TerminalSession(folder, "python", "--", "-q")) {
            session.see(">>> ");
            session.type("6 * 7\r");
            session.see("42\r\n>>> ");
            session.type("import time; time.sleep(1000)\r");
            session.see("(1000)\r\n");
            session.type(CONTROL_C);
            session.see("KeyboardInterrupt\r\n>>> ");
            session.type(UP + UP + "0\r");                   // of the history: 6 * 70
            session.see("420\r\n>>> ");
            session.type("input('name? ')\r");
            session.see("name? ");
            session.type("Corto\r");
            session.see("'Corto'\r\n>>> ");
            session.type("import os; os.get_terminal_size()\r");
            session.see("os.terminal_size(columns=100, lines=30)\r\n>>> ");
            session.type("1 +\r");
            session.see("SyntaxError");
            session.see(">>> ");
            session.type(CONTROL_D);
            assertThat(session.end()).isZero();
        }
    }
}
