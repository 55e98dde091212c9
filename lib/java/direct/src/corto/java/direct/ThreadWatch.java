// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;

/// The thread that waits for one port or stream. It stays in the list, so that waiting costs no more than to park.
final class ThreadWatch extends Watch {
    private KernelThread waiting;                        // null: nobody waits

    ThreadWatch(WatchList list) {
        list.add(this);
    }

    /// Parks until something has changed. Under the kernel lock.
    void await() {
        waiting = Scheduler.current();
        Scheduler.park();
        waiting = null;
    }

    /// As the other, until a time of the kernel's clock: false if it has come.
    boolean await(long deadlineNanos) {
        if (Timers.nowNanos() >= deadlineNanos) {
            return false;
        }
        waiting = Scheduler.current();
        Scheduler.parkUntil(deadlineNanos);
        waiting = null;
        return true;
    }

    static void check(long timeoutNanos) {
        if (timeoutNanos < 0) {
            throw new IllegalArgumentException("a time limit is not negative");
        }
    }

    /// When a time limit is over that begins now.
    static long deadline(long timeoutNanos) {
        long deadline = Timers.nowNanos() + timeoutNanos;
        return deadline < 0 ? TimerQueue.NEVER : deadline;
    }

    @Override
    public void changed(int readiness) {
        if (waiting != null) {
            Scheduler.unpark(waiting);
        }
    }
}
