// SPDX-License-Identifier: Apache-2.0
package bytecode;

import java.util.ArrayList;
import java.util.List;

public class MonitorsInLoops {
    // synchronized methods and blocks left by return, break, continue and exceptions; nested, on null, on class objects, in lambdas.
    private final List<String> log = new ArrayList<>();
    private static int count;

    synchronized int add(int n) {
        if (n > 2) {
            return add(n - 1) + 1;
        }
        log.add("n" + n);
        return n;
    }

    static synchronized <T extends Exception> void fail(T exception) throws T {
        count++;
        throw exception;
    }

    String loop() {
        StringBuilder out = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            synchronized (log) {
                synchronized (this) {
                    if (i == 1) {
                        continue;
                    }
                    if (i == 4) {
                        break;
                    }
                    for (int j = 0; j < 3; j++) {
                        synchronized (out) {
                            if (j == i) {
                                continue outer;
                            }
                            out.append(i).append(j).append(' ');
                        }
                    }
                }
            }
            out.append('|');
        }
        return out.toString();
    }

    int returns(Object lock) {
        synchronized (lock) {
            try {
                synchronized (MonitorsInLoops.class) {
                    return count += 10;
                }
            } finally {
                count++;
            }
        }
    }

    public static void main(String[] args) {
        MonitorsInLoops m = new MonitorsInLoops();
        System.out.println(m.add(6) + " " + m.log + " " + m.loop());
        System.out.println(m.returns("lock") + " " + count);
        for (Exception e : new Exception[] {new IllegalStateException("a"), new java.io.IOException("b")}) {
            try {
                fail(e);
            } catch (RuntimeException x) {
                System.out.println("unchecked " + x.getMessage() + count);
            } catch (Exception x) {
                System.out.println("checked " + x.getMessage() + count);
            }
        }
        try {
            m.returns(null);
        } catch (NullPointerException e) {
            System.out.println("null monitor " + count);
        }
        Runnable r = () -> {
            synchronized (m) {
                synchronized (m) {
                    m.log.clear();
                    throw new IllegalArgumentException("out of two");
                }
            }
        };
        try {
            r.run();
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + m.log);
        }
        Object[] locks = {new int[0], Thread.currentThread(), Integer.class, "x".repeat(2)};
        int i = 0;
        while (i < locks.length) {
            synchronized (locks[i++]) {
                count -= i;
            }
        }
        System.out.println(count + " " + i);
    }
}
