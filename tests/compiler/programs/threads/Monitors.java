// SPDX-License-Identifier: Apache-2.0
package threads;

/// What one thread sees of monitors: recursion, nesting, how they are left, who owns them.
public class Monitors {
    private int depth;

    private synchronized int recurse(int n) {
        return n == 0 ? depth() : 1 + recurse(n - 1);
    }

    private int depth() {
        return Thread.holdsLock(this) ? 1000 : 0;
    }

    private synchronized int fails(int value) {
        depth++;
        if (value < 0) {
            throw new IllegalArgumentException("negative");
        }
        return 10 / value;
    }

    private static synchronized String ofClass() {
        return Thread.holdsLock(Monitors.class) + " " + Thread.holdsLock(Object.class);
    }

    private static synchronized long wide(long value, double other) {
        return value + (long) other;
    }

    private void block(Object lock, int what) {
        synchronized (lock) {
            switch (what) {
                case 0 -> {
                    return;
                }
                case 1 -> throw new IllegalStateException("out of the block");
                case 2 -> {
                    int[] none = null;
                    System.out.println(none[0]);
                }
                default -> System.out.println("through the block");
            }
        }
    }

    private int leave(Object lock) {
        for (int i = 0; i < 10; i++) {
            synchronized (lock) {
                if (i == 3) {
                    continue;
                }
                if (i == 5) {
                    break;
                }
            }
        }
        synchronized (lock) {
            return Thread.holdsLock(lock) ? 1 : 0;
        }
    }

    private static void refused(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": nothing");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e.getClass().getSimpleName() + (e instanceof NullPointerException ? "" : " " + e.getMessage()));
        }
    }

    public static void main(String[] args) throws Exception {
        Monitors m = new Monitors();
        System.out.println(m.recurse(100) + " " + Thread.holdsLock(m));
        for (int value : new int[] {5, 0, -1}) {
            try {
                System.out.println(m.fails(value));
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(Thread.holdsLock(m));
        }
        System.out.println(ofClass() + " " + Thread.holdsLock(Monitors.class) + " " + wide(1L << 40, 2.5));
        Object lock = new Object();
        for (int what = 0; what < 4; what++) {
            try {
                m.block(lock, what);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            } catch (NullPointerException e) {
                System.out.println("null");
            }
            System.out.println(Thread.holdsLock(lock));
        }
        System.out.println(m.leave(lock) + " " + Thread.holdsLock(lock));
        Object other = new Object();
        synchronized (lock) {
            synchronized (other) {
                synchronized (lock) {
                    System.out.println(Thread.holdsLock(lock) + " " + Thread.holdsLock(other));
                }
                System.out.println(Thread.holdsLock(lock) + " " + Thread.holdsLock(other));
            }
            System.out.println(Thread.holdsLock(lock) + " " + Thread.holdsLock(other));
        }
        System.out.println(Thread.holdsLock(lock) + " " + Thread.holdsLock(other));
        refused("notify", lock::notify);
        refused("notifyAll", lock::notifyAll);
        refused("wait", () -> {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        refused("timed wait", () -> {
            try {
                lock.wait(1);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        });
        refused("null", () -> {
            Object nothing = args.length > 100 ? lock : null;
            synchronized (nothing) {
                System.out.println("held");
            }
        });
        synchronized (lock) {
            lock.notify();
            lock.notifyAll();
            lock.wait(1);
            System.out.println(Thread.holdsLock(lock));
        }
        int[] array = new int[3];
        synchronized (array) {
            System.out.println(Thread.holdsLock(array) + " " + Thread.holdsLock("literal"));
            Thread stranger = new Thread(() -> System.out.println(Thread.holdsLock(array)));
            stranger.start();
            stranger.join();
        }
    }
}
