// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class BitTricks {
    static int popcount(int x) {
        x = x - ((x >>> 1) & 0x55555555);
        x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
        return ((x + (x >>> 4) & 0x0f0f0f0f) * 0x01010101) >>> 24;
    }

    public static void main(String[] args) {
        int[] ints = {0, 1, -1, 2, 3, 0x80000000, 0x7fffffff, 0x12345678, 0xf0f0, 0x00010000, -1000};
        for (int x : ints) {
            System.out.println(x + " " + Integer.bitCount(x) + " " + popcount(x) + " " + Integer.numberOfLeadingZeros(x) + " " + Integer.numberOfTrailingZeros(x)
                    + " " + Integer.highestOneBit(x) + " " + Integer.lowestOneBit(x) + " " + Integer.reverse(x) + " " + Integer.reverseBytes(x)
                    + " " + Integer.rotateLeft(x, 7) + " " + Integer.rotateRight(x, 9) + " " + Integer.rotateLeft(x, -3) + " " + Integer.signum(x)
                    + " " + (x & -x) + " " + (x & (x - 1)) + " " + (x ^ (x >> 31)) + " " + Integer.compress(x, 0xff00ff) + " " + Integer.expand(x, 0x0f0f0f0f));
        }
        long[] longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x123456789abcdef0L, 1L << 33, 0xffff0000L};
        for (long x : longs) {
            System.out.println(x + " " + Long.bitCount(x) + " " + Long.numberOfLeadingZeros(x) + " " + Long.numberOfTrailingZeros(x)
                    + " " + Long.highestOneBit(x) + " " + Long.lowestOneBit(x) + " " + Long.reverse(x) + " " + Long.reverseBytes(x)
                    + " " + Long.rotateLeft(x, 17) + " " + Long.rotateRight(x, 70) + " " + Long.signum(x) + " " + Long.hashCode(x));
        }
        System.out.println(Short.reverseBytes((short) 0x1234) + " " + (int) Character.reverseBytes('\u1234') + " " + Short.toUnsignedInt((short) -2) + " " + Byte.toUnsignedInt((byte) -2));
        int gray = 0;
        for (int i = 0; i < 16; i++) {
            gray = gray * 3 + (i ^ (i >> 1));
        }
        System.out.println(gray);
        int a = 5;
        int b = 9;
        a ^= b;
        b ^= a;
        a ^= b;
        System.out.println(a + " " + b);
    }
}
