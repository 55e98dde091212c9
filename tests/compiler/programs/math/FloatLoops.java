// SPDX-License-Identifier: Apache-2.0
package math;

public class FloatLoops {
    public static void main(String[] args) {
        float f = 0;
        for (int i = 0; i < 1000; i++) {
            f += 0.1f;
            if (i % 200 == 0) {
                System.out.print(f + " ");
            }
        }
        System.out.println(f);
        double d = 0;
        for (double x = 0.1; x < 2; x += 0.1) {
            d = d * 1.1 + x / 3 - (float) x;
        }
        System.out.println(d);
        float acc = 1;
        double dacc = 1;
        for (int i = 1; i < 50; i++) {
            acc = acc * i % 1009f + i / 7f;
            dacc = dacc * i % 1009 + i / 7.0;
            if (i % 10 == 0) {
                System.out.println(acc + " " + dacc + " " + (int) acc + " " + (long) (dacc * 1e12) + " " + (acc > dacc) + " " + (float) dacc);
            }
        }
        float[] fs = {1e38f, 10f, 1e-45f, 3.3f, -0f};
        for (float a : fs) {
            for (float b : fs) {
                System.out.print(a * b + " " + a / b + " " + (a + b - a) + " " + a % b + "; ");
            }
            System.out.println();
        }
        int n = 0;
        for (float g = 16777210f; g < 16777220f && n < 20; g++) {
            n++;
        }
        System.out.println(n);
        long sum = 0;
        for (float g = 1; g < 1e30f; g *= 1.7f) {
            sum = sum * 31 + Float.floatToIntBits(g) + (long) g + (int) -g;
        }
        System.out.println(sum);
        double series = 0;
        double term = 1;
        for (int i = 1; term > 1e-18; i++) {
            series += term;
            term /= i;
        }
        System.out.println(series + " " + (series == Math.E));
        double x = 0.5;
        for (int i = 0; i < 100; i++) {
            x = 3.9 * x * (1 - x);
        }
        System.out.println(x);
        short s = 1;
        s *= 1.5f;
        s += 2.7;
        s /= 0.3;
        byte b = (byte) (s * 100.7f);
        char c = (char) -1.5;
        System.out.println(s + " " + b + " " + (int) c + " " + (char) 98.6 + (int) 'a' / 2f);
    }
}
