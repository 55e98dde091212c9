// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class LongMultiplyDivide {
    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    static long modPow(long base, long exponent, long modulus) {
        long result = 1;
        base %= modulus;
        while (exponent > 0) {
            if ((exponent & 1) == 1) {
                result = result * base % modulus;
            }
            base = base * base % modulus;
            exponent >>= 1;
        }
        return result;
    }

    static boolean prime(int n) {
        if (n < 2) {
            return false;
        }
        for (int i = 2; (long) i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return true;
    }

    public static void main(String[] args) {
        System.out.println(gcd(1L << 40, 3L << 37) + " " + gcd(123456789012L, 987654321098L) + " " + gcd(-12, 18));
        System.out.println(modPow(2, 1_000_000, 1_000_000_007) + " " + modPow(3, 200, 13) + " " + modPow(123456789, 987654321, 998244353));
        int count = 0;
        for (int i = 0; i < 5000; i++) {
            if (prime(i)) {
                count++;
            }
        }
        System.out.println(count + " " + prime(Integer.MAX_VALUE) + " " + prime(Integer.MAX_VALUE - 1));
        long f = 1;
        for (int i = 2; i <= 25; i++) {
            f *= i;
        }
        System.out.println(f);
        long a = 0;
        long b = 1;
        for (int i = 0; i < 100; i++) {
            long t = a + b;
            a = b;
            b = t;
        }
        System.out.println(a);
        int[] divisors = {1, 2, 3, 5, 7, 10, 16, 100, 641, 1000, 65537, -1, -2, -3, -10, -1024, Integer.MAX_VALUE, Integer.MIN_VALUE};
        int hash = 0;
        for (int d : divisors) {
            for (int n = -2_000_000_000; n < 2_000_000_000 - 77_777_777; n += 77_777_777) {
                hash = hash * 31 + n / d;
                hash = hash * 31 + n % d;
            }
        }
        System.out.println(hash);
        long wide = 0;
        for (long n = Long.MIN_VALUE; n < Long.MAX_VALUE - (1L << 58); n += 1L << 58) {
            wide = wide * 31 + n / 10 + n % 10 + n / 1000 * 3 + n % -7 + n / 3 + n / 16 + n % 64 + n / -5;
        }
        System.out.println(wide);
    }
}
