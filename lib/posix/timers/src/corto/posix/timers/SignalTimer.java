// SPDX-License-Identifier: Apache-2.0
package corto.posix.timers;

import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.time.ClockTimer;
import corto.posix.time.Clocks;
import corto.sched.api.KernelThread;

/// A timer of timer_create(2).
///
///     cleared ──settime──► runs ──time──► its signal waits ──taken──► runs, if periodic; cleared
final class SignalTimer extends ClockTimer {
    /// Its signal, always the same object.
    private final class Sent extends SignalInfo {
        Sent(int number, long value) {
            super(number, Signal.SI_TIMER, 0, value);
        }

        boolean waits() {
            return isQueued();
        }

        @Override
        protected void taken() {
            overrun = (int) Math.min(goOn(), Integer.MAX_VALUE);                     // DELAYTIMER_MAX
            setFirst(Integer.toUnsignedLong(id) | (long) overrun << Integer.SIZE);   // si_timerid, si_overrun
        }
    }

    private final int id;
    private final Process process;
    private final ApplicationThread thread;      // to which it sends; null: to the process
    private final Sent signal;                   // null: SIGEV_NONE
    private int overrun;

    /// `number` 0: no signal.
    SignalTimer(int id, int clock, ApplicationThread thread, int number, long value) {
        super(Clocks.isWall(clock), Clocks.processOf(clock), Clocks.threadOf(clock));
        this.id = id;
        this.thread = thread;
        process = Process.current();
        signal = number == 0 ? null : new Sent(number, value);
    }

    /// How many times were missed until its signal was taken last.
    int overrun() {
        return overrun;
    }

    /// Stops it, and forgets its signal.
    void stop() {
        clear();
        if (signal != null && signal.waits()) {
            Signals.withdraw(process, thread, signal);
        }
    }

    @Override
    protected void fire() {
        if (signal == null) {
            goOn();
            return;
        }
        if (thread == null) {
            Signals.send(process, signal);
        } else if (thread.state() != KernelThread.State.ENDED) {
            Signals.send(thread, signal);
        }
        if (!signal.waits()) {                   // ignored
            goOn();
        }
    }
}
