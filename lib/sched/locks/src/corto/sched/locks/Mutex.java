// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import corto.lang.NoAllocation;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.WaitQueue;
import corto.sched.events.TimerQueue;

/// A lock that one thread holds, and that stays held while that thread is parked. Not reentrant.
public final class Mutex {
    private final WaitQueue waiters = new WaitQueue();
    private KernelThread owner;

    /// Takes the lock; waits for it if need be. Parks.
    public void acquire() {
        acquire(TimerQueue.NEVER);
    }

    /// As `acquire`, but not beyond `deadlineNanos` of the timers' clock. Whether it has the lock.
    public boolean acquire(long deadlineNanos) {
        if (tryAcquire()) {
            return true;
        }
        assert owner != Scheduler.current();
        waiters.setOwner(owner);
        if (waiters.await(deadlineNanos)) {
            return true;                             // whoever released it made us the owner
        }
        if (waiters.isEmpty()) {
            waiters.setOwner(null);
        }
        return false;
    }

    /// Takes the lock if it is free.
    @NoAllocation(reason = "locks are taken everywhere")
    public boolean tryAcquire() {
        if (owner != null) {
            return false;
        }
        owner = Scheduler.current();
        return true;
    }

    /// Gives it to the thread that waits first, or to nobody. By the owner; does not park.
    @NoAllocation(reason = "locks are taken everywhere")
    public void release() {
        assert owner == Scheduler.current();
        if (waiters.isEmpty()) {
            owner = null;
            return;
        }
        owner = waiters.wakeFirst();
        waiters.setOwner(waiters.isEmpty() ? null : owner);
    }

    /// Who has it; null if it is free.
    public KernelThread owner() {
        return owner;
    }

    /// Whether the running thread has it.
    public boolean isHeld() {
        return owner == Scheduler.current();
    }
}
