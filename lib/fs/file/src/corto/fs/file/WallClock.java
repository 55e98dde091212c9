// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// Tells the time of day to file systems.
public interface WallClock {
    /// Nanoseconds since 1970-01-01 00:00 UTC.
    long nanos();
}
