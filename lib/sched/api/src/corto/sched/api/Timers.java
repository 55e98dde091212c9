// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.lang.Hot;
import corto.platform.api.Platforms;
import corto.sched.events.Attention;
import corto.sched.events.TimerQueue;

/// The kernel's timers, on the platform's monotonic clock.
@Hot
public final class Timers {
    public static final TimerQueue QUEUE = new TimerQueue();

    private static long alarm = TimerQueue.NEVER;        // what the dispatcher was asked for

    private Timers() {}

    /// Nanoseconds of the platform's monotonic clock.
    public static long nowNanos() {
        return Platforms.PLATFORM.nanoTime();
    }

    /// Lets happen what is due.
    public static void expire() {
        if (QUEUE.nextDeadline() != TimerQueue.NEVER) {
            QUEUE.expire(nowNanos());
        }
    }

    /// The interrupt asked for has come: ask again for the next.
    public static void alarmRaised() {
        alarm = TimerQueue.NEVER;
        Attention.request();
    }

    /// Asks for an interrupt at the next deadline, or at `sliceEnd` if that comes first.
    static void setAlarm(long sliceEnd) {
        long next = Math.min(QUEUE.nextDeadline(), sliceEnd);
        if (next != alarm) {
            alarm = next;
            Scheduler.DISPATCHER.setAlarm(next);
        }
    }
}
