// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class StrictTranscendental {
    public static void main(String[] args) {
        double[] values = {0, -0.0, 0.1, 0.5, 1, -1, 2, 3.5, 10, 100.25, 1e5, 1e10, 1e22, -0.75, 1e-5, 1e-20, 700, -700, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double d : values) {
            System.out.println(d + " " + StrictMath.sin(d) + " " + StrictMath.cos(d) + " " + StrictMath.tan(d));
            System.out.println("  " + StrictMath.exp(d) + " " + StrictMath.log(d) + " " + StrictMath.log10(d) + " " + StrictMath.log1p(d) + " " + StrictMath.expm1(d));
            System.out.println("  " + StrictMath.asin(d) + " " + StrictMath.acos(d) + " " + StrictMath.atan(d) + " " + StrictMath.sinh(d) + " " + StrictMath.cosh(d) + " " + StrictMath.tanh(d));
            System.out.println("  " + StrictMath.cbrt(d) + " " + StrictMath.sqrt(d) + " " + StrictMath.atan2(d, 2) + " " + StrictMath.atan2(1, d) + " " + StrictMath.hypot(d, 1));
        }
        for (double base : new double[] {0, -0.0, 2, -2, 10, 0.5, 1, Double.POSITIVE_INFINITY, Double.NaN}) {
            StringBuilder line = new StringBuilder();
            for (double exponent : new double[] {0, 1, -1, 2, 3, 0.5, -0.5, 10.1, 1023, -1074, Double.NEGATIVE_INFINITY, Double.NaN}) {
                line.append(StrictMath.pow(base, exponent)).append(' ');
            }
            System.out.println(line);
        }
    }
}
