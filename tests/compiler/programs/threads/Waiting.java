// SPDX-License-Identifier: Apache-2.0
package threads;

/// Time limits and interrupts of Object.wait.
public class Waiting {
    private static final Object LOCK = new Object();
    private static boolean ready;

    private static boolean takes(long milliseconds, Runnable action) {
        long start = System.nanoTime();
        action.run();
        long elapsed = System.nanoTime() - start;
        return elapsed >= milliseconds * 1_000_000 && elapsed < milliseconds * 1_000_000 + 20_000_000_000L;
    }

    private static String await(long milliseconds) {
        synchronized (LOCK) {
            try {
                ready = true;
                LOCK.wait(milliseconds);
                return "woken " + Thread.holdsLock(LOCK);
            } catch (InterruptedException e) {
                return "interrupted " + Thread.currentThread().isInterrupted() + " " + Thread.holdsLock(LOCK);
            }
        }
    }

    private static void untilReady() throws InterruptedException {
        while (true) {
            synchronized (LOCK) {
                if (ready) {
                    ready = false;
                    return;                      // it has given the monitor away: it waits
                }
            }
            Thread.sleep(1);
        }
    }

    private static Thread start(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        return thread;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(takes(30, () -> System.out.println(await(30))));
        ready = false;
        Thread.currentThread().interrupt();
        System.out.println(await(10_000));
        ready = false;

        Thread waiter = start(() -> System.out.println(await(0)));
        untilReady();
        waiter.interrupt();
        waiter.join();

        waiter = start(() -> System.out.println(await(0)));
        untilReady();
        synchronized (LOCK) {
            LOCK.notify();
        }
        waiter.join();

        waiter = start(() -> System.out.println(await(60_000)));
        untilReady();
        synchronized (LOCK) {
            LOCK.notify();
            Thread.sleep(5);
            System.out.println("still held");
        }
        waiter.join();

        Thread enters = new Thread(() -> {
            synchronized (LOCK) {
                System.out.println("entered, interrupted " + Thread.interrupted());
            }
        });
        synchronized (LOCK) {
            enters.start();
            Thread.sleep(20);
            enters.interrupt();                  // entering is not ended by it
            Thread.sleep(20);
            System.out.println("leaves");
        }
        enters.join();

        for (long bad : new long[] {-1}) {
            try {
                synchronized (LOCK) {
                    LOCK.wait(bad);
                }
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        synchronized (LOCK) {
            LOCK.wait(0, 1);
            LOCK.wait(1, 999_999);
        }
        Thread[] many = new Thread[20];
        int[] woken = new int[1];
        int[] waiting = new int[1];
        for (int i = 0; i < many.length; i++) {
            many[i] = start(() -> {
                synchronized (LOCK) {
                    synchronized (LOCK) {
                        try {
                            waiting[0]++;
                            LOCK.wait();
                            woken[0]++;
                        } catch (InterruptedException e) {
                            System.out.println("not expected");
                        }
                    }
                    if (!Thread.holdsLock(LOCK)) {
                        System.out.println("lost");
                    }
                }
            });
        }
        while (true) {
            synchronized (LOCK) {
                if (waiting[0] == many.length) {
                    LOCK.notify();
                    LOCK.notify();
                    break;
                }
            }
            Thread.sleep(1);
        }
        while (true) {
            synchronized (LOCK) {
                if (woken[0] == 2) {
                    LOCK.notifyAll();
                    break;
                }
            }
            Thread.sleep(1);
        }
        for (Thread thread : many) {
            thread.join();
        }
        System.out.println(woken[0]);
    }
}
