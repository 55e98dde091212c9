// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Leads Ctrl-C and SIGTERM, while a machine runs, to its guest, as `docker stop` does.
///
/// ```
///  signal ──► non-maskable interrupt, again each second until the guest has announced a status ──► the guest ends by itself
///                │
///                └── 10 s, or a second Ctrl-C ──► QEMU is killed
/// ```
/// The interrupt is repeated because a machine that has not booted yet ignores it. The guest's part is corto.posix.process.StopRequest.
final class Interruption implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(10);
    private static final long REPEAT_MILLIS = 1000;

    private static final Signal INTERRUPT = new Signal("INT");
    private static final Signal TERMINATE = new Signal("TERM");

    private final Process qemu;
    private final Monitor monitor;
    private final Path statusFile;
    private final SignalHandler oldInterrupt;
    private final SignalHandler oldTerminate;
    private Signal first;                           // null: none has come
    private Outcome forced;                         // null: QEMU was not killed

    private Interruption(Process qemu, Monitor monitor, Path statusFile) {
        this.qemu = qemu;
        this.monitor = monitor;
        this.statusFile = statusFile;
        oldInterrupt = Signal.handle(INTERRUPT, this::received);
        oldTerminate = Signal.handle(TERMINATE, this::received);
    }

    /// Begins to take this process's signals, until `close`.
    static Interruption watch(Process qemu, Monitor monitor, Path statusFile) {
        return new Interruption(qemu, monitor, statusFile);
    }

    private synchronized void received(Signal signal) {
        if (first == null) {
            first = signal;
            background("ask the guest to end", this::ask);
            background("kill a guest that does not end", this::killLater);
        } else if (signal.equals(INTERRUPT)) {      // timeout(1) sends two SIGTERMs and means one
            kill(new Outcome.Interrupted(signal.getNumber()));
        }
    }

    private static void background(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void ask() {
        try {
            while (qemu.isAlive() && !hasAnnounced()) {
                try {
                    monitor.injectNonMaskableInterrupt();
                } catch (IOException e) {
                    // QEMU does not listen yet, or no more; the next second shows.
                }
                qemu.waitFor(REPEAT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasAnnounced() {
        try {
            return Files.size(statusFile) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void killLater() {
        try {
            if (!qemu.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(new Outcome.Killed(GRACE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void kill(Outcome why) {
        if (forced == null) {
            forced = why;
        }
        qemu.destroyForcibly();
    }

    /// What became of the run, if a signal has decided that. `outcome` is what QEMU left.
    synchronized Optional<Outcome> decides(Outcome outcome) {
        if (forced != null) {
            return Optional.of(forced);
        }
        return first != null && outcome instanceof Outcome.Stopped ? Optional.of(new Outcome.Interrupted(first.getNumber())) : Optional.empty();
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, oldInterrupt);
        Signal.handle(TERMINATE, oldTerminate);
    }
}
