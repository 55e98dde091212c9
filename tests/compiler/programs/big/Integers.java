// SPDX-License-Identifier: Apache-2.0
package big;

import java.math.BigInteger;

public class Integers {
    public static void main(String[] args) {
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i <= 60; i++) {
            f = f.multiply(BigInteger.valueOf(i));
        }
        System.out.println(f + " " + f.bitLength() + " " + f.bitCount() + " " + f.getLowestSetBit() + " " + f.hashCode());
        BigInteger a = new BigInteger("123456789012345678901234567890");
        BigInteger b = new BigInteger("-987654321098765432109876543210");
        BigInteger[] all = {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO.negate(), BigInteger.valueOf(Long.MIN_VALUE), a, b, BigInteger.ONE.shiftLeft(64), BigInteger.ONE.shiftLeft(63).negate()};
        for (BigInteger x : all) {
            StringBuilder line = new StringBuilder(x.toString());
            for (BigInteger y : all) {
                line.append(' ').append(x.add(y).subtract(y.multiply(x)).mod(BigInteger.valueOf(1000007)));
                if (y.signum() != 0) {
                    BigInteger[] qr = x.divideAndRemainder(y);
                    line.append('/').append(qr[0].multiply(y).add(qr[1]).equals(x) ? qr[1].mod(BigInteger.TEN) : "WRONG");
                }
                line.append(x.compareTo(y)).append(x.and(y).or(x.xor(y)).equals(x.or(y)));
            }
            System.out.println(line);
            System.out.println(x.toString(16) + " " + x.toString(36) + " " + x.shiftLeft(13).shiftRight(20) + " " + x.longValue() + " " + x.intValue() + " " + x.doubleValue() + " " + x.not() + " " + x.andNot(a).bitLength() + " " + x.toByteArray().length + " " + x.testBit(3) + x.setBit(70).clearBit(1).flipBit(5));
        }
        System.out.println(a.gcd(b) + " " + a.pow(5) + " " + a.modPow(BigInteger.valueOf(1001), BigInteger.valueOf(1_000_000_007)) + " " + BigInteger.valueOf(3).modInverse(BigInteger.valueOf(11)) + " " + a.sqrt() + " " + a.abs().max(b).min(a) + " " + b.mod(BigInteger.TEN) + b.remainder(BigInteger.TEN));
        System.out.println(new BigInteger("7fffffffffffffffffff", 16) + " " + new BigInteger(new byte[] {-1, 0}) + " " + new BigInteger(1, new byte[] {-1, 0}) + " " + BigInteger.valueOf(97).isProbablePrime(20) + BigInteger.valueOf(91).isProbablePrime(20) + " " + BigInteger.valueOf(100).nextProbablePrime());
        for (Runnable r : new Runnable[] {() -> a.divide(BigInteger.ZERO), () -> a.mod(b), () -> new BigInteger("12x"), () -> a.intValueExact(), () -> BigInteger.TWO.modInverse(BigInteger.valueOf(4)), () -> b.sqrt(), () -> a.pow(-1)}) {
            try {
                r.run();
            } catch (ArithmeticException | NumberFormatException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
        BigInteger fib = BigInteger.ZERO;
        BigInteger next = BigInteger.ONE;
        for (int i = 0; i < 500; i++) {
            BigInteger t = fib.add(next);
            fib = next;
            next = t;
        }
        System.out.println(fib);
    }
}
