// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.heap.api.ThreadStacks;
import corto.lang.Address;
import corto.lang.Hot;
import corto.platform.api.Platform;
import corto.runtime.Handlers;
import corto.runtime.StackLimit;
import corto.sched.api.KernelThread.State;
import corto.sched.events.Attention;
import corto.sched.events.TimerQueue;
import java.util.ServiceLoader;

/// Starts, parks and wakes threads. Everything is called under the kernel lock.
@Hot
public final class Scheduler {
    static final Dispatcher DISPATCHER = ServiceLoader.load(Dispatcher.class).findFirst().orElseThrow();
    private static final SchedulingPolicy POLICY = ServiceLoader.load(SchedulingPolicy.class).findFirst().orElseThrow();

    private static KernelThread current;         // per processor
    private static KernelThread ended;           // its stack is still in use while it is being left
    private static KernelThread allThreads;      // linked by `nextThread`
    private static KernelThread lender;          // runs again when `current` gives the processor back
    private static Runnable onDeadlock;          // or null
    private static long sliceEnd = TimerQueue.NEVER;
    private static long idleNanos = Platform.FIRST_NANOS;              // before there was a machine nobody had anything to do

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

    /// Nanoseconds in which the processor had nothing to do, of those that the clock has counted.
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

    /// Lets `last` be run when all threads wait, no timer is started and there is no device: nothing will ever happen. It does not return, and may not wait.
    public static void onDeadlock(Runnable last) {
        onDeadlock = last;
    }

    /// One of all threads that have not ended, followed by `KernelThread.nextOfAll`.
    public static KernelThread firstOfAll() {
        return allThreads;
    }

    /// Lets the processor rest until an interrupt has come. The kernel lock stays with the calling thread: nothing else runs. For short waits
    /// in the middle of something.
    public static void rest() {
        DISPATCHER.idle();
    }

    /// How long a thread runs while others of its priority wait; `TimerQueue.NEVER`: until it waits itself.
    public static long sliceNanos() {
        return POLICY.sliceNanos();
    }

    /// Sets how urgent a thread is. 0 to `KernelThread.PRIORITIES` − 1.
    public static void setPriority(KernelThread thread, int priority) {
        thread.ownPriority = priority;
        updatePriority(thread);
        Attention.request();
    }

    /// Gives `thread` the highest priority of its own and of those who wait for it; and so on with whom it waits for itself. In a circle of threads that
    /// wait for each other it ends when nothing changes any more.
    static void updatePriority(KernelThread thread) {
        KernelThread at = thread;
        while (at != null) {
            int highest = at.ownPriority;
            for (WaitQueue queue = at.owned; queue != null; queue = queue.nextOwned) {
                highest = Math.max(highest, queue.highestPriority());
            }
            if (highest == at.priority) {
                return;
            }
            if (at.state == State.READY) {
                POLICY.remove(at);
                at.priority = highest;
                POLICY.add(at);
            } else {
                at.priority = highest;
            }
            if (at.waitsIn != null) {
                at.waitsIn.reorder(at);
            }
            at = at.waitsIn == null ? null : at.waitsIn.owner;
        }
    }

    /// Lets `thread`, which is ready, run now, and nothing else until it calls `giveBack`: no other thread, no timers, no deferred work. For who is in the middle of
    /// something that nobody may see, and cannot go on before `thread` has. Not twice.
    public static void lendTo(KernelThread thread) {
        assert lender == null && thread.state == State.READY;
        lender = current;                            // its state stays RUNNING: who wakes it leaves the token
        POLICY.remove(thread);
        run(thread);
    }

    /// Whether the running thread does so on the processor of another that waits for `giveBack`.
    public static boolean isLent() {
        return lender != null;
    }

    /// Ends `lendTo`: the lender goes on, and the running thread is ready.
    public static void giveBack() {
        KernelThread to = lender;
        lender = null;
        makeReady(current);
        run(to);
    }

    /// Before the return to the application: does what interrupts left, lets others run if the time slice is over or they are more urgent, and asks for the next interrupt.
    public static void beforeApplication() {
        Attention.begin();
        DeferredWork.runRequested();
        if (!POLICY.hasReady()) {
            sliceEnd = TimerQueue.NEVER;
        } else if (POLICY.preempts(current) || sliceEnd != TimerQueue.NEVER && Timers.nowNanos() >= sliceEnd) {
            Scheduler.yield();
        } else if (sliceEnd == TimerQueue.NEVER) {
            startSlice();
        }
        Timers.setAlarm(sliceEnd);
    }

    /// An interrupt has come while the application ran: everything that is due.
    public static void interrupted() {
        DISPATCHER.replenish();
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
        Attention.request();
    }

    /// Runs the next thread, and waits for one if none is ready. Returns when the one that called runs again.
    private static void dispatch() {
        KernelThread next = POLICY.next();
        while (next == null) {
            DeferredWork.run();                      // what came since, without an interrupt
            Timers.expire();
            next = POLICY.next();
            if (next == null && DeferredWork.mayRest()) {
                if (onDeadlock != null && Timers.QUEUE.nextDeadline() == TimerQueue.NEVER && !DeferredWork.hasSources()) {
                    onDeadlock.run();
                }
                Timers.setAlarm(TimerQueue.NEVER);
                long from = Timers.nowNanos();
                DISPATCHER.idle();
                idleNanos += Timers.nowNanos() - from;
                Timers.expire();
                DeferredWork.runRequested();
                next = POLICY.next();
            }
        }
        run(next);
    }

    /// Runs `next`, which is in no queue. Returns when the one that called runs again.
    private static void run(KernelThread next) {
        KernelThread self = current;
        next.state = State.RUNNING;
        Attention.request();
        startSlice();
        if (next != self) {
            DISPATCHER.replenish();
            self.leave();
            current = next;
            StackLimit.use(next.stackEnd(), next.stackBase());
            next.enter();
            Address handlers = Handlers.leave();
            DISPATCHER.switchTo(self, next);
            Handlers.resume(handlers);
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
