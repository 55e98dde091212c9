// SPDX-License-Identifier: Apache-2.0
package control;

public class ManyParameters {
    static int ints(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {
        return a - b + c * d - e + f / g + h % i - j;
    }

    static double doubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j) {
        return a - b + c * d - e + f / g + h % i - j;
    }

    static String mixed(byte a, float b, short c, double d, char e, long f, boolean g, String h, int[] i, float j, double k, int l, Object m, float n, float o, float p, float q, float r, float s, double t) {
        return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + "," + i.length + "," + j + "," + k + "," + l + "," + m + "," + n + "," + o + "," + p + "," + q + "," + r + "," + s + "," + t;
    }

    final long sum;

    ManyParameters(int a, long b, int c, long d, int e, long f, int g, long h, int i) {
        sum = a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9;
    }

    float virtual(float a, float b, int c, float d, double e, float f, int g, float h, float i, float j, double k) {
        return (float) (a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10 + k * 11 + sum);
    }

    interface Big {
        long call(long a, int b, long c, int d, long e, int f, long g, int h);

        default long twice(long a, int b, long c, int d, long e, int f, long g, int h) {
            return call(h, (int) g, f, (int) e, d, (int) c, b, (int) a) + call(a, b, c, d, e, f, g, h);
        }
    }

    static long recursive(int n, long a, double b, int c, float d, String e, long f, double g) {
        return n == 0 ? (long) (a + b + c + d + e.length() + f + g) : recursive(n - 1, f, g, c + 1, (float) b, e + n, a, d);
    }

    static Object[] fifteen(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k, Object l, Object m, Object n, Object o) {
        return new Object[] {o, n, m, l, k, j, i, h, g, f, e, d, c, b, a};
    }

    public static void main(String[] args) {
        System.out.println(ints(1, 2, 3, 4, 5, 60, 7, 8, 9, 10) + " " + doubles(1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5));
        System.out.println(mixed((byte) -1, 1.5f, (short) -2, 2.5, 'e', 1L << 40, true, "h", new int[3], 3.5f, 4.5, 5, 'm', 6.5f, 7.5f, 8.5f, 9.5f, 10.5f, 11.5f, 12.5));
        ManyParameters p = new ManyParameters(1, 2, 3, 4, 5, 6, 7, 8, 9);
        System.out.println(p.sum + " " + p.virtual(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        Big big = (a, b, c, d, e, f, g, h) -> a * 1 + b * 10 + c * 100 + d * 1000 + e * 10000 + f * 100000 + g * 1000000 + h * 10000000L;
        System.out.println(big.twice(1, 2, 3, 4, 5, 6, 7, 8));
        System.out.println(recursive(9, 1, 2.5, 3, 4.5f, "", 5, 6.5));
        StringBuilder sb = new StringBuilder();
        for (Object o : fifteen(1, 2L, 3f, 4.0, '5', "6", (byte) 7, (short) 8, true, null, 11, 12, 13, 14, 15)) {
            sb.append(o).append(' ');
        }
        System.out.println(sb);
    }
}
