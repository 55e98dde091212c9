// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class ShiftsAndConversions {
    static final int[] INTS = {0, 1, -1, 31, 32, 33, 63, 64, 0x80000000, 0x7fffffff, 0x12345678};
    static final double[] DOUBLES = {0, -0.0, 0.5, -0.5, 0.99999999999999994, 1.5, -1.5, 127.9, 128, -129, 32768, 65535.5, 65536, 2147483647, 2147483648.0, -2147483648.9, -2147483649.0, 4294967296.0,
        9.223372036854775E18, 9.223372036854776E18, -9.3E18, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};

    public static void main(String[] args) {
        long hash = 1;
        for (int a : INTS) {
            StringBuilder line = new StringBuilder();
            for (int n : INTS) {
                long la = (long) a << 17 ^ a;
                line.append(Integer.toHexString(a << n)).append(',').append(Integer.toHexString(a >> n)).append(',').append(Integer.toHexString(a >>> n)).append(',').append(Long.toHexString(la << n)).append(' ');
                hash = hash * 31 + (la >> n) * 7 + (la >>> n) * 3 + (a << (long) n) + (la << (n & 15L));
            }
            System.out.println(line);
        }
        System.out.println(hash);
        for (double d : DOUBLES) {
            System.out.println(d + ": " + (int) d + " " + (long) d + " " + (byte) d + " " + (short) d + " " + (int) (char) d + " " + (float) d + " | " + (int) (float) d + " " + (long) (float) d + " " + (byte) (float) d);
        }
        long[] longs = {0, 1, -1, 255, 256, 0x8000, 0xFFFF, 0x10000, 0x7fffffff, 0x80000000L, 0xFFFFFFFFL, 0x100000001L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, (1L << 24) + 1, -(1L << 62) - 1};
        for (long l : longs) {
            System.out.println(l + ": " + (int) l + " " + (byte) l + " " + (short) l + " " + (int) (char) l + " " + (float) l + " " + (double) l + " " + (long) (double) l + " " + (long) (float) l + " " + (int) (byte) (int) l + " " + (char) (byte) 0x1C1);
        }
        byte b = (byte) 0x9F;
        System.out.println((b >> 1) + " " + (b >>> 1) + " " + ((b & 0xff) >>> 1) + " " + (byte) (b << 1) + " " + (b >>> 30L) + " " + (char) (b & 0x5f) + " " + (~b) + " " + (-b) + " " + (+b));
        short s = Short.MIN_VALUE;
        char c = Character.MAX_VALUE;
        System.out.println((short) -s + " " + (short) (s - 1) + " " + (char) (c + 'B') + " " + (c << 16) + " " + (c >>> 4) + " " + (short) c + " " + (int) (char) s + " " + (c * c) + " " + (long) c * c + " " + (s * s));
        int rotations = 0;
        for (int i = 0; i < 70; i++) {
            rotations = Integer.rotateLeft(rotations ^ i, i) + (int) Long.rotateRight(0x123456789ABCDEFL, i);
        }
        System.out.println(rotations + " " + (5 << -1) + " " + (5L << -1) + " " + (-5 >> 33) + " " + (-5 >>> -31) + " " + (1 << 31 >> 31) + " " + (1 << 31 >>> 31));
    }
}
