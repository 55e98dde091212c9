// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

/// The time by which timers are set: nanoseconds since some moment, never going back, at or above 0.
public interface Clock {
    long nowNanos();
}
