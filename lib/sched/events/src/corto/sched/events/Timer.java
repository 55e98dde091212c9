// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

/// Something that shall happen at a time. In at most one queue at a time.
public abstract class Timer {
    long deadlineNanos;          // on the clock of whoever calls `TimerQueue.expire`
    boolean isStarted;

    // Its place in the queue, see there.
    Timer child;
    Timer sibling;
    Timer previous;

    /// Its time has come; it is stopped already and may be started again. Runs under the kernel lock, must not block.
    public abstract void expired(long nowNanos);

    public final boolean isStarted() {
        return isStarted;
    }

    /// Nanoseconds of the clock; only of a started timer.
    public final long deadlineNanos() {
        return deadlineNanos;
    }
}
