// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import corto.lang.Hot;
import corto.lang.NoAllocation;

/// Timers by deadline, linked through themselves, so that nothing is ever allocated: a pairing heap (Fredman, Sedgewick, Sleator, Tarjan 1986).
///
/// ```
///   root ── child ──► a ── sibling ──► b ── sibling ──► c        each is due no later than its children;
///                     │ ◄─ previous ── ◄─ previous ──            the first child's previous is its parent
///                   child …
/// ```
/// Starting a timer takes constant time, stopping one and the next to expire O(log n) on average over all operations. Times are nanoseconds of one clock that never goes
/// back; it starts at or above 0.
@Hot
public final class TimerQueue {
    /// No timer is started.
    public static final long NEVER = Long.MAX_VALUE;

    private Timer root;

    /// Starts `timer`, or moves it to another deadline.
    @NoAllocation(reason = "runs for every packet and every wait")
    public void start(Timer timer, long deadlineNanos) {
        if (timer.isStarted) {
            stop(timer);
        }
        timer.deadlineNanos = deadlineNanos;
        timer.isStarted = true;
        root = root == null ? timer : meld(root, timer);
        Attention.request();                     // the next interrupt may have to come earlier
    }

    /// Stops `timer` if it is started.
    @NoAllocation(reason = "runs for every packet and every wait")
    public void stop(Timer timer) {
        if (!timer.isStarted) {
            return;
        }
        timer.isStarted = false;
        Timer rest = pair(timer.child);
        timer.child = null;
        if (timer == root) {
            root = rest;
            return;
        }
        if (timer.previous.child == timer) {
            timer.previous.child = timer.sibling;
        } else {
            timer.previous.sibling = timer.sibling;
        }
        if (timer.sibling != null) {
            timer.sibling.previous = timer.previous;
        }
        timer.sibling = null;
        timer.previous = null;
        if (rest != null) {
            root = meld(root, rest);
        }
    }

    /// The earliest deadline, or `NEVER`.
    public long nextDeadline() {
        return root == null ? NEVER : root.deadlineNanos;
    }

    /// Lets everything happen that is due at `nowNanos`, in the order of deadlines.
    public void expire(long nowNanos) {
        while (root != null && root.deadlineNanos <= nowNanos) {
            Timer due = root;
            stop(due);
            due.expired(nowNanos);
        }
    }

    /// Makes one heap of two; the root of each has neither sibling nor previous.
    private static Timer meld(Timer a, Timer b) {
        Timer first = a.deadlineNanos <= b.deadlineNanos ? a : b;
        Timer second = first == a ? b : a;
        second.sibling = first.child;
        if (first.child != null) {
            first.child.previous = second;
        }
        second.previous = first;
        first.child = second;
        return first;
    }

    /// Makes one heap of all siblings from `first` on: in pairs from left to right, then these from right to left. Null if there are none.
    private static Timer pair(Timer first) {
        Timer pairs = null;                          // a list, the last pair first
        Timer at = first;
        while (at != null) {
            Timer a = at;
            Timer b = a.sibling;
            at = b == null ? null : b.sibling;
            a.sibling = null;
            a.previous = null;
            Timer melded = a;
            if (b != null) {
                b.sibling = null;
                b.previous = null;
                melded = meld(a, b);
            }
            melded.sibling = pairs;
            pairs = melded;
        }
        Timer result = null;
        while (pairs != null) {
            Timer next = pairs.sibling;
            pairs.sibling = null;
            result = result == null ? pairs : meld(result, pairs);
            pairs = next;
        }
        return result;
    }
}
