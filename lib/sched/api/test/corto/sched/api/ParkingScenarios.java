// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

/// Programs for `SchedulerTest`.
public final class ParkingScenarios {
    private ParkingScenarios() {}

    /// Looks and parks; the other sets and wakes.
    public static final class Flag extends Scenario {
        private boolean isSet;

        @Override
        protected void begin() {
            KernelThread waiter = thread("waiter", () -> {
                application();
                while (!isSet) {
                    Scheduler.park();
                    application();
                }
            });
            thread("setter", () -> {
                application();
                isSet = true;
                Scheduler.unpark(waiter);
            });
        }
    }

    /// Looks, returns to the application, and only then parks: the token must bridge that.
    public static final class LookThenPark extends Scenario {
        private boolean isSet;

        @Override
        protected void begin() {
            KernelThread waiter = thread("waiter", () -> {
                while (!isSet) {
                    application();
                    Scheduler.park();
                }
            });
            interrupt("device", () -> {
                isSet = true;
                Scheduler.unpark(waiter);
            });
        }
    }

    /// A device whose work is deferred.
    public static final class Deferred extends Scenario {
        private boolean isDone;
        private static Deferred present;
        private static boolean added;
        private KernelThread waiter;
        private boolean hasCome;

        @Override
        protected void begin() {
            present = this;
            if (!added) {
                added = true;
                DeferredWork.add(() -> present.work());
            }
            waiter = thread("waiter", () -> {
                while (!isDone) {
                    Scheduler.park();
                    application();
                }
            });
            thread("other", this::application);
            interrupt("device", () -> {
                hasCome = true;
                DeferredWork.request();
            });
        }

        private void work() {
            if (hasCome) {
                hasCome = false;
                isDone = true;
                Scheduler.unpark(waiter);
            }
        }
    }

    /// Waits for an event or a time: one of them is what happened.
    public static final class Deadline extends Scenario {
        private boolean isSet;

        @Override
        protected void begin() {
            KernelThread waiter = thread("waiter", () -> {
                long deadline = Timers.nowNanos() + 10;
                while (!isSet && Timers.nowNanos() < deadline) {
                    Scheduler.parkUntil(deadline);
                    application();
                }
                check(isSet || Timers.nowNanos() >= deadline, "woken for nothing");
            });
            thread("setter", () -> {
                application();
                isSet = true;
                Scheduler.unpark(waiter);
            });
        }
    }

    /// Three sleepers: nobody too early, in the order of deadlines.
    public static final class Sleepers extends Scenario {
        private long last;

        @Override
        protected void begin() {
            for (int i = 1; i <= 3; i++) {
                long duration = 10L * i;
                thread("sleeper" + i, () -> {
                    long deadline = Timers.nowNanos() + duration;
                    while (Timers.nowNanos() < deadline) {
                        application();
                        Scheduler.parkUntil(deadline);
                    }
                    check(Timers.nowNanos() >= deadline, "too early");
                    check(last <= Timers.nowNanos(), "time went back");
                    last = Timers.nowNanos();
                });
            }
        }
    }

    /// Wake-ups by a queue: as many as there are wake calls, with one waiter that has a deadline.
    public static final class Queue extends Scenario {
        private final WaitQueue queue = new WaitQueue();
        private int woken;
        private int wakes;
        private int over;
        private int arrived;

        @Override
        protected void begin() {
            KernelThread waker = thread("waker", () -> {
                for (int i = 0; i < 2; i++) {
                    while (arrived <= i) {
                        Scheduler.park();
                    }
                    application();
                    wakes += queue.wakeFirst() != null ? 1 : 0;
                }
            });
            waiter("patient", waker, corto.sched.events.TimerQueue.NEVER);
            waiter("hasty", waker, 5);
        }

        private void waiter(String name, KernelThread waker, long nanos) {
            thread(name, () -> {
                application();
                arrived++;
                Scheduler.unpark(waker);
                if (queue.await(nanos == corto.sched.events.TimerQueue.NEVER ? nanos : Timers.nowNanos() + nanos)) {
                    woken++;
                } else {
                    over++;
                }
                application();
            });
        }

        @Override
        protected void end() {
            check(woken + over == 2 && woken == wakes, "woken " + woken + ", over " + over + ", wakes " + wakes);
            check(queue.isEmpty(), "somebody is left");
        }
    }

    /// A thread that cannot go on before another has, and lends it the processor: nothing else runs meanwhile.
    public static final class Lending extends Scenario {
        private boolean isOpen;
        private boolean isLent;

        @Override
        protected void begin() {
            KernelThread[] owner = new KernelThread[1];
            owner[0] = thread("owner", () -> {
                application();
                isOpen = true;
                Scheduler.yield();                           // in the middle: half done
                isOpen = false;
                if (Scheduler.isLent()) {
                    Scheduler.giveBack();
                }
                application();
            });
            KernelThread lender = thread("lender", () -> {
                application();
                if (isOpen) {
                    isLent = true;
                    Scheduler.unpark(Scheduler.current());   // whoever wakes it meanwhile must not make it ready
                    Scheduler.lendTo(owner[0]);
                    isLent = false;
                }
                check(!isOpen, "half done is seen");
                Scheduler.park();
            });
            thread("third", () -> {
                application();
                check(!isLent, "somebody else runs on the lent processor");
                Scheduler.unpark(lender);
            });
        }
    }
}
