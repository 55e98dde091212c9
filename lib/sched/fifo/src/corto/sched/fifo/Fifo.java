// SPDX-License-Identifier: Apache-2.0
package corto.sched.fifo;

import corto.sched.api.KernelThread;
import corto.sched.api.SchedulingPolicy;
import corto.sched.api.ThreadQueue;

/// First come, first served, until it waits. Who never waits keeps everybody else from running: for applications of one thread.
public final class Fifo implements SchedulingPolicy {
    private final ThreadQueue ready = new ThreadQueue();

    @Override
    public void add(KernelThread thread) {
        ready.add(thread);
    }

    @Override
    public KernelThread next() {
        return ready.poll();
    }

    @Override
    public void remove(KernelThread thread) {
        ready.remove(thread);
    }

    @Override
    public boolean hasReady() {
        return !ready.isEmpty();
    }

    @Override
    public boolean preempts(KernelThread running) {
        return false;
    }

    @Override
    public long sliceNanos() {
        return Long.MAX_VALUE;
    }
}
