// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class DivisionPatterns {
    static int by3(int x) { return x / 3; }
    static int by5r(int x) { return x % 5; }
    static int by7(int x) { return x / 7; }
    static int by8(int x) { return x / 8; }
    static int by8r(int x) { return x % 8; }
    static int byM8(int x) { return x / -8; }
    static int by10r(int x) { return x % 10; }
    static int by100(int x) { return x / 100; }
    static int byM1(int x) { return x / -1; }
    static int byMax(int x) { return x / Integer.MAX_VALUE; }
    static int byMin(int x) { return x / Integer.MIN_VALUE; }
    static int byMinR(int x) { return x % Integer.MIN_VALUE; }
    static int by1r(int x) { return x % 1; }
    static long l3(long x) { return x / 3; }
    static long l10r(long x) { return x % 10; }
    static long l1000(long x) { return x / 1000; }
    static long l16(long x) { return x / 16; }
    static long l16r(long x) { return x % 16; }
    static long lM7(long x) { return x / -7; }
    static long lBig(long x) { return x / 1_000_000_007L; }
    static long lMinR(long x) { return x % Long.MIN_VALUE; }
    static boolean even(int x) { return x % 2 == 0; }
    static boolean odd(int x) { return x % 2 == 1; }

    public static void main(String[] args) {
        int[] ints = {0, 1, -1, 2, -2, 3, 4, 5, -5, 7, -7, 8, -8, 9, 10, -10, 99, 100, -100, 101, 65535, 1000003, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};
        for (int x : ints) {
            System.out.println(x + ": " + by3(x) + " " + by5r(x) + " " + by7(x) + " " + by8(x) + " " + by8r(x) + " " + byM8(x) + " " + by10r(x) + " " + by100(x) + " " + byM1(x) + " " + byMax(x) + " " + byMin(x) + " " + byMinR(x) + " " + by1r(x) + " " + even(x) + odd(x));
        }
        long[] longs = {0, 1, -1, 3, -3, 7, 15, 16, -16, 17, 999, 1000, -1001, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1};
        for (long x : longs) {
            System.out.println(x + ": " + l3(x) + " " + l10r(x) + " " + l1000(x) + " " + l16(x) + " " + l16r(x) + " " + lM7(x) + " " + lBig(x) + " " + lMinR(x));
        }
        int seed = 1;
        int mismatch = 0;
        for (int i = 0; i < 20000; i++) {
            seed = seed * 1103515245 + 12345;
            if (by7(seed) != Math.floorDiv(seed, 7) + (seed < 0 && seed % 7 != 0 ? 1 : 0) || by10r(seed) != seed - by100(seed) * 100 - (seed - by100(seed) * 100) / 10 * 10) {
                mismatch++;
            }
        }
        System.out.println(mismatch);
    }
}
