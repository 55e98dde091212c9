// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class LongEdges {
    static final long[] VALUES = {0, 1, -1, 3, -10, 0xffffffffL, 0x100000000L, 0x7fffffffL, -0x80000000L, 0x123456789abcdefL,
        Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1};

    static long mix(long seed, long value) {
        return seed * 6364136223846793005L + value;
    }

    public static void main(String[] args) {
        for (long a : VALUES) {
            long sums = 0;
            for (long b : VALUES) {
                sums = mix(sums, a + b);
                sums = mix(sums, a - b);
                sums = mix(sums, a * b);
                sums = mix(sums, a & b);
                sums = mix(sums, a | b);
                sums = mix(sums, a ^ b);
                if (b != 0) {
                    sums = mix(sums, a / b);
                    sums = mix(sums, a % b);
                }
                sums = mix(sums, a < b ? 1 : a > b ? 2 : 3);
                sums = mix(sums, Long.compare(a, b));
                sums = mix(sums, (a <= b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0));
            }
            System.out.println(a + " -> " + sums + " neg " + -a + " not " + ~a);
        }
        System.out.println(Long.MIN_VALUE / -1L + " " + Long.MIN_VALUE % -1L);
        long counter = Long.MAX_VALUE;
        System.out.println(++counter);
        System.out.println(counter-- - 1);
        System.out.println(counter);
        System.out.println((int) counter + " " + (short) counter + " " + (byte) counter + " " + (int) (char) counter);
    }
}
