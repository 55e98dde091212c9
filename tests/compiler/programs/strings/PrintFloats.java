// SPDX-License-Identifier: Apache-2.0
package strings;

public class PrintFloats {
    public static void main(String[] args) {
        float[] values = {0f, -0f, 1f, 0.1f, 0.2f, 0.3f, 0.1f + 0.2f, 1f / 3, 1e7f, 9999999f, 1.0E10f, 1e-3f, 1e-4f, 3.4028235e38f, 1.4e-45f, 1.17549435e-38f, 16777216f, 33554432f, 1.2345678f, 123456.79f, 8.5e-5f,
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, (float) Math.PI, 2.0E-3f, 1.0E20f, 4.7223665E21f, 8388608.0f, 2.2E-44f, 0.3333333f, 0.33333334f, 5.0E-7f};
        for (float f : values) {
            System.out.println(f + " " + -f + " " + Float.toHexString(f) + " " + (double) f);
        }
        int bits = 12345;
        for (int i = 0; i < 150; i++) {
            bits = bits * 1664525 + 1013904223;
            float f = Float.intBitsToFloat(bits);
            String s = Float.toString(f);
            System.out.println(s + " " + (Float.floatToIntBits(Float.parseFloat(s)) == Float.floatToIntBits(f)) + " " + Float.valueOf(f).hashCode());
        }
        String[] inputs = {"1", "-1.5e3", "0x1.8p3", "1e39", "1e-46", "NaN", "-Infinity", "3.4028236e38", "1.17549429e-38", " 2.5 ", "1f", "2d", ".5", "5.", "1e", "", "abc", "0x1p", "+.5e+2"};
        for (String s : inputs) {
            try {
                System.out.println(s + " -> " + Float.parseFloat(s));
            } catch (NumberFormatException e) {
                System.out.println(s + " ! " + e.getMessage());
            }
        }
        System.out.println(Float.floatToFloat16(1.5f) + " " + Float.float16ToFloat((short) 0x3c00) + " " + Float.floatToFloat16(65520f) + " " + Float.float16ToFloat((short) 1));
        System.out.println(Float.compare(0f, -0f) + " " + Float.MIN_NORMAL + " " + Float.MAX_EXPONENT + " " + Float.sum(1, 2) + Float.max(1f, Float.NaN) + Float.isFinite(1 / 0f));
    }
}
