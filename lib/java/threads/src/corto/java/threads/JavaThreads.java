// SPDX-License-Identifier: Apache-2.0
package corto.java.threads;

import corto.runtime.ThreadService;
import corto.sched.api.KernelLock;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;

/// Java threads on the scheduler. Handles are `KernelThread`s.
public final class JavaThreads implements ThreadService {
    @Override
    public Object self() {
        return Scheduler.current();
    }

    @Override
    public Object start(Thread thread, Runnable body) {
        JavaThread started = new JavaThread(thread, body);
        KernelLock.acquire();
        boolean hasStack = Scheduler.start(started);
        KernelLock.release();
        return hasStack ? started : null;
    }

    @Override
    public void await(long deadlineNanos) {
        KernelLock.acquire();
        Scheduler.parkUntil(deadlineNanos);
        KernelLock.release();
    }

    @Override
    public void wake(Object handle) {
        KernelLock.acquire();
        Scheduler.unpark((KernelThread) handle);
        KernelLock.release();
    }

    @Override
    public void yield() {
        KernelLock.acquire();
        Scheduler.yield();
        KernelLock.release();
    }

    @Override
    public void lock() {
        KernelLock.acquire();
    }

    @Override
    public void unlock() {
        KernelLock.release();
    }

    @Override
    public void poll() {
        KernelLock.poll();
    }

    @Override
    public void beginApplication() {
        KernelLock.release();
    }
}
