// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOSYS;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.platform.api.Platforms;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// futex(2): WAIT, WAKE, their BITSET forms, REQUEUE, CMP_REQUEUE, WAKE_OP. The priority-inheriting ones give ENOSYS.
final class FutexCalls {
    private static final int WAIT = 0;
    private static final int WAKE = 1;
    private static final int REQUEUE = 3;
    private static final int CMP_REQUEUE = 4;
    private static final int WAKE_OP = 5;
    private static final int WAIT_BITSET = 9;
    private static final int WAKE_BITSET = 10;
    private static final int COMMAND = 0x7F;
    private static final int CLOCK_REALTIME = 0x100;
    private static final int ALL_BITS = -1;

    private static final long NANOS = 1_000_000_000L;
    private static final int TIME_BYTES = 16;

    private FutexCalls() {}

    @Syscall("futex")
    static Result futex(UserAddress word, int operation, int value, long timeoutOrCount, UserAddress word2, int value3) {
        if ((word.bits() & 3) != 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(word, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        switch (operation & COMMAND) {
            case WAIT:
                return waitAt(word, value, ALL_BITS, new UserAddress(timeoutOrCount), false, false);
            case WAIT_BITSET:
                return value3 == 0 ? Result.error(EINVAL)
                        : waitAt(word, value, value3, new UserAddress(timeoutOrCount), true, (operation & CLOCK_REALTIME) != 0);
            case WAKE:
                return Result.of(Futexes.wake(word.bits(), Math.max(1, value), ALL_BITS));
            case WAKE_BITSET:
                return value3 == 0 ? Result.error(EINVAL) : Result.of(Futexes.wake(word.bits(), Math.max(1, value), value3));
            case CMP_REQUEUE:
                if (place.loadInt(0) != value3) {
                    return Result.error(EAGAIN);
                }
                return requeue(word, value, (int) timeoutOrCount, word2, true);
            case REQUEUE:
                return requeue(word, value, (int) timeoutOrCount, word2, false);
            case WAKE_OP:
                return wakeOp(word, value, (int) timeoutOrCount, word2, value3);
            default:
                return Result.error(ENOSYS);
        }
    }

    private static Result requeue(UserAddress word, int wakes, int moves, UserAddress target, boolean countsMoved) {
        if (wakes < 0 || moves < 0 || (target.bits() & 3) != 0) {
            return Result.error(EINVAL);
        }
        int woken = Futexes.wake(word.bits(), wakes, ALL_BITS);
        int moved = Futexes.requeue(word.bits(), target.bits(), moves);
        return Result.of(countsMoved ? woken + moved : woken);
    }

    private static Result waitAt(UserAddress word, int value, int bits, UserAddress timeout, boolean absolute, boolean wallClock) {
        long deadline = TimerQueue.NEVER;
        if (!timeout.isNull()) {
            Address time = UserMemory.readable(timeout, TIME_BYTES);
            if (time.isZero()) {
                return Result.error(EFAULT);
            }
            long seconds = time.loadLong(0);
            long nanos = time.loadLong(Long.BYTES);
            if (seconds < 0 || nanos < 0 || nanos >= NANOS) {
                return Result.error(EINVAL);
            }
            deadline = deadline(seconds, nanos, absolute, wallClock);
        }
        return await(word, value, bits, deadline);
    }

    /// With a deadline it goes on after a signal without handler, without one it is begun again: futex_wait of Linux.
    private static Result await(UserAddress word, int value, int bits, long deadline) {
        Address place = UserMemory.readable(word, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (place.loadInt(0) != value) {
            return Result.error(EAGAIN);
        }
        Result result = Futexes.await(word.bits(), bits, deadline);
        return deadline != TimerQueue.NEVER && ApplicationThread.isRestart(result)
                ? ApplicationThread.current().continueWith(() -> await(word, value, bits, deadline)) : result;
    }

    /// On the monotonic clock. Times beyond 292 years are never.
    private static long deadline(long seconds, long nanos, boolean absolute, boolean wallClock) {
        if (seconds > Long.MAX_VALUE / NANOS / 2) {
            return TimerQueue.NEVER;
        }
        long time = seconds * NANOS + nanos;
        if (!absolute) {
            return Timers.nowNanos() + time;
        }
        return wallClock ? Timers.nowNanos() + time - Platforms.PLATFORM.currentTimeMillis() * 1_000_000L : time;
    }

    /// FUTEX_WAKE_OP: changes the second word, wakes at the first, and at the second if its old value compares as asked.
    private static Result wakeOp(UserAddress word, int wakes, int wakes2, UserAddress word2, int encoded) {
        Address place = UserMemory.writable(word2, Integer.BYTES);
        if (place.isZero() || (word2.bits() & 3) != 0) {
            return Result.error(EFAULT);
        }
        int operation = encoded >>> 28 & 7;
        int argument = encoded << 8 >> 20;
        if (encoded < 0) {
            argument = 1 << argument;                        // FUTEX_OP_OPARG_SHIFT
        }
        int old = place.loadInt(0);
        place.storeInt(0, switch (operation) {
            case 0 -> argument;
            case 1 -> old + argument;
            case 2 -> old | argument;
            case 3 -> old & ~argument;
            default -> old ^ argument;
        });
        int compared = encoded << 20 >> 20;
        boolean wakesSecond = switch (encoded >>> 24 & 0xF) {
            case 0 -> old == compared;
            case 1 -> old != compared;
            case 2 -> old < compared;
            case 3 -> old <= compared;
            case 4 -> old > compared;
            default -> old >= compared;
        };
        int woken = Futexes.wake(word.bits(), wakes, ALL_BITS);
        return Result.of(wakesSecond ? woken + Futexes.wake(word2.bits(), wakes2, ALL_BITS) : woken);
    }
}
