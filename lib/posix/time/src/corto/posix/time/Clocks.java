// SPDX-License-Identifier: Apache-2.0
package corto.posix.time;

import corto.lang.Address;
import corto.lang.UserAddress;
import corto.platform.api.Platforms;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// Linux's clocks, clock_gettime(2). Those of processor time count all in which a thread runs, in the application and in the kernel; coarse ones are as fine as others. There are none that wake a machine
/// (CLOCK_REALTIME_ALARM), as on Linux without a device for that.
public final class Clocks {
    public static final int REALTIME = 0;
    public static final int MONOTONIC = 1;
    public static final int PROCESS_CPUTIME = 2;
    public static final int THREAD_CPUTIME = 3;
    private static final int MONOTONIC_RAW = 4;
    private static final int REALTIME_COARSE = 5;
    private static final int MONOTONIC_COARSE = 6;
    public static final int BOOTTIME = 7;
    private static final int TAI = 11;

    private static final int ID_SHIFT = 3;
    private static final int OF_THREAD = 4;
    private static final int KIND = 3;                       // 0 to 2: all, user and scheduler time; 3: a device

    public static final long NANOS = 1_000_000_000L;
    private static final int TIME_BYTES = 16;                // struct timespec
    /// Seconds beyond it do not fit as nanoseconds with room to add.
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS / 2;

    private static long wallOffset;                          // of the wall clock to the monotonic one; 0: not known yet
    private static Runnable onStep;                          // or null

    private Clocks() {}

    public static boolean exists(int clock) {
        return clock < 0 ? processorTime(clock) >= 0 : clock <= BOOTTIME || clock == TAI;
    }

    /// Nanoseconds of a clock of processor time; −1 if it does not exist. A negative number is that of a process, or a thread of this one, and two bits for what is
    /// counted, inverted (Linux include/linux/posix-timers.h).
    private static long processorTime(int clock) {
        ApplicationThread thread = threadOf(clock);
        if (thread != null) {
            return thread.processorNanos();
        }
        Process process = processOf(clock);
        return process == null ? -1 : process.processorNanos();
    }

    /// The thread whose processor time `clock` is, or null.
    public static ApplicationThread threadOf(int clock) {
        if (clock == THREAD_CPUTIME) {
            return ApplicationThread.current();
        }
        if (clock >= 0 || (clock & OF_THREAD) == 0 || (clock & KIND) == KIND) {
            return null;
        }
        int id = ~(clock >> ID_SHIFT);
        ApplicationThread thread = id == 0 ? ApplicationThread.current() : ApplicationThread.find(id);
        return thread != null && thread.process() == Process.current() ? thread : null;
    }

    /// The process whose processor time `clock` is, or null.
    public static Process processOf(int clock) {
        if (clock == PROCESS_CPUTIME) {
            return Process.current();
        }
        if (clock >= 0 || (clock & OF_THREAD) != 0 || (clock & KIND) == KIND) {
            return null;
        }
        int id = ~(clock >> ID_SHIFT);
        return id == 0 ? Process.current() : Process.find(id);
    }

    /// Whether it tells the time of day.
    public static boolean isWall(int clock) {
        return clock == REALTIME || clock == REALTIME_COARSE || clock == TAI;
    }

    /// Whether it tells the processor time of a process or thread.
    public static boolean isProcessorTime(int clock) {
        return clock < 0 || clock == PROCESS_CPUTIME || clock == THREAD_CPUTIME;
    }

    /// Whether timers and sleeps can go by it, as on Linux: EOPNOTSUPP for others.
    public static boolean hasTimers(int clock) {
        return clock != MONOTONIC_RAW && clock != REALTIME_COARSE && clock != MONOTONIC_COARSE;
    }

    /// Nanoseconds of a clock that exists.
    public static long now(int clock) {
        if (isProcessorTime(clock)) {
            return processorTime(clock);
        }
        return isWall(clock) ? Timers.nowNanos() + wallOffset() : Timers.nowNanos();
    }

    /// Nanoseconds by which the wall clock is ahead of the monotonic one.
    public static long wallOffset() {
        if (wallOffset == 0) {
            wallOffset = Platforms.PLATFORM.wallNanos() - Timers.nowNanos();
        }
        return wallOffset;
    }

    /// The same for those that must not allocate, which the first question may: somebody has called `wallOffset` before.
    public static long knownWallOffset() {
        return wallOffset;
    }

    /// Says what is to be told when the wall clock steps. Once, at boot.
    public static void onStep(Runnable listener) {
        onStep = listener;
    }

    /// When the monotonic clock was at `whenNanos`, the wall clock of the host was at `wallNanos` or after it. If ours was not, it steps; it never steps back. Timers and sleeps that have begun
    /// keep their end.
    public static void wallIsAtLeast(long wallNanos, long whenNanos) {
        long offset = wallNanos - whenNanos;
        if (offset > wallOffset()) {
            wallOffset = offset;
            if (onStep != null) {
                onStep.run();
            }
        }
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
