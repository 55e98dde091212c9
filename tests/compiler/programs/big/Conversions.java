// SPDX-License-Identifier: Apache-2.0
package big;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

public class Conversions {
    public static void main(String[] args) {
        double[] ds = {0, -0.0, 0.1, 1.5, 1e22, 1e23, 123456789.125, Double.MIN_VALUE, Double.MAX_VALUE, -1.0 / 3};
        for (double d : ds) {
            BigDecimal exact = new BigDecimal(d);
            System.out.println(d + " " + (exact.precision() > 40 ? exact.precision() + "/" + exact.scale() : exact) + " " + BigDecimal.valueOf(d) + " " + (exact.doubleValue() == d) + " " + exact.floatValue() + " " + exact.longValue() + " " + exact.toBigInteger().bitLength());
        }
        String[] ss = {"0.1", "9007199254740993", "1.7976931348623157e308", "1e-400", "123.456e-5", "4.35", "0.49999999999999994", "179769313486231580793e289"};
        for (String s : ss) {
            BigDecimal d = new BigDecimal(s);
            System.out.println(s + " " + d.doubleValue() + " " + d.floatValue() + " " + d.setScale(3, RoundingMode.HALF_EVEN).toPlainString().length() + " " + d.round(MathContext.DECIMAL32) + " " + d.stripTrailingZeros().toPlainString().length() + " " + String.format(Locale.ROOT, "%.3e", d));
        }
        BigInteger big = new BigInteger("123456789012345678901234567890");
        System.out.println(big.doubleValue() + " " + big.floatValue() + " " + big.longValue() + " " + big.intValue() + " " + big.shortValue() + " " + big.byteValue() + " " + new BigInteger(big.toByteArray()).equals(big) + " " + new BigInteger(big.toString(36), 36).equals(big) + " " + big.toString(2).length());
        BigInteger huge = BigInteger.ONE.shiftLeft(1030);
        System.out.println(huge.doubleValue() + " " + huge.negate().doubleValue() + " " + huge.floatValue() + " " + huge.bitLength() + " " + huge.subtract(BigInteger.ONE).bitCount());
        for (Runnable r : new Runnable[] {() -> big.longValueExact(), () -> huge.intValueExact(), () -> BigInteger.valueOf(200).byteValueExact(), () -> new BigDecimal("1e20").longValueExact(), () -> new BigDecimal("1.1").toBigIntegerExact(), () -> new BigDecimal(Double.NaN), () -> new BigDecimal(""), () -> new BigInteger("")}) {
            try {
                r.run();
                System.out.println("fine");
            } catch (ArithmeticException | NumberFormatException e) {
                System.out.println(e.getClass().getSimpleName());
            }
        }
        BigInteger sum = BigInteger.ZERO;
        for (long x : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 42}) {
            BigInteger b = BigInteger.valueOf(x);
            sum = sum.add(b.multiply(b)).xor(b.not());
            System.out.println(b + " " + b.longValueExact() + " " + b.bitLength() + " " + b.toByteArray().length + " " + b.signum() + " " + new BigDecimal(b, 5));
        }
        System.out.println(sum);
        System.out.println(String.format(Locale.ROOT, "%d %,d %x %s %15.2f|%-12s|", big, big, big, big, new BigDecimal("1234.567"), BigInteger.TEN));
    }
}
