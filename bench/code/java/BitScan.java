// SPDX-License-Identifier: Apache-2.0

/// Bitmaps as allocators use them: find and take the lowest free bit, give bits back, walk over all that are set.
final class BitScan {
    private static final int WORDS = 64;
    private static final int BITS = WORDS * Long.SIZE;
    private static final int ROUNDS = 20;

    private final long[] bitmap = new long[WORDS];

    /// The lowest clear bit at or above `from`, now set; −1 if there is none.
    private static int take(long[] bitmap, int from) {
        for (int word = from >>> 6; word < bitmap.length; word++) {
            long free = ~bitmap[word];
            if (free != 0) {
                int bit = Long.numberOfTrailingZeros(free);
                bitmap[word] |= 1L << bit;
                return (word << 6) + bit;
            }
        }
        return -1;
    }

    private static void give(long[] bitmap, int bit) {
        bitmap[bit >>> 6] &= ~(1L << bit);
    }

    private static long sumOfSet(long[] bitmap) {
        long sum = 0;
        for (int word = 0; word < bitmap.length; word++) {
            for (long bits = bitmap[word]; bits != 0; bits &= bits - 1) {
                sum += (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return sum;
    }

    private long work() {
        long result = 0;
        for (int i = 0; i < WORDS; i++) {
            bitmap[i] = 0;
        }
        Sequence sequence = new Sequence(5);
        for (int round = 0; round < ROUNDS; round++) {
            int hint = 0;
            for (int i = 0; i < BITS; i++) {
                int taken = take(bitmap, hint);
                if (taken < 0) {
                    break;
                }
                hint = taken;
                result += taken;
            }
            result = result * 31 + sumOfSet(bitmap);
            for (int i = 0; i < BITS; i++) {
                give(bitmap, sequence.below(BITS));
            }
            result = result * 31 + sumOfSet(bitmap);
        }
        return result;
    }

    public static void main(String[] arguments) {
        BitScan program = new BitScan();
        Measure.run("bit-scan", arguments, program::work);
    }
}
