// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;

public class Multi {
    static int[][] identity(int n) {
        int[][] m = new int[n][n];
        for (int i = 0; i < n; i++) {
            m[i][i] = 1;
        }
        return m;
    }

    static long[][] multiply(long[][] a, long[][] b) {
        long[][] r = new long[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    r[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return r;
    }

    public static void main(String[] args) {
        int[][] m = identity(3);
        System.out.println(Arrays.deepToString(m) + m.length + m[0].length);
        int[][] jagged = {{1}, {2, 3}, {}, null, {4, 5, 6}};
        int sum = 0;
        for (int[] row : jagged) {
            if (row != null) {
                for (int x : row) {
                    sum += x;
                }
            }
        }
        System.out.println(sum + " " + Arrays.deepToString(jagged));
        int[][][] cube = new int[2][3][4];
        cube[1][2][3] = 7;
        cube[0][1] = new int[] {9};
        System.out.println(Arrays.deepToString(cube));
        String[][] partial = new String[2][];
        System.out.println(partial[0] + " " + partial.getClass().getName() + " " + new int[1][2][].getClass().getName());
        long[][] fib = {{1, 1}, {1, 0}};
        long[][] p = {{1, 0}, {0, 1}};
        for (int i = 0; i < 50; i++) {
            p = multiply(p, fib);
        }
        System.out.println(p[0][1]);
        Object[] rows = m;
        rows[0] = new int[] {5};
        System.out.println(m[0][0] + " " + m[0].length);
        try {
            rows[1] = "row";
        } catch (ArrayStoreException e) {
            System.out.println("store");
        }
        try {
            System.out.println(jagged[3][0]);
        } catch (NullPointerException e) {
            System.out.println("null row");
        }
        try {
            System.out.println(jagged[2][0]);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        int[][] a = {{1, 2}, {3, 4}};
        int[][] shallow = a.clone();
        shallow[0][0] = 100;
        shallow[1] = new int[] {0};
        System.out.println(Arrays.deepToString(a) + Arrays.deepEquals(a, new int[][] {{100, 2}, {3, 4}}) + Arrays.deepHashCode(a));
        double[][] d = new double[2][2];
        d[1][0] += 0.5;
        boolean[][] z = new boolean[1][2];
        z[0][1] ^= true;
        char[][] c = {"ab".toCharArray(), {'c'}};
        System.out.println(d[1][0] + " " + z[0][1] + c[0][1] + c[1][0] + new byte[3][2][1].length);
        int n = 0;
        try {
            int[][] neg = new int[n++][-1];
            System.out.println(neg.length);
            neg = new int[n++][-1];
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage() + n);
        }
        long[][] triangle = new long[12][];
        for (int i = 0; i < triangle.length; i++) {
            triangle[i] = new long[i + 1];
            triangle[i][0] = triangle[i][i] = 1;
            for (int j = 1; j < i; j++) {
                triangle[i][j] = triangle[i - 1][j - 1] + triangle[i - 1][j];
            }
        }
        System.out.println(Arrays.toString(triangle[11]));
    }
}
