// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import corto.lang.NoAllocation;
import corto.sched.api.WaitQueue;
import corto.sched.events.TimerQueue;

/// A number of permits (Dijkstra 1965). Anybody may add one, also a timer or deferred work.
public final class Semaphore {
    private final WaitQueue waiters = new WaitQueue();
    private int permits;

    /// Begins with `permits`, 0 or more.
    public Semaphore(int permits) {
        this.permits = permits;
    }

    /// Takes a permit; waits for one if need be. Parks.
    public void acquire() {
        acquire(TimerQueue.NEVER);
    }

    /// As `acquire`, but not beyond `deadlineNanos` of the timers' clock. Whether it got one.
    public boolean acquire(long deadlineNanos) {
        return tryAcquire() || waiters.await(deadlineNanos);     // whoever woke it gave it the permit
    }

    /// Takes a permit if there is one.
    @NoAllocation(reason = "locks are taken everywhere")
    public boolean tryAcquire() {
        if (permits == 0) {
            return false;
        }
        permits--;
        return true;
    }

    /// Adds a permit: for the thread that waits first, or for whoever comes. Does not park.
    @NoAllocation(reason = "locks are taken everywhere")
    public void release() {
        if (waiters.wakeFirst() == null) {
            permits++;
        }
    }

    /// Permits that nobody has. While threads wait there are none.
    public int permits() {
        return permits;
    }
}
