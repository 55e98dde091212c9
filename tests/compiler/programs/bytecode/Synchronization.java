// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class Synchronization {
    static int depth;
    private final Object lock = new Object();
    private int count;

    synchronized int method(int n) {
        if (n == 0) {
            throw new IllegalStateException("leaving a synchronized method by exception");
        }
        return n == 1 ? 1 : n + method(n - 1);
    }

    static synchronized int statics(int n) {
        return n <= 0 ? 0 : n + statics(n - 2);
    }

    int block(int n) {
        synchronized (lock) {
            count++;
            synchronized (this) {
                if (n % 3 == 0) {
                    return count;
                }
                for (int i = 0; i < 5; i++) {
                    synchronized (lock) {
                        if (i == n) {
                            break;
                        }
                        count += i;
                    }
                }
            }
            if (n > 3) {
                throw new RuntimeException("n" + n);
            }
        }
        return -count;
    }

    public static void main(String[] args) {
        Synchronization s = new Synchronization();
        System.out.println(s.method(5) + " " + statics(10));
        try {
            s.method(0);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        for (int i = 0; i < 6; i++) {
            try {
                System.out.println(s.block(i));
            } catch (RuntimeException e) {
                System.out.println(e.getMessage() + s.count);
            }
        }
        StringBuffer sb = new StringBuffer();
        for (int i = 0; i < 100; i++) {
            sb.append(i % 10);
        }
        System.out.println(sb.reverse().length());
        Object none = args.length > 100 ? "x" : null;
        try {
            synchronized (none) {
                System.out.println("entered");
            }
        } catch (NullPointerException e) {
            System.out.println("null lock");
        }
        int[] data = {0};
        synchronized (data) {
            Runnable r = () -> {
                synchronized (data) {
                    data[0] += 5;
                }
            };
            r.run();
        }
        synchronized (int[].class) {
            System.out.println(data[0] + " " + Thread.holdsLock(int[].class));
        }
    }
}
