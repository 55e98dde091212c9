// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class DoubleEdges {
    static final double[] VALUES = {0.0, -0.0, 1.0, -1.0, 0.1, 3.5, -7.25, 1e308, -1e308, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE,
        2.2250738585072014E-308, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

    static long bits(double d) {
        return Double.doubleToLongBits(d);
    }

    public static void main(String[] args) {
        for (double a : VALUES) {
            long sums = 1;
            StringBuilder relation = new StringBuilder();
            for (double b : VALUES) {
                sums = sums * 31 + bits(a + b);
                sums = sums * 31 + bits(a - b);
                sums = sums * 31 + bits(a * b);
                sums = sums * 31 + bits(a / b);
                sums = sums * 31 + bits(a % b);
                relation.append((a < b ? 1 : 0) + (a > b ? 2 : 0) + (a <= b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0)).append(' ');
                relation.append(!(a < b) ? 'n' : 'y').append(!(a >= b) ? 'n' : 'y').append(' ');
            }
            System.out.println(a + " " + Long.toHexString(sums));
            System.out.println(relation);
            System.out.println(-a + " " + bits(-a) + " " + (a == a) + " " + Double.isNaN(a) + " " + Double.isInfinite(a) + " " + (1 / a));
        }
        System.out.println(0.0 == -0.0);
        System.out.println(Double.valueOf(0.0).equals(-0.0));
        System.out.println(Double.compare(0.0, -0.0) + " " + Double.compare(Double.NaN, 1) + " " + Double.compare(Double.NaN, Double.NaN));
        System.out.println(Math.min(0.0, -0.0) + " " + Math.max(-0.0, 0.0) + " " + Math.min(Double.NaN, 1) + " " + Math.max(1, Double.NaN));
        System.out.println(5.5 % 2 + " " + -5.5 % 2 + " " + 5.5 % -2 + " " + 1e300 % 7 + " " + 0.3 % 0.1 + " " + 5 % Double.POSITIVE_INFINITY);
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += 0.1;
        }
        System.out.println(sum + " " + (sum == 1.0));
    }
}
