// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Scheduler;

/// sched(7) for one processor: nice values, no real-time policies.
final class SchedulingCalls {
    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RR = 2;
    private static final int SCHED_BATCH = 3;
    private static final int SCHED_IDLE = 5;
    private static final int MOST_REAL_TIME = 99;
    private static final int PRIO_PROCESS = 0;
    private static final int PRIO_GROUP = 1;
    private static final int PRIO_USER = 2;
    private static final int LEAST_NICE = -20;
    private static final int MOST_NICE = 19;
    private static final int NICE_BIAS = 20;                 // getpriority(2) of the kernel gives 40 … 1
    private static final int MEMBARRIER_QUERY = 0;

    private SchedulingCalls() {}

    private static boolean exists(int thread) {
        return thread == 0 || ApplicationThread.find(thread) != null;
    }

    @Syscall("sched_yield")
    static Result schedYield() {
        Scheduler.yield();
        return Result.of(0);
    }

    @Syscall("sched_getaffinity")
    static Result schedGetaffinity(int thread, int bytes, UserAddress to) {
        if (bytes < Long.BYTES || (bytes & 7) != 0) {
            return Result.error(EINVAL);
        }
        if (!exists(thread)) {
            return Result.error(ESRCH);
        }
        Result stored = UserMemory.storeLong(to, 1);
        return stored.isError() ? stored : Result.of(Long.BYTES);
    }

    @Partial("no effect: one processor")
    @Syscall("sched_setaffinity")
    static Result schedSetaffinity(int thread, int bytes, UserAddress from) {
        Address place = UserMemory.readable(from, Math.min(Math.max(bytes, 0), Long.BYTES));
        if (!exists(thread)) {
            return Result.error(ESRCH);
        }
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        return bytes > 0 && (place.loadByte(0) & 1) != 0 ? Result.of(0) : Result.error(EINVAL);
    }

    @Syscall("getcpu")
    static Result getcpu(UserAddress processor, UserAddress node) {
        Result stored = processor.isNull() ? Result.of(0) : UserMemory.storeInt(processor, 0);
        return stored.isError() || node.isNull() ? stored : UserMemory.storeInt(node, 0);
    }

    @Syscall("sched_getscheduler")
    static Result schedGetscheduler(int thread) {
        return thread < 0 ? Result.error(EINVAL) : exists(thread) ? Result.of(SCHED_OTHER) : Result.error(ESRCH);
    }

    @Syscall("sched_getparam")
    static Result schedGetparam(int thread, UserAddress to) {
        return exists(thread) ? UserMemory.storeInt(to, 0) : Result.error(ESRCH);
    }

    @Syscall("sched_setparam")
    static Result schedSetparam(int thread, UserAddress from) {
        Address place = UserMemory.readable(from, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        return exists(thread) ? place.loadInt(0) == 0 ? Result.of(0) : Result.error(EINVAL) : Result.error(ESRCH);
    }

    /// sched_setscheduler(2). Only policies that change nothing here; real-time ones give EPERM as for a user without the right.
    @Partial("real-time policies are refused, EPERM")
    @Syscall("sched_setscheduler")
    static Result schedSetscheduler(int thread, int policy, UserAddress from) {
        return switch (policy) {
            case SCHED_OTHER, SCHED_BATCH, SCHED_IDLE -> schedSetparam(thread, from);
            case SCHED_FIFO, SCHED_RR -> Result.error(corto.lang.Errno.EPERM);
            default -> Result.error(EINVAL);
        };
    }

    @Syscall("sched_get_priority_max")
    static Result schedGetPriorityMax(int policy) {
        return policy == SCHED_FIFO || policy == SCHED_RR ? Result.of(MOST_REAL_TIME) : policy < 0 || policy > SCHED_IDLE ? Result.error(EINVAL) : Result.of(0);
    }

    @Syscall("sched_get_priority_min")
    static Result schedGetPriorityMin(int policy) {
        return policy == SCHED_FIFO || policy == SCHED_RR ? Result.of(1) : policy < 0 || policy > SCHED_IDLE ? Result.error(EINVAL) : Result.of(0);
    }

    /// getpriority(2): of all threads that are meant, the most urgent.
    @Syscall("getpriority")
    static Result getpriority(int which, int who) {
        if (which < PRIO_PROCESS || which > PRIO_USER) {
            return Result.error(EINVAL);
        }
        int least = MOST_NICE + 1;
        for (Process process = Process.all(); process != null; process = process.next()) {
            for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
                least = isMeant(thread, which, who) ? Math.min(least, thread.nice()) : least;
            }
        }
        return least > MOST_NICE ? Result.error(ESRCH) : Result.of(NICE_BIAS - least);
    }

    @Syscall("setpriority")
    static Result setpriority(int which, int who, int nice) {
        if (which < PRIO_PROCESS || which > PRIO_USER) {
            return Result.error(EINVAL);
        }
        boolean any = false;
        for (Process process = Process.all(); process != null; process = process.next()) {
            for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
                if (isMeant(thread, which, who)) {
                    thread.setNice(Math.clamp(nice, LEAST_NICE, MOST_NICE));
                    any = true;
                }
            }
        }
        return any ? Result.of(0) : Result.error(ESRCH);
    }

    /// Whether a thread is of those that `which` and `who` name: PRIO_PROCESS means one thread, as on Linux.
    private static boolean isMeant(ApplicationThread thread, int which, int who) {
        return switch (which) {
            case PRIO_PROCESS -> who == 0 ? thread == ApplicationThread.current() : thread.id() == who;
            case PRIO_GROUP -> thread.process().group() == (who == 0 ? Process.current().group() : who);
            default -> true;
        };
    }

    /// membarrier(2): on one processor every switch between threads is a barrier. QUERY tells the commands that there are.
    @Syscall("membarrier")
    static Result membarrier(int command, int flags, int processor) {
        int known = 0x1FF;
        if (flags != 0 || command != MEMBARRIER_QUERY && (Integer.bitCount(command) != 1 || (command & known) == 0)) {
            return Result.error(EINVAL);
        }
        return Result.of(command == MEMBARRIER_QUERY ? known : 0);
    }
}
