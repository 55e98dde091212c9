// SPDX-License-Identifier: Apache-2.0
package math;

public class FloatBits {
    static final double[] SAMPLES = {0.0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, 1e15, 4503599627370495.5, 4503599627370497.5, 9007199254740993.0, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Math.PI, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.49999999999999994};

    public static void main(String[] args) {
        for (double d : SAMPLES) {
            float f = (float) d;
            System.out.println(d + " " + Math.round(d) + " " + Math.rint(d) + " " + Math.floor(d) + " " + Math.ceil(d) + " " + Math.ulp(d) + " " + Math.nextUp(d) + " " + Math.nextDown(d) + " " + Math.getExponent(d) + " " + Math.signum(d) + " " + Math.sqrt(d) + " " + Math.cbrt(d)
                    + " | " + Math.round(f) + " " + Math.ulp(f) + " " + Math.nextUp(f) + " " + Math.getExponent(f) + " " + Integer.toHexString(Float.floatToIntBits(f)) + " " + Float.floatToFloat16(f));
        }
        for (double a : SAMPLES) {
            StringBuilder line = new StringBuilder();
            for (double b : new double[] {0.0, -0.0, 2, -2, 3, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
                line.append(Math.max(a, b)).append(' ').append(Math.min(a, b)).append(' ').append(Math.pow(a, b)).append(' ').append(Math.copySign(a, b)).append(' ').append(Math.hypot(a, b)).append(' ').append(Math.fma(a, b, 1)).append(' ').append(Double.compare(a, b)).append("; ");
            }
            System.out.println(line);
        }
        System.out.println(Math.scalb(1.0, 1023) + " " + Math.scalb(1.0, -1074) + " " + Math.scalb(3.0, -1075) + " " + Math.scalb(1.0, 5000) + " " + Math.scalb(1f, -149) + " " + Math.nextAfter(1.0, 2) + " " + Math.nextAfter(0.0, -1) + " " + Math.nextAfter(1f, 0));
        System.out.println(Double.longBitsToDouble(0x7ff0000000000001L) + " " + Long.toHexString(Double.doubleToLongBits(Double.longBitsToDouble(0xfff8000000000123L))) + " " + Long.toHexString(Double.doubleToRawLongBits(-0.0)) + " " + Float.intBitsToFloat(1) + " " + Double.toHexString(-0.1) + " " + Float.toHexString(Float.MIN_VALUE));
        System.out.println(Float.float16ToFloat((short) 0x7c00) + " " + Float.float16ToFloat((short) 0x0001) + " " + Float.floatToFloat16(65520f) + " " + Float.floatToFloat16(1e-8f) + " " + Float.float16ToFloat(Float.floatToFloat16(1.0009765f)));
        double x = 0;
        for (int i = 0; i < 10; i++) {
            x += 0.1;
        }
        float y = 0;
        for (int i = 0; i < 10; i++) {
            y += 0.1f;
        }
        System.out.println(x + " " + (x == 1.0) + " " + y + " " + (0.1f + 0.2f) + " " + (0.1 + 0.2) + " " + (0.1f + 0.2) + " " + (float) 0.1 * 3 + " " + 1e16 / 3 * 3 + " " + (1e308 * 10 - 1e308 * 10) + " " + 1 / -0.0 + " " + (0.0 == -0.0) + Double.valueOf(0.0).equals(-0.0));
        System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180) + " " + Math.sin(1e6) + " " + Math.tan(Math.PI / 2) + " " + Math.atan2(-0.0, -1) + " " + Math.atan2(0.0, -0.0) + " " + Math.exp(710) + " " + Math.expm1(1e-10) + " " + Math.log1p(-1) + " " + Math.log10(1000) + " " + Math.asin(2) + " " + Math.sinh(1) + " " + Math.tanh(20) + " " + Math.IEEEremainder(5, 3) + " " + Math.log(-1));
    }
}
