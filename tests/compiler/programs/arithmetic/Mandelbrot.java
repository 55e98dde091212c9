// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Mandelbrot {
    static int iterate(double cr, double ci) {
        double zr = 0;
        double zi = 0;
        int n = 0;
        while (zr * zr + zi * zi <= 4 && n < 60) {
            double t = zr * zr - zi * zi + cr;
            zi = 2 * zr * zi + ci;
            zr = t;
            n++;
        }
        return n;
    }

    static int iterateFloat(float cr, float ci) {
        float zr = 0;
        float zi = 0;
        int n = 0;
        for (; n < 60; n++) {
            float t = zr * zr - zi * zi + cr;
            zi = 2 * zr * zi + ci;
            zr = t;
            if (zr * zr + zi * zi > 4) {
                break;
            }
        }
        return n;
    }

    public static void main(String[] args) {
        String palette = " .:-=+*#%@";
        long hash = 0;
        for (int y = -10; y <= 10; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = -40; x < 20; x++) {
                int n = iterate(x / 20.0, y / 10.0);
                hash = hash * 31 + n * 64 + iterateFloat(x / 20f, y / 10f);
                line.append(palette.charAt(n * 9 / 60));
            }
            System.out.println(line.toString().stripTrailing());
        }
        System.out.println(hash);
        double pi = 0;
        for (int k = 0; k < 2000; k++) {
            pi += (k % 2 == 0 ? 4.0 : -4.0) / (2 * k + 1);
        }
        System.out.println(pi);
        float harmonic = 0;
        for (int k = 1; k <= 10000; k++) {
            harmonic += 1f / k;
        }
        System.out.println(harmonic);
        double x = 3;
        for (int i = 0; i < 6; i++) {
            x = x - (x * x - 2) / (2 * x);
            System.out.println(x);
        }
    }
}
