// SPDX-License-Identifier: Apache-2.0
package corto.net.congestion.reno;

import corto.lang.NoAllocation;
import corto.net.congestion.api.CongestionControl;

/// A segment more per window acknowledged, half of what was under way after a loss (RFC 5681 §3.1, equations 2 and 4, counted in bytes as RFC 3465).
@NoAllocation(reason = "runs once per acknowledgment")
public final class Reno implements CongestionControl {
    private int credit;                   // bytes acknowledged towards the next segment

    @Override
    public int grown(int window, int acknowledged, int mss, long nowNanos, long roundTripNanos) {
        credit += acknowledged;
        if (credit < window) {
            return window;
        }
        credit -= window;
        return window + mss;
    }

    @Override
    public int thresholdAfterLoss(int window, int flight, int mss) {
        credit = 0;
        return Math.max(flight / 2, 2 * mss);
    }

    @Override
    public void restarted() {
        credit = 0;
    }
}
