// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.fs.file.WallClock;
import corto.platform.api.Platforms;

/// The clock of files, which is that of `System.currentTimeMillis`: what is written after a program has asked for the time is not older than that.
/// Within a millisecond it goes on with the clock that only goes forward, so that files can be told apart by their age.
public final class WallTime implements WallClock {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private long lastMillis;
    private long startOfMilli;           // on the other clock, when this millisecond was first seen

    @Override
    public long nanos() {
        long millis = Platforms.PLATFORM.currentTimeMillis();
        long now = Platforms.PLATFORM.nanoTime();
        if (millis != lastMillis) {
            lastMillis = millis;
            startOfMilli = now;
        }
        return millis * NANOS_PER_MILLI + Math.min(now - startOfMilli, NANOS_PER_MILLI - 1);
    }
}
