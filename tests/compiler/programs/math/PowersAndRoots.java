// SPDX-License-Identifier: Apache-2.0
package math;

public class PowersAndRoots {
    static long isqrt(long n) {
        long r = (long) Math.sqrt((double) n);
        while (r * r > n) {
            r--;
        }
        while (r < 3037000499L && (r + 1) * (r + 1) <= n) {
            r++;
        }
        return r;
    }

    static double power(double x, int n) {
        return n < 0 ? 1 / power(x, -n) : n == 0 ? 1 : n % 2 == 0 ? power(x * x, n / 2) : x * power(x, n - 1);
    }

    public static void main(String[] args) {
        for (long n : new long[] {0, 1, 2, 15, 16, 17, 1L << 52, (1L << 53) + 1, 999999999999999999L, 3037000499L * 3037000499L}) {
            System.out.println(n + " " + isqrt(n) + " " + Math.sqrt(n));
        }
        for (int n = -5; n <= 5; n++) {
            System.out.println(power(2, n) + " " + power(0.1, n) + " " + power(-3, n) + " " + StrictMath.pow(10, n * 60) + " " + StrictMath.pow(2, n + 0.5));
        }
        System.out.println(Math.sqrt(0.25) + " " + Math.sqrt(Double.MAX_VALUE) + " " + Math.sqrt(Double.MIN_VALUE) + " " + (float) Math.sqrt(2f) + " " + StrictMath.cbrt(-8) + " " + StrictMath.hypot(1e200, 1e200));
        int overflow = 1;
        int steps = 0;
        while (overflow > 0) {
            overflow *= 3;
            steps++;
        }
        System.out.println(overflow + " " + steps);
        double eps = 1;
        while (1 + eps / 2 > 1) {
            eps /= 2;
        }
        float feps = 1;
        while (1 + feps / 2 > 1) {
            feps /= 2;
        }
        System.out.println(eps + " " + feps + " " + Math.ulp(1.0) + " " + Math.ulp(1f));
        double down = 1;
        int halvings = 0;
        while (down > 0) {
            down /= 2;
            halvings++;
        }
        System.out.println(halvings + " " + Double.MIN_EXPONENT + Double.MAX_EXPONENT + Double.SIZE + Float.BYTES);
        long perfect = 0;
        for (int i = 1; i < 3000; i++) {
            int sum = 0;
            for (int d = 1; d * d <= i; d++) {
                if (i % d == 0) {
                    sum += d == i / d || i / d == i ? d : d + i / d;
                }
            }
            perfect += sum == i ? i : 0;
        }
        System.out.println(perfect);
        for (double d : new double[] {1e300, -1e300, 0.1, 1e-320}) {
            System.out.println(Math.getExponent(d) + " " + Math.scalb(d, 10) + " " + Math.scalb(d, -1100) + " " + Double.toHexString(d) + " " + Math.nextUp(d) + " " + Math.rint(d * 10) + " " + Math.IEEEremainder(d, 0.3));
        }
    }
}
