// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.heap.api.ThreadStacks;
import corto.lang.Address;
import corto.runtime.StackLimit;
import corto.sched.api.KernelThread.State;
import corto.sched.events.TimerQueue;
import java.util.ServiceLoader;

/// Starts, parks and wakes threads. Everything is called under the kernel lock.
public final class Scheduler {
    static final Dispatcher DISPATCHER = ServiceLoader.load(Dispatcher.class).findFirst().orElseThrow();
    private static final SchedulingPolicy POLICY = ServiceLoader.load(SchedulingPolicy.class).findFirst().orElseThrow();

    private static KernelThread current;         // per processor
    private static KernelThread ended;           // its stack is still in use while it is being left
    private static KernelThread allThreads;      // linked by `nextThread`
    private static long sliceEnd = TimerQueue.NEVER;
    private static long idleNanos;

    private Scheduler() {}

    /// Makes the code that runs, on the stack from `stackEnd` to `stackBase`, the thread `thread`; its `run` is never called. Once, at boot.
    public static void adopt(KernelThread thread, Address stackEnd, Address stackBase) {
        thread.setStack(stackEnd, stackBase);
        thread.state = State.RUNNING;
        current = thread;
        link(thread);
        thread.enter();
        ThreadStacks.set(new Stacks());
    }

    /// The thread that runs.
    public static KernelThread current() {
        return current;
    }

    /// Nanoseconds in which the processor had nothing to do.
    public static long idleNanos() {
        return idleNanos;
    }

    /// Makes a new thread ready. False when there is no memory for its stack.
    public static boolean start(KernelThread thread) {
        if (!DISPATCHER.prepare(thread)) {
            return false;
        }
        link(thread);
        makeReady(thread);
        return true;
    }

    /// The first call on a new thread's stack.
    public static void begin() {
        afterSwitch();
        current.run();
        end();
    }

    /// Ends the running thread. Does not return.
    public static void end() {
        KernelThread self = current;
        self.state = State.ENDED;
        unlink(self);
        Timers.QUEUE.stop(self.wake);
        ended = self;
        dispatch();
    }

    /// Waits for `unpark`. May return without one: look again whether there is reason to wait.
    public static void park() {
        KernelThread self = current;
        if (!self.token) {
            self.state = State.WAITING;
            dispatch();
        }
        self.token = false;
    }

    /// As `park`, but not beyond `deadlineNanos`.
    public static void parkUntil(long deadlineNanos) {
        KernelThread self = current;
        if (deadlineNanos != TimerQueue.NEVER) {
            Timers.QUEUE.start(self.wake, deadlineNanos);
        }
        park();
        Timers.QUEUE.stop(self.wake);
    }

    /// Lets `thread` go on, now or when it parks next.
    public static void unpark(KernelThread thread) {
        if (thread.state == State.WAITING) {
            makeReady(thread);
        } else {
            thread.token = true;
        }
    }

    /// Lets other ready threads run first.
    public static void yield() {
        if (POLICY.hasReady()) {
            makeReady(current);
            dispatch();
        }
    }

    /// Lets the processor rest until an interrupt has come. The kernel lock stays with the calling thread: nothing else runs. For short waits
    /// in the middle of something.
    public static void rest() {
        DISPATCHER.idle();
    }

    /// Before the return to the application: does what interrupts left, lets others run if the time slice is over, and asks for the next interrupt.
    public static void beforeApplication() {
        DeferredWork.runRequested();
        if (!POLICY.hasReady()) {
            sliceEnd = TimerQueue.NEVER;
        } else if (sliceEnd == TimerQueue.NEVER) {
            startSlice();
        } else if (Timers.nowNanos() >= sliceEnd) {
            Scheduler.yield();
        }
        Timers.setAlarm(sliceEnd);
    }

    /// An interrupt has come while the application ran: everything that is due.
    public static void interrupted() {
        Timers.expire();
        DeferredWork.runRequested();
    }

    private static void startSlice() {
        long slice = POLICY.sliceNanos();
        sliceEnd = slice == TimerQueue.NEVER || !POLICY.hasReady() ? TimerQueue.NEVER : Timers.nowNanos() + slice;
    }

    private static void makeReady(KernelThread thread) {
        thread.state = State.READY;
        POLICY.add(thread);
    }

    /// Runs the next thread, and waits for one if none is ready. Returns when the one that called runs again.
    private static void dispatch() {
        KernelThread self = current;
        KernelThread next = POLICY.next();
        while (next == null) {
            DeferredWork.run();                      // what came since, without an interrupt
            Timers.expire();
            next = POLICY.next();
            if (next == null) {
                Timers.setAlarm(TimerQueue.NEVER);
                long from = Timers.nowNanos();
                DISPATCHER.idle();
                idleNanos += Timers.nowNanos() - from;
                Timers.expire();
                DeferredWork.runRequested();
                next = POLICY.next();
            }
        }
        next.state = State.RUNNING;
        startSlice();
        if (next != self) {
            self.leave();
            current = next;
            StackLimit.use(next.stackEnd(), next.stackBase());
            next.enter();
            DISPATCHER.switchTo(self, next);
            afterSwitch();
        }
    }

    private static void afterSwitch() {
        if (ended != null) {
            DISPATCHER.release(ended);
            ended = null;
        }
    }

    private static void link(KernelThread thread) {
        thread.nextThread = allThreads;
        thread.previousThread = null;
        if (allThreads != null) {
            allThreads.previousThread = thread;
        }
        allThreads = thread;
    }

    private static void unlink(KernelThread thread) {
        if (thread.previousThread == null) {
            allThreads = thread.nextThread;
        } else {
            thread.previousThread.nextThread = thread.nextThread;
        }
        if (thread.nextThread != null) {
            thread.nextThread.previousThread = thread.previousThread;
        }
    }

    /// The stacks of all threads but the one that runs, for the collector.
    private static final class Stacks implements ThreadStacks.Source {
        private KernelThread at;

        @Override
        public boolean first() {
            at = allThreads;
            return skipRunning();
        }

        @Override
        public boolean next() {
            at = at.nextThread;
            return skipRunning();
        }

        private boolean skipRunning() {
            if (at == current) {
                at = at.nextThread;
            }
            return at != null;
        }

        @Override
        public Address stackPointer() {
            return new Address(at.savedStackPointer()[0]);
        }

        @Override
        public Address stackBase() {
            return at.stackBase();
        }

        @Override
        public Address runningStackBase() {
            return current.stackBase();
        }
    }
}
