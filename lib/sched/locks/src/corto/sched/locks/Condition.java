// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import corto.lang.NoAllocation;
import corto.sched.api.WaitQueue;
import corto.sched.events.TimerQueue;

/// What threads wait for that hold a mutex (Hoare 1974, with Mesa's rule: who is woken looks again).
public final class Condition {
    private final Mutex mutex;
    private final WaitQueue waiters = new WaitQueue();

    /// To be used by those who hold `mutex`.
    public Condition(Mutex mutex) {
        this.mutex = mutex;
    }

    /// Gives the mutex away, waits to be told, and takes the mutex again. Parks.
    public void await() {
        await(TimerQueue.NEVER);
    }

    /// As `await`, but waits to be told no longer than until `deadlineNanos` of the timers' clock. Whether it was told. For the mutex it waits as long as it takes.
    ///
    /// Between giving the mutex away and the place among the waiters nobody else runs: `Mutex.release` does not park. So a `signal` that comes after the mutex was
    /// given away finds the thread there.
    public boolean await(long deadlineNanos) {
        mutex.release();
        boolean told = waiters.await(deadlineNanos);
        mutex.acquire();
        return told;
    }

    /// Wakes the thread that waits first, if any.
    @NoAllocation(reason = "runs for every wake-up")
    public void signal() {
        assert mutex.isHeld();
        waiters.wakeFirst();
    }

    /// Wakes all that wait.
    @NoAllocation(reason = "runs for every wake-up")
    public void signalAll() {
        assert mutex.isHeld();
        waiters.wakeAll();
    }
}
