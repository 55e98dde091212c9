// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class FixedPoint {
    // 16.16 numbers with rounding and saturation, CORDIC sine, integer square root, and a decimal money type in longs.
    static final int ONE = 1 << 16;

    static int saturate(long v) {
        return v > Integer.MAX_VALUE ? Integer.MAX_VALUE : v < Integer.MIN_VALUE ? Integer.MIN_VALUE : (int) v;
    }

    static int multiply(int a, int b) {
        return saturate((long) a * b + (1 << 15) >> 16);
    }

    static int divide(int a, int b) {
        return b == 0 ? a < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE : saturate(((long) a << 16) / b);
    }

    static int root(int a) {
        long n = (long) a << 16;
        long r = 0;
        for (long bit = 1L << 46; bit != 0; bit >>>= 2) {
            if (n >= r + bit) {
                n -= r + bit;
                r = (r >> 1) + bit;
            } else {
                r >>= 1;
            }
        }
        return (int) r;
    }

    static final int[] ANGLES = new int[16];

    static {
        for (int i = 0; i < ANGLES.length; i++) {
            ANGLES[i] = (int) Math.round(Math.atan(1.0 / (1 << i)) * ONE);
        }
    }

    static int sine(int angle) {
        int x = 39797;
        int y = 0;
        for (int i = 0; i < ANGLES.length; i++) {
            int dx = y >> i;
            int dy = x >> i;
            if (angle >= 0) {
                x -= dx;
                y += dy;
                angle -= ANGLES[i];
            } else {
                x += dx;
                y -= dy;
                angle += ANGLES[i];
            }
        }
        return y;
    }

    static String text(int a) {
        long magnitude = Math.abs((long) a);
        long fraction = (magnitude & 0xffff) * 10_000 + (1 << 15) >>> 16;
        return (a < 0 ? "-" : "") + (magnitude >> 16) + "." + String.valueOf(10_000 + fraction).substring(1);
    }

    public static void main(String[] args) {
        int[] samples = {0, 1, -1, ONE, -ONE, 3 * ONE / 2, 205887, -178145, 0x7fffffff, 0x80000000, 12345678};
        for (int a : samples) {
            StringBuilder line = new StringBuilder(text(a) + ":");
            for (int b : samples) {
                line.append(' ').append(multiply(a, b)).append('/').append(divide(a, b));
            }
            System.out.println(line + " " + (a >= 0 ? text(root(a)) : "-"));
        }
        for (int degrees = -90; degrees <= 90; degrees += 15) {
            int s = sine((int) (degrees * 1143.8));
            System.out.print(text(s) + (Math.abs(s / 65536.0 - Math.sin(degrees * Math.PI / 180)) < 0.001 ? " " : "! "));
        }
        System.out.println();
        long cents = 123_456_789_99L;
        long interest = 0;
        for (int year = 1; year <= 30; year++) {
            long part = Math.floorDiv(cents * 325 + 5_000, 10_000);
            interest += part;
            cents += part - (year % 7 == 0 ? cents / 3 : 0);
        }
        System.out.println(cents / 100 + "." + cents % 100 + " " + interest + " " + (interest >>> 3) + " " + Long.toString(-cents, 36));
    }
}
