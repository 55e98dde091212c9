// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class Branches {
    static int all(int a, int b) {
        int r = 0;
        if (a == b) r |= 1;
        if (a != b) r |= 2;
        if (a < b) r |= 4;
        if (a <= b) r |= 8;
        if (a > b) r |= 16;
        if (a >= b) r |= 32;
        if (a == 0) r |= 64;
        if (a != 0) r |= 128;
        if (a < 0) r |= 256;
        if (a >= 0) r |= 512;
        if (a > 0) r |= 1024;
        if (a <= 0) r |= 2048;
        return r;
    }

    static int references(Object a, Object b) {
        int r = 0;
        if (a == b) r |= 1;
        if (a != b) r |= 2;
        if (a == null) r |= 4;
        if (a != null) r |= 8;
        if (!(a == null) && b == null) r |= 16;
        return r;
    }

    static int floats(double a, double b, float c, float d) {
        int r = 0;
        if (a < b) r |= 1;
        if (!(a < b)) r |= 2;
        if (a >= b) r |= 4;
        if (!(a >= b)) r |= 8;
        if (a == b) r |= 16;
        if (!(a != b)) r |= 32;
        if (c > d) r |= 64;
        if (!(c > d)) r |= 128;
        if (c <= d) r |= 256;
        if (!(c <= d)) r |= 512;
        if (a < b && c > d || a > b && c < d) r |= 1024;
        while (a < b && r < 100000) {
            r *= 3;
            a += Math.max(1, b - a);
        }
        return r;
    }

    static boolean logic(int bits) {
        boolean a = (bits & 1) != 0;
        boolean b = (bits & 2) != 0;
        boolean c = (bits & 4) != 0;
        boolean d = (bits & 8) != 0;
        return a && (b || c) && !(c && d) || !a && (b ? c : d) || (a ^ b) & (c | d) && (a ? b : c != d);
    }

    static String nested(int x) {
        if (x > 0)
            if (x > 10)
                if (x > 100)
                    return "huge";
                else
                    return "big";
            else if (x == 5)
                return "five";
            else
                return "small";
        else if (x == 0)
            return "zero";
        return "negative";
    }

    public static void main(String[] args) {
        int[] values = {0, 1, -1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int a : values) {
            StringBuilder sb = new StringBuilder();
            for (int b : values) {
                sb.append(all(a, b)).append(' ');
            }
            System.out.println(sb + nested(a));
        }
        Object o = new Object();
        System.out.println(references(o, o) + " " + references(o, "x") + " " + references(null, null) + " " + references(null, o) + " " + references(o, null));
        double[] ds = {0, -0.0, 1, Double.NaN, Double.NEGATIVE_INFINITY};
        for (double a : ds) {
            StringBuilder sb = new StringBuilder();
            for (double b : ds) {
                sb.append(floats(a, b, (float) a, (float) b)).append(' ');
            }
            System.out.println(sb);
        }
        int table = 0;
        for (int bits = 0; bits < 16; bits++) {
            table |= logic(bits) ? 1 << bits : 0;
        }
        System.out.println(Integer.toBinaryString(table) + nested(11) + nested(101) + nested(5) + nested(6));
    }
}
