// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.lang.AlwaysInline;

/// Sizes of cells: every 8 bytes up to 128, then four for each doubling, so that at most a fifth of a cell is unused.
///
/// ```
/// 0   1   2  …  14  15  16  17  18  19  …  33   34
/// 16  24  32 … 128 160 192 224 256 320 … 3584 4096
/// ```
final class SizeClass {
    static final int COUNT = 35;
    static final int LARGEST_BYTES = 4096;

    private static final int SMALLEST_BYTES = 16;
    private static final int FINE_BYTES = 128;             // up to here every multiple of 8
    private static final int FINE_COUNT = (FINE_BYTES - SMALLEST_BYTES) / 8 + 1;
    private static final int FINE_LOG = 7;                 // 2⁷ = 128
    private static final int STEPS_LOG = 2;                // four sizes for each doubling

    private SizeClass() {}

    /// The smallest size class for `sizeBytes`, which is at least 16 and at most `LARGEST_BYTES`.
    @AlwaysInline
    static int of(long sizeBytes) {
        if (sizeBytes <= FINE_BYTES) {
            return (int) (sizeBytes + 7 - SMALLEST_BYTES >>> 3);
        }
        int log = log(sizeBytes);
        return FINE_COUNT + (log - FINE_LOG) * (1 << STEPS_LOG) + step(sizeBytes, log);
    }

    /// Bytes of a cell for `sizeBytes`.
    @AlwaysInline
    static long cellBytes(long sizeBytes) {
        if (sizeBytes <= FINE_BYTES) {
            return sizeBytes + 7 & -8;
        }
        int log = log(sizeBytes);
        return (1L << STEPS_LOG) + step(sizeBytes, log) + 1 << log - STEPS_LOG;
    }

    /// Bytes of a cell of the class.
    static int bytes(int sizeClass) {
        if (sizeClass < FINE_COUNT) {
            return SMALLEST_BYTES + sizeClass * 8;
        }
        int coarse = sizeClass - FINE_COUNT;
        int log = FINE_LOG + (coarse >> STEPS_LOG);
        return (1 << STEPS_LOG) + (coarse & (1 << STEPS_LOG) - 1) + 1 << log - STEPS_LOG;
    }

    /// A size that is a power of two ends its doubling, hence − 1.
    @AlwaysInline
    private static int log(long sizeBytes) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(sizeBytes - 1);
    }

    @AlwaysInline
    private static int step(long sizeBytes, int log) {
        return (int) (sizeBytes - 1 >>> log - STEPS_LOG) & (1 << STEPS_LOG) - 1;
    }
}
