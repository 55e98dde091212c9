// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class FloatToInt {
    public static void main(String[] args) {
        double[] doubles = {0.0, -0.0, 0.5, -0.5, 0.99999999999, -0.99999999999, 1.5, 2.5, -2.5, 127.9, 128.0, 255.5, 65535.9, 65536, 2147483647.0,
            2147483647.5, 2147483648.0, -2147483648.0, -2147483648.9, -2147483649.0, 4294967295.0, 9007199254740993.0, 9.223372036854775E18,
            9.223372036854776E18, -9.223372036854776E18, 1e19, -1e19, 1e300, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double d : doubles) {
            System.out.println(d + ": " + (int) d + " " + (long) d + " " + (short) d + " " + (byte) d + " " + (int) (char) d + " " + (float) d);
        }
        float[] floats = {0f, -0f, 1.5f, -1.5f, 16777217f, 2147483520f, 2147483648f, -2147483648f, -2147483904f, 9.2233715E18f, 9.223372E18f,
            -9.223372E18f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE};
        for (float f : floats) {
            System.out.println(f + ": " + (int) f + " " + (long) f + " " + (short) f + " " + (byte) f + " " + (int) (char) f + " " + (double) f);
        }
    }
}
