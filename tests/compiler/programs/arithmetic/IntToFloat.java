// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class IntToFloat {
    public static void main(String[] args) {
        int[] ints = {0, 1, -1, 16777215, 16777216, 16777217, 16777219, -16777217, Integer.MAX_VALUE, Integer.MIN_VALUE, 123456789, -987654321};
        for (int i : ints) {
            System.out.println(i + ": " + (float) i + " " + (double) i + " " + (int) (float) i + " " + ((float) i == i) + " " + ((double) i == i));
        }
        long[] longs = {0, -1, 16777217L, 9007199254740991L, 9007199254740992L, 9007199254740993L, 9007199254740995L, -9007199254740993L,
            Long.MAX_VALUE, Long.MAX_VALUE - 511, Long.MAX_VALUE - 512, Long.MAX_VALUE - 1024, Long.MIN_VALUE, 0x7fffff4000000001L, 0x7fffffbfffffffffL, 123456789012345678L};
        for (long l : longs) {
            System.out.println(l + ": " + (float) l + " " + (double) l + " " + (long) (double) l + " " + (long) (float) l);
            System.out.println(Float.floatToRawIntBits((float) l) + " " + Double.doubleToRawLongBits((double) l));
        }
        double[] doubles = {0.1, 1.0 / 3, 1e-46, 1e-45, 7.006492321624085E-46, 7.006492321624087E-46, 3.4028235677973366E38, 3.4028235677973362E38, 1e39, -1e-50,
            1.00000005960464477539, 1.000000059604644776, 1.00000017881393432617};
        for (double d : doubles) {
            System.out.println(d + " " + (float) d + " " + Integer.toHexString(Float.floatToIntBits((float) d)));
        }
        byte b = -5;
        short s = 300;
        char c = 65535;
        float f = b * 0.5f + s;
        double d = c / 2.0 + b;
        System.out.println(f + " " + d + " " + (b / 2) + " " + (b / 2f) + " " + (c + 0f));
    }
}
