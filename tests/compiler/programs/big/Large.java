// SPDX-License-Identifier: Apache-2.0
package big;

import java.math.BigInteger;

public class Large {
    public static void main(String[] args) {
        // Sizes at which java.math changes its algorithm: Karatsuba at 80 words, Toom-Cook at 240, Burnikel-Ziegler division at 80.
        BigInteger x = BigInteger.valueOf(3).pow(10_000);
        BigInteger y = BigInteger.valueOf(7).pow(5_000);
        System.out.println(x.bitLength() + " " + x.hashCode() + " " + y.hashCode());
        BigInteger p = x.multiply(y);
        System.out.println(p.hashCode() + " " + p.divide(x).equals(y) + " " + p.add(BigInteger.TEN).mod(y) + " " + x.multiply(x).equals(x.pow(2)) + " " + x.gcd(p).equals(x));
        String s = x.toString();
        System.out.println(s.length() + " " + s.hashCode() + " " + s.substring(0, 20) + " " + new BigInteger(s).equals(x));
        BigInteger q = p.add(x).shiftRight(777);
        System.out.println(q.hashCode() + " " + q.divideAndRemainder(y)[0].hashCode() + " " + q.mod(y).hashCode() + " " + q.sqrt().hashCode());
        BigInteger m = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
        System.out.println(m.isProbablePrime(5) + " " + BigInteger.valueOf(3).modPow(m.subtract(BigInteger.ONE), m) + " " + x.modInverse(m).multiply(x).mod(m));
        BigInteger pi = BigInteger.ZERO;
        int digits = 100;
        BigInteger unity = BigInteger.TEN.pow(digits + 10);
        pi = arctan(5, unity).multiply(BigInteger.valueOf(4)).subtract(arctan(239, unity)).multiply(BigInteger.valueOf(4)).divide(BigInteger.TEN.pow(10));
        System.out.println(pi);
    }

    static BigInteger arctan(int x, BigInteger unity) {
        BigInteger sum = unity.divide(BigInteger.valueOf(x));
        BigInteger term = sum;
        BigInteger square = BigInteger.valueOf((long) x * x);
        for (int n = 3, sign = -1; term.signum() != 0; n += 2, sign = -sign) {
            term = term.divide(square);
            BigInteger part = term.divide(BigInteger.valueOf(n));
            sum = sign < 0 ? sum.subtract(part) : sum.add(part);
        }
        return sum;
    }
}
