// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.Process;
import corto.posix.process.ProcessPart;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.Timer;

/// setitimer(2) and alarm(2) of one process: SIGALRM after real time. The virtual and profiling timers run in real time too, since processor time is not told apart.
final class IntervalTimers implements ProcessPart {
    private static final int COUNT = 3;                      // ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF
    private static final int BYTES = 32;                     // struct itimerval: interval and value, each a struct timeval
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS = 1_000_000;

    private static final class Interval extends Timer {
        private final Process process = Process.current();
        private final int signal;
        long intervalNanos;

        Interval(int signal) {
            this.signal = signal;
        }

        @Override
        public void expired(long nowNanos) {
            if (intervalNanos > 0) {
                long next = deadlineNanos() + intervalNanos;
                Timers.QUEUE.start(this, next > nowNanos ? next : nowNanos + intervalNanos);
            }
            Signals.send(process, SignalInfo.fromKernel(signal));
        }
    }

    private static final IntervalTimers FIRST = new IntervalTimers();
    private static final int PLACE = Process.addPart(FIRST);

    private final Interval[] timers = {new Interval(Signal.SIGALRM), new Interval(Signal.SIGVTALRM), new Interval(Signal.SIGPROF)};

    private IntervalTimers() {}

    private static Interval timer(int which) {
        return (Process.SEVERAL ? (IntervalTimers) Process.current().part(PLACE) : FIRST).timers[which];
    }

    /// A new process has none that runs.
    @Override
    public ProcessPart copy() {
        return new IntervalTimers();
    }

    @Override
    public void ended() {
        for (Interval timer : timers) {
            Timers.QUEUE.stop(timer);
        }
    }

    private static long rest(Interval timer) {
        return timer.isStarted() ? Math.max(NANOS_PER_MICRO, timer.deadlineNanos() - Timers.nowNanos()) : 0;
    }

    private static void set(Interval timer, long nanos, long intervalNanos) {
        Timers.QUEUE.stop(timer);
        timer.intervalNanos = intervalNanos;
        if (nanos > 0) {
            Timers.QUEUE.start(timer, Timers.nowNanos() + nanos);
        }
    }

    @Syscall("alarm")
    static Result alarm(int seconds) {
        long rest = rest(timer(0));
        set(timer(0), Integer.toUnsignedLong(seconds) * Clocks.NANOS, 0);
        return Result.of(rest == 0 ? 0 : Math.max(1, (rest + Clocks.NANOS / 2) / Clocks.NANOS));
    }

    @Syscall("getitimer")
    static Result getitimer(int which, UserAddress to) {
        if (which < 0 || which >= COUNT) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(to, BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        write(place, timer(which).intervalNanos, rest(timer(which)));
        return Result.of(0);
    }

    private static void write(Address to, long intervalNanos, long restNanos) {
        to.storeLong(0, intervalNanos / Clocks.NANOS);
        to.storeLong(8, intervalNanos % Clocks.NANOS / NANOS_PER_MICRO);
        to.storeLong(16, restNanos / Clocks.NANOS);
        to.storeLong(24, restNanos % Clocks.NANOS / NANOS_PER_MICRO);
    }

    @Syscall("setitimer")
    static Result setitimer(int which, UserAddress from, UserAddress old) {
        if (which < 0 || which >= COUNT) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, from.isNull() ? 0 : BYTES);
        Address before = UserMemory.writable(old, old.isNull() ? 0 : BYTES);
        if (place.isZero() || before.isZero()) {
            return Result.error(EFAULT);
        }
        long interval = 0;
        long value = 0;
        if (!from.isNull()) {
            interval = nanos(place.loadLong(0), place.loadLong(8));
            value = nanos(place.loadLong(16), place.loadLong(24));
            if (interval < 0 || value < 0) {
                return Result.error(EINVAL);
            }
        }
        if (!old.isNull()) {
            write(before, timer(which).intervalNanos, rest(timer(which)));
        }
        set(timer(which), value, interval);
        return Result.of(0);
    }

    private static long nanos(long seconds, long micros) {
        return seconds < 0 || micros < 0 || micros >= MICROS ? -1 : Math.min(seconds, Long.MAX_VALUE / Clocks.NANOS / 2) * Clocks.NANOS + micros * NANOS_PER_MICRO;
    }
}
