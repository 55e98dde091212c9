// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
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

    @Override
    public void changed(int readiness) {
        if (waiting != null) {
            Scheduler.unpark(waiting);
        }
    }
}
