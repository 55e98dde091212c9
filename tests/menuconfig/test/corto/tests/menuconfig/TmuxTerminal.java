// SPDX-License-Identifier: Apache-2.0
package corto.tests.menuconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A terminal in which a command runs: tmux(1) without anyone who looks at it.
///
/// What the command prints after its end stays on the screen, with its status in the last line: `status 0`.
final class TmuxTerminal implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Path SCREENS = ROOT.resolve("tests/menuconfig/screens");
    /// A JVM that starts on a busy host.
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;
    /// The screens are written, not compared: for looking at what a change of the menus changed.
    private static final boolean RECORDING = Boolean.getBoolean("corto.write");
    /// That long nothing moves before a screen is recorded.
    private static final int SETTLED_MILLIS = 700;

    private static int terminals;

    /// The socket through which tmux is spoken to. tmux leaves it behind; the folder of the test goes with all that is in it.
    private final Path socket;

    private TmuxTerminal(Path folder) {
        socket = folder.resolve("terminal." + terminals++);
    }

    /// Starts `command`, a line for sh(1), in `folder`, which must be the test's own.
    static TmuxTerminal start(int columns, int rows, Path folder, String command) throws IOException, InterruptedException {
        TmuxTerminal terminal = new TmuxTerminal(folder);
        terminal.tmux("-f", "/dev/null", "new-session", "-d", "-x", Integer.toString(columns), "-y", Integer.toString(rows), "-c", folder.toString(),
                command + "; echo status $?; exec sleep 1000");
        return terminal;
    }

    /// Presses keys by tmux' names: `Enter`, `Down`, `C-c`, `a`.
    void press(String... keys) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
    }

    /// Types a text letter by letter.
    void type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", text);
    }

    void resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /// What the terminal shows, its lines without blanks at the end.
    String screen() throws IOException, InterruptedException {
        return trimmed(tmux("capture-pane", "-p"));
    }

    /// The same with sequences for colours.
    String colouredScreen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e");
    }

    /// What the terminal's shell started.
    List<ProcessHandle> processes() throws IOException, InterruptedException {
        return ProcessHandle.of(Long.parseLong(ask("pane_pid"))).orElseThrow().children().toList();
    }

    /// Whether a program uses the other screen, which leaves the first as it was.
    boolean showsAlternateScreen() throws IOException, InterruptedException {
        return ask("alternate_on").equals("1");
    }

    /// The settings of the terminal as stty(1) writes them.
    String settings() throws IOException, InterruptedException {
        Process stty = new ProcessBuilder("stty", "-g", "-F", ask("pane_tty")).redirectErrorStream(true).start();
        String settings = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(stty.waitFor()).as(settings).isZero();
        return settings;
    }

    /// Where the cursor is: column and row, from 0.
    private String cursor() throws IOException, InterruptedException {
        return ask("cursor_x") + "," + ask("cursor_y");
    }

    /// The value of one of tmux' variables.
    private String ask(String variable) throws IOException, InterruptedException {
        return tmux("display-message", "-p", "#{" + variable + "}").strip();
    }

    /// The screen, and where the cursor is: on the selected entry, in the field.
    private String screenAndCursor() throws IOException, InterruptedException {
        return screen() + "cursor " + cursor() + "\n";
    }

    /// Waits until the screen is that of `screens/NAME.txt`, and the cursor where the last line of the file says.
    void expect(String name) throws IOException, InterruptedException {
        Path file = SCREENS.resolve(name + ".txt");
        if (RECORDING) {
            record(file);
            return;
        }
        String expected = Files.readString(file);
        String shown = await(this::screenAndCursor, expected::equals);
        assertThat(shown).as(file.toString()).isEqualTo(expected);
    }

    /// Waits until a text is on the screen, and gives the screen.
    String expectText(String text) throws IOException, InterruptedException {
        String shown = await(this::screen, screen -> screen.contains(text));
        assertThat(shown).contains(text);
        return shown;
    }

    private interface Look {
        String now() throws IOException, InterruptedException;
    }

    private String await(Look look, Predicate<String> condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String shown = look.now();
        while (!condition.test(shown) && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
            shown = look.now();
        }
        return shown;
    }

    private void record(Path file) throws IOException, InterruptedException {
        String before = "";
        String shown = screenAndCursor();
        while (!shown.equals(before)) {
            Thread.sleep(SETTLED_MILLIS);
            before = shown;
            shown = screenAndCursor();
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, shown);
    }

    private static String trimmed(String screen) {
        StringBuilder text = new StringBuilder();
        screen.lines().forEach(line -> text.append(line.stripTrailing()).append('\n'));
        return text.toString().stripTrailing() + "\n";
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        Process tmux = builder.start();
        String output = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tmux.waitFor() != 0) {
            fail("%s: %s", words, output);
        }
        return output;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }
}
