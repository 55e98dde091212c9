// SPDX-License-Identifier: Apache-2.0
package corto.fs.epoll;

import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.sched.api.KernelThread;
import corto.sched.api.Scenario;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;
import java.util.function.Supplier;

/// Programs for `WaitingTest`: threads that wait for files as system calls do (`corto.posix.files.Blocking`, without signals).
public final class WaitingScenarios {
    private WaitingScenarios() {}

    /// Waits for what an attempt gives, until the deadline: then EAGAIN.
    private static Result until(OpenFile file, long deadlineNanos, Supplier<Result> attempt) {
        Result result = attempt.get();
        if (!wouldWait(result)) {
            return result;
        }
        KernelThread self = Scheduler.current();
        Watch watch = new Watch() {
            @Override
            public void changed(int readiness) {
                Scheduler.unpark(self);
            }
        };
        file.retain();
        file.watches().add(watch);
        result = attempt.get();
        while (wouldWait(result) && (deadlineNanos == TimerQueue.NEVER || Timers.nowNanos() < deadlineNanos)) {
            Scheduler.parkUntil(deadlineNanos);
            result = attempt.get();
        }
        file.watches().remove(watch);
        file.release();
        return result;
    }

    private static boolean wouldWait(Result result) {
        return result.errno() == Errno.EAGAIN.number();
    }

    /// The calling thread's own memory.
    private static Address buffer() {
        return SimulatedMemory.fresh().map(0x1000, 256);
    }

    private static void add(EventCounter counter, long value) {
        Address from = buffer();
        from.storeLong(value);
        Scenario.check(!counter.write(from, Long.BYTES).isError(), "not written");
    }

    private static Result take(EventCounter counter, Address to) {
        Result read = counter.read(to, Long.BYTES);
        return read.isError() ? read : Result.of(to.loadLong(0));
    }

    /// A semaphore of eventfd(2): two take, a thread and a device add one each.
    public static final class Counter extends Scenario {
        private final EventCounter counter = new EventCounter(0, true, 0);
        private int taken;

        @Override
        protected void begin() {
            for (int i = 0; i < 2; i++) {
                thread("taker" + i, () -> {
                    application();
                    Address to = buffer();
                    long value = until(counter, TimerQueue.NEVER, () -> take(counter, to)).value();
                    taken += (int) value;
                });
            }
            thread("adder", () -> {
                application();
                add(counter, 1);
            });
            interrupt("device", () -> add(counter, 1));
        }

        @Override
        protected void end() {
            check(taken == 2, "taken " + taken);
        }
    }

    /// One waits with epoll(7) for two files, of which either may become ready, and takes until it has both; another has little time.
    public static final class Events extends Waiters {
        @Override
        protected void begin() {
            begin(0);
            hasty();
        }
    }

    /// The same without the other, who might get the only event there is, edge-triggered.
    public static final class Edges extends Waiters {
        @Override
        protected void begin() {
            begin(Epoll.EPOLLET);
        }
    }

    public abstract static class Waiters extends Scenario {
        private final EventCounter first = new EventCounter(0, false, 0);
        private final EventCounter second = new EventCounter(0, false, 0);
        private final Epoll epoll = new Epoll(0);
        private long sum;

        protected final void begin(int mode) {
            epoll.add(first, 1, Readiness.IN | mode, 1);
            epoll.add(second, 2, Readiness.IN | mode, 2);
            thread("waiter", () -> {
                Address to = buffer();
                while (sum < 3) {
                    until(epoll, TimerQueue.NEVER, () -> collect(epoll, to));
                    application();
                    sum += taken(first, to) + taken(second, to);
                }
            });
            thread("adder", () -> {
                application();
                add(first, 1);
            });
            interrupt("device", () -> add(second, 2));
        }

        protected final void hasty() {
            thread("hasty", () -> {
                application();
                Address to = buffer();
                until(epoll, Timers.nowNanos() + 5, () -> collect(epoll, to));
            });
        }

        private static long taken(EventCounter counter, Address to) {
            Result taken = take(counter, to);
            return taken.isError() ? 0 : taken.value();
        }

        private static Result collect(Epoll epoll, Address to) {
            int count = epoll.collect(to, 4);
            return count == 0 ? Result.error(Errno.EAGAIN) : Result.of(count);
        }

        @Override
        protected void end() {
            check(sum == 3, "sum " + sum);
        }
    }
}
