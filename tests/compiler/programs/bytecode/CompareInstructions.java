// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class CompareInstructions {
    // lcmp, fcmpl, fcmpg, dcmpl, dcmpg, if_acmp, ifnull as branches, values and in loops, at every edge.
    static final float[] FLOATS = {Float.NaN, Float.NEGATIVE_INFINITY, -1, -Float.MIN_VALUE, -0f, 0f, Float.MIN_NORMAL, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY};
    static final long[] LONGS = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L << 32, -1, 0, 1, 0xFFFFFFFFL, 1L << 32, Long.MAX_VALUE};

    static int bits(float a, float b) {
        int r = 0;
        if (a < b) r |= 1;
        if (a <= b) r |= 2;
        if (a > b) r |= 4;
        if (a >= b) r |= 8;
        if (a == b) r |= 16;
        if (a != b) r |= 32;
        if (!(a < b)) r |= 64;
        if (!(a >= b)) r |= 128;
        return r;
    }

    static int bits(double a, double b) {
        return (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a > b ? 4 : 0) | (a >= b ? 8 : 0) | (a == b ? 16 : 0) | (a != b ? 32 : 0) | (!(a < b) ? 64 : 0) | (!(a >= b) ? 128 : 0);
    }

    static int bits(long a, long b) {
        boolean less = a < b, lessOrEqual = a <= b, greater = a > b;
        int r = less ? 1 : 0;
        r |= lessOrEqual ? 2 : 0;
        r |= greater ? 4 : 0;
        while (a >= b) {
            r |= 8;
            if (a == b) {
                r |= 16;
            }
            break;
        }
        do {
            r |= a != b ? 32 : 0;
        } while (a < b && a > b);
        return r;
    }

    static int bits(Object a, Object b) {
        int r = a == b ? 1 : 0;
        if (a != b) r |= 2;
        if (a == null) r |= 4;
        if (b != null && !(a != null)) r |= 8;
        r |= (a == null) == (b == null) ? 16 : 0;
        return r;
    }

    static boolean between(double low, double x, double high) {
        return low <= x && x < high || x != x && !(low > high);
    }

    public static void main(String[] args) {
        for (float a : FLOATS) {
            StringBuilder line = new StringBuilder();
            for (float b : FLOATS) {
                line.append(bits(a, b)).append(bits((double) a, (double) b) == bits(a, b) ? " " : "! ");
            }
            System.out.println(line);
        }
        for (long a : LONGS) {
            StringBuilder line = new StringBuilder();
            for (long b : LONGS) {
                line.append(bits(a, b)).append(Long.compare(a, b)).append(Long.compareUnsigned(a, b)).append(' ');
            }
            System.out.println(line);
        }
        Object[] objects = {null, "a", new String("a"), "a", 127, 127, 1000, Integer.valueOf(1000), args};
        long hash = 0;
        for (Object a : objects) {
            for (Object b : objects) {
                hash = hash * 17 + (a instanceof Integer n && n == 1000 && b instanceof Integer && a != b ? 99 : bits(a, b));
            }
        }
        System.out.println(hash);
        System.out.println(between(0, -0.0, 1) + " " + between(0, Double.NaN, 1) + " " + between(Double.NaN, Double.NaN, Double.NaN) + " " + between(1, 1, 1));
        int steps = 0;
        for (double x = 0; x != 1 && steps < 20; x += 0.1) {
            steps++;
        }
        for (float x = 16777210f; x < 16777220f && steps < 100; x++) {
            steps++;
        }
        System.out.println(steps);
        char c = '\uffff';
        byte b = -1;
        short s = -1;
        System.out.println((c == b) + " " + (c == (char) b) + " " + (b == s) + " " + ((byte) c == b) + " " + (c > s) + " " + ('a' == 97.0) + " " + ((int) 3e9 == Integer.MAX_VALUE) + " " + (16777217 == 16777216f) + " " + (0x1p63 == Long.MAX_VALUE));
    }
}
