// SPDX-License-Identifier: Apache-2.0
package control;

public class LoopInvariants {
    // Loops whose conditions, bounds or bodies change in ways that tempt an optimiser.
    static int field = 3;
    static int[] data = {1, 2, 3, 4, 5};
    static volatile boolean stop;

    static int changingField() {
        int n = 0;
        for (int i = 0; i < field; i++) {
            n += field;
            if (i == 1) {
                field = 6;
            }
        }
        return n;
    }

    static int changingLength() {
        int n = 0;
        for (int i = 0; i < data.length; i++) {
            n = n * 10 + data[i];
            if (i == 2) {
                data = new int[] {9, 8, 7, 6};
            }
        }
        return n;
    }

    static int aliasing(int[] a, int[] b) {
        int s = 0;
        for (int i = 0; i < a.length; i++) {
            b[0] += a[i];
            s += a[0];
        }
        return s;
    }

    static long induction(int from, int to, int step) {
        long h = 0;
        for (int i = from; step > 0 ? i < to : i > to; i += step) {
            h = h * 31 + i * 4 + (i << 3) - i / 2;
        }
        return h;
    }

    static int overflowing() {
        int n = 0;
        for (int i = Integer.MAX_VALUE - 5; i > 0; i += 2) {
            n++;
        }
        for (int i = Integer.MIN_VALUE + 5; i < 0; i -= 3) {
            n += 100;
        }
        return n;
    }

    static int sideEffectsInCondition() {
        int n = 0;
        int i = 0;
        while (i++ < 5 && (n += i) < 100 || n++ < 17) {
            n += i % 2 == 0 ? 1 : 0;
        }
        return n * 100 + i;
    }

    static double floatCounter() {
        double s = 0;
        for (float f = 0; f != 1; f += 0.125f) {
            s += f;
        }
        return s;
    }

    static int exceptionsInside() {
        int n = 0;
        for (int i = -2; i < 3; i++) {
            try {
                n += 12 / i;
            } catch (ArithmeticException e) {
                n += 1000;
                continue;
            }
            n++;
        }
        return n;
    }

    static int unswitched(boolean flag, int limit) {
        int r = 0;
        for (int i = 0; i < limit; i++) {
            if (flag) {
                r += i;
            } else {
                r -= i;
                if (r < -20) {
                    flag = true;
                }
            }
        }
        return r;
    }

    static int zeroTrip(int n) {
        int x = 7;
        for (int i = 0; i < n; i++) {
            x = 10 / n;
        }
        return x;
    }

    public static void main(String[] args) {
        System.out.println(changingField() + " " + changingLength());
        int[] shared = {1, 2, 3};
        System.out.println(aliasing(shared, shared) + " " + aliasing(new int[] {1, 2, 3}, new int[1]));
        System.out.println(induction(0, 100, 7) + " " + induction(50, -50, -9) + " " + induction(0, 0, 1) + " " + induction(5, 5, -1));
        System.out.println(overflowing() + " " + sideEffectsInCondition() + " " + floatCounter() + " " + exceptionsInside());
        System.out.println(unswitched(true, 10) + " " + unswitched(false, 20) + " " + zeroTrip(0) + " " + zeroTrip(4));
        int spins = 0;
        while (!stop) {
            if (++spins == 1000) {
                stop = true;
            }
        }
        System.out.println(spins);
        long total = 0;
        for (int i = 0, j = 100; i < j; i += 3, j -= 2) {
            for (int k = i; k < j; k += i + 1) {
                total += (long) i * j ^ k;
            }
        }
        System.out.println(total);
    }
}
