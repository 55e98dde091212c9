// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/// Locks and what is built like them, each used by several threads at once.
public final class Locks {
    private static final int THREADS = 6;
    private static final int ROUNDS = 400;

    private Locks() {}

    /// Runs `task` in several threads and waits for them.
    private static void together(Task task) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    task.run(number);
                } catch (Exception e) {
                    System.out.println(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private interface Task {
        void run(int number) throws Exception;
    }

    private static int counter;
    private static volatile boolean inside;

    public static void main(String[] arguments) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        together(_ -> {
            for (int i = 0; i < ROUNDS; i++) {
                lock.lock();
                try {
                    int before = counter;
                    if (i % 50 == 0) {
                        Thread.yield();
                    }
                    counter = before + 1;
                } finally {
                    lock.unlock();
                }
            }
        });
        System.out.println("lock " + counter + " " + lock.isLocked());
        monitor();
        turns();
        readers();
        semaphore();
        latchBarrierPhaser();
        waitNotify();
    }

    private static void monitor() throws InterruptedException {
        counter = 0;
        Object monitor = new Object();
        together(_ -> {
            for (int i = 0; i < ROUNDS; i++) {
                synchronized (monitor) {
                    if (inside) {
                        System.out.println("two inside");
                    }
                    inside = true;
                    int before = counter;
                    if (i % 40 == 0) {
                        Thread.yield();
                    }
                    counter = before + 1;
                    inside = false;
                }
            }
        });
        System.out.println("monitor " + counter);
    }

    private static void turns() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(true);
        Condition changed = lock.newCondition();
        int[] turn = {0};
        StringBuilder order = new StringBuilder();
        together(number -> {
            for (int round = 0; round < 5; round++) {
                lock.lock();
                try {
                    while (turn[0] % THREADS != number) {
                        changed.await();
                    }
                    order.append(number);
                    turn[0]++;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        });
        System.out.println("turns " + order);
        lock.lock();
        try {
            System.out.println("nobody signals: " + changed.await(2, TimeUnit.MILLISECONDS));
        } finally {
            lock.unlock();
        }
    }

    private static void readers() throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        StampedLock stamped = new StampedLock();
        int[] pair = new int[2];
        int[] stampedPair = new int[2];
        AtomicInteger torn = new AtomicInteger();
        together(number -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (number < 2) {
                    lock.writeLock().lock();
                    pair[0]++;
                    if (i % 64 == 0) {
                        Thread.yield();
                    }
                    pair[1]++;
                    lock.writeLock().unlock();
                    long stamp = stamped.writeLock();
                    stampedPair[0]++;
                    stampedPair[1]++;
                    stamped.unlockWrite(stamp);
                } else {
                    lock.readLock().lock();
                    if (pair[0] != pair[1]) {
                        torn.incrementAndGet();
                    }
                    lock.readLock().unlock();
                    long stamp = stamped.tryOptimisticRead();
                    int a = stampedPair[0];
                    int b = stampedPair[1];
                    if (stamped.validate(stamp) && a != b) {
                        torn.incrementAndGet();
                    }
                }
            }
        });
        System.out.println("read-write " + pair[0] + " " + pair[1] + " " + stampedPair[1] + " torn " + torn);
    }

    private static void semaphore() throws InterruptedException {
        Semaphore permits = new Semaphore(2);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger tooMany = new AtomicInteger();
        together(_ -> {
            for (int i = 0; i < 50; i++) {
                permits.acquire();
                if (inside.incrementAndGet() > 2) {
                    tooMany.incrementAndGet();
                }
                Thread.yield();
                inside.decrementAndGet();
                permits.release();
            }
        });
        System.out.println("semaphore " + permits.availablePermits() + " " + tooMany + " " + permits.tryAcquire(3, 1, TimeUnit.MILLISECONDS));
    }

    private static void latchBarrierPhaser() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(THREADS);
        AtomicInteger generations = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(THREADS, generations::incrementAndGet);
        Phaser phaser = new Phaser(THREADS);
        Exchanger<Integer> exchanger = new Exchanger<>();
        AtomicInteger exchanged = new AtomicInteger();
        together(number -> {
            latch.countDown();
            latch.await();
            for (int i = 0; i < 10; i++) {
                barrier.await();
            }
            for (int i = 0; i < 10; i++) {
                phaser.arriveAndAwaitAdvance();
            }
            exchanged.addAndGet(exchanger.exchange(number));
        });
        System.out.println("barrier " + generations + " phase " + phaser.getPhase() + " exchanged " + exchanged);
    }

    private static void waitNotify() throws InterruptedException {
        Object monitor = new Object();
        int[] items = {0};
        AtomicInteger taken = new AtomicInteger();
        together(number -> {
            for (int i = 0; i < 100; i++) {
                synchronized (monitor) {
                    if (number % 2 == 0) {
                        while (items[0] == 3) {
                            monitor.wait();
                        }
                        items[0]++;
                    } else {
                        while (items[0] == 0) {
                            monitor.wait();
                        }
                        items[0]--;
                        taken.incrementAndGet();
                    }
                    monitor.notifyAll();
                }
            }
        });
        System.out.println("wait and notify " + items[0] + " " + taken);
        synchronized (monitor) {
            monitor.wait(2);
        }
        try {
            monitor.notify();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not the owner");
        }
        System.out.println(Thread.holdsLock(monitor));
    }
}
