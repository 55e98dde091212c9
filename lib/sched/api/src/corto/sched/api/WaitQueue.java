// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.lang.NoAllocation;
import corto.sched.events.TimerQueue;

/// Threads that wait for one thing: the most urgent first, in the order of coming among equals. Linked through the threads, so that nothing is allocated;
/// a thread waits in one queue at a time.
///
/// Who wakes a thread takes it out, and who waits goes on only when it has been taken out or its time is over. So each wake-up reaches exactly one thread that
/// waits, and one whose time ended at the same moment either was woken or is no longer there to be woken.
public final class WaitQueue {
    private KernelThread first;
    private KernelThread last;
    KernelThread owner;              // for whom they wait, and who therefore is as urgent as they are; null: nobody in particular
    WaitQueue nextOwned;

    public boolean isEmpty() {
        return first == null;
    }

    /// The one that would be woken next; null if nobody waits.
    public KernelThread first() {
        return first;
    }

    /// Lets the running thread wait until it is woken from here: true; or until `deadlineNanos` of the timers' clock: false. Parks.
    public boolean await(long deadlineNanos) {
        KernelThread self = Scheduler.current();
        insert(self);
        urgencyChanged();
        while (self.waitsIn == this) {
            if (deadlineNanos != TimerQueue.NEVER && Timers.nowNanos() >= deadlineNanos) {
                take(self);
                urgencyChanged();
                return false;
            }
            Scheduler.parkUntil(deadlineNanos);
        }
        return true;
    }

    /// Puts the running thread in, for who waits in another way than `await`, for example until a signal comes. Then it looks with `contains` whether it was woken, and
    /// takes itself out with `leave` if it does not wait on.
    public void join() {
        insert(Scheduler.current());
        urgencyChanged();
    }

    public boolean contains(KernelThread thread) {
        return thread.waitsIn == this;
    }

    public void leave() {
        take(Scheduler.current());
        urgencyChanged();
    }

    /// Takes out the first and lets it go on; null if nobody waits.
    @NoAllocation(reason = "runs for every wake-up")
    public KernelThread wakeFirst() {
        KernelThread thread = first;
        if (thread != null) {
            take(thread);
            urgencyChanged();
            Scheduler.unpark(thread);
        }
        return thread;
    }

    /// Lets all go on. How many.
    @NoAllocation(reason = "runs for every wake-up")
    public int wakeAll() {
        int count = 0;
        while (wakeFirst() != null) {
            count++;
        }
        return count;
    }

    /// From now on those in here wait for `thread`, which becomes as urgent as the first of them (priority inheritance); null: for nobody in particular.
    @NoAllocation(reason = "runs for every contended lock")
    public void setOwner(KernelThread thread) {
        KernelThread before = owner;
        if (before == thread) {
            return;
        }
        if (before != null) {
            disown(before);
        }
        owner = thread;
        if (thread != null) {
            nextOwned = thread.owned;
            thread.owned = this;
            Scheduler.updatePriority(thread);
        }
        if (before != null) {
            Scheduler.updatePriority(before);
        }
    }

    private void disown(KernelThread thread) {
        WaitQueue before = null;
        for (WaitQueue at = thread.owned; at != this; at = at.nextOwned) {
            before = at;
        }
        if (before == null) {
            thread.owned = nextOwned;
        } else {
            before.nextOwned = nextOwned;
        }
        nextOwned = null;
    }

    int highestPriority() {
        return first == null ? 0 : first.priority;
    }

    private void urgencyChanged() {
        if (owner != null) {
            Scheduler.updatePriority(owner);
        }
    }

    /// A thread in here has another priority now.
    void reorder(KernelThread thread) {
        take(thread);
        insert(thread);
    }

    private void insert(KernelThread thread) {
        KernelThread before = last;
        while (before != null && before.priority < thread.priority) {
            before = before.previousWaiting;
        }
        KernelThread after = before == null ? first : before.nextWaiting;
        thread.waitsIn = this;
        thread.previousWaiting = before;
        thread.nextWaiting = after;
        if (before == null) {
            first = thread;
        } else {
            before.nextWaiting = thread;
        }
        if (after == null) {
            last = thread;
        } else {
            after.previousWaiting = thread;
        }
    }

    private void take(KernelThread thread) {
        if (thread.previousWaiting == null) {
            first = thread.nextWaiting;
        } else {
            thread.previousWaiting.nextWaiting = thread.nextWaiting;
        }
        if (thread.nextWaiting == null) {
            last = thread.previousWaiting;
        } else {
            thread.nextWaiting.previousWaiting = thread.previousWaiting;
        }
        thread.waitsIn = null;
        thread.nextWaiting = null;
        thread.previousWaiting = null;
    }
}
