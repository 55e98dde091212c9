// SPDX-License-Identifier: Apache-2.0
package threads;

/// Classes that several threads use for the first time (JLS §12.4.2).
public class LazyInitialization {
    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class Slow {
        static int count;
        static int value;

        static {
            count++;
            System.out.println("Slow is initialised");
            sleep(30);
            value = own() + 1;
        }

        static int own() {
            return 41;
        }
    }

    static class Base {
        static int value;

        static {
            sleep(20);
            value = 7;
        }
    }

    static class Derived extends Base {
        static int twice = 2 * value;
    }

    static class Fails {
        static int value;

        static {
            sleep(20);
            if (value == 0) {
                throw new IllegalStateException("cannot be initialised");
            }
        }

        static void use() {
            System.out.println("used");
        }
    }

    static class Recursive {
        static int first = System.getProperty("none") == null ? other() : 0;
        static int second = 5;

        static int other() {
            sleep(1);
            return Helper.read() + 1;
        }
    }

    static class Helper {
        static int read() {
            return Recursive.second;             // 0: the thread that initialises the class sees it as it is
        }
    }

    static class Escapes {
        static volatile Escapes instance;
        static int ready;

        static {
            instance = Published.put(new Escapes());
            sleep(30);
            ready = 9;
        }

        int look() {
            return ready;                        // waits for the initialiser, although the object is there
        }
    }

    static class Published {
        static volatile Escapes object;

        static Escapes put(Escapes escapes) {
            object = escapes;
            return escapes;
        }
    }

    private static void all(int count, Runnable action) throws InterruptedException {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = new Thread(action);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static final Object LOCK = new Object();
    private static int sum;
    private static int errors;
    private static int later;

    public static void main(String[] args) throws Exception {
        all(5, () -> {
            int value = Slow.value;
            synchronized (LOCK) {
                sum += value;
            }
        });
        System.out.println(sum + " " + Slow.count);
        sum = 0;
        Thread base = new Thread(() -> System.out.println("base " + (Base.value == 7)));
        base.start();
        all(3, () -> {
            int value = Derived.twice;
            synchronized (LOCK) {
                sum += value;
            }
        });
        base.join();
        System.out.println(sum);
        all(4, () -> {
            try {
                Fails.use();
            } catch (ExceptionInInitializerError e) {
                synchronized (LOCK) {
                    errors++;
                }
            } catch (NoClassDefFoundError e) {
                synchronized (LOCK) {
                    later++;
                }
            }
        });
        System.out.println(errors + " " + later);
        System.out.println(Recursive.first + " " + Recursive.second);
        int[] seen = new int[1];
        Thread initializes = new Thread(() -> seen[0] = Escapes.ready);
        initializes.start();
        while (Published.object == null) {
            Thread.sleep(1);
        }
        System.out.println(Published.object.look());
        initializes.join();
        System.out.println(seen[0]);
    }
}
