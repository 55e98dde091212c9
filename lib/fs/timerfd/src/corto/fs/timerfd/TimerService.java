// SPDX-License-Identifier: Apache-2.0
package corto.fs.timerfd;

import corto.sched.events.Timer;

/// The clock and the timers of the machine, as timer files need them.
public interface TimerService {
    /// Now, on the clock of the timers; it never goes back.
    long nanos();

    /// Starts `timer`, or moves it to another deadline on that clock.
    void start(Timer timer, long deadlineNanos);

    /// Stops it if it is started.
    void stop(Timer timer);
}
