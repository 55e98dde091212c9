// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import corto.lang.Address;
import corto.lang.UserAddress;
import corto.platform.api.Platforms;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// Linux's clocks, clock_gettime(2). Processor time is time since boot: there is one process, and time in which it waits is not told apart.
public final class Clocks {
    public static final int REALTIME = 0;
    public static final int MONOTONIC = 1;
    private static final int PROCESS_CPUTIME = 2;
    private static final int THREAD_CPUTIME = 3;
    private static final int MONOTONIC_RAW = 4;
    private static final int REALTIME_COARSE = 5;
    private static final int MONOTONIC_COARSE = 6;
    private static final int BOOTTIME = 7;
    private static final int REALTIME_ALARM = 8;
    private static final int BOOTTIME_ALARM = 9;
    private static final int TAI = 11;

    public static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int TIME_BYTES = 16;                // struct timespec
    /// Seconds beyond it do not fit as nanoseconds with room to add.
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS / 2;

    private static long wallOffset;                          // of the wall clock to the monotonic one; 0: not known yet

    private Clocks() {}

    public static boolean exists(int clock) {
        return clock >= REALTIME && clock <= BOOTTIME_ALARM || clock == TAI || clock < 0 && (clock & 7) <= 6;      // negative: a process's or thread's
    }

    /// Whether it tells the time of day.
    public static boolean isWall(int clock) {
        return clock == REALTIME || clock == REALTIME_COARSE || clock == REALTIME_ALARM || clock == TAI;
    }

    /// Nanoseconds of a clock that exists.
    public static long now(int clock) {
        return isWall(clock) ? Timers.nowNanos() + wallOffset() : Timers.nowNanos();
    }

    /// Nanoseconds by which the wall clock is ahead of the monotonic one.
    public static long wallOffset() {
        if (wallOffset == 0) {
            wallOffset = Platforms.PLATFORM.currentTimeMillis() * NANOS_PER_MILLI - Timers.nowNanos();
        }
        return wallOffset;
    }

    /// Nanoseconds since 1970 UTC.
    public static long wallNanos() {
        return now(REALTIME);
    }

    /// When the kernel's own clock will be what `clock` is at `nanos`.
    public static long deadline(int clock, long nanos) {
        return isWall(clock) ? nanos - wallOffset() : nanos;
    }

    /// A `struct timespec` as nanoseconds; −1 if it is out of range, −2 if it cannot be read.
    public static long read(UserAddress from) {
        Address place = UserMemory.readable(from, TIME_BYTES);
        if (place.isZero()) {
            return -2;
        }
        long seconds = place.loadLong(0);
        long nanos = place.loadLong(Long.BYTES);
        return seconds < 0 || nanos < 0 || nanos >= NANOS ? -1 : Math.min(seconds, MOST_SECONDS) * NANOS + nanos;
    }

    /// Writes a `struct timespec`. False: EFAULT.
    public static boolean write(UserAddress to, long nanos) {
        Address place = UserMemory.writable(to, TIME_BYTES);
        if (place.isZero()) {
            return false;
        }
        place.storeLong(0, nanos / NANOS);
        place.storeLong(Long.BYTES, nanos % NANOS);
        return true;
    }
}
