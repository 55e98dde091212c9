// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// Clocks and sleeping: clock_gettime(2), gettimeofday(2), nanosleep(2).
final class ClockCalls {
    private static final int TIMER_ABSTIME = 1;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_TICK = Clocks.NANOS / 100;

    private ClockCalls() {}

    @Syscall("clock_gettime")
    static Result clockGettime(int clock, UserAddress to) {
        if (!Clocks.exists(clock)) {
            return Result.error(EINVAL);
        }
        return Clocks.write(to, Clocks.now(clock)) ? Result.of(0) : Result.error(EFAULT);
    }

    @Syscall("clock_getres")
    static Result clockGetres(int clock, UserAddress to) {
        if (!Clocks.exists(clock)) {
            return Result.error(EINVAL);
        }
        return to.isNull() || Clocks.write(to, 1) ? Result.of(0) : Result.error(EFAULT);
    }

    /// clock_settime(2): the wall clock is the machine's, others cannot be set.
    @Syscall("clock_settime")
    static Result clockSettime(int clock, UserAddress from) {
        long nanos = Clocks.exists(clock) ? Clocks.read(from) : -1;
        return Result.error(nanos == -2 ? EFAULT : nanos < 0 || clock != Clocks.REALTIME ? EINVAL : EPERM);
    }

    @Syscall("gettimeofday")
    static Result gettimeofday(UserAddress time, UserAddress zone) {
        if (!time.isNull()) {
            Address to = UserMemory.writable(time, 16);
            if (to.isZero()) {
                return Result.error(EFAULT);
            }
            long now = Clocks.wallNanos();
            to.storeLong(0, now / Clocks.NANOS);
            to.storeLong(Long.BYTES, now % Clocks.NANOS / NANOS_PER_MICRO);
        }
        return zone.isNull() ? Result.of(0) : UserMemory.storeLong(zone, 0);
    }

    @Syscall("time")
    static Result time(UserAddress to) {
        long seconds = Clocks.wallNanos() / Clocks.NANOS;
        if (!to.isNull()) {
            Result stored = UserMemory.storeLong(to, seconds);
            if (stored.isError()) {
                return stored;
            }
        }
        return Result.of(seconds);
    }

    @Syscall("times")
    static Result times(UserAddress to) {
        long ticks = Timers.nowNanos() / NANOS_PER_TICK;
        long used = Process.current().processorNanos() / NANOS_PER_TICK;
        if (!to.isNull()) {
            Address place = UserMemory.writable(to, 32);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            place.clear(32);
            place.storeLong(0, used);
        }
        return Result.of(ticks);
    }

    @Syscall("nanosleep")
    static Result nanosleep(UserAddress time, UserAddress rest) {
        return clockNanosleep(Clocks.MONOTONIC, 0, time, rest);
    }

    @Syscall("clock_nanosleep")
    static Result clockNanosleep(int clock, int flags, UserAddress time, UserAddress rest) {
        if (!Clocks.exists(clock)) {
            return Result.error(EINVAL);
        }
        if (!Clocks.hasTimers(clock)) {
            return Result.error(EOPNOTSUPP);
        }
        long nanos = Clocks.read(time);
        if (nanos < 0) {
            return Result.error(nanos == -1 ? EINVAL : EFAULT);
        }
        if (Clocks.isProcessorTime(clock)) {
            return Clocks.threadOf(clock) == ApplicationThread.current() ? Result.error(EINVAL)      // it would never end
                    : sleepByProcessorTime(clock, (flags & TIMER_ABSTIME) != 0 ? nanos : Clocks.now(clock) + nanos);
        }
        if ((flags & TIMER_ABSTIME) != 0) {
            return ApplicationThread.isRestart(sleepUntil(Clocks.deadline(clock, nanos))) ? ApplicationThread.RESTART_UNHANDLED : Result.of(0);
        }
        return sleep(Timers.nowNanos() + nanos, rest);
    }

    private static Result sleepByProcessorTime(int clock, long until) {
        while (Clocks.exists(clock)) {
            long rest = until - Clocks.now(clock);
            if (rest <= 0) {
                break;
            }
            if (ApplicationThread.isRestart(sleepUntil(Timers.nowNanos() + rest))) {
                return ApplicationThread.RESTART_UNHANDLED;
            }
        }
        return Result.of(0);
    }

    /// Tells in `rest` what is left when a signal comes.
    private static Result sleep(long deadline, UserAddress rest) {
        if (!ApplicationThread.isRestart(sleepUntil(deadline))) {
            return Result.of(0);
        }
        if (!rest.isNull() && !Clocks.write(rest, Math.max(0, deadline - Timers.nowNanos()))) {
            return Result.error(EFAULT);
        }
        return ApplicationThread.current().continueWith(() -> sleep(deadline, rest));
    }

    private static Result sleepUntil(long deadline) {
        Result waited = Result.of(0);
        while (waited.bits() == 0) {
            waited = ApplicationThread.await(deadline);
        }
        return waited;
    }
}
