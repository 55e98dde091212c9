// SPDX-License-Identifier: Apache-2.0
package big;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

public class Decimals {
    public static void main(String[] args) {
        String[] numbers = {"0", "0.00", "1", "-1.5", "2.50", "123456789.123456789", "1E+5", "1E-10", "-0.0005", "99999999999999999999.99", "1e400"};
        for (String s : numbers) {
            BigDecimal d = new BigDecimal(s);
            System.out.println(s + " " + d + " " + d.toPlainString().length() + " " + d.toEngineeringString() + " " + d.scale() + " " + d.precision() + " " + d.unscaledValue() + " " + d.signum() + " " + d.stripTrailingZeros() + " " + d.negate() + " " + d.doubleValue() + " " + d.intValue() + " " + d.hashCode());
        }
        BigDecimal a = new BigDecimal("10.25");
        BigDecimal b = new BigDecimal("-3.333");
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + a.divide(b, 5, RoundingMode.HALF_UP) + " " + a.remainder(b) + " " + a.pow(3) + " " + a.max(b) + " " + a.movePointLeft(3) + " " + a.movePointRight(3) + " " + a.divideToIntegralValue(b) + " " + a.ulp());
        for (RoundingMode m : RoundingMode.values()) {
            StringBuilder line = new StringBuilder(m.name());
            for (String s : new String[] {"5.5", "2.5", "1.6", "1.1", "1.0", "-1.1", "-1.6", "-2.5", "-5.5"}) {
                try {
                    line.append(' ').append(new BigDecimal(s).setScale(0, m));
                } catch (ArithmeticException e) {
                    line.append(" !");
                }
            }
            System.out.println(line);
        }
        System.out.println(new BigDecimal(0.1) + " " + BigDecimal.valueOf(0.1) + " " + BigDecimal.valueOf(123, 5) + " " + new BigDecimal("1.0").equals(new BigDecimal("1.00")) + " " + new BigDecimal("1.0").compareTo(new BigDecimal("1.00")));
        System.out.println(BigDecimal.ONE.divide(new BigDecimal(7), MathContext.DECIMAL64) + " " + new BigDecimal("123456.789").round(new MathContext(4)) + " " + new BigDecimal(2).sqrt(new MathContext(30)) + " " + new BigDecimal("1e3").add(new BigDecimal("1e-3"), new MathContext(3)));
        for (Runnable r : new Runnable[] {() -> BigDecimal.ONE.divide(new BigDecimal(3)), () -> BigDecimal.ONE.divide(BigDecimal.ZERO), () -> new BigDecimal("1.5").intValueExact(), () -> new BigDecimal("1.2.3"), () -> new BigDecimal("1.55").setScale(1, RoundingMode.UNNECESSARY)}) {
            try {
                r.run();
            } catch (ArithmeticException | NumberFormatException e) {
                System.out.println(e.getClass().getSimpleName() + " " + (e instanceof ArithmeticException ? e.getMessage() : ""));
            }
        }
        BigDecimal balance = new BigDecimal("1000.00");
        for (int year = 0; year < 10; year++) {
            balance = balance.multiply(new BigDecimal("1.035")).setScale(2, RoundingMode.HALF_EVEN);
        }
        System.out.println(balance + " " + new BigDecimal(new java.math.BigInteger("12345"), 3) + " " + new BigDecimal("12.5").toBigInteger() + " " + new BigDecimal(new char[] {'4', '.', '2'}));
    }
}
