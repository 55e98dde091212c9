// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import corto.sched.api.KernelThread;
import corto.sched.api.Scenario;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;

/// Programs for `LocksTest`.
public final class LockScenarios {
    private LockScenarios() {}

    /// Three threads count what they do in the lock, and let others run in the middle.
    public static final class Exclusion extends Scenario {
        private final Mutex mutex = new Mutex();
        private int inside;
        private int count;

        @Override
        protected void begin() {
            for (int i = 0; i < 3; i++) {
                thread("thread" + i, () -> {
                    mutex.acquire();
                    check(mutex.isHeld(), "not the owner");
                    check(++inside == 1, "two threads have the lock");
                    int before = count;
                    application();
                    count = before + 1;
                    inside--;
                    mutex.release();
                });
            }
        }

        @Override
        protected void end() {
            check(count == 3, "an addition is lost");
            check(mutex.owner() == null, "somebody still has the lock");
        }
    }

    /// Whoever waits has the lock before those who came later, also if the owner wants it again at once.
    public static final class Fairness extends Scenario {
        private final Mutex mutex = new Mutex();
        private int tickets;
        private int served;

        @Override
        protected void begin() {
            for (int i = 0; i < 3; i++) {
                int rounds = i == 0 ? 2 : 1;
                thread("thread" + i, () -> {
                    for (int round = 0; round < rounds; round++) {
                        int ticket = tickets++;
                        mutex.acquire();
                        check(ticket == served++, "number " + ticket + " overtakes");
                        application();
                        mutex.release();
                    }
                });
            }
        }
    }

    /// Waits that end: the lock is had or not, never both.
    public static final class Deadlines extends Scenario {
        private final Mutex mutex = new Mutex();
        private int inside;
        private int ended;

        @Override
        protected void begin() {
            for (int i = 0; i < 3; i++) {
                long patience = 4L * i;
                thread("thread" + i, () -> {
                    application();
                    if (mutex.acquire(Timers.nowNanos() + patience)) {
                        check(++inside == 1, "two threads have the lock");
                        long until = Timers.nowNanos() + 3;
                        while (Timers.nowNanos() < until) {
                            Scheduler.parkUntil(until);
                        }
                        inside--;
                        mutex.release();
                    } else {
                        check(!mutex.isHeld(), "given up, and had");
                    }
                    ended++;
                });
            }
        }

        @Override
        protected void end() {
            check(ended == 3 && mutex.owner() == null, "the lock has got lost");
        }
    }

    /// Permits from a device, taken by two threads of which one does not wait for ever.
    public static final class Permits extends Scenario {
        private final Semaphore semaphore = new Semaphore(0);
        private int taken;

        @Override
        protected void begin() {
            thread("patient", () -> {
                semaphore.acquire();
                taken++;
                application();
            });
            thread("hasty", () -> {
                application();
                if (semaphore.acquire(Timers.nowNanos() + 5)) {
                    taken++;
                }
            });
            interrupt("first", semaphore::release);
            interrupt("second", semaphore::release);
        }

        @Override
        protected void end() {
            check(taken + semaphore.permits() == 2, "permits: " + taken + " taken, " + semaphore.permits() + " left");
        }
    }

    /// A buffer with one place, two who fill it and one who empties it.
    public static final class Buffer extends Scenario {
        private final Mutex mutex = new Mutex();
        private final Condition filled = new Condition(mutex);
        private final Condition emptied = new Condition(mutex);
        private int content;
        private int sum;

        @Override
        protected void begin() {
            for (int i = 1; i <= 2; i++) {
                int value = i;
                thread("producer" + i, () -> {
                    mutex.acquire();
                    while (content != 0) {
                        emptied.await();
                    }
                    content = value;
                    filled.signal();
                    application();
                    mutex.release();
                });
            }
            thread("consumer", () -> {
                for (int i = 0; i < 2; i++) {
                    mutex.acquire();
                    while (content == 0) {
                        filled.await();
                    }
                    sum += content;
                    content = 0;
                    emptied.signal();
                    mutex.release();
                    application();
                }
            });
        }

        @Override
        protected void end() {
            check(sum == 3, "something is lost");
        }
    }

    /// All who wait are told; those whose time is over have the mutex, too.
    public static final class Broadcast extends Scenario {
        private final Mutex mutex = new Mutex();
        private final Condition condition = new Condition(mutex);
        private boolean isOpen;

        @Override
        protected void begin() {
            for (int i = 0; i < 2; i++) {
                long patience = i == 0 ? Long.MAX_VALUE : 5;
                thread("waiter" + i, () -> {
                    mutex.acquire();
                    boolean told = true;
                    while (!isOpen && told) {
                        told = condition.await(patience == Long.MAX_VALUE ? patience : Timers.nowNanos() + patience);
                        check(mutex.isHeld(), "without the mutex");
                    }
                    mutex.release();
                });
            }
            thread("opener", () -> {
                application();
                mutex.acquire();
                isOpen = true;
                condition.signalAll();
                application();
                mutex.release();
            });
        }
    }

    /// Two readers, two writers.
    public static final class ReadersAndWriters extends Scenario {
        private final ReadWriteLock lock = new ReadWriteLock();
        private int readers;
        private int writers;

        @Override
        protected void begin() {
            for (int i = 0; i < 2; i++) {
                thread("reader" + i, () -> {
                    lock.acquireRead();
                    readers++;
                    check(writers == 0, "read while written");
                    application();
                    readers--;
                    lock.releaseRead();
                });
                thread("writer" + i, () -> {
                    lock.acquireWrite();
                    check(++writers == 1 && readers == 0, "written while in use");
                    application();
                    writers--;
                    lock.releaseWrite();
                });
            }
        }

        @Override
        protected void end() {
            lock.acquireWrite();
            lock.releaseWrite();
        }
    }

    /// A writer that gives up lets readers in that waited behind it.
    public static final class WriterGivesUp extends Scenario {
        private final ReadWriteLock lock = new ReadWriteLock();
        private boolean isOver;
        private int readers;

        @Override
        protected void begin() {
            KernelThread first = thread("first", () -> {
                lock.acquireRead();
                readers++;
                while (!isOver) {
                    Scheduler.park();
                }
                readers--;
                lock.releaseRead();
            });
            thread("writer", () -> {
                application();
                if (lock.acquireWrite(Timers.nowNanos() + 5)) {
                    check(readers == 0, "written while in use");
                    lock.releaseWrite();
                }
            });
            thread("second", () -> {
                application();
                lock.acquireRead();
                readers++;
                application();
                readers--;
                lock.releaseRead();
                isOver = true;
                Scheduler.unpark(first);
            });
        }
    }

    /// Someone urgent waits for someone who waits for an idler: all are urgent meanwhile, and not afterwards.
    public static final class Inheritance extends Scenario {
        private static final int URGENT = KernelThread.NORMAL_PRIORITY + 5;
        private final Mutex inner = new Mutex();
        private final Mutex outer = new Mutex();
        private KernelThread low;
        private KernelThread middle;

        @Override
        protected void begin() {
            low = thread("low", () -> {
                inner.acquire();
                application();
                if (outer.owner() == middle && middle.priority() == URGENT && middle.state() == KernelThread.State.WAITING) {
                    check(low.priority() == URGENT, "the owner behind the owner is not urgent");
                }
                inner.release();
                check(low.priority() == KernelThread.NORMAL_PRIORITY, "urgent for ever");
            });
            middle = thread("middle", () -> {
                outer.acquire();
                application();
                inner.acquire();
                inner.release();
                application();
                outer.release();
                check(middle.priority() == KernelThread.NORMAL_PRIORITY, "urgent for ever");
            });
            KernelThread high = thread("high", () -> {
                application();
                boolean has = outer.acquire(Timers.nowNanos() + 5);
                if (has) {
                    outer.release();
                }
            });
            Scheduler.setPriority(high, URGENT);
            thread("observer", () -> {
                application();
                boolean isWaitedFor = outer.owner() == middle && high.state() == KernelThread.State.WAITING;
                check(!isWaitedFor || middle.priority() == URGENT, "the owner is not urgent");
            });
        }

        @Override
        protected void end() {
            check(low.priority() == KernelThread.NORMAL_PRIORITY && middle.priority() == KernelThread.NORMAL_PRIORITY, "urgent for ever");
        }
    }

    /// Two urgent threads wait: who has released is not urgent for the one that still waits.
    public static final class Released extends Scenario {
        private final Mutex mutex = new Mutex();
        private KernelThread low;

        @Override
        protected void begin() {
            low = thread("low", () -> {
                mutex.acquire();
                application();
                mutex.release();
                check(low.priority() == KernelThread.NORMAL_PRIORITY, "urgent for somebody who waits for somebody else");
            });
            for (int i = 0; i < 2; i++) {
                KernelThread high = thread("high" + i, () -> {
                    application();
                    mutex.acquire();
                    application();
                    mutex.release();
                });
                Scheduler.setPriority(high, KernelThread.NORMAL_PRIORITY + 5);
            }
        }
    }

    /// Two locks in two orders: what the explorer must find.
    public static final class Deadlock extends Scenario {
        private final Mutex a = new Mutex();
        private final Mutex b = new Mutex();

        @Override
        protected void begin() {
            thread("ab", () -> take(a, b));
            thread("ba", () -> take(b, a));
        }

        private void take(Mutex first, Mutex second) {
            first.acquire();
            application();
            second.acquire();
            second.release();
            first.release();
        }
    }
}
