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

/// setitimer(2) and alarm(2) of one process. The virtual timer goes by all processor time, as the profiling one does: user time is not told apart.
final class IntervalTimers implements ProcessPart {
    private static final int COUNT = 3;                      // ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF
    private static final int BYTES = 32;                     // struct itimerval: interval and value, each a struct timeval
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS = 1_000_000;

    private static final class Interval extends ClockTimer {
        private final Process process;
        private final int signal;

        Interval(Process process, int signal) {
            super(false, signal == Signal.SIGALRM ? null : process, null);
            this.process = process;
            this.signal = signal;
        }

        @Override
        protected void fire() {
            goOn();
            Signals.send(process, SignalInfo.fromKernel(signal));
        }
    }

    private static final IntervalTimers FIRST = new IntervalTimers();
    private static final int PLACE = Process.addPart(FIRST);

    private static final int[] SIGNALS = {Signal.SIGALRM, Signal.SIGVTALRM, Signal.SIGPROF};

    private final Interval[] timers = new Interval[COUNT];   // from the first use on

    private IntervalTimers() {}

    private static Interval timer(int which) {
        Interval[] timers = (Process.SEVERAL ? (IntervalTimers) Process.current().part(PLACE) : FIRST).timers;
        if (timers[which] == null) {
            timers[which] = new Interval(Process.current(), SIGNALS[which]);
        }
        return timers[which];
    }

    /// A new process has none that runs.
    @Override
    public ProcessPart copy() {
        return new IntervalTimers();
    }

    @Override
    public void ended() {
        for (Interval timer : timers) {
            if (timer != null) {
                timer.clear();
            }
        }
    }

    private static long rest(Interval timer) {
        long rest = timer.restNanos();
        return rest == 0 ? 0 : Math.max(NANOS_PER_MICRO, rest);
    }

    private static void set(Interval timer, long nanos, long intervalNanos) {
        timer.clear();
        if (nanos > 0) {
            timer.set(timer.clockNanos() + nanos, intervalNanos);
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
        write(place, timer(which).intervalNanos(), rest(timer(which)));
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
            write(before, timer(which).intervalNanos(), rest(timer(which)));
        }
        set(timer(which), value, interval);
        return Result.of(0);
    }

    private static long nanos(long seconds, long micros) {
        return seconds < 0 || micros < 0 || micros >= MICROS ? -1 : Math.min(seconds, Long.MAX_VALUE / Clocks.NANOS / 2) * Clocks.NANOS + micros * NANOS_PER_MICRO;
    }
}
