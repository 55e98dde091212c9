// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.lang.Address;
import corto.platform.api.BarePlatform;
import corto.sched.events.TimerQueue;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// The simulated machine of one exploration: one processor, whose threads are threads of the JVM of which one at a time runs; a clock that stands still unless somebody waits; devices.
public final class World {
    /// A thread of the scenario.
    private static final class Body extends KernelThread {
        final String name;
        final Runnable body;
        Thread host;

        Body(String name, Runnable body) {
            this.name = name;
            this.body = body;
        }

        @Override
        protected void run() {
            try {
                body.run();
            } catch (Unwound e) {
                throw e;
            } catch (Throwable e) {
                fail(name + ": " + e);
            }
            unfinished--;
            if (unfinished == 0) {
                Scheduler.unpark(MAIN);
            }
        }

        @Override
        public String name() {
            return name;
        }
    }

    private record Interrupt(String name, Runnable handler) {}

    /// Ends a thread of the JVM: its kernel thread has ended, or the order has failed.
    private static final class Unwound extends Error {
        Unwound() {
            super(null, null, false, false);
        }
    }

    private static final Body MAIN = new Body("main", () -> {});
    private static final int MOST_STEPS = 5_000;

    private static final ArrayList<Interrupt> INTERRUPTS = new ArrayList<>();      // that have not come yet
    private static final ArrayList<Body> READY = new ArrayList<>();
    private static final StringBuilder NOTES = new StringBuilder();
    private static volatile KernelThread running = MAIN;
    private static volatile String failure;
    private static int unfinished;
    private static int preemptions;
    private static long now = 1;
    private static long alarm = TimerQueue.NEVER;

    // Choices: of the present order, and from where to go on with the next.
    private static final ArrayList<int[]> CHOICES = new ArrayList<>();             // { which, of how many }
    private static int position;
    private static int steps;
    private static Random random;

    private World() {}

    /// See `Interleavings`; a seed of 0: all orders. { runs, whether that was all, failure or null, choices }.
    public static Object[] explore(String scenario, int mostPreemptions, long mostRuns, long seed) throws ReflectiveOperationException {
        MAIN.host = Thread.currentThread();
        Scheduler.adopt(MAIN, Address.zero(), Address.zero());
        long runs = 0;
        boolean complete = false;
        while (runs < mostRuns && !complete && failure == null) {
            random = seed == 0 ? null : new Random(seed + runs);
            position = 0;
            steps = 0;
            preemptions = mostPreemptions;
            if (random != null) {
                CHOICES.clear();
            }
            runs++;
            one(scenario);
            complete = random == null && !nextOrder();
        }
        return new Object[] {runs, complete, failure == null ? null : failure + (random == null ? "" : " (seed " + (seed + runs - 1) + ")"), NOTES.toString()};
    }

    private static void one(String scenario) throws ReflectiveOperationException {
        NOTES.setLength(0);
        INTERRUPTS.clear();
        Scenario made = (Scenario) Class.forName(scenario, true, World.class.getClassLoader()).getConstructor().newInstance();
        try {
            made.begin();
            while (unfinished > 0) {
                Scheduler.park();
            }
            while (!INTERRUPTS.isEmpty()) {
                raise(0);
            }
            made.end();
            if (Timers.QUEUE.nextDeadline() != TimerQueue.NEVER) {
                fail("a timer is left");
            }
        } catch (Unwound e) {
            // `failure` says why
        } catch (AssertionError e) {
            failure = "at the end: " + e.getMessage();
        }
    }

    private static boolean nextOrder() {
        while (!CHOICES.isEmpty()) {
            int[] last = CHOICES.getLast();
            if (last[0] + 1 < last[1]) {
                last[0]++;
                return true;
            }
            CHOICES.removeLast();
        }
        return false;
    }

    private static int choose(int options) {
        steps++;
        if (steps > MOST_STEPS) {
            fail("it goes on for ever");
        }
        if (options == 1) {
            return 0;
        }
        if (position == CHOICES.size()) {
            CHOICES.add(new int[] {random == null ? 0 : random.nextInt(options), options});
        }
        int[] choice = CHOICES.get(position++);
        if (choice[1] != options) {
            throw new IllegalStateException("the scenario is not deterministic");
        }
        return choice[0];
    }

    static void note(String what) {
        NOTES.append(what).append('\n');
    }

    /// Ends the exploration. Does not return.
    private static void fail(String why) {
        if (failure == null) {
            failure = why;
        }
        LockSupport.unpark(MAIN.host);
        throw new Unwound();
    }

    static KernelThread add(String name, Runnable body) {
        Body thread = new Body(name, body);
        unfinished++;
        Scheduler.start(thread);
        return thread;
    }

    static void addInterrupt(String name, Runnable handler) {
        INTERRUPTS.add(new Interrupt(name, handler));
    }

    static void application() {
        Scheduler.beforeApplication();
        while (true) {
            boolean mayEnd = preemptions > 0 && !READY.isEmpty();
            boolean mayPass = alarm != TimerQueue.NEVER;
            int interrupts = INTERRUPTS.size();
            int choice = choose(1 + interrupts + (mayPass ? 1 : 0) + (mayEnd ? 1 : 0));
            if (choice == 0) {
                return;
            }
            if (choice <= interrupts) {
                raise(choice - 1);
                Scheduler.interrupted();
                Scheduler.beforeApplication();
            } else if (mayPass && choice == interrupts + 1) {
                pass(alarm);
                Scheduler.interrupted();
                Scheduler.beforeApplication();
            } else {
                preemptions--;
                note("the slice of " + Scheduler.current().name() + " ends");
                Scheduler.yield();
                return;
            }
        }
    }

    private static void raise(int index) {
        Interrupt interrupt = INTERRUPTS.remove(index);
        note("interrupt " + interrupt.name);
        interrupt.handler.run();
    }

    private static void pass(long to) {
        now = Math.max(now, to);
        alarm = TimerQueue.NEVER;
        note("time is " + now);
        Timers.alarmRaised();
    }

    /// Any ready thread may be next.
    public static final class AnyOrder implements SchedulingPolicy {
        @Override
        public void add(KernelThread thread) {
            if (READY.contains(thread)) {
                fail(thread.name() + " is ready twice");
            }
            READY.add((Body) thread);
        }

        @Override
        public KernelThread next() {
            if (READY.isEmpty()) {
                return null;
            }
            Body next = READY.remove(choose(READY.size()));
            note("runs: " + next.name);
            return next;
        }

        @Override
        public void remove(KernelThread thread) {
            if (!READY.remove(thread)) {
                fail(thread.name() + " is not ready");
            }
        }

        @Override
        public boolean hasReady() {
            return !READY.isEmpty();
        }

        @Override
        public boolean preempts(KernelThread current) {
            return false;
        }

        @Override
        public long sliceNanos() {
            return Long.MAX_VALUE;
        }
    }

    /// Switches between threads of the JVM.
    public static final class Switch implements Dispatcher {
        @Override
        public boolean prepare(KernelThread thread) {
            Body body = (Body) thread;
            body.host = Thread.ofVirtual().unstarted(() -> {
                try {
                    Scheduler.begin();
                } catch (Unwound e) {
                    // its end
                } catch (Throwable e) {
                    failure = failure == null ? body.name + ": " + e : failure;
                    LockSupport.unpark(MAIN.host);
                }
            });
            return true;
        }

        @Override
        public void switchTo(KernelThread from, KernelThread to) {
            Body next = (Body) to;
            running = next;
            if (next.host.getState() == Thread.State.NEW) {
                next.host.start();
            } else {
                LockSupport.unpark(next.host);
            }
            if (from.state() == KernelThread.State.ENDED) {
                throw new Unwound();
            }
            while (running != from) {
                LockSupport.park();
                if (failure != null) {
                    throw new Unwound();
                }
            }
        }

        @Override
        public void release(KernelThread thread) {}

        /// What comes first: one of the interrupts, or the alarm. If there is nothing to come, all wait for ever.
        @Override
        public void idle() {
            boolean mayPass = alarm != TimerQueue.NEVER;
            boolean mayBeEarly = mayPass && preemptions > 0;
            int options = INTERRUPTS.size() + (mayPass ? 1 : 0) + (mayBeEarly ? 1 : 0);
            if (options == 0) {
                fail("deadlock: nothing can happen any more");
            }
            int choice = choose(options);
            if (choice < INTERRUPTS.size()) {
                raise(choice);
            } else {
                boolean isEarly = choice == INTERRUPTS.size() + 1;
                preemptions -= isEarly ? 1 : 0;
                pass(isEarly ? now + (alarm - now) / 2 : alarm);     // a timer that counts 4 seconds at most rings early for more
            }
        }

        @Override
        public void setAlarm(long deadlineNanos) {
            alarm = deadlineNanos;
        }
    }

    /// The clock.
    public static final class Machine extends BarePlatform {
        @Override
        public long nanoTime() {
            return now;
        }
    }
}
