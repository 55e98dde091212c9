// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.fs.file.WallClock;
import corto.platform.api.Platforms;

/// The clock of files, which is that of `System.currentTimeMillis`: what is written after a program has asked for the time is not older than that.
public final class WallTime implements WallClock {
    @Override
    public long nanos() {
        return Platforms.PLATFORM.wallNanos();
    }
}
