// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;

public class Copying {
    static void attempt(String what, Object source, int at, Object target, int to, int n) {
        try {
            System.arraycopy(source, at, target, to, n);
            System.out.println(what + " ok");
        } catch (IndexOutOfBoundsException e) {
            System.out.println(what + " " + e.getClass().getName() + " " + e.getMessage());
        } catch (RuntimeException e) {
            System.out.println(what + " " + e.getClass().getName());
        }
    }

    public static void main(String[] args) {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7};
        System.arraycopy(a, 0, a, 2, 5);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 3, a, 1, 5);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 2, a, 2, 3);
        System.arraycopy(a, 8, a, 0, 0);
        byte[] b = "overlapping bytes move".getBytes();
        System.arraycopy(b, 0, b, 5, 12);
        System.out.println(new String(b));
        int sum = 0;
        for (int length = 500; length < 560; length++) {            // some lengths are copied in another way than others
            for (int distance = -11; distance <= 11; distance++) {
                byte[] bytes = new byte[600];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (i * 31 + length);
                }
                System.arraycopy(bytes, 20, bytes, 20 + distance, length);
                sum = 31 * sum + Arrays.hashCode(bytes);
                Arrays.fill(bytes, 3, 3 + length, (byte) distance);
                sum = 31 * sum + Arrays.hashCode(bytes);
            }
        }
        System.out.println(sum);
        long[] l = new long[10];
        for (int i = 0; i < l.length; i++) {
            l[i] = 1L << (i * 6);
        }
        System.arraycopy(l, 0, l, 1, 9);
        System.out.println(Arrays.toString(l));
        String[] s = {"a", "b", "c", "d"};
        Object[] o = new Object[4];
        System.arraycopy(s, 1, o, 0, 3);
        System.out.println(Arrays.toString(o));
        System.arraycopy(o, 0, s, 1, 2);
        System.out.println(Arrays.toString(s));
        o[1] = 5;
        attempt("element type", o, 0, s, 0, 3);
        System.out.println(Arrays.toString(s));
        attempt("from negative", a, -1, a, 0, 1);
        attempt("to negative", a, 0, a, -1, 1);
        attempt("negative length", a, 0, a, 0, -1);
        attempt("source end", a, 5, a, 0, 4);
        attempt("target end", a, 0, a, 5, 4);
        attempt("overflow", a, 5, a, 0, Integer.MAX_VALUE);
        attempt("kinds", a, 0, l, 0, 1);
        attempt("no array", "text", 0, a, 0, 1);
        attempt("null source", null, 0, a, 0, 1);
        attempt("null target", a, 0, null, 0, 1);
        attempt("primitive to object", a, 0, o, 0, 1);
        attempt("empty of other type", new Integer[0], 0, new String[0], 0, 0);
        int[][] rows = {{1}, {2}, {3}};
        int[][] two = new int[2][];
        System.arraycopy(rows, 1, two, 0, 2);
        two[0][0] = 9;
        System.out.println(rows[1][0]);
        char[] c = new char[5];
        Arrays.fill(c, '.');
        System.arraycopy("xyz".toCharArray(), 0, c, 1, 3);
        System.out.println(c);
        boolean[] z = {true, false, true};
        System.arraycopy(z, 0, z, 1, 2);
        System.out.println(Arrays.toString(z));
        double[] d = {1.5, Double.NaN, -0.0};
        double[] e = new double[3];
        System.arraycopy(d, 0, e, 0, 3);
        System.out.println(Arrays.toString(e) + Arrays.toString(d.clone()));
    }
}
