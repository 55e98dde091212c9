// SPDX-License-Identifier: Apache-2.0
package arrays;

import java.util.Arrays;

public class Basics {
    static int[] shared = {3, 1, 2};

    static void modify(int[] a) {
        a[0] = 99;
        a = new int[] {7};
        a[0]++;
    }

    static int sum(int... a) {
        int s = 0;
        for (int x : a) {
            s += x;
        }
        return s;
    }

    public static void main(String[] args) {
        modify(shared);
        System.out.println(Arrays.toString(shared) + shared.length);
        byte[] b = {1, -1, (byte) 200, Byte.MIN_VALUE};
        short[] s = {1, -1, (short) 40000};
        char[] c = {'a', '\uffff', 97};
        long[] l = {1, -1, Long.MIN_VALUE};
        float[] f = {1.5f, -0f};
        double[] d = {1.5, Double.NaN};
        boolean[] z = {true, false, !true};
        String[] t = {"x", null};
        Object[] o = {1, "s", null, new int[0].length, 'c'};
        System.out.println(b[2] + " " + b[3] + " " + s[2] + " " + (int) c[1] + c[2] + " " + l[2] + " " + f[1] + " " + d[1] + " " + z[2] + " " + t[1] + " " + Arrays.toString(o));
        b[0] += 200;
        b[1] >>>= 1;
        s[0]--;
        c[0]++;
        l[0] <<= 40;
        f[0] /= 0;
        d[0] %= 1;
        z[1] |= z[0];
        t[1] += "!";
        System.out.println(b[0] + " " + b[1] + " " + s[0] + " " + c[0] + " " + l[0] + " " + f[0] + " " + d[0] + " " + z[1] + " " + t[1]);
        int i = 1;
        int[] a = {10, 20, 30};
        a[i] = i = 2;
        System.out.println(a[1] + " " + i);
        a[a[0] / 10 - 1] += a[2]-- + ++a[1];
        System.out.println(Arrays.toString(a));
        int[] copy = a.clone();
        copy[0] = -1;
        System.out.println(a[0] + " " + copy[0] + " " + (a == copy) + a.equals(copy) + Arrays.equals(a, copy));
        int[] empty = {};
        System.out.println(empty.length + sum(empty) + sum(1, 2) + sum() + new int[0].length);
        for (int bad : new int[] {-1, 3, Integer.MAX_VALUE}) {
            try {
                a[bad]++;
            } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
        int[] none = null;
        try {
            none[0] = 1 / 0;
        } catch (NullPointerException | ArithmeticException e) {
            System.out.println(e.getClass().getSimpleName());
        }
        long size = 3;
        char[] sized = new char[(int) size];
        sized['\1'] = 'q';
        System.out.println((int) sized[0] + "" + sized[(byte) 1] + sized[(short) 1]);
        int swap[] = {1, 2}, plain = 5;
        int t2 = swap[0];
        swap[0] = swap[1];
        swap[1] = t2;
        System.out.println(swap[0] + swap[1] + plain);
    }
}
