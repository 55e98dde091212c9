// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// Clocks and sleeping: clock_gettime(2), gettimeofday(2), nanosleep(2).
final class ClockCalls {
    /// `struct timex`, adjtimex(2).
    private static final class Adjustment {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 MODES = LAYOUT.u32();
        static final U64 MAXIMUM_ERROR = LAYOUT.at(24).u64();        // microseconds
        static final U64 ESTIMATED_ERROR = LAYOUT.u64();
        static final U32 STATUS = LAYOUT.u32();
        static final U64 PRECISION = LAYOUT.at(56).u64();
        static final U64 TOLERANCE = LAYOUT.u64();
        static final U64 SECONDS = LAYOUT.u64();
        static final U64 MICROS = LAYOUT.u64();
        static final U64 TICK = LAYOUT.u64();
        static final int SIZE = 208;

        static final int STA_UNSYNC = 0x40;
        static final int TIME_ERROR = 5;
        static final long UNKNOWN_ERROR = 16_000_000;
        static final long MOST_FREQUENCY = 500 << 16;                // parts per million, in 2⁻¹⁶
        static final long MICROS_PER_TICK = 10_000;

        private Adjustment() {}
    }

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

    /// adjtimex(2): the clock follows the machine's, and cannot be adjusted: EPERM. The state of one that nobody synchronises.
    @Syscall("adjtimex")
    static Result adjtimex(UserAddress state) {
        Address place = UserMemory.writable(state, Adjustment.SIZE);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (Adjustment.MODES.read(place) != 0) {
            return Result.error(EPERM);
        }
        place.clear(Adjustment.SIZE);
        long now = Clocks.wallNanos();
        Adjustment.MAXIMUM_ERROR.write(place, Adjustment.UNKNOWN_ERROR);
        Adjustment.ESTIMATED_ERROR.write(place, Adjustment.UNKNOWN_ERROR);
        Adjustment.STATUS.write(place, Adjustment.STA_UNSYNC);
        Adjustment.PRECISION.write(place, 1);
        Adjustment.TOLERANCE.write(place, Adjustment.MOST_FREQUENCY);
        Adjustment.SECONDS.write(place, now / Clocks.NANOS);
        Adjustment.MICROS.write(place, now % Clocks.NANOS / NANOS_PER_MICRO);
        Adjustment.TICK.write(place, Adjustment.MICROS_PER_TICK);
        return Result.of(Adjustment.TIME_ERROR);
    }

    @Syscall("clock_adjtime")
    static Result clockAdjtime(int clock, UserAddress state) {
        if (!Clocks.exists(clock)) {
            return Result.error(EINVAL);
        }
        return clock == Clocks.REALTIME ? adjtimex(state) : Result.error(EOPNOTSUPP);
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
        if (!Clocks.hasTimers(clock) || clock == Clocks.THREAD_CPUTIME) {
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
