// SPDX-License-Identifier: Apache-2.0
package math;

public class IntegerMethods {
    public static void main(String[] args) {
        int[] values = {0, 1, -1, 7, -7, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x0f0f0f0f};
        for (int a : values) {
            System.out.println(Integer.toString(a) + " " + Integer.signum(a) + " " + Integer.bitCount(a) + " " + Integer.hashCode(a) + " " + Math.abs(a) + " " + Integer.toUnsignedString(a) + " " + Integer.numberOfLeadingZeros(a)
                    + " " + Integer.parseInt(Integer.toString(a, 5), 5) + " " + (a == Integer.parseInt("" + a)) + " " + Integer.reverse(Integer.reverse(a)) + " " + Integer.valueOf(a).byteValue() + " " + Integer.valueOf(a).shortValue() + " " + Integer.valueOf(a).floatValue());
            for (int b : new int[] {3, -3, 1, Integer.MIN_VALUE}) {
                System.out.print(Math.floorDiv(a, b) + " " + Math.floorMod(a, b) + " " + Math.ceilDiv(a, b) + " " + a / b + " " + a % b + " " + Integer.compare(a, b) + " " + Integer.divideUnsigned(a, b) + " " + Integer.max(a, b) + Integer.min(a, b) + "; ");
            }
            System.out.println();
        }
        long[] longs = {0, -1, 5, Long.MAX_VALUE, Long.MIN_VALUE, 0x00ff00ff00ff00ffL};
        for (long a : longs) {
            System.out.println(Long.toString(a) + " " + Long.signum(a) + " " + Long.bitCount(a) + " " + Long.hashCode(a) + " " + Long.reverse(a) + " " + Long.toUnsignedString(a) + " " + Math.floorMod(a, 10) + " " + Math.floorDiv(a, -7L) + " " + Math.absExact(a == Long.MIN_VALUE ? 0 : a) + " " + Long.valueOf(a).intValue() + " " + Long.compress(a, 0xff00L) + " " + Math.multiplyHigh(a, a));
        }
        System.out.println(Math.max(1, 2L) + Math.min(1f, 2.0) + Math.max('a', 'b') + Math.clamp(15, 1, 10) + Math.ceilMod(7, 3) + Math.unsignedMultiplyHigh(-1, 2));
        System.out.println(Short.toUnsignedLong((short) -1) + Byte.toUnsignedLong((byte) -1) + " " + Short.compareUnsigned((short) -1, (short) 1) + Byte.compareUnsigned((byte) 1, (byte) -1) + Short.parseShort("-77") + Byte.valueOf("12") + Character.getNumericValue('7'));
    }
}
