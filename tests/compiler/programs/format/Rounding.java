// SPDX-License-Identifier: Apache-2.0
package format;

import java.util.Locale;

public class Rounding {
    public static void main(String[] args) {
        double[] values = {0, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.35, 1.005, 2.675, 9.995, 99.9999, 0.0001, 123456789.987654321, 1e15, 1e16 + 2, 1.0 / 3, 2.0 / 3, 1e-7, 4.9e-324, 1.7976931348623157e308};
        for (double d : values) {
            String a = String.format(Locale.ROOT, "%.0f %.1f %.2f %.3f %.10f", d, d, d, d, d);
            String b = String.format(Locale.ROOT, "%e %.0e %.3e %g %.1g", d, d, d, d, d);
            System.out.println(a.length() > 100 ? a.length() + a.substring(0, 40) : a);
            System.out.println(b + " " + String.format(Locale.ROOT, "%.1f", -d).length());
        }
        for (int i = 0; i < 25; i++) {
            double x = Math.pow(10, i - 12);
            System.out.println(String.format(Locale.ROOT, "%g|%.4g|%e|%12.5f", x, x * 1.5, x / 3, x));
        }
        System.out.println(String.format(Locale.ROOT, "%.20f %.17f", 0.1, 0.1f));
        System.out.println(String.format(Locale.ROOT, "%,d %,d %,.3f %,d", 999, 1000, 9999999.5, Long.MIN_VALUE));
    }
}
