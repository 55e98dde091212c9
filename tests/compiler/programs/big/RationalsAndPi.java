// SPDX-License-Identifier: Apache-2.0
package big;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

public class RationalsAndPi {
    record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
        static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

        Rational {
            if (denominator.signum() == 0) {
                throw new ArithmeticException("denominator 0");
            }
            BigInteger gcd = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
            numerator = numerator.divide(gcd);
            denominator = denominator.divide(gcd);
        }

        Rational plus(Rational other) {
            return new Rational(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
        }

        @Override
        public int compareTo(Rational other) {
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }

        BigDecimal decimal(int digits) {
            return new BigDecimal(numerator).divide(new BigDecimal(denominator), digits, RoundingMode.HALF_EVEN);
        }
    }

    /// Machin's formula with `digits` decimals.
    static BigInteger pi(int digits) {
        BigInteger unit = BigInteger.TEN.pow(digits + 10);
        return arcCot(5, unit).shiftLeft(2).subtract(arcCot(239, unit)).shiftLeft(2).divide(BigInteger.TEN.pow(10));
    }

    static BigInteger arcCot(int x, BigInteger unit) {
        BigInteger square = BigInteger.valueOf((long) x * x);
        BigInteger term = unit.divide(BigInteger.valueOf(x));
        BigInteger sum = term;
        for (int n = 3, sign = -1; term.signum() != 0; n += 2, sign = -sign) {
            term = term.divide(square);
            BigInteger part = term.divide(BigInteger.valueOf(n));
            sum = sign < 0 ? sum.subtract(part) : sum.add(part);
        }
        return sum;
    }

    public static void main(String[] args) {
        Rational harmonic = Rational.ZERO;
        for (int n = 1; n <= 60; n++) {
            harmonic = harmonic.plus(new Rational(BigInteger.ONE, BigInteger.valueOf(n % 2 == 0 ? -n : n)));
        }
        System.out.println(harmonic + " " + harmonic.decimal(40));
        System.out.println(harmonic.compareTo(new Rational(BigInteger.valueOf(-7), BigInteger.valueOf(-10))) + " " + new Rational(BigInteger.TEN, BigInteger.valueOf(-4)));
        try {
            new Rational(BigInteger.ONE, BigInteger.ZERO);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(pi(400));
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= 300; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        System.out.println(factorial.bitLength() + " " + factorial.getLowestSetBit() + " " + factorial.mod(BigInteger.valueOf(307)) + " " + factorial.toString(36).substring(0, 40) + " " + factorial.sqrt().sqrt());
        BigInteger mersenne = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
        System.out.println(mersenne.isProbablePrime(20) + " " + BigInteger.valueOf(3).modPow(mersenne.subtract(BigInteger.ONE), mersenne) + " " + BigInteger.valueOf(12345).modInverse(mersenne));
        BigDecimal root = new BigDecimal(2).sqrt(new MathContext(60));
        System.out.println(root + " " + root.multiply(root).setScale(55, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
        for (RoundingMode mode : RoundingMode.values()) {
            StringBuilder line = new StringBuilder(mode.name());
            for (String text : new String[] {"2.5", "-2.5", "1.1", "-1.9", "0", "5.50"}) {
                try {
                    line.append(' ').append(new BigDecimal(text).setScale(0, mode));
                } catch (ArithmeticException e) {
                    line.append(" inexact");
                }
            }
            System.out.println(line);
        }
        System.out.println(new BigDecimal("1E+3").equals(new BigDecimal("1000")) + " " + new BigDecimal("1E+3").compareTo(new BigDecimal("1000")) + " " + new BigDecimal("-0.000").stripTrailingZeros() + " " + new BigDecimal(0.1) + " "
                + new BigDecimal("123.4500").ulp() + " " + new BigDecimal("1e-7").toEngineeringString() + " " + new BigDecimal("12345e3").toPlainString() + " " + new BigDecimal("7").remainder(new BigDecimal("-2.5")));
        BigInteger x = new BigInteger("-123456789012345678901234567890");
        System.out.println(x.shiftRight(70) + " " + x.and(BigInteger.valueOf(0xFFFF)) + " " + x.not().xor(x) + " " + x.divideAndRemainder(BigInteger.valueOf(-97))[1] + " " + x.longValue() + " " + x.doubleValue() + " " + x.intValue());
        try {
            x.longValueExact();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}
