// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;

/// A thread that waits for one file.
final class ThreadWatch extends Watch {
    private final KernelThread thread = Scheduler.current();
    private final int events;

    ThreadWatch(int events) {
        this.events = events | Readiness.ALWAYS | Readiness.INVALID;
    }

    @Override
    public void changed(int readiness) {
        if ((readiness & events) != 0) {
            Scheduler.unpark(thread);
        }
    }
}
