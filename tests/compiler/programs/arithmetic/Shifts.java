// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Shifts {
    static int count;

    static int next() {
        return count++ * 7 - 40;
    }

    public static void main(String[] args) {
        int[] ints = {1, -1, 0x80000000, 0x7fffffff, 0x00ff00ff, -12345};
        long[] longs = {1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x00ff00ff00ff00ffL, -123456789012L};
        int[] distances = {0, 1, 5, 31, 32, 33, 63, 64, 65, -1, -31, -32, -33, -63, -64, 1000};
        for (int value : ints) {
            StringBuilder line = new StringBuilder();
            for (int d : distances) {
                line.append(value << d).append(' ').append(value >> d).append(' ').append(value >>> d).append(' ');
            }
            System.out.println(line);
        }
        for (long value : longs) {
            StringBuilder line = new StringBuilder();
            for (int d : distances) {
                line.append(value << d).append(' ').append(value >> d).append(' ').append(value >>> d).append(' ');
            }
            System.out.println(line);
        }
        long wide = 3;
        System.out.println((1 << wide) + " " + (1 << (wide + 0x100000000L)) + " " + (1L << (wide - 68)));
        byte b = (byte) 0x80;
        System.out.println((b >> 1) + " " + (b >>> 1) + " " + ((b & 0xff) >>> 1));
        b >>>= 1;
        System.out.println(b);
        short s = -1;
        s >>>= 10;
        System.out.println(s);
        s <<= 12;
        System.out.println(s);
        char c = 'A';
        c <<= 9;
        System.out.println((int) c);
        c >>= 3;
        System.out.println((int) c);
        int x = 1;
        x <<= next();
        System.out.println(x);
        long y = -1;
        y >>>= next();
        System.out.println(y);
        y >>= next();
        System.out.println(y + " " + count);
    }
}
