// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Ten thousand virtual threads at once, deep recursion and its overflow in a thread, threads that never wait.
public final class Many {
    private static volatile boolean stop;
    private static volatile long spins;
    private static int depth;

    private Many() {}

    public static void main(String[] arguments) throws InterruptedException {
        virtual();
        overflow();
        spinning();
        collected();
    }

    private static void virtual() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(10_000);
        AtomicLong sum = new AtomicLong();
        Thread[] threads = new Thread[10_000];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = Thread.startVirtualThread(() -> {
                waiting.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                sum.addAndGet(number);
            });
        }
        waiting.await();
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(sum);
    }

    private static int sumTo(int n) {
        return n == 0 ? 0 : n + sumTo(n - 1);
    }

    private static void endless() {
        depth++;
        endless();
    }

    private static void overflow() throws InterruptedException {
        Thread deep = new Thread(() -> System.out.println(sumTo(1_000)));
        deep.start();
        deep.join();
        Thread overflowing = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                depth = 0;
                try {
                    endless();
                } catch (StackOverflowError e) {
                    System.out.println("overflow " + (depth > 1_000));
                }
            }
        });
        overflowing.start();
        overflowing.join();
    }

    /// Nobody waits or yields: only time slices let the others run.
    private static void spinning() throws InterruptedException {
        Runnable spin = () -> {
            while (!stop) {
                spins++;
            }
        };
        Thread first = new Thread(spin);
        Thread second = Thread.ofVirtual().unstarted(spin);
        first.start();
        second.start();
        Thread stopping = new Thread(() -> {
            long seen = spins;
            while (spins == seen) {
                Thread.onSpinWait();
            }
            stop = true;
        });
        stopping.start();
        stopping.join();
        first.join();
        second.join();
        System.out.println("stopped");
    }

    /// What only the stacks of waiting threads refer to is kept.
    private static void collected() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicLong sum = new AtomicLong();
        Thread[] threads = new Thread[50];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                int[] mine = new int[500];
                java.util.Arrays.fill(mine, number);
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int element : mine) {
                    sum.addAndGet(element);
                }
            });
            threads[i].start();
        }
        Object garbage = null;
        for (int i = 0; i < 20_000; i++) {
            garbage = new Object[] {garbage == null ? null : "x", new byte[1_000]};
            if (i % 500 == 0) {
                Thread.yield();
            }
        }
        System.gc();
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(sum + " " + (garbage != null));
    }
}
