// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.runtime.Preemption;
import corto.runtime.Threads;

/// The kernel lock, where applications are part of the kernel: in images of Java programs with threads. A Linux program takes it by entering the kernel.
///
/// Application code runs without the lock, interrupts on. Whatever it calls of the kernel is put between `acquire` and `release`:
///
/// ```java
/// KernelLock.acquire();
/// try {
///     result = file.read(…);
/// } finally {
///     KernelLock.release();
/// }
/// ```
/// A thread may take it several times, and gives it away where it parks. Boot has it. Without a `ThreadService` the one thread has it always, and both methods do nothing.
public final class KernelLock {
    private static boolean postponed;            // a poll, until the lock is released

    private KernelLock() {}

    /// Takes the lock: no other thread runs, and no interrupt comes.
    public static void acquire() {
        if (Threads.PRESENT) {
            Scheduler.DISPATCHER.lock();
            Scheduler.current().lockDepth++;
        }
    }

    /// Gives it back. The last time, does first what interrupts have left, and lets others run if the time slice is over.
    public static void release() {
        if (Threads.PRESENT) {
            KernelThread self = Scheduler.current();
            if (self.lockDepth > 1) {
                self.lockDepth--;
                return;
            }
            if (postponed || Preemption.requested) {
                postponed = false;
                Preemption.requested = false;
                Scheduler.interrupted();
            }
            Scheduler.beforeApplication();
            self.lockDepth = 0;
            Scheduler.DISPATCHER.unlock();
        }
    }

    /// A poll has found a request, see `Preemption`.
    public static void poll() {
        Preemption.requested = false;
        postponed = true;
        if (Scheduler.current().lockDepth == 0) {
            acquire();
            release();
        }
    }
}
