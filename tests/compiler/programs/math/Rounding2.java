// SPDX-License-Identifier: Apache-2.0
package math;

public class Rounding2 {
    static double round(double d, int places) {
        double p = 1;
        for (int i = 0; i < places; i++) {
            p *= 10;
        }
        return Math.round(d * p) / p;
    }

    public static void main(String[] args) {
        double[] ds = {2.5, 3.5, -2.5, 0.1 + 0.2, 1.005, 2.675, 1e15 + 0.3, -1e-7, 4.35, 1234.56789, 9.9999999, Long.MAX_VALUE, 4503599627370495.5};
        for (double d : ds) {
            System.out.println(d + " " + round(d, 0) + " " + round(d, 2) + " " + round(d, 5) + " " + Math.round(d) + " " + Math.rint(d) + " " + Math.floor(d) + " " + Math.ceil(d) + " " + (long) d + " " + Math.round((float) d) + " " + (int) (d + 0.5));
        }
        for (float f : new float[] {0.49999997f, 0.5f, -0.5f, 8388607.5f, 8388608.5f, 1e10f, -1e10f, Float.NaN}) {
            System.out.print(Math.round(f) + " " + Math.floor(f) + " " + Math.ceil(f) + " " + Math.rint(f) + "; ");
        }
        System.out.println();
        System.out.println(Math.floorMod(-7, 3) + " " + Math.floorDiv(-7, 3) + " " + -7 % 3 + " " + -7 / 3 + " " + Math.floorMod(7, -3) + " " + Math.ceilDiv(-7, 3) + " " + Math.abs(-7.5 % 2) + " " + Math.floorMod(-7L, 3) + " " + Math.floorMod(Integer.MIN_VALUE, -1));
        int exactTenths = 0;
        for (int i = 0; i < 100; i++) {
            exactTenths += round(i / 10.0, 1) == i * 0.1 ? 1 : 0;
        }
        System.out.println(exactTenths);
        double total = 0;
        for (int i = 0; i < 1000; i++) {
            total += round(i * 1.1, 1) - i * 1.1;
        }
        System.out.println(total);
        System.out.println(Math.clamp(5.5, 1.0, 3.0) + " " + Math.clamp(-1L, 0, 10) + Math.clamp(Float.NaN, 0f, 1f) + " " + Math.signum(-0.0) + Math.signum(-5f) + Math.copySign(3.0, -0.0) + " " + Math.min(-0.0, 0.0) + Math.max(-0.0f, 0.0f) + Math.abs(-0.0) + " " + Math.hypot(3, 4) + Math.cbrt(27));
        System.out.println((int) 1e10 + " " + (int) -1e10 + " " + (byte) 300.7 + " " + (short) -40000.2 + " " + (char) 65.9 + " " + (long) 1e30 + " " + (int) Float.NEGATIVE_INFINITY + " " + (float) 1e40 + " " + (float) 1e-50 + " " + (int) 0.99999999999999999 + " " + (0.1f + 0.2f == 0.3f) + (0.1 + 0.2 == 0.3));
    }
}
