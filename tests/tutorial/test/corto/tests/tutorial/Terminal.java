// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A terminal of 80 columns and 24 rows with a command in it, played by tmux.
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long BETWEEN_MILLIS = 200;

    private final String server = "corto-tutorial-" + ProcessHandle.current().pid();

    Terminal(Path folder, Map<String, String> environment, String command) throws IOException, InterruptedException {
        StringBuilder words = new StringBuilder("env");             // not tmux's -e: its shell may set the path anew
        environment.forEach((name, value) -> words.append(" '").append(name).append('=').append(value).append('\''));
        tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", folder.toString(), words + " " + command);
    }

    /// Types keys, by their names in tmux; a word of several letters is typed as it is.
    void type(String key) throws IOException, InterruptedException {
        tmux("send-keys", key);
    }

    /// The screen when it has `row`, or after half a minute as it is then.
    String await(String row) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        String screen = screen();
        while (!Wildcards.isOn(screen, row) && System.currentTimeMillis() < end) {
            Thread.sleep(BETWEEN_MILLIS);
            screen = screen();
        }
        return screen;
    }

    /// Waits until something is drawn.
    void awaitDrawing() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (screen().isBlank() && System.currentTimeMillis() < end) {
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /// Waits until the screen has stopped changing.
    void settle() throws IOException, InterruptedException {
        String before = screen();
        Thread.sleep(BETWEEN_MILLIS);
        for (String now = screen(); !now.equals(before); now = screen()) {
            before = now;
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    /// Whether the command has ended, perhaps after some waiting.
    boolean awaitEnd() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (isRunning() && System.currentTimeMillis() < end) {
            Thread.sleep(BETWEEN_MILLIS);
        }
        return !isRunning();
    }

    private boolean isRunning() throws IOException, InterruptedException {
        return tmux("list-sessions").contains("created");
    }

    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p");
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("tmux", "-L", server, "-f", "/dev/null"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("CORTO_DEBUG");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
