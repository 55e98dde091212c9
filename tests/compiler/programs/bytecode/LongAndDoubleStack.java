// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class LongAndDoubleStack {
    // Two-slot values through dup2, dup2_x1, dup2_x2, pop2 and friends.
    static long ls;
    static double ds;
    long lf;
    double df;
    static long[] la = {1, 2, 3};
    static double[] da = {0.5, 1.5};

    static long next() {
        return ls += 7;
    }

    long chain(LongAndDoubleStack o) {
        return o.lf = lf = ls = la[1] = next();
    }

    double chainDouble() {
        return df = ds = da[0] = da[1] += 0.25;
    }

    static long compound(long[] a, int i) {
        return a[i] += a[i]++ + ++a[i];
    }

    static int mixed(int a, long b, int c, double d, int e, float f) {
        return (int) (a + b * c - d / e + f);
    }

    static long ternary(boolean b, long x, long y) {
        long z = b ? x++ : --y;
        return z * 100 + x * 10 + y;
    }

    static void ignore() {
        next();
        ds++;
        ls--;
        la[0]++;
        new LongAndDoubleStack().lf++;
    }

    public static void main(String[] args) {
        LongAndDoubleStack p = new LongAndDoubleStack();
        LongAndDoubleStack q = new LongAndDoubleStack();
        System.out.println(p.chain(q) + " " + q.lf + " " + p.lf + " " + ls + " " + la[1]);
        System.out.println(p.chainDouble() + " " + ds + " " + da[0] + " " + da[1]);
        System.out.println(compound(la, 2) + " " + la[2]);
        System.out.println(mixed(1, 2L, 3, 4.5, 2, 0.5f) + " " + ternary(true, 3, 4) + " " + ternary(false, 3, 4));
        ignore();
        System.out.println(ls + " " + ds + " " + la[0]);
        long x = 5;
        x = x++ * 2 + x;
        double d = 1.5;
        d = d-- - --d;
        System.out.println(x + " " + d);
        p.lf = q.lf++ + ++q.lf;
        p.df += p.lf += 3;
        System.out.println(p.lf + " " + q.lf + " " + p.df);
        long y = (ls = 9) + (ls *= 2) - (ls >>= 1);
        System.out.println(y + " " + ls);
        float f = 1;
        f += f++ + x;
        int i = 3;
        i += 3.7;
        i -= x;
        i *= 1L << 33;
        System.out.println(f + " " + i);
        long[] idx = {0, 1};
        la[(int) idx[1]] = idx[(int) (idx[1]--)] + 40;
        System.out.println(la[0] + " " + la[1] + " " + idx[1]);
        boolean b = ls > 5L == ds < 9.0;
        System.out.println(b + " " + (ls > ds) + " " + (x == d) + " " + (Long.MAX_VALUE == (double) Long.MAX_VALUE));
    }
}
