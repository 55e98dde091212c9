// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.cubic;

import corto.lang.NoAllocation;
import corto.net.congestion.api.CongestionControl;

/// The window as a cubic function of the time since the last loss (RFC 9438).
///
/// ```text
///   W(t) = C (t − K)³ + Wmax       Wmax: the window at the loss; K: when it is reached again; C = 0.4 segments/s³
/// ```
///
/// Until Wmax it flattens, beyond it steepens. Where Reno would have more (§4.3), it is as Reno.
@NoAllocation(reason = "runs once per acknowledgment")
public final class Cubic implements CongestionControl {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    // C = 4/10 segments/s³; with K in milliseconds: K³ = segments / C * (1000 ms/s)³
    private static final long MILLIS_CUBED_PER_SEGMENT = 2_500_000_000L;
    private static final long FARTHEST_MILLIS = 60_000;       // from K; beyond it the limit of one and a half windows holds anyway
    // β = 0.7 (§4.6), fast convergence (1 + β) / 2, α = 3 (1 − β) / (1 + β) (§4.3), in 1024ths
    private static final int BETA = 717;
    private static final int CONVERGENCE = 870;
    private static final int ALPHA = 542;
    private static final int ONE_SHIFT = 10;

    private int largest;                  // Wmax, in bytes; 0 before the first loss
    private int atLoss;                   // the window at the last loss
    private boolean hasEpoch;             // congestion avoidance has begun since the last loss
    private long epochNanos;
    private long plateauMillis;           // K
    private int origin;                   // the window at K
    private long estimate;                // Reno's window, in 1024ths of a byte

    @Override
    public int grown(int window, int acknowledged, int mss, long nowNanos, long roundTripNanos) {
        if (!hasEpoch) {
            begin(window, mss, nowNanos);
        }
        long target = target(window, mss, nowNanos + roundTripNanos - epochNanos);
        int alpha = estimate >>> ONE_SHIFT >= atLoss ? 1 << ONE_SHIFT : ALPHA;
        estimate += (long) alpha * mss * acknowledged / window;
        long cubic = window + (target - window) * acknowledged / window;
        return (int) Math.max(cubic, Math.min(estimate >>> ONE_SHIFT, Integer.MAX_VALUE));
    }

    private void begin(int window, int mss, long now) {
        hasEpoch = true;
        epochNanos = now;
        estimate = (long) window << ONE_SHIFT;
        if (window < largest) {
            origin = largest;
            plateauMillis = cubeRoot((long) (largest - window) * MILLIS_CUBED_PER_SEGMENT / mss);
        } else {
            origin = window;
            plateauMillis = 0;
        }
    }

    /// W(t), not below the window and not above one and a half (§4.2).
    private long target(int window, int mss, long sinceNanos) {
        long distance = sinceNanos / NANOS_PER_MILLI - plateauMillis;
        distance = Math.max(-FARTHEST_MILLIS, Math.min(distance, FARTHEST_MILLIS));
        long cubic = origin + distance * distance * distance / MILLIS_CUBED_PER_SEGMENT * mss
                + distance * distance * distance % MILLIS_CUBED_PER_SEGMENT * mss / MILLIS_CUBED_PER_SEGMENT;
        return Math.max(window, Math.min(cubic, window + (window >>> 1)));
    }

    @Override
    public int thresholdAfterLoss(int window, int flight, int mss) {
        atLoss = window;
        largest = window < largest ? (int) ((long) window * CONVERGENCE >>> ONE_SHIFT) : window;      // §4.7
        hasEpoch = false;
        return (int) Math.max((long) window * BETA >>> ONE_SHIFT, 2L * mss);
    }

    @Override
    public void restarted() {
        hasEpoch = false;
    }

    /// The largest number whose cube is at most `value`, by bits from above.
    static long cubeRoot(long value) {
        long root = 0;
        for (long bit = 1L << 20; bit != 0; bit >>>= 1) {
            long next = root | bit;
            if (next * next * next <= value) {
                root = next;
            }
        }
        return root;
    }
}
