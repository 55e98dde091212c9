// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.Arrays;
import java.util.Locale;

public class Matrix {
    final double[][] a;

    Matrix(double[]... rows) {
        a = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            a[i] = rows[i].clone();
        }
    }

    static Matrix identity(int n) {
        double[][] r = new double[n][n];
        for (int i = 0; i < n; i++) {
            r[i][i] = 1;
        }
        return new Matrix(r);
    }

    Matrix times(Matrix o) {
        double[][] r = new double[a.length][o.a[0].length];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r[0].length; j++) {
                double s = 0;
                for (int k = 0; k < o.a.length; k++) {
                    s += a[i][k] * o.a[k][j];
                }
                r[i][j] = s;
            }
        }
        return new Matrix(r);
    }

    double determinant() {
        double[][] m = new Matrix(a).a;
        double det = 1;
        for (int c = 0; c < m.length; c++) {
            int p = c;
            for (int r = c + 1; r < m.length; r++) {
                if (Math.abs(m[r][c]) > Math.abs(m[p][c])) {
                    p = r;
                }
            }
            if (m[p][c] == 0) {
                return 0;
            }
            if (p != c) {
                double[] t = m[p];
                m[p] = m[c];
                m[c] = t;
                det = -det;
            }
            det *= m[c][c];
            for (int r = c + 1; r < m.length; r++) {
                double f = m[r][c] / m[c][c];
                for (int k = c; k < m.length; k++) {
                    m[r][k] -= f * m[c][k];
                }
            }
        }
        return det;
    }

    Matrix power(int n) {
        Matrix r = identity(a.length);
        Matrix b = this;
        for (; n > 0; n >>= 1) {
            if ((n & 1) != 0) {
                r = r.times(b);
            }
            b = b.times(b);
        }
        return r;
    }

    Matrix transposed() {
        double[][] r = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                r[j][i] = a[i][j];
            }
        }
        return new Matrix(r);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(a);
    }

    public static void main(String[] args) {
        Matrix m = new Matrix(new double[][] {{2, -1, 0}, {1, 3, 2}, {0, 5, -4}});
        System.out.println(m.times(identity(3)) + " " + m.determinant() + " " + m.transposed());
        System.out.println(m.power(10) + " " + m.power(0));
        System.out.println(new Matrix(new double[] {1, 2}, new double[] {2, 4}).determinant());
        int n = 12;
        double[][] hilbert = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hilbert[i][j] = 1.0 / (i + j + 1);
            }
        }
        System.out.println(new Matrix(hilbert).determinant());
        float[] x = {1, 2, 3};
        float norm = 0;
        for (float v : x) {
            norm += v * v;
        }
        System.out.println((float) Math.sqrt(norm) + String.format(Locale.ROOT, " %.4f", norm));
        try {
            m.times(new Matrix(new double[] {1}, new double[] {1}, new double[] {1}, new double[] {1}));
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        long trace = 0;
        long[][] big = new long[40][40];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                big[i][j] = (long) (i + 1) * (j + 3) % 17 - 8;
            }
        }
        for (int r = 0; r < 3; r++) {
            long[][] next = new long[40][40];
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 40; j++) {
                    for (int k = 0; k < 40; k++) {
                        next[i][j] += big[i][k] * big[k][j];
                    }
                }
            }
            big = next;
        }
        for (int i = 0; i < 40; i++) {
            trace += big[i][i];
        }
        System.out.println(trace);
    }
}
