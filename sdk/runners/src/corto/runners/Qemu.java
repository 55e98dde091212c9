// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs one QEMU until its guest ends.
///
/// QEMU gets pipes, never the terminal: who gives the terminal back is [UserTerminal]. A serial line has no end of file: a guest with a control line is told there
/// when our input ends; another gets a Ctrl-D (0x04), as a terminal would send.
public final class Qemu {
    private static final int END_OF_TRANSMISSION = 0x04;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Qemu() {
    }

    /// Boots and waits. Without `limit` it waits for ever. Signals end QEMU, and with it the guest.
    public static Outcome run(QemuCommand command, Streams streams, Optional<Duration> limit) throws IOException, InterruptedException {
        return run(command, Optional.empty(), streams, limit);
    }

    /// As `run` above, and notes in `own` which process QEMU is.
    public static Outcome run(QemuCommand command, Optional<OwnRun> own, Streams streams, Optional<Duration> limit) throws IOException, InterruptedException {
        Process qemu = start(command.startedAt(Instant.now()).words(), own);
        AcceptQueue.widen(qemu, command.network());
        return run(qemu, command.statusFile(), streams, limit, Optional.empty(), () -> feed(qemu.getOutputStream(), streams));
    }

    /// As `run`, but signals go to the program in the guest, which listens on `control`: see [Interruption]. `terminal` is what the user sits at, if the guest has a terminal.
    ///
    /// QEMU gets a session of its own: a terminal sends Ctrl-C to all processes of the one in front.
    public static Outcome runToStop(QemuCommand command, OwnRun own, Monitor monitor, ControlLine control, Optional<UserTerminal> terminal, Streams streams, Optional<Duration> limit)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command.startedAt(Instant.now()).words());
        words.addAll(monitor.words());
        words.addAll(control.words());
        Process qemu = start(words, Optional.of(own));
        AcceptQueue.widen(qemu, command.network());
        try (Interruption interruption = Interruption.watch(qemu, monitor, control, own)) {
            terminal.ifPresent(seen -> seen.watch(control::resized));
            GuestInput input = new GuestInput(streams.input(), qemu.getOutputStream(), control, terminal.isPresent() ? interruption::abandon : null);
            return run(qemu, command.statusFile(), streams, limit, Optional.of(interruption), () -> background("input", input));
        }
    }

    /// Starts it so that it does not outlive the calling thread, which waits for it: not even when this JVM is killed (prctl(2), PR_SET_PDEATHSIG), where the host has setpriv(1).
    private static Process start(List<String> words, Optional<OwnRun> own) throws IOException {
        List<String> line = new ArrayList<>();
        if (Programs.find("setpriv").isPresent()) {
            line.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        line.addAll(words);
        Process qemu = new ProcessBuilder(line).start();
        try {
            if (own.isPresent()) {
                own.get().started(qemu);
            }
        } catch (IOException e) {
            qemu.destroyForcibly();
            throw e;
        }
        return qemu;
    }

    private static Outcome run(Process qemu, Path statusFile, Streams streams, Optional<Duration> limit, Optional<Interruption> interruption, Runnable feeding)
            throws IOException, InterruptedException {
        Thread ending = new Thread(() -> end(qemu), "end QEMU");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Copy console = Copy.start("console", qemu.getInputStream(), streams.output(), () -> { });
            QemuMessages messages = new QemuMessages(streams.errors());
            Copy errors = Copy.start("QEMU's messages", qemu.getErrorStream(), messages, () -> { });
            feeding.run();
            boolean ended = waitFor(qemu, limit);
            if (!ended) {
                end(qemu);
                qemu.waitFor();
            }
            console.join();
            errors.join();
            if (!ended) {
                return new Outcome.TimedOut();
            }
            Outcome outcome = ExitStatus.read(statusFile, qemu.exitValue());
            Optional<Outcome> decided = interruption.flatMap(signals -> signals.decides(outcome));
            if (decided.isPresent()) {
                return decided.get();
            }
            return outcome instanceof Outcome.Stopped && messages.signal().isPresent() ? new Outcome.Interrupted(messages.signal().getAsInt()) : outcome;
        } finally {
            qemu.destroyForcibly();
            forget(ending);
        }
    }

    /// Asks QEMU to end, so that it completes the files it writes; insists when it does not.
    private static void end(Process qemu) {
        qemu.destroy();
        try {
            if (!qemu.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                qemu.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            qemu.destroyForcibly();
        }
    }

    private static void feed(OutputStream serial, Streams streams) {
        Runnable atEnd = () -> {
            try {
                serial.write(END_OF_TRANSMISSION);
                serial.flush();
            } catch (IOException e) {
                // QEMU has ended already.
            }
        };
        if (streams.input() == null) {
            atEnd.run();
        } else {
            Copy.start("input", streams.input(), serial, atEnd);
        }
    }

    private static void background(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    static boolean waitFor(Process process, Optional<Duration> limit) throws InterruptedException {
        if (limit.isPresent()) {
            return process.waitFor(limit.get().toMillis(), TimeUnit.MILLISECONDS);
        }
        process.waitFor();
        return true;
    }

    static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }
}
