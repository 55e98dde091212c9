// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class ExceptionRanges {
    // Values that live across exception edges, in locals of all kinds, changed at many points of a try block.
    static int fail(int at, int now) {
        if (at == now) {
            throw new IllegalStateException("at " + at);
        }
        return now;
    }

    static String run(int at) {
        int i = 0;
        long l = 10;
        double d = 0.5;
        String s = "s";
        Object o = null;
        int[] a = {0};
        try {
            i = fail(at, 1);
            l += fail(at, 2);
            d *= fail(at, 3);
            s = s + fail(at, 4);
            o = fail(at, 5);
            a = new int[] {fail(at, 6)};
            i = i + (i = 50) * fail(at, 7);
            l = l++ + fail(at, 8);
            for (int k = 9; k < 12; k++) {
                i += k;
                s += fail(at, k);
            }
            try {
                d = 100;
                fail(at, 12);
                d = 200;
            } finally {
                d += 1;
                fail(at, 13);
                i++;
            }
        } catch (IllegalStateException e) {
            s += "!" + e.getMessage();
            l = -l;
        }
        return i + " " + l + " " + d + " " + s + " " + o + " " + a[0];
    }

    static int retry(int limit) {
        int attempts = 0;
        int sum = 0;
        for (;;) {
            try {
                attempts++;
                sum += 100 / (attempts - limit < 0 ? 0 : attempts);
                return sum * 10 + attempts;
            } catch (ArithmeticException e) {
                sum++;
            }
        }
    }

    static int reuse(Object o) {
        int r = 0;
        {
            long x = 5;
            try {
                r += ((String) o).length() + x;
            } catch (ClassCastException | NullPointerException e) {
                r -= 1;
            }
        }
        {
            String x = "reused slot";
            try {
                r += (Integer) o + x.length();
            } catch (ClassCastException e) {
                r -= 10;
            } catch (NullPointerException e) {
                r -= 100;
            }
        }
        {
            double x = 1.5;
            try {
                r += (int) (((int[]) o).length * x);
            } catch (RuntimeException e) {
                r -= 1000;
            }
        }
        return r;
    }

    static boolean nestedFinally(StringBuilder log, int mode) {
        try {
            try {
                try {
                    if (mode == 0) {
                        return log.append("r").length() > 0;
                    }
                    if (mode == 1) {
                        throw new RuntimeException("x");
                    }
                    log.append("n");
                } finally {
                    log.append("1");
                    if (mode == 2) {
                        throw new IllegalStateException();
                    }
                }
            } finally {
                log.append("2");
                if (mode == 3) {
                    return true;
                }
            }
        } catch (IllegalStateException e) {
            log.append("I");
        } catch (RuntimeException e) {
            log.append("R");
        } finally {
            log.append("3");
        }
        return false;
    }

    public static void main(String[] args) {
        for (int at = 0; at < 15; at++) {
            System.out.println(run(at));
        }
        System.out.println(retry(1) + " " + retry(4));
        System.out.println(reuse("abc") + " " + reuse(7) + " " + reuse(new int[3]) + " " + reuse(null));
        for (int mode = 0; mode < 5; mode++) {
            StringBuilder log = new StringBuilder();
            System.out.println(nestedFinally(log, mode) + " " + log);
        }
    }
}
