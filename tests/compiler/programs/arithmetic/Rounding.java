// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Rounding {
    public static void main(String[] args) {
        double[] values = {0, -0.0, 0.5, -0.5, 0.49999999999999994, 1.5, 2.5, -1.5, -2.5, 1e15 + 0.5, 4503599627370497.5, 1e17, -1e17, 1e300, Double.NaN,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE, 123456.789};
        for (double d : values) {
            System.out.println(d + " floor " + Math.floor(d) + " ceil " + Math.ceil(d) + " rint " + Math.rint(d) + " round " + Math.round(d)
                    + " roundf " + Math.round((float) d) + " abs " + Math.abs(d) + " signum " + Math.signum(d) + " ulp " + Math.ulp(d));
            System.out.println(" next " + Math.nextUp(d) + " " + Math.nextDown(d) + " " + Math.nextAfter(d, 0) + " exp " + Math.getExponent(d)
                    + " scalb " + Math.scalb(d, 3) + " " + Math.scalb(d, -1074) + " copy " + Math.copySign(d, -1.0));
        }
        System.out.println(Math.sqrt(2) + " " + Math.sqrt(-1) + " " + Math.sqrt(-0.0) + " " + Math.sqrt(1e-320) + " " + (float) Math.sqrt(3f));
        System.out.println(Math.fma(3.0, 4.0, 5.0) + " " + Math.fma(1e308, 10, -1e308) + " " + Math.fma(0.1, 10, -1) + " " + Math.fma(0.1f, 10f, -1f));
        System.out.println(StrictMath.cbrt(27) + " " + StrictMath.hypot(3, 4) + " " + StrictMath.IEEEremainder(5, 3) + " " + Math.IEEEremainder(-7.5, 2));
        System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180) + " " + Math.floorDiv(-7, 2) + " " + Math.floorMod(-7L, 3));
        float[] floats = {0.5f, -0.5f, 1.4999999f, 8388609f, 16777217f, Float.NaN, 1e30f, -1e30f};
        for (float f : floats) {
            System.out.println(f + " " + Math.round(f) + " " + Math.abs(f) + " " + Math.ulp(f) + " " + Math.nextUp(f) + " " + Math.nextDown(f) + " " + Math.getExponent(f) + " " + Math.signum(f));
        }
    }
}
