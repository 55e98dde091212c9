// SPDX-License-Identifier: Apache-2.0
package threads;

/// Threads that never wait do not keep others from running.
public class Preemption {
    private static volatile boolean stop;
    private static boolean plain;
    private static volatile int other;
    private volatile boolean stopThis;
    private static long result;

    private static int loop() {
        int rounds = 0;
        while (!stop) {
            rounds++;
        }
        return rounds;
    }

    private static long nested() {
        long sum = 0;
        for (int i = 0; ; i++) {
            for (int k = 0; k < 100; k++) {
                sum += i ^ k;
                if (stop) {
                    return sum;
                }
            }
        }
    }

    private static void doWhile() {
        do {
            result++;
        } while (!stop);
    }

    private static int recursive(int n) {
        if (stop || n == 0) {
            return 1;
        }
        return recursive(n - 1) + recursive(n - 1);
    }

    private static int even(int n) {
        return stop || n == 0 ? 1 : odd(n - 1) + odd(n - 1);
    }

    private static int odd(int n) {
        return stop || n == 0 ? 0 : even(n - 1) - even(n - 1);
    }

    private static void continues() {
        int i = 0;
        while (true) {
            i++;
            if (i % 3 == 0) {
                continue;
            }
            if (stop) {
                break;
            }
        }
    }

    private static void catches() {
        while (true) {
            try {
                if (stop) {
                    return;
                }
                throw new IllegalStateException();
            } catch (IllegalStateException e) {
                result++;
            }
        }
    }

    private static void switches() {
        int state = 0;
        while (true) {
            switch (state) {
                case 0 -> state = stop ? 3 : 1;
                case 1 -> state = 2;
                case 2 -> state = 0;
                default -> {
                    return;
                }
            }
        }
    }

    private static void library() {
        while (!stop) {
            "a long text in which something is looked for that is not there".repeat(10).indexOf("x is not");
        }
    }

    private static void plainField() {
        int seen = 0;
        while (!plain) {
            seen = other;                        // HotSpot reads `plain` again after this
        }
        result = seen;
    }

    private void ofObject() {
        while (!stopThis) {
        }
    }

    private static void floating() {
        double x = 1;
        double y = 3;
        double z = 0.5;
        while (!stop) {
            x = x * 1.0000001 + y * 0 + z * 0;
            if (x > 1e6) {
                x = 1;
            }
        }
        if (y != 3 || z != 0.5 || x < 1 || x > 1e6) {
            System.out.println("registers lost: " + x + " " + y + " " + z);
        }
    }

    private static void check(String what, Runnable endless) throws InterruptedException {
        stop = false;
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(endless);
            threads[i].start();
        }
        Thread.sleep(15);
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(what);
    }

    public static void main(String[] args) throws Exception {
        check("loop", Preemption::loop);
        check("nested loops", Preemption::nested);
        check("do while", Preemption::doWhile);
        check("recursion", () -> recursive(60));
        check("mutual recursion", () -> even(60));
        check("continue", Preemption::continues);
        check("exceptions", Preemption::catches);
        check("switch", Preemption::switches);
        check("java.base", Preemption::library);
        check("floating point", Preemption::floating);

        Thread thread = new Thread(Preemption::plainField);
        thread.start();
        Thread.sleep(10);
        plain = true;
        thread.join();
        System.out.println("plain field");

        Preemption object = new Preemption();
        thread = new Thread(object::ofObject);
        thread.start();
        Thread.sleep(10);
        object.stopThis = true;
        thread.join();
        System.out.println("field of an object");
    }
}
