// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOSYS;

import corto.lang.Address;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.posix.time.Clocks;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// futex(2): WAIT, WAKE, their BITSET forms, REQUEUE, CMP_REQUEUE, WAKE_OP, LOCK_PI and its kin. WAIT_REQUEUE_PI and CMP_REQUEUE_PI, which C libraries use no more, give ENOSYS.
final class FutexCalls {
    private static final int WAIT = 0;
    private static final int WAKE = 1;
    private static final int REQUEUE = 3;
    private static final int CMP_REQUEUE = 4;
    private static final int WAKE_OP = 5;
    private static final int LOCK_PI = 6;
    private static final int UNLOCK_PI = 7;
    private static final int TRYLOCK_PI = 8;
    private static final int WAIT_BITSET = 9;
    private static final int WAKE_BITSET = 10;
    private static final int LOCK_PI2 = 13;
    private static final int PRIVATE = 0x80;
    private static final int CLOCK_REALTIME = 0x100;
    private static final int COMMAND = ~(PRIVATE | CLOCK_REALTIME);
    private static final int ALL_BITS = -1;
    private static final int LAST_OPERATION = 4;             // FUTEX_OP_XOR
    private static final int LAST_COMPARISON = 5;            // FUTEX_OP_CMP_GE

    private FutexCalls() {}

    @Partial("no FUTEX_WAIT_REQUEUE_PI and FUTEX_CMP_REQUEUE_PI")
    @Syscall("futex")
    static Result futex(UserAddress word, int operation, int value, long timeoutOrCount, UserAddress word2, int value3) {
        int command = operation & COMMAND;
        boolean wallClock = (operation & CLOCK_REALTIME) != 0;
        if (wallClock && command != WAIT_BITSET && command != LOCK_PI2) {
            return Result.error(ENOSYS);
        }
        if ((word.bits() & 3) != 0) {
            return Result.error(EINVAL);
        }
        boolean shared = (operation & PRIVATE) == 0;
        boolean onlyWakes = command == WAKE || command == WAKE_BITSET;
        if ((shared || !onlyWakes) && UserMemory.readable(word, Integer.BYTES).isZero()) {
            return Result.error(EFAULT);
        }
        UserAddress timeout = new UserAddress(timeoutOrCount);
        switch (command) {
            case WAIT:
                return waitAt(word, shared, value, ALL_BITS, timeout, false, false);
            case WAIT_BITSET:
                return value3 == 0 ? Result.error(EINVAL) : waitAt(word, shared, value, value3, timeout, true, wallClock);
            case WAKE:
                return Result.of(Futexes.wake(Futexes.place(word.bits(), shared), Math.max(1, value), ALL_BITS));
            case WAKE_BITSET:
                return value3 == 0 ? Result.error(EINVAL) : Result.of(Futexes.wake(Futexes.place(word.bits(), shared), Math.max(1, value), value3));
            case REQUEUE, CMP_REQUEUE:
                return requeue(word, shared, value, (int) timeoutOrCount, word2, command == CMP_REQUEUE, value3);
            case WAKE_OP:
                return wakeOp(word, shared, value, (int) timeoutOrCount, word2, value3);
            case LOCK_PI, LOCK_PI2:
                return lock(word, shared, timeout, command == LOCK_PI || wallClock);
            case TRYLOCK_PI:
                return UserMemory.writable(word, Integer.BYTES).isZero() ? Result.error(EFAULT) : InheritingLock.lock(word.bits(), shared, true, TimerQueue.NEVER);
            case UNLOCK_PI:
                return UserMemory.writable(word, Integer.BYTES).isZero() ? Result.error(EFAULT) : InheritingLock.unlock(word.bits(), shared);
            default:
                return Result.error(ENOSYS);
        }
    }

    private static Result lock(UserAddress word, boolean shared, UserAddress timeout, boolean wallClock) {
        Result deadline = deadline(timeout, true, wallClock);
        if (UserMemory.writable(word, Integer.BYTES).isZero()) {
            return Result.error(EFAULT);
        }
        return deadline.isError() ? deadline : InheritingLock.lock(word.bits(), shared, false, deadline.bits());
    }

    private static Result requeue(UserAddress word, boolean shared, int wakes, int moves, UserAddress target, boolean compares, int expected) {
        if (wakes < 0 || moves < 0 || (target.bits() & 3) != 0) {
            return Result.error(EINVAL);
        }
        if (shared && UserMemory.readable(target, Integer.BYTES).isZero()) {
            return Result.error(EFAULT);
        }
        if (compares && new Address(word.bits()).loadInt(0) != expected) {
            return Result.error(EAGAIN);
        }
        Futexes.Place place = Futexes.place(word.bits(), shared);
        int woken = Futexes.wake(place, wakes, ALL_BITS);
        return Result.of(woken + Futexes.requeue(place, Futexes.second(target.bits(), shared), moves));
    }

    private static Result waitAt(UserAddress word, boolean shared, int value, int bits, UserAddress timeout, boolean absolute, boolean wallClock) {
        Result deadline = deadline(timeout, absolute, wallClock);
        return deadline.isError() ? deadline : await(word, shared, value, bits, deadline.bits());
    }

    /// With a deadline it goes on after a signal without handler, without one it is begun again: futex_wait of Linux.
    private static Result await(UserAddress word, boolean shared, int value, int bits, long deadline) {
        Address place = UserMemory.readable(word, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (place.loadInt(0) != value) {
            return Result.error(EAGAIN);
        }
        Result result = Futexes.await(Futexes.place(word.bits(), shared), bits, deadline);
        return deadline != TimerQueue.NEVER && ApplicationThread.isRestart(result)
                ? ApplicationThread.current().continueWith(() -> await(word, shared, value, bits, deadline)) : result;
    }

    /// On the monotonic clock. EFAULT, EINVAL.
    private static Result deadline(UserAddress timeout, boolean absolute, boolean wallClock) {
        if (timeout.isNull()) {
            return Result.of(TimerQueue.NEVER);
        }
        long nanos = Clocks.read(timeout);
        if (nanos < 0) {
            return Result.error(nanos == -1 ? EINVAL : EFAULT);
        }
        return Result.of(Math.max(0, absolute ? Clocks.deadline(wallClock ? Clocks.REALTIME : Clocks.MONOTONIC, nanos) : Timers.nowNanos() + nanos));
    }

    /// FUTEX_WAKE_OP: changes the second word, wakes at the first, and at the second if its old value compares as asked.
    private static Result wakeOp(UserAddress word, boolean shared, int wakes, int wakes2, UserAddress word2, int encoded) {
        if ((word2.bits() & 3) != 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(word2, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        int operation = encoded >>> 28 & 7;
        int comparison = encoded >>> 24 & 0xF;
        if (operation > LAST_OPERATION || comparison > LAST_COMPARISON) {
            return Result.error(ENOSYS);
        }
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
        boolean wakesSecond = switch (comparison) {
            case 0 -> old == compared;
            case 1 -> old != compared;
            case 2 -> old < compared;
            case 3 -> old <= compared;
            case 4 -> old > compared;
            default -> old >= compared;
        };
        int woken = Futexes.wake(Futexes.place(word.bits(), shared), wakes, ALL_BITS);
        return Result.of(wakesSecond ? woken + Futexes.wake(Futexes.place(word2.bits(), shared), wakes2, ALL_BITS) : woken);
    }
}
