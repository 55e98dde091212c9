// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Unsigned {
    public static void main(String[] args) {
        int[] ints = {0, 1, 10, -1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 0xdeadbeef};
        for (int a : ints) {
            StringBuilder line = new StringBuilder(Integer.toUnsignedString(a)).append(": ");
            for (int b : ints) {
                line.append(Integer.compareUnsigned(a, b)).append(' ');
                if (b != 0) {
                    line.append(Integer.toUnsignedString(Integer.divideUnsigned(a, b))).append(' ').append(Integer.remainderUnsigned(a, b)).append(' ');
                }
            }
            System.out.println(line);
            System.out.println(Integer.toUnsignedLong(a) + " " + Integer.toUnsignedString(a, 16) + " " + Integer.toUnsignedString(a, 2) + " " + Integer.toUnsignedString(a, 36));
        }
        long[] longs = {0, 1, 10, -1, -2, Long.MIN_VALUE, Long.MAX_VALUE, 0xdeadbeefcafebabeL};
        for (long a : longs) {
            StringBuilder line = new StringBuilder(Long.toUnsignedString(a)).append(": ");
            for (long b : longs) {
                line.append(Long.compareUnsigned(a, b)).append(' ');
                if (b != 0) {
                    line.append(Long.toUnsignedString(Long.divideUnsigned(a, b))).append(' ').append(Long.remainderUnsigned(a, b)).append(' ');
                }
            }
            System.out.println(line);
            System.out.println(Long.toUnsignedString(a, 16) + " " + Long.toUnsignedString(a, 7) + " " + Long.toUnsignedString(a, 36));
        }
        System.out.println(Integer.parseUnsignedInt("4294967295") + " " + Long.parseUnsignedLong("18446744073709551615") + " " + Integer.parseUnsignedInt("ffffffff", 16));
        for (String bad : new String[] {"4294967296", "-1", "", "18446744073709551616"}) {
            try {
                System.out.println(bad.length() > 12 ? Long.parseUnsignedLong(bad) : Integer.parseUnsignedInt(bad));
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(Math.multiplyHigh(Long.MAX_VALUE, Long.MAX_VALUE) + " " + Math.unsignedMultiplyHigh(-1L, -1L) + " " + Math.multiplyHigh(-5, 3));
    }
}
