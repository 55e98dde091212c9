// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class LargeMethod {
    // Long straight code with many calls, and jumps over much of it.
    static int n;

    static int f(int a, int b) {
        n++;
        return a * 31 + b;
    }

    static int big(int k) {
        int r = k;
        if (k > 100) {
            return -1;
        }
        for (int round = 0; round < 3; round++) {
            r = f(r, 1); r = f(r, 2); r = f(r, 3); r = f(r, 4); r = f(r, 5); r = f(r, 6); r = f(r, 7); r = f(r, 8);
            if (r % 7 == k) break;
            r ^= f(k, r >>> 3); r += f(k, r >>> 5); r -= f(k, r >>> 7); r |= f(k, r >>> 9); r &= ~f(k, r >>> 11);
            switch (r & 3) {
                case 0: r = f(r, 10); r = f(r, 11); r = f(r, 12);
                case 1: r = f(r, 13); r = f(r, 14); r = f(r, 15); break;
                case 2: r = f(r, 16); r = f(r, 17); continue;
                default: r = f(f(f(f(r, 18), 19), 20), 21);
            }
            try {
                r = f(r, 100 / (r % 5));
                r = f(r, 22); r = f(r, 23); r = f(r, 24); r = f(r, 25);
            } catch (ArithmeticException e) {
                r = f(r, 26); r = f(r, 27); r = f(r, 28);
            } finally {
                r = f(r, 29); r = f(r, 30);
            }
            long l = r;
            l = l * 1000003 + f(r, 31); l ^= l >>> 17; l = l * 31 + f((int) l, 32); l ^= l >>> 13; l -= f((int) (l >> 20), 33);
            double d = l / 3.0;
            d = d * 0.5 + f(r, 34); d = d - f(r, 35) / 7.0; d = Math.abs(d); d = d > 1e6 ? d / 1e3 : d;
            r = (int) (l + (long) d);
            String s = "s" + r;
            s = s + f(r, 36) + s.length(); s = s.substring(s.length() / 2); s = s.replace('1', 'x') + s;
            r = f(r, s.hashCode()); r = f(r, s.length()); r = f(r, s.indexOf('x')); r = f(r, s.charAt(0));
            int[] a = {r, f(r, 37), f(r, 38), f(r, 39)};
            a[0] += a[1]; a[1] ^= a[2]; a[2] -= a[3]; a[3] *= a[0];
            r = f(a[0], a[1]) + f(a[2], a[3]);
            r = f(r, 40); r = f(r, 41); r = f(r, 42); r = f(r, 43); r = f(r, 44); r = f(r, 45); r = f(r, 46); r = f(r, 47);
            r = f(r, 48); r = f(r, 49); r = f(r, 50); r = f(r, 51); r = f(r, 52); r = f(r, 53); r = f(r, 54); r = f(r, 55);
        }
        return r;
    }

    static final int[] TABLE = {
        100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139,
        -1, -128, -129, 32767, 32768, -32768, -32769, 65535, 65536, 1 << 20, 1 << 30, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x7f, 0x80, 0xff, 0x100, 0, 1, 2, 3, 4, 5, 6
    };
    static final long[] LONGS = {0, 1, 2, -1, 127, 128, 32768, 1L << 31, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE, 0xcafebabedeadbeefL};
    static final double[] DOUBLES = {0, 1, 2, -0.0, 0.5, 1e-310, 1e300, Double.NaN};
    static final float[] FLOATS = {0f, 1f, 2f, 3f, -0f, 1e-40f};

    public static void main(String[] args) {
        for (int k = -3; k < 6; k++) {
            System.out.println(k + " " + big(k));
        }
        System.out.println(big(101) + " " + n);
        long sum = 0;
        for (int x : TABLE) {
            sum = sum * 31 + x;
        }
        for (long x : LONGS) {
            sum = sum * 31 + x;
        }
        for (double x : DOUBLES) {
            sum = sum * 31 + Double.doubleToLongBits(x);
        }
        for (float x : FLOATS) {
            sum = sum * 31 + Float.floatToIntBits(x);
        }
        System.out.println(sum);
    }
}
