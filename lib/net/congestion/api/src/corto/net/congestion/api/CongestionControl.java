// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.api;

/// The congestion control of one connection. Windows are in bytes.
public interface CongestionControl {
    /// The window in congestion avoidance after `acknowledged` bytes arrived while all of `window` was in use. `roundTripNanos`: smoothed, 0 if unknown.
    int grown(int window, int acknowledged, int mss, long nowNanos, long roundTripNanos);

    /// A loss was found while the window was `window` and `flight` bytes were under way: the threshold from now on, at least two segments.
    int thresholdAfterLoss(int window, int flight, int mss);

    /// The window began anew, after a timeout or an idle time.
    void restarted();
}
