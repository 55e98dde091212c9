// SPDX-License-Identifier: Apache-2.0
package arrays;

public class LengthsAndBounds {
    // Loops of all shapes around the ends of arrays, for bounds checks that a compiler might remove wrongly.
    static int up(int[] a, int from, int to) {
        int s = 0;
        for (int i = from; i < to; i++) {
            s += a[i];
        }
        return s;
    }

    static int upInclusive(int[] a, int to) {
        int s = 0;
        for (int i = 0; i <= to; i++) {
            s = s * 3 + a[i];
        }
        return s;
    }

    static int down(int[] a, int from, int step) {
        int s = 0;
        for (int i = from; i >= 0; i -= step) {
            s = s * 5 + a[i];
        }
        return s;
    }

    static int changing(int[] a) {
        int s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i];
            if (i == 2) {
                a = new int[] {1};
                i = -1;
            }
            if (s > 100) {
                break;
            }
        }
        return s;
    }

    static int pairs(int[] a) {
        int s = 0;
        for (int i = 0; i < a.length - 1; i++) {
            s += a[i] * a[i + 1];
        }
        for (int i = 1; i <= a.length; i++) {
            s += a[i - 1] - a[a.length - i];
        }
        return s;
    }

    static int overflow(int[] a, int start) {
        int s = 0;
        int i = start;
        while (i < a.length) {
            s += a[i];
            i += Integer.MAX_VALUE / 2;
        }
        return s;
    }

    static int unsigned(int[] a, int i) {
        return Integer.compareUnsigned(i, a.length) < 0 ? a[i] : -1;
    }

    static int guarded(int[] a, int i) {
        if (i >= 0 && i < a.length) {
            return a[i];
        }
        if (i < 0 || i > a.length) {
            return -2;
        }
        return a[i];
    }

    static void report(String what, java.util.function.IntSupplier s) {
        try {
            System.out.println(what + " " + s.getAsInt());
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(what + " " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        int[] a = {1, 2, 3, 4, 5};
        report("up", () -> up(a, 0, 5));
        report("up beyond", () -> up(a, 0, 6));
        report("up negative", () -> up(a, -1, 3));
        report("up none", () -> up(a, 10, 5));
        report("inclusive", () -> upInclusive(a, 4));
        report("inclusive beyond", () -> upInclusive(a, 5));
        report("down", () -> down(a, 4, 1));
        report("down 2", () -> down(a, 3, 2));
        report("down beyond", () -> down(a, 5, 1));
        report("changing", () -> changing(a.clone()));
        report("pairs", () -> pairs(a));
        report("pairs of none", () -> pairs(new int[0]));
        report("overflow", () -> overflow(a, 0));
        report("overflow 2", () -> overflow(a, -5));
        for (int i : new int[] {-1, 0, 4, 5, 6, Integer.MIN_VALUE}) {
            report("guarded " + i, () -> guarded(a, i) * 10 + unsigned(a, i));
        }
        int hits = 0;
        for (int i = -3; i < 8; i++) {
            try {
                hits += a[i] + a[a[i] - 1] + a[i & 3];
            } catch (ArrayIndexOutOfBoundsException e) {
                hits += 1000;
            }
        }
        System.out.println(hits);
    }
}
