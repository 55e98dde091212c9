// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.x86_64.Processor;

/// Time from the time stamp counter, which all processors of the last fifteen years run at a constant rate. Rate and wall time are found when
/// somebody first asks: an image that does not, does not pay.
final class Clock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private static long hertz;             // of the time stamp counter; 0: not known yet
    private static long origin;            // time stamp that counts as 0
    private static long originMillis;      // wall time at the origin; 0: not known yet

    private Clock() {}

    static long nanoTime() {
        if (hertz == 0) {
            hertz = TimeStampRate.hertz();
            origin = Processor.timeStamp();
        }
        long ticks = Processor.timeStamp() - origin;
        long rest = ticks % hertz;         // < 2³³, so that the product fits
        return ticks / hertz * NANOS_PER_SECOND + rest * NANOS_PER_SECOND / hertz;
    }

    static long currentTimeMillis() {
        long sinceOrigin = nanoTime() / NANOS_PER_MILLI;
        if (originMillis == 0) {
            long now = KvmClock.isPresent() ? KvmClock.currentTimeMillis() : RealTimeClock.seconds() * MILLIS_PER_SECOND;
            originMillis = now - sinceOrigin;
        }
        return originMillis + sinceOrigin;
    }
}
