// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Hot;
import corto.lang.NoAllocation;

/// The estimate of the round-trip time and the retransmission timeout that follows (RFC 6298). All in nanoseconds.
@NoAllocation(reason = "runs once per acknowledgment")
@Hot
final class RoundTripTime {
    private static final long MILLISECOND = 1_000_000L;
    private static final long INITIAL = 1_000 * MILLISECOND;       // RFC 6298 §2.1
    private static final long SHORTEST = 200 * MILLISECOND;                // Linux's; the RFC's whole second is longer than most networks deserve
    static final long LONGEST = 120_000 * MILLISECOND;             // Linux's

    private long smoothed;                // 0: no sample yet
    private long variation;
    private long timeout = INITIAL;

    void sample(long measured) {
        if (smoothed == 0) {
            smoothed = Math.max(measured, 1);
            variation = measured / 2;
        } else {
            variation += (Math.abs(smoothed - measured) - variation) / 4;
            smoothed = Math.max(smoothed + (measured - smoothed) / 8, 1);
        }
        timeout = Math.min(smoothed + Math.max(4 * variation, SHORTEST), LONGEST);     // as Linux: at least 200 ms above the mean
    }

    /// The timeout after `backoff` doublings.
    long timeout(int backoff) {
        return backoff >= 10 ? LONGEST : Math.min(timeout << backoff, LONGEST);
    }

    long smoothed() {
        return smoothed;
    }

    long variation() {
        return variation;
    }
}
