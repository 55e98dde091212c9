// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class BooleanMaterialisation {
    static int evaluations;

    static boolean t(boolean b) {
        evaluations++;
        return b;
    }

    static boolean field;
    static boolean[] array = new boolean[8];

    static boolean complicated(int a, long b, double c, Object o) {
        return a > 5 == b < 3 && (c != c || o == null) != (a % 2 == 0 ^ b == 7) | o instanceof String;
    }

    static int count(boolean... bs) {
        int n = 0;
        for (boolean b : bs) {
            n = n * 2 + (b ? 1 : 0);
        }
        return n;
    }

    static String name(boolean b) {
        return b ? "yes" : "no";
    }

    static boolean negate(boolean b) {
        return !b;
    }

    static int toInt(boolean b) {
        return b ? 1 : 0;
    }

    static boolean fromInt(int i) {
        return i != 0;
    }

    static boolean range(int x) {
        return x >= 10 && x < 20 || x == 42 || x < -100 && x % 2 == 0;
    }

    public static void main(String[] args) {
        System.out.println(count(t(true) && t(false), t(true) || t(false), t(true) & t(false), t(true) | t(false), t(true) ^ t(true), !t(false)) + " " + evaluations);
        StringBuilder sb = new StringBuilder();
        for (int a : new int[] {0, 6, 7}) {
            for (long b : new long[] {2, 7}) {
                for (double c : new double[] {1, Double.NaN}) {
                    for (Object o : new Object[] {null, "s", 5}) {
                        sb.append(complicated(a, b, c, o) ? '1' : '0');
                    }
                }
            }
        }
        System.out.println(sb);
        boolean x = 5 > 3;
        boolean y = x == (2 > 1) != false;
        boolean z = x = !y;
        field = z |= x ^= true;
        array[1] = array[2] = field & !array[0];
        array[3] ^= array[1];
        array[4] |= array[3] && !array[4];
        array[5] &= true;
        System.out.println(x + " " + y + " " + z + " " + field + " " + count(array));
        System.out.println(name(x && y) + name(x || y) + name(x ^ y) + negate(x) + toInt(z) + fromInt(-1) + fromInt(0) + name(x ? y : z) + name(!(x ? !y : !z)));
        for (int i : new int[] {9, 10, 19, 20, 42, -101, -102, -100}) {
            System.out.print(range(i) + " ");
        }
        System.out.println();
        int n = 0;
        while (n < 10 && !(n > 4 & n % 2 == 1)) {
            n++;
        }
        do {
            n += 2;
        } while (n < 20 ? n % 3 != 0 : false);
        for (boolean go = true; go; go = n++ < 25) {
            n++;
        }
        System.out.println(n);
        Boolean boxed = n > 5;
        Boolean other = !boxed;
        System.out.println(boxed + " " + other + (boxed && !other) + boxed.equals(true) + (boxed ? 1 : 2) + (boxed == Boolean.TRUE) + Boolean.logicalAnd(boxed, other) + boxed.compareTo(other));
        boolean asserted = false;
        if (asserted = n > 3) {
            System.out.println("assigned " + asserted);
        }
        System.out.println((n > 3 ? 'y' : 'n') + (n < 3 ? "Y" : "N") + (field ? 1 : 2.5) + (Object) (x ? 1 : "one"));
    }
}
