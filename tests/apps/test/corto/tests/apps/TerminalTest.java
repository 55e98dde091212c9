// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user at a terminal: script(1) plays it, so that the command has a pseudo-terminal for standard input and output.
class TerminalTest {
    /// `corto run` in a terminal of 30 lines and 100 columns. When it has ended, the terminal's settings before and after it are in files.
    private static final class Session implements AutoCloseable {
        private final Process script;
        private final Path folder;
        private final StringBuilder screen = new StringBuilder();    // guarded by itself
        private int seen;

        Session(Path folder, String... words) throws IOException {
            this.folder = folder;
            List<String> run = new ArrayList<>(List.of(CortoRun.ROOT.resolve("corto").toString(), "run", "-q", "--accel", "tcg"));
            run.addAll(List.of(words));
            StringBuilder line = new StringBuilder("trap '' INT; stty rows 30 cols 100; tty > tty; stty -g > before; (trap - INT; exec");
            run.forEach(word -> line.append(" '").append(word.replace("'", "'\\''")).append('\''));
            line.append("); echo $? > status; [ $(cat status) != 137 ] || sleep 1; stty -g > after");      // killed: its guard comes after it
            ProcessBuilder builder = new ProcessBuilder("script", "-qefc", line.toString(), "/dev/null").directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("CORTO_BUILD", CortoRun.BUILD.toString());
            builder.environment().put("CORTO_STALE", "1");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("TERM", "vt100");
            builder.environment().put("SHELL", "/bin/sh");
            script = builder.start();
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            byte[] buffer = new byte[4096];
            try {
                for (int count = script.getInputStream().read(buffer); count >= 0; count = script.getInputStream().read(buffer)) {
                    synchronized (screen) {
                        screen.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    }
                }
            } catch (IOException e) {
                // The session was ended.
            }
        }

        String screen() {
            synchronized (screen) {
                return screen.toString();
            }
        }

        private void await(String what, BooleanSupplier condition) throws InterruptedException {
            long end = System.nanoTime() + CortoRun.LIMIT.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    fail("%s did not come:%n%s", what, screen());
                }
                Thread.sleep(20);
            }
        }

        /// Waits until `text` comes after what was waited for before.
        void see(String text) throws InterruptedException {
            await("\"" + text + "\"", () -> screen().indexOf(text, seen) >= 0);
            seen = screen().indexOf(text, seen) + text.length();
        }

        void type(String keys) throws IOException {
            script.getOutputStream().write(keys.getBytes(StandardCharsets.ISO_8859_1));
            script.getOutputStream().flush();
        }

        void resize(int rows, int columns) throws IOException, InterruptedException {
            String device = Files.readString(folder.resolve("tty")).strip();
            assertThat(new ProcessBuilder("stty", "rows", "" + rows, "cols", "" + columns).redirectInput(Path.of(device).toFile()).start().waitFor()).isZero();
        }

        /// The command's status. The terminal is as it was.
        int end() throws IOException, InterruptedException {
            await("the end", () -> Files.exists(folder.resolve("after")) && !script.isAlive());
            assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
            return Integer.parseInt(Files.readString(folder.resolve("status")).strip());
        }

        @Override
        public void close() throws InterruptedException {
            List<ProcessHandle> all = new ArrayList<>(script.descendants().toList());
            script.destroy();
            script.waitFor(5, TimeUnit.SECONDS);
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
    }

    @Test
    void a_shell_edits_lines_and_Control_D_ends_it() throws IOException, InterruptedException {
        try (Session session = new Session(folder, "busybox")) {
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
        try (Session session = new Session(folder, "busybox")) {
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
        try (Session session = new Session(folder, "busybox", "--", "stty", "-a")) {
            assertThat(session.end()).isZero();
            assertThat(session.screen()).contains("rows 30; columns 100", "intr = ^C", "isig icanon iexten echo echoe echok", "opost");
        }
    }

    @Test
    void a_new_size_is_a_signal() throws IOException, InterruptedException {
        try (Session session = new Session(folder, "busybox", "--", "sh", "-c", "trap 'echo resized; exit 5' WINCH; echo ready; while :; do :; done")) {
            session.see("ready\r\n");
            session.resize(40, 132);

            session.see("resized");
            assertThat(session.end()).isEqualTo(5);
        }
    }

    @Test
    void vi_edits_a_file() throws IOException, InterruptedException {
        try (Session session = new Session(folder, "busybox", "--", "vi", "/tmp/new")) {
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
    void a_command_that_is_killed_gives_the_terminal_back() throws IOException, InterruptedException {
        try (Session session = new Session(folder, "busybox")) {
            session.see("# ");
            String device = Files.readString(folder.resolve("tty")).strip();
            ProcessHandle command = ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains("corto.cli.Main"))
                    .filter(process -> leadsTo(process.pid(), device)).findFirst().orElseThrow();
            List<ProcessHandle> children = command.descendants().toList();
            command.destroyForcibly();

            assertThat(session.end()).isEqualTo(128 + 9);
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
        try (Session session = new Session(folder, "busybox", "--", "sh", "-c", "trap '' INT TERM; echo ready; while :; do :; done")) {
            session.see("ready\r\n");
            session.type("\3\35\35\35");

            assertThat(session.end()).isEqualTo(128 + 2);
        }
    }
}
