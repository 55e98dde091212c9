// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class DivisionByZero {
    static int zero;
    static long wideZero;
    static int calls;

    static int count(int v) {
        calls++;
        return v;
    }

    public static void main(String[] args) {
        try {
            System.out.println(1 / zero);
        } catch (ArithmeticException e) {
            System.out.println("int / " + e.getMessage());
        }
        try {
            System.out.println(1 % zero);
        } catch (ArithmeticException e) {
            System.out.println("int % " + e.getMessage());
        }
        try {
            System.out.println(1L / wideZero);
        } catch (ArithmeticException e) {
            System.out.println("long / " + e.getMessage());
        }
        try {
            System.out.println(1L % wideZero);
        } catch (ArithmeticException e) {
            System.out.println("long % " + e.getMessage());
        }
        try {
            int unused = 5 / zero;
            System.out.println("not reached");
        } catch (ArithmeticException e) {
            System.out.println("unused result still throws");
        }
        try {
            System.out.println(count(1) / count(0) + count(2));
        } catch (ArithmeticException e) {
            System.out.println("calls " + calls);
        }
        int x = 7;
        try {
            x /= zero;
        } catch (ArithmeticException e) {
            System.out.println("x stays " + x);
        }
        int[] a = {4};
        int i = 0;
        try {
            a[i++] %= zero;
        } catch (ArithmeticException e) {
            System.out.println("a " + a[0] + " i " + i);
        }
        System.out.println(1.0 / zero + " " + -1.0 / zero + " " + 0.0 / zero + " " + 1f / zero + " " + 1.0 % zero);
        byte b = 9;
        try {
            b /= zero;
        } catch (ArithmeticException e) {
            System.out.println(b);
        }
        int loops = 0;
        for (int d = 3; ; d--) {
            try {
                loops += 60 / d;
            } catch (ArithmeticException e) {
                break;
            }
        }
        System.out.println(loops);
    }
}
