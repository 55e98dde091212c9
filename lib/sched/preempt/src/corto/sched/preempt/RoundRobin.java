// SPDX-License-Identifier: Apache-2.0
package corto.sched.preempt;

import corto.lang.Hot;
import corto.sched.api.KernelThread;
import corto.sched.api.SchedulingPolicy;

/// The most urgent of the ready threads take turns: each runs until it waits, its time slice is over, or somebody more urgent is ready.
///
/// **No starvation without reason.** When `MOST_PASSES` times in a row somebody was preferred to a thread that waits with a lower priority, one of a lower priority gets a turn, and the next time one of the
/// next lower priority. Real-time priorities never step back: those who asked for them said so.
///
/// ```
///   ready    bit p: somebody is ready with priority p
///   last[p] ──► thread ──► … ──► thread     a circle: the first is behind the last
/// ```
@Hot
public final class RoundRobin implements SchedulingPolicy {
    /// Kconfig's `SCHED_PREEMPT_SLICE`, there in microseconds. Linux's is 3 ms and more, by the number of threads.
    private static final long SLICE_NANOS = Integer.getInteger("corto.sched.preempt.slice", 4000) * 1000L;
    private static final int MOST_PASSES = 16;

    private final KernelThread[] last = new KernelThread[KernelThread.PRIORITIES];
    private int ready;
    private int passes;                          // somebody was preferred, in a row
    private int favoured;                        // the priority that last had a turn instead of a higher one
    private KernelThread guest;                  // who runs because of that, or null

    @Override
    public void add(KernelThread thread) {
        int priority = thread.priority();
        KernelThread tail = last[priority];
        thread.setNextReady(tail == null ? thread : tail.nextReady());
        if (tail != null) {
            tail.setNextReady(thread);
        }
        last[priority] = thread;
        ready |= 1 << priority;
    }

    @Override
    public KernelThread next() {
        guest = null;
        if (ready == 0) {
            return null;
        }
        int highest = highest(ready);
        int lower = ready & ~(1 << highest);
        if (lower == 0 || highest >= KernelThread.REAL_TIME_PRIORITY) {
            passes = 0;
            return takeFirst(highest);
        }
        passes++;
        if (passes <= MOST_PASSES) {
            return takeFirst(highest);
        }
        passes = 0;
        int lowerStill = lower & (1 << favoured) - 1;
        favoured = highest(lowerStill != 0 ? lowerStill : lower);
        guest = takeFirst(favoured);
        return guest;
    }

    private static int highest(int set) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(set);
    }

    private KernelThread takeFirst(int priority) {
        KernelThread thread = last[priority].nextReady();
        takeBehind(last[priority], thread, priority);
        return thread;
    }

    private void takeBehind(KernelThread before, KernelThread thread, int priority) {
        if (before == thread) {
            last[priority] = null;
            ready &= ~(1 << priority);
        } else {
            before.setNextReady(thread.nextReady());
            if (last[priority] == thread) {
                last[priority] = before;
            }
        }
        thread.setNextReady(null);
    }

    @Override
    public void remove(KernelThread thread) {
        KernelThread before = last[thread.priority()];
        while (before.nextReady() != thread) {
            before = before.nextReady();
        }
        takeBehind(before, thread, thread.priority());
    }

    @Override
    public boolean hasReady() {
        return ready != 0;
    }

    @Override
    public boolean preempts(KernelThread running) {
        int limit = running == guest ? KernelThread.REAL_TIME_PRIORITY : running.priority() + 1;
        return ready >>> limit != 0 && limit < KernelThread.PRIORITIES;
    }

    @Override
    public long sliceNanos() {
        return SLICE_NANOS;
    }
}
