// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The terminal at which the user sits, handed over to a guest that has a terminal of its own: each key goes there as it is typed, each byte comes back as it is.
///
/// **It is always given back.** A process of its own, the guard, reads from a pipe that only this process can write; when the pipe ends, it sets the terminal as it was. The pipe ends with `close`,
/// and when this process ends in whatever way, SIGKILL included. The guard is in another session, so no key and no hang-up reaches it.
public final class UserTerminal implements AutoCloseable {
    /// @param rows lines, 0 if the terminal does not know
    public record Size(int rows, int columns) {
        /// As the kernel's option has it.
        @Override
        public String toString() {
            return rows + "x" + columns;
        }
    }

    /// The kernel's option for its size.
    public static final String OPTION = "terminal";
    /// After the size: only output is a terminal.
    public static final String OUTPUT_ONLY = ",output";

    private static final Path INPUT = Path.of("/proc/self/fd/0");
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");
    private static final int GIVE_BACK_SECONDS = 5;
    private static final String GUARD = "trap '' INT TERM QUIT HUP; read -r word; exec stty \"$1\" < \"$2\"";
    private static final Signal RESIZED = new Signal("WINCH");

    private final Path device;
    private final Process guard;
    private final Thread closing = new Thread(this::close, "give the terminal back");
    private SignalHandler before;                    // of RESIZED; null: not watched

    private UserTerminal(Path device, Process guard) {
        this.device = device;
        this.guard = guard;
    }

    /// Puts the terminal of standard input into raw mode, until `close`.
    public static UserTerminal takeOver() throws IOException, InterruptedException {
        Path device = Files.readSymbolicLink(INPUT);
        String settings = stty(device, "-g").orElseThrow(() -> new IOException(device + " does not tell its settings (stty -g)"));
        Process guard = new ProcessBuilder("setsid", "sh", "-c", GUARD, "sh", settings, device.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        UserTerminal terminal = new UserTerminal(device, guard);
        Runtime.getRuntime().addShutdownHook(terminal.closing);
        stty(device, "raw", "-echo", "-iexten");
        return terminal;
    }

    /// The size of the terminal that standard output leads to; zeros if it does not tell.
    public static Size size() throws IOException, InterruptedException {
        return size(Files.readSymbolicLink(OUTPUT));
    }

    private static Size size(Path device) throws IOException, InterruptedException {
        String[] words = stty(device, "size").orElse("").split(" ");
        return words.length == 2 ? new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1])) : new Size(0, 0);
    }

    /// Tells each new size, from now on until `close`.
    void watch(Consumer<Size> watcher) {
        before = Signal.handle(RESIZED, _ -> {
            try {
                watcher.accept(size(device));
            } catch (IOException e) {
                // The terminal is gone.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// What stty(1) prints about a terminal; empty if it fails.
    private static Optional<String> stty(Path device, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("stty"));
        line.addAll(List.of(words));
        Process stty = new ProcessBuilder(line).redirectInput(new File(device.toString())).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String text = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return stty.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    }

    /// Gives the terminal back as it was.
    @Override
    public void close() {
        if (before != null) {
            Signal.handle(RESIZED, before);
        }
        try {
            guard.getOutputStream().close();
            guard.waitFor(GIVE_BACK_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // The guard was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread() != closing) {
            Qemu.forget(closing);
        }
    }
}
