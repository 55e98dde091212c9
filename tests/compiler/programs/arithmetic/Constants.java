// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Constants {
    static final int A = 6 * 7;
    static final long B = (long) A << 40;
    static final String S = "v" + A + B + 1.5f + 'c' + true;
    static final double D = 1 / 3 + 1.0 / 3;
    static final byte X = (byte) (200 + A);
    static final boolean T = A > 41 && B != 0;
    static final char C = 'a' + 2;
    final int instance = 5;
    final String text = "t" + instance;

    public static void main(String[] args) {
        System.out.println(S);
        System.out.println(D + " " + X + " " + T + " " + C);
        System.out.println(new Constants().instance + new Constants().text);
        System.out.println(S == "v42" + 46179488366592L + "1.5ctrue");
        System.out.println(Integer.MAX_VALUE + 1 + " " + (Long.MAX_VALUE + 1) + " " + (0x7fffffff + 0x7fffffff));
        System.out.println(0b1010_1010 + " " + 0777 + " " + 1_000_000 + " " + 0xFFFF_FFFF + " " + 0x1.8p1 + " " + 1e-3f + " " + 0xFFFFFFFFFFFFFFFFL);
        System.out.println(Float.MAX_VALUE + Float.MAX_VALUE);
        System.out.println((1 << 31) + " " + (1L << 63) + " " + (-1 >>> 28) + " " + (-1L >>> 60) + " " + (5 & 3 | 8 ^ 2));
        System.out.println((byte) 0xff + " " + (char) 97 + " " + (int) 3.99e9 + " " + (long) Float.NaN + " " + (int) 'A');
        switch (A) {
            case 6 * 7 -> System.out.println("forty-two");
            default -> System.out.println("other");
        }
        if (T) {
            System.out.println("T");
        }
        if (!T) {
            System.out.println("never");
        }
        final int local = 10;
        final String ls = "x" + local;
        System.out.println(ls == "x10");
    }
}
