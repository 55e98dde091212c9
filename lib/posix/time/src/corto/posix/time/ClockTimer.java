// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.sched.api.Timers;
import corto.sched.events.Timer;

/// A timer on one of Linux's clocks, perhaps a periodic one. On a clock of processor time it looks when as much real time is over as it needs at least.
public abstract class ClockTimer extends Timer {
    private final Process process;               // whose processor time it goes by, or null
    private final ApplicationThread thread;      // the same of a thread
    private final boolean isWall;

    private long deadline;                       // on its clock; 0: it is not set
    private long interval;                       // nanoseconds; 0: it happens once

    /// On the processor time of a thread or process if one is given.
    protected ClockTimer(boolean isWall, Process process, ApplicationThread thread) {
        this.isWall = isWall;
        this.process = process;
        this.thread = thread;
    }

    /// Its time has come.
    protected abstract void fire();

    /// What its clock tells.
    public final long clockNanos() {
        if (thread != null) {
            return thread.processorNanos();
        }
        return process != null ? process.processorNanos() : isWall ? Clocks.wallNanos() : Timers.nowNanos();
    }

    /// Lets it fire at `newDeadline` of its clock, and then each `newInterval`.
    public final void set(long newDeadline, long newInterval) {
        deadline = Math.max(1, newDeadline);
        interval = newInterval;
        start();
    }

    private void start() {
        Timers.QUEUE.start(this, Timers.nowNanos() + Math.max(0, deadline - clockNanos()));
    }

    /// Never fires.
    public final void clear() {
        Timers.QUEUE.stop(this);
        deadline = 0;
        interval = 0;
    }

    /// Nanoseconds between two times; 0: it happens once.
    public final long intervalNanos() {
        return interval;
    }

    /// Nanoseconds until it fires next, at least 1; 0: it does not.
    public final long restNanos() {
        if (deadline == 0) {
            return 0;
        }
        long now = clockNanos();
        if (deadline > now) {
            return deadline - now;
        }
        return interval == 0 ? 1 : interval - (now - deadline) % interval;
    }

    @Override
    public final void expired(long nowNanos) {
        if (clockNanos() < deadline) {
            start();
        } else {
            fire();
        }
    }

    /// After it has fired: waits for the next time. How many were missed.
    protected final long goOn() {
        if (interval == 0) {
            deadline = 0;
            return 0;
        }
        long missed = Math.max(0, (clockNanos() - deadline) / interval);
        deadline += (missed + 1) * interval;
        start();
        return missed;
    }
}
