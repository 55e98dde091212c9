// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Idioms that the memory model promises to work (JLS §17): final fields, double-checked locking, volatile flags.
public class Publication {
    private static final class Point {
        final int x;
        final int[] rest;

        Point(int x) {
            this.x = x;
            rest = new int[] {x, 2 * x, 3 * x};
        }

        boolean isWhole() {
            return rest[0] == x && rest[1] == 2 * x && rest[2] == 3 * x;
        }
    }

    private static final class Lazy {
        private static final AtomicInteger MADE = new AtomicInteger();
        private static volatile Lazy instance;
        private int state;

        static Lazy get() {
            Lazy result = instance;
            if (result == null) {
                synchronized (Lazy.class) {
                    result = instance;
                    if (result == null) {
                        result = new Lazy();
                        for (int i = 0; i < 1000; i++) {
                            result.state += i;
                        }
                        MADE.incrementAndGet();
                        instance = result;
                    }
                }
            }
            return result;
        }
    }

    private static Point racy;                   // without synchronisation: final fields are seen whole
    private static int plain;
    private static volatile int sequence;
    private static volatile boolean done;

    private static void finals() throws InterruptedException {
        AtomicInteger broken = new AtomicInteger();
        done = false;
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread reader = new Thread(() -> {
                while (!done) {
                    Point point = racy;
                    if (point != null && !point.isWhole()) {
                        broken.incrementAndGet();
                    }
                }
            });
            reader.start();
            readers.add(reader);
        }
        for (int i = 1; i < 20_000; i++) {
            racy = new Point(i);
            if (i % 1000 == 0) {
                Thread.sleep(1);
            }
        }
        done = true;
        for (Thread reader : readers) {
            reader.join();
        }
        System.out.println("broken points: " + broken);
    }

    /// What is written before a volatile is seen by who reads the volatile.
    private static void messages() throws InterruptedException {
        int[] wrong = new int[1];
        Thread reader = new Thread(() -> {
            for (int expected = 1; expected <= 200; expected++) {
                while (sequence < expected) {
                    Thread.onSpinWait();
                }
                if (plain < expected * 10) {
                    wrong[0]++;
                }
            }
        });
        reader.start();
        for (int i = 1; i <= 200; i++) {
            plain = i * 10;
            sequence = i;
            if (i % 20 == 0) {
                Thread.sleep(1);
            }
        }
        reader.join();
        System.out.println("messages out of order: " + wrong[0]);
    }

    public static void main(String[] args) throws Exception {
        Thread[] threads = new Thread[4];
        AtomicInteger sum = new AtomicInteger();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 1000; k++) {
                    sum.addAndGet(Lazy.get().state);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(Lazy.MADE + " " + sum);
        finals();
        messages();
    }
}
