// SPDX-License-Identifier: Apache-2.0
package math;

public class ModularArithmetic {
    static final long P = 1_000_000_007L;
    static final long BIG = (1L << 61) - 1;

    static long power(long b, long e, long m) {
        long r = 1;
        b %= m;
        while (e > 0) {
            if ((e & 1) != 0) {
                r = multiply(r, b, m);
            }
            b = multiply(b, b, m);
            e >>= 1;
        }
        return r;
    }

    static long multiply(long a, long b, long m) {
        if (m < 1L << 31) {
            return a * b % m;
        }
        long r = 0;
        for (; b > 0; b >>= 1) {
            if ((b & 1) != 0) {
                r = r + a >= m || r + a < 0 ? r + a - m : r + a;
            }
            a = a + a >= m ? a + a - m : a + a;
        }
        return r;
    }

    static long inverse(long a, long m) {
        long t = 0;
        long newT = 1;
        long r = m;
        long newR = a;
        while (newR != 0) {
            long q = r / newR;
            long x = t - q * newT;
            t = newT;
            newT = x;
            x = r - q * newR;
            r = newR;
            newR = x;
        }
        return r > 1 ? -1 : t < 0 ? t + m : t;
    }

    static boolean millerRabin(long n) {
        if (n < 2 || n % 2 == 0) {
            return n == 2;
        }
        long d = n - 1;
        int s = Long.numberOfTrailingZeros(d);
        d >>= s;
        witness:
        for (long a : new long[] {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}) {
            if (a % n == 0) {
                continue;
            }
            long x = power(a, d, n);
            if (x == 1 || x == n - 1) {
                continue;
            }
            for (int i = 1; i < s; i++) {
                x = multiply(x, x, n);
                if (x == n - 1) {
                    continue witness;
                }
            }
            return false;
        }
        return true;
    }

    static long choose(int n, int k) {
        long num = 1;
        long den = 1;
        for (int i = 0; i < k; i++) {
            num = num * (n - i) % P;
            den = den * (i + 1) % P;
        }
        return num * inverse(den, P) % P;
    }

    static long crt(long[] rs, long[] ms) {
        long product = 1;
        for (long m : ms) {
            product *= m;
        }
        long x = 0;
        for (int i = 0; i < ms.length; i++) {
            long part = product / ms[i];
            x = (x + rs[i] * part % product * inverse(part % ms[i], ms[i])) % product;
        }
        return x;
    }

    public static void main(String[] args) {
        System.out.println(power(2, 1_000_000, P) + " " + power(3, BIG - 1, BIG) + " " + inverse(3, P) + " " + inverse(4, 8) + " " + choose(1000, 500) + " " + choose(10, 3) + " " + crt(new long[] {2, 3, 2}, new long[] {3, 5, 7}));
        for (long n : new long[] {1, 2, 3, 9, 561, 7919, 1_000_000_007, 1_000_000_011, 3215031751L, BIG, 999_999_999_989L}) {
            System.out.print(millerRabin(n) + " ");
        }
        System.out.println();
        long[] fact = new long[21];
        fact[0] = 1;
        for (int i = 1; i < fact.length; i++) {
            fact[i] = Math.multiplyExact(fact[i - 1], i);
        }
        System.out.println(fact[20]);
        long catalan = 1;
        for (int i = 0; i < 30; i++) {
            catalan = catalan * 2 * (2 * i + 1) / (i + 2);
        }
        System.out.println(catalan);
        int[] phi = new int[50];
        for (int i = 1; i < 50; i++) {
            for (int j = 1; j <= i; j++) {
                int a = i;
                int b = j;
                while (b != 0) {
                    int t = a % b;
                    a = b;
                    b = t;
                }
                phi[i] += a == 1 ? 1 : 0;
            }
        }
        long h = 0;
        for (int p : phi) {
            h = h * 31 + p;
        }
        System.out.println(h);
    }
}
