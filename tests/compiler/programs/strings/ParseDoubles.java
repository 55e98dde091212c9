// SPDX-License-Identifier: Apache-2.0
package strings;

public class ParseDoubles {
    public static void main(String[] args) {
        String[] inputs = {"0", "-0", "1", "1.0", "1e5", "1E+5", "1e-5", "123456789.123456789", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1e-400",
            "9007199254740993", "9007199254740992.5", "9007199254740993.0000000001", "0.1", "0.10000000000000001", "0.100000000000000005551115123125782702118158340454101562", "2.2250738585072011e-308", "2.2250738585072012e-308",
            "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
            "0x1p-1074", "0x1.fffffffffffffp1023", "0x.8p0", "0x1.8P1", "-0x10p-2", "NaN", "+NaN", "Infinity", "-Infinity", "  3.5\t", "7d", "8f", "1__0", "1e1e1", ".", "e5", "0x1", "infinity", "1,5", "", "--1", "1e99999999999", "1e-99999999999", "000000000000000000000000000001.5",
            "6.0221407600000000000000000000000000000001e23", "8.5", "8.50000000000000000000000000000000000000000001", "1234567890123456789012345678901234567890"};
        for (String s : inputs) {
            try {
                double d = Double.parseDouble(s);
                System.out.println(s + " -> " + d + " " + Long.toHexString(Double.doubleToLongBits(d)) + " " + Float.parseFloat(s));
            } catch (NumberFormatException e) {
                System.out.println(s + " ! " + e.getMessage());
            }
        }
        try {
            Double.parseDouble(null);
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        System.out.println(Double.valueOf("2.50").equals(2.5) + " " + Double.valueOf(Double.NaN).equals(Double.NaN) + " " + Double.hashCode(1.5) + " " + Double.isFinite(5) + " " + Double.MIN_NORMAL + " " + Double.sum(1, 2) + " " + Double.max(1, 2));
        System.out.println(Double.valueOf(3.99).intValue() + " " + Double.valueOf(-1e20).longValue() + " " + Double.valueOf(300).byteValue() + " " + Float.valueOf(2.5f).doubleValue() + " " + Integer.valueOf(7).doubleValue());
        System.out.println(Double.compare(1.0, 2.0) + " " + Double.valueOf(1).compareTo(0.5) + " " + Double.doubleToRawLongBits(-0.0) + " " + Double.longBitsToDouble(0x7ff0000000000001L));
    }
}
