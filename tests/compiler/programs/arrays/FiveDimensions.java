// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;

public class FiveDimensions {
    public static void main(String[] args) {
        int[][][][][] a = new int[2][3][1][2][2];
        int n = 0;
        for (int[][][][] b : a) {
            for (int[][][] c : b) {
                for (int[][] d : c) {
                    for (int[] e : d) {
                        for (int i = 0; i < e.length; i++) {
                            e[i] = n++;
                        }
                    }
                }
            }
        }
        System.out.println(Arrays.deepToString(a) + a[1][2][0][1][1]);
        long[][][][] p = new long[2][2][][];
        p[1][0] = new long[][] {{1L << 40}, null};
        System.out.println(Arrays.deepToString(p) + p.getClass().getName());
        String[][][] s = new String[1][0][5];
        System.out.println(s.length + "" + s[0].length + s.getClass().getSimpleName());
        try {
            double[][][] bad = new double[2][-1][3];
            System.out.println(bad.length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        Object[] o = a;
        Object[][] oo = a;
        Object[][][][] oooo = a;
        System.out.println((o == (Object) oo) + " " + (oooo[1][1][0] instanceof int[][]) + (oo[0] instanceof Object[]) + (o instanceof int[][][][][]) + (o[0] instanceof int[][][][][]));
        try {
            oooo[0][0][0] = new long[1][1];
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            Object x = (Object) a;
            int[][][][] y = (int[][][][]) x;
            System.out.println(y.length);
        } catch (ClassCastException e) {
            System.out.println("five are not four");
        }
        boolean[][][][][][][][] deep = new boolean[1][1][1][1][1][1][1][2];
        deep[0][0][0][0][0][0][0][1] = true;
        System.out.println(Arrays.deepToString(deep) + Arrays.deepHashCode(deep));
    }
}
