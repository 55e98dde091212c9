// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import java.util.Arrays;

/// Timers by deadline: a binary heap that knows each timer's place, so that stopping one costs no search.
///
/// Starting, restarting and stopping are O(log n). Times are nanoseconds of one clock that never goes back; it starts at or above 0.
public final class TimerQueue {
    /// No timer is started.
    public static final long NEVER = Long.MAX_VALUE;

    private Timer[] heap = new Timer[16];        // each is due no later than its two children, at 2i + 1 and 2i + 2
    private int count;

    /// Starts `timer`, or moves it to another deadline.
    public void start(Timer timer, long deadlineNanos) {
        if (timer.isStarted()) {
            long before = timer.deadlineNanos;
            timer.deadlineNanos = deadlineNanos;
            if (deadlineNanos < before) {
                up(timer);
            } else {
                down(timer);
            }
            return;
        }
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, 2 * count);
        }
        timer.deadlineNanos = deadlineNanos;
        put(timer, count++);
        up(timer);
    }

    /// Stops `timer` if it is started.
    public void stop(Timer timer) {
        if (!timer.isStarted()) {
            return;
        }
        assert heap[timer.place] == timer;
        Timer moved = heap[--count];
        heap[count] = null;
        if (moved != timer) {
            put(moved, timer.place);
            down(moved);
            up(moved);
        }
        timer.place = Timer.STOPPED;
    }

    /// The earliest deadline, or `NEVER`.
    public long nextDeadline() {
        return count == 0 ? NEVER : heap[0].deadlineNanos;
    }

    /// Lets everything happen that is due at `nowNanos`, in the order of deadlines.
    public void expire(long nowNanos) {
        while (count > 0 && heap[0].deadlineNanos <= nowNanos) {
            Timer due = heap[0];
            stop(due);
            due.expired(nowNanos);
        }
    }

    private void put(Timer timer, int place) {
        heap[place] = timer;
        timer.place = place;
    }

    private void up(Timer timer) {
        int place = timer.place;
        while (place > 0) {
            int parent = (place - 1) / 2;
            if (heap[parent].deadlineNanos <= timer.deadlineNanos) {
                break;
            }
            put(heap[parent], place);
            place = parent;
        }
        put(timer, place);
    }

    private void down(Timer timer) {
        int place = timer.place;
        while (true) {
            int child = 2 * place + 1;
            if (child >= count) {
                break;
            }
            if (child + 1 < count && heap[child + 1].deadlineNanos < heap[child].deadlineNanos) {
                child++;
            }
            if (heap[child].deadlineNanos >= timer.deadlineNanos) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(timer, place);
    }
}
