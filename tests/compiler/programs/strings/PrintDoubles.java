// SPDX-License-Identifier: Apache-2.0
package strings;

public class PrintDoubles {
    public static void main(String[] args) {
        double[] values = {0, -0.0, 1, -1, 10, 100, 1e3, 123456.789, 1e6, 9999999, 1e7, 1.0E7 + 1, 12345678.9, 1e-3, 9.999e-4, 1e-4, 0.001, 0.00101, 1e21, 1e22, 1e23, 2e-323, 4.9e-324, 2.2250738585072014E-308,
            2.225073858507201E-308, 1.7976931348623157E308, 0.1, 0.2, 0.3, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 100.0 / 3, Math.PI, Math.E, 1e15, 1e16, 1e17, 123456789012345680.0, 9007199254740992.0, 9007199254740993.0, 4.35, 4.349999999999999,
            5e-324, 1.1e-322, 2.0E-3, 1.0E-5, 3.141592653589793E-7, 8.41E21, 2.0E8, 5.0E-10, 1234567.0, 12345678.0, 0.5, 0.25, 0.125, 0.0625, 1.5e300, 7.0E-45, 6.02214076e23, 6.62607015e-34, 299792458, 9.109e-31,
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2.98023223876953125E-8, 1.9400994884341945E25, 3.6131332396758635E25, 2.5138990223946153E25};
        for (double d : values) {
            System.out.println(d + " " + -d + " " + Double.toHexString(d));
        }
        double x = 1;
        for (int i = 0; i < 60; i++) {
            x = x * 1.37 + 0.001 * i;
            System.out.println(x + " " + 1 / x);
        }
        long bits = 0x0123456789abcdefL;
        for (int i = 0; i < 100; i++) {
            bits = bits * 6364136223846793005L + 1442695040888963407L;
            double d = Double.longBitsToDouble(bits);
            String s = Double.toString(d);
            System.out.println(s + " " + (Double.doubleToLongBits(Double.parseDouble(s)) == Double.doubleToLongBits(d)));
        }
        for (int e = -330; e < 310; e += 7) {
            System.out.println(Double.parseDouble("1e" + e) + " " + Double.parseDouble("5.5e" + e));
        }
    }
}
