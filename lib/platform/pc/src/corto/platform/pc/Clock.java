// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.platform.x86_64.Processor;

/// Time from the time stamp counter, which all processors of the last fifteen years run at a constant rate. Rate and wall time are found when
/// somebody first asks: an image that does not, does not pay.
///
/// It starts at one second (`Platform.FIRST_NANOS`), as though firmware had taken that long.
@Hot
final class Clock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final int FRACTION_BITS = 32;

    private static long multiplier;        // nanoseconds of a tick, with FRACTION_BITS; 0: not known yet
    private static long origin;            // time stamp that counts as 0
    private static long wallOffset;        // nanoseconds by which the wall clock is ahead; 0: not known yet

    private Clock() {}

    /// Nanoseconds of a tick of the time stamp counter, times 2³².
    @AlwaysInline
    static long multiplier() {
        long known = multiplier;
        return known != 0 ? known : measure();
    }

    private static long measure() {
        long hertz = TimeStampRate.hertz();
        multiplier = Long.divideUnsigned(NANOS_PER_SECOND << FRACTION_BITS, hertz);
        origin = Processor.timeStamp() - hertz;                    // a second ago
        return multiplier;
    }

    /// The time stamp at which the clock is 0. After `multiplier`.
    static long origin() {
        return origin;
    }

    static long nanoTime() {
        long perTick = multiplier();
        return nanos(Processor.timeStamp() - origin, perTick);
    }

    /// Nanoseconds since the time stamp counter was 0.
    static long nanosOfCounter() {
        long perTick = multiplier();
        return nanos(Processor.timeStamp(), perTick);
    }

    @AlwaysInline
    private static long nanos(long ticks, long perTick) {
        return Math.multiplyHigh(ticks, perTick) << Long.SIZE - FRACTION_BITS | ticks * perTick >>> FRACTION_BITS;
    }

    static long wallNanos() {
        if (wallOffset == 0) {
            wallOffset = WallTime.nanos() - nanoTime();
        }
        return wallOffset + nanoTime();
    }
}
