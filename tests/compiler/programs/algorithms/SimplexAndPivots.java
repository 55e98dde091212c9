// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.Arrays;

public class SimplexAndPivots {
    // Dense linear algebra in double and float: elimination with pivoting, determinant, inverse, power iteration, FFT. Bits are printed.
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
                    pivot = row;
                }
            }
            if (a[pivot][column] == 0) {
                throw new ArithmeticException("singular in column " + column);
            }
            double[] swap = a[column];
            a[column] = a[pivot];
            a[pivot] = swap;
            double value = b[column];
            b[column] = b[pivot];
            b[pivot] = value;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int k = column; k < n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
                b[row] -= factor * b[column];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int k = row + 1; k < n; k++) {
                b[row] -= a[row][k] * b[k];
            }
            b[row] /= a[row][row];
        }
        return b;
    }

    static double[][] hilbert(int n) {
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = 1.0 / (i + j + 1);
            }
        }
        return h;
    }

    static void fft(double[] re, double[] im, boolean inverse) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double t = re[i];
                re[i] = re[j];
                re[j] = t;
                t = im[i];
                im[i] = im[j];
                im[j] = t;
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            double angle = 2 * Math.PI / length * (inverse ? -1 : 1);
            for (int i = 0; i < n; i += length) {
                for (int k = 0; k < length / 2; k++) {
                    double wr = Math.cos(angle * k);
                    double wi = Math.sin(angle * k);
                    int a = i + k;
                    int b = a + length / 2;
                    double vr = re[b] * wr - im[b] * wi;
                    double vi = re[b] * wi + im[b] * wr;
                    re[b] = re[a] - vr;
                    im[b] = im[a] - vi;
                    re[a] += vr;
                    im[a] += vi;
                }
            }
        }
    }

    static float powerIteration(float[][] m, int rounds) {
        float[] v = new float[m.length];
        Arrays.fill(v, 1);
        float norm = 0;
        for (int r = 0; r < rounds; r++) {
            float[] next = new float[v.length];
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    next[i] += m[i][j] * v[j];
                }
            }
            norm = 0;
            for (float x : next) {
                norm = Math.max(norm, Math.abs(x));
            }
            for (int i = 0; i < v.length; i++) {
                v[i] = next[i] / norm;
            }
        }
        return norm;
    }

    public static void main(String[] args) {
        for (int n = 1; n <= 9; n++) {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            System.out.println(n + " " + Arrays.toString(solve(hilbert(n), ones)));
        }
        System.out.println(Arrays.toString(solve(new double[][] {{0, 2, 1}, {1, -2, -3}, {-1, 1, 2}}, new double[] {-8, 0, 3})));
        try {
            solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 2});
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        double[] re = new double[32];
        double[] im = new double[32];
        for (int i = 0; i < re.length; i++) {
            re[i] = (i * 37 % 11) - 5 + (i % 3) / 8.0;
        }
        double[] original = re.clone();
        fft(re, im, false);
        long bits = 0;
        for (int i = 0; i < re.length; i++) {
            bits = bits * 31 + Double.doubleToLongBits(re[i]) * 7 + Double.doubleToLongBits(im[i]);
        }
        System.out.println(re[0] + " " + re[1] + " " + im[1] + " " + Long.toHexString(bits));
        fft(re, im, true);
        double worst = 0;
        for (int i = 0; i < re.length; i++) {
            worst = Math.max(worst, Math.abs(re[i] / re.length - original[i]));
        }
        System.out.println(worst < 1e-14);
        System.out.println(powerIteration(new float[][] {{2, 1, 0}, {1, 3, 1}, {0, 1, 4}}, 40) + " " + powerIteration(new float[][] {{1e30f, 1e30f}, {1e30f, 1e30f}}, 3) + " " + powerIteration(new float[][] {{0}}, 2));
        float sum = 0;
        double kahan = 0;
        double carry = 0;
        for (int i = 1; i <= 100_000; i++) {
            sum += 1f / i;
            double y = 1.0 / i - carry;
            double t = kahan + y;
            carry = t - kahan - y;
            kahan = t;
        }
        System.out.println(sum + " " + kahan + " " + Float.floatToIntBits(sum));
    }
}
