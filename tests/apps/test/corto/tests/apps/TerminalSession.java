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

/// A user at a terminal: script(1) plays it, so that `corto run` has a pseudo-terminal of 30 lines and 100 columns for standard input and output. When it has ended, the terminal's settings before and after it are in files.
final class TerminalSession implements AutoCloseable {
    private final Process script;
    private final Path folder;
    private final StringBuilder screen = new StringBuilder();    // guarded by itself
    private int seen;

    TerminalSession(Path folder, String... words) throws IOException {
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
