// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class CompareChains {
    static int order(long a, long b, long c) {
        if (a < b && b < c) {
            return 0;
        } else if (a < c && c <= b) {
            return 1;
        } else if (b <= a && a < c) {
            return 2;
        } else if (b < c && c <= a) {
            return 3;
        } else if (c <= a && a < b) {
            return 4;
        }
        return 5;
    }

    static String classify(double d) {
        return d < 0 ? "negative" : d > 0 ? d >= 1 ? d >= 1e10 ? "huge" : "big" : "small" : d == 0 ? "zero" : "nan";
    }

    static boolean between(float low, float x, float high) {
        return !(x < low) && !(x > high);
    }

    public static void main(String[] args) {
        long[] v = {Long.MIN_VALUE, -4294967296L, -1, 0, 1, 4294967295L, 4294967296L, Long.MAX_VALUE};
        int[] counts = new int[6];
        long hash = 0;
        for (long a : v) {
            for (long b : v) {
                for (long c : v) {
                    int o = order(a, b, c);
                    counts[o]++;
                    hash = hash * 7 + o;
                }
            }
        }
        for (int count : counts) {
            System.out.print(count + " ");
        }
        System.out.println(hash);
        for (double d : new double[] {-1, -0.0, 0, 0.5, 1, 1e10, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            System.out.println(classify(d) + " " + between(0f, (float) d, 1f) + " " + (d < 1 | d > 2) + " " + (d < 1 ^ d < 2) + " " + (!(d < 1) & !(d >= 1)));
        }
        boolean p = true;
        boolean q = false;
        System.out.println((p & q) + " " + (p | q) + " " + (p ^ q) + " " + !p + " " + (p && !q || q) + " " + (p == q) + " " + (p != q));
        p &= q;
        q |= !p;
        p ^= q;
        System.out.println(p + " " + q);
        int x = 5;
        boolean r = x++ > 5 && x++ > 6;
        System.out.println(r + " " + x);
        r = x++ > 5 || x++ > 6;
        System.out.println(r + " " + x);
        r = x++ > 100 & x++ > 6;
        System.out.println(r + " " + x);
    }
}
