// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Scheduler;
import corto.sched.events.TimerQueue;

/// sched(7) for one processor: nice values, and real-time policies, whose 99 priorities are the scheduler's eleven.
final class SchedulingCalls {
    /// `struct sched_attr`.
    private static final class Attributes {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 BYTES = LAYOUT.u32();
        static final U32 POLICY = LAYOUT.u32();
        static final U64 FLAGS = LAYOUT.u64();
        static final U32 NICE = LAYOUT.u32();
        static final U32 PRIORITY = LAYOUT.u32();
        static final int LEAST_SIZE = 48;                    // SCHED_ATTR_SIZE_VER0
        static final int SIZE = LAYOUT.reserved(32).sized(56);

        private Attributes() {}
    }

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;
    private static final int SCHED_RR = 2;
    private static final int SCHED_BATCH = 3;
    private static final int SCHED_IDLE = 5;
    private static final int SCHED_DEADLINE = 6;
    private static final int MOST_REAL_TIME = 99;
    private static final int MOST_ATTRIBUTE_BYTES = 4096;
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

    /// The thread meant; null for none. 0 is the caller.
    private static ApplicationThread find(int thread) {
        return thread == 0 ? ApplicationThread.current() : ApplicationThread.find(thread);
    }

    /// ESRCH, or EINVAL for a negative number.
    private static Result noThread(int thread) {
        return Result.error(thread < 0 ? EINVAL : ESRCH);
    }

    private static boolean isRealTime(int policy) {
        return policy == SCHED_FIFO || policy == SCHED_RR;
    }

    @Syscall("sched_getscheduler")
    static Result schedGetscheduler(int thread) {
        ApplicationThread found = find(thread);
        return found == null ? noThread(thread) : Result.of(found.policy());
    }

    @Syscall("sched_getparam")
    static Result schedGetparam(int thread, UserAddress to) {
        ApplicationThread found = find(thread);
        if (to.isNull() || found == null) {
            return to.isNull() ? Result.error(EINVAL) : noThread(thread);
        }
        return UserMemory.storeInt(to, found.realTimePriority());
    }

    @Syscall("sched_setparam")
    static Result schedSetparam(int thread, UserAddress from) {
        ApplicationThread found = find(thread);
        return found == null ? noThread(thread) : schedSetscheduler(thread, found.policy(), from);
    }

    @Syscall("sched_setscheduler")
    static Result schedSetscheduler(int thread, int policy, UserAddress from) {
        Address place = UserMemory.readable(from, Integer.BYTES);
        if (from.isNull() || thread < 0) {
            return Result.error(EINVAL);
        }
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        ApplicationThread found = find(thread);
        return found == null ? Result.error(ESRCH) : setPolicy(found, policy, place.loadInt(0));
    }

    private static Result setPolicy(ApplicationThread thread, int policy, int priority) {
        boolean isKnown = policy == SCHED_OTHER || policy == SCHED_BATCH || policy == SCHED_IDLE || isRealTime(policy);
        if (!isKnown || (isRealTime(policy) ? priority < 1 || priority > MOST_REAL_TIME : priority != 0)) {
            return Result.error(EINVAL);
        }
        thread.setPolicy(policy, priority);
        return Result.of(0);
    }

    @Syscall("sched_getattr")
    static Result schedGetattr(int thread, UserAddress to, int bytes, int flags) {
        if (to.isNull() || thread < 0 || bytes < Attributes.LEAST_SIZE || bytes > MOST_ATTRIBUTE_BYTES || flags != 0) {
            return Result.error(EINVAL);
        }
        ApplicationThread found = find(thread);
        if (found == null) {
            return Result.error(ESRCH);
        }
        int told = Math.min(bytes, Attributes.SIZE);
        Address place = UserMemory.writable(to, told);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.clear(told);
        Attributes.BYTES.write(place, told);
        Attributes.POLICY.write(place, found.policy());
        Attributes.NICE.write(place, isRealTime(found.policy()) ? 0 : found.nice());
        Attributes.PRIORITY.write(place, found.realTimePriority());
        return Result.of(0);
    }

    /// sched_setattr(2): policy, nice value, priority. No flags; SCHED_DEADLINE is not there.
    @Syscall("sched_setattr")
    static Result schedSetattr(int thread, UserAddress from, int flags) {
        if (from.isNull() || thread < 0 || flags != 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, Attributes.LEAST_SIZE);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        int bytes = Attributes.BYTES.read(place);
        if (bytes != 0 && bytes < Attributes.LEAST_SIZE || bytes > MOST_ATTRIBUTE_BYTES) {
            return Result.error(E2BIG);
        }
        ApplicationThread found = find(thread);
        if (found == null) {
            return Result.error(ESRCH);
        }
        int policy = Attributes.POLICY.read(place);
        int nice = Attributes.NICE.read(place);
        Result set = Attributes.FLAGS.read(place) != 0 ? Result.error(EINVAL) : setPolicy(found, policy, Attributes.PRIORITY.read(place));
        if (!set.isError() && !isRealTime(policy)) {
            found.setNice(Math.clamp(nice, LEAST_NICE, MOST_NICE));
        }
        return set;
    }

    /// sched_rr_get_interval(2): 0 for SCHED_FIFO.
    @Syscall("sched_rr_get_interval")
    static Result schedRrGetInterval(int thread, UserAddress to) {
        ApplicationThread found = find(thread);
        if (found == null) {
            return noThread(thread);
        }
        Address place = UserMemory.writable(to, 2 * Long.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        long slice = Scheduler.sliceNanos();
        place.storeLong(0, 0);
        place.storeLong(Long.BYTES, found.policy() == SCHED_FIFO || slice == TimerQueue.NEVER ? 0 : slice);
        return Result.of(0);
    }

    @Syscall("sched_get_priority_max")
    static Result schedGetPriorityMax(int policy) {
        return isRealTime(policy) ? Result.of(MOST_REAL_TIME) : hasNoPriorities(policy);
    }

    @Syscall("sched_get_priority_min")
    static Result schedGetPriorityMin(int policy) {
        return isRealTime(policy) ? Result.of(1) : hasNoPriorities(policy);
    }

    private static Result hasNoPriorities(int policy) {
        return policy == SCHED_OTHER || policy == SCHED_BATCH || policy == SCHED_IDLE || policy == SCHED_DEADLINE ? Result.of(0) : Result.error(EINVAL);
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
