// SPDX-License-Identifier: Apache-2.0
package corto.sched.preempt;

import corto.sched.api.KernelThread;
import corto.sched.api.SchedulingPolicy;
import corto.sched.api.ThreadQueue;

/// Ready threads take turns: each runs until it waits or its time slice is over.
public final class RoundRobin implements SchedulingPolicy {
    /// Kconfig's `SCHED_PREEMPT_SLICE`, there in microseconds. Linux's is 3 ms and more, by the number of threads.
    private static final long SLICE_NANOS = Integer.getInteger("corto.sched.preempt.slice", 4000) * 1000L;

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
    public boolean hasReady() {
        return !ready.isEmpty();
    }

    @Override
    public long sliceNanos() {
        return SLICE_NANOS;
    }
}
