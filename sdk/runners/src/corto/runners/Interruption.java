// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Leads SIGINT, SIGTERM and SIGHUP, while a machine runs, to the program in it.
///
/// ```
///  signal ──► control line; each second without an answer a non-maskable interrupt, on which the guest looks at the line ──► the program decides
///                │
///                └── 10 s, or what `corto stop` says, or a second SIGINT ──► QEMU is killed
/// ```
/// A message waits in the line until the guest has booted. The guest's part is corto.posix.control.
final class Interruption implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(10);
    private static final long REPEAT_MILLIS = 1000;

    private static final Signal INTERRUPT = new Signal("INT");
    private static final Signal TERMINATE = new Signal("TERM");
    private static final Signal HANG_UP = new Signal("HUP");

    private final Process qemu;
    private final Monitor monitor;
    private final ControlLine control;
    private final OwnRun own;
    private final SignalHandler oldInterrupt;
    private final SignalHandler oldTerminate;
    private final SignalHandler oldHangUp;
    private Signal first;                           // null: none has come
    private Outcome forced;                         // null: QEMU was not killed

    private Interruption(Process qemu, Monitor monitor, ControlLine control, OwnRun own) {
        this.qemu = qemu;
        this.monitor = monitor;
        this.control = control;
        this.own = own;
        oldInterrupt = Signal.handle(INTERRUPT, this::received);
        oldTerminate = Signal.handle(TERMINATE, this::received);
        oldHangUp = Signal.handle(HANG_UP, this::received);
    }

    /// Begins to take this process's signals, until `close`.
    static Interruption watch(Process qemu, Monitor monitor, ControlLine control, OwnRun own) {
        return new Interruption(qemu, monitor, control, own);
    }

    private synchronized void received(Signal signal) {
        if (first == null) {
            first = signal;
            long number = control.signal(signal.getNumber());
            background("see that the guest has heard", () -> insist(number));
            background("kill a guest that does not end", this::killLater);
        } else if (signal.equals(INTERRUPT)) {      // timeout(1) sends two SIGTERMs and means one
            kill(new Outcome.Interrupted(signal.getNumber()));
        }
    }

    /// The user has left a guest that does not listen to keys.
    void abandon() {
        kill(new Outcome.Interrupted(INTERRUPT.getNumber()));
    }

    private static void background(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void insist(long number) {
        try {
            while (qemu.isAlive() && !control.isAnswered(number, REPEAT_MILLIS)) {
                if (!control.isReady()) {
                    continue;                       // it has not booted yet: a non-maskable interrupt would find nobody
                }
                try {
                    monitor.injectNonMaskableInterrupt();
                } catch (IOException e) {
                    // QEMU does not listen yet, or no more; the next second shows.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killLater() {
        Duration patience = own.patience(GRACE);
        try {
            if (!qemu.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(new Outcome.Killed(patience));
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
        Signal.handle(HANG_UP, oldHangUp);
    }
}
