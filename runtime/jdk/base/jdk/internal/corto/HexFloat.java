// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

/// Hexadecimal floating point texts (`Double.toHexString`), which HotSpot finishes with a regular expression.
public final class HexFloat {
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final int DIGITS = FRACTION_BITS / 4;

    private HexFloat() {}

    /// `minExponent`: that of the smallest normal number of the type. Smaller numbers are written with a leading 0 and this exponent.
    public static String toString(double value, int minExponent) {
        if (value != value) {
            return "NaN";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double magnitude = value < 0 ? -value : value;
        if (magnitude == Double.POSITIVE_INFINITY) {
            return sign.concat("Infinity");
        }
        if (magnitude == 0) {
            return sign.concat("0x0.0p0");
        }
        long bits = Double.doubleToRawLongBits(magnitude);
        int exponent = Math.getExponent(magnitude);
        long fraction = bits & FRACTION_MASK;
        String lead = "0x1.";
        if (exponent < minExponent) {
            lead = "0x0.";
            if (exponent >= Double.MIN_EXPONENT) {      // a subnormal float is a normal double
                fraction = (fraction | 1L << FRACTION_BITS) >>> minExponent - exponent;
            }
            exponent = minExponent;
        }
        return sign.concat(lead).concat(digits(fraction)).concat("p").concat(Integer.toString(exponent));
    }

    /// Without trailing zeros, but one digit at least.
    private static String digits(long fraction) {
        byte[] digits = new byte[DIGITS];
        int count = 1;
        for (int i = 0; i < DIGITS; i++) {
            int digit = (int) (fraction >>> FRACTION_BITS - 4 - 4 * i) & 0xF;
            digits[i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            if (digit != 0) {
                count = i + 1;
            }
        }
        return new String(digits, 0, 0, count);
    }
}
