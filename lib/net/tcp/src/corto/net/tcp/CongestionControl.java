// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.NoAllocation;

/// How much may be under way: slow start and congestion avoidance (RFC 5681), fast recovery as NewReno (RFC 6582), limited transmit (RFC 3042). All in bytes.
@NoAllocation(reason = "runs once per acknowledgment")
final class CongestionControl {
    private static final int INITIAL_SEGMENTS = 10;            // RFC 6928
    private static final int DUPLICATES_FOR_LOSS = 3;
    private static final int UNLIMITED = Integer.MAX_VALUE / 4;
    private static final int LARGEST_WINDOW = 1 << 28;

    private int mss;
    private int window;
    private int threshold = UNLIMITED;
    private int credit;                   // bytes acknowledged towards the next growth in congestion avoidance
    private int duplicates;
    private boolean isRecovering;
    private int recover;                  // highest sequence number sent when the last loss was noticed (RFC 6582 §3.2)

    void begin(int mss, int initialSequence) {
        this.mss = mss;
        window = INITIAL_SEGMENTS * mss;
        recover = initialSequence;
    }

    void changeMss(int mss) {
        this.mss = mss;
        window = Math.max(window, mss);
    }

    /// What may be under way now; one segment more for each of the first two duplicates (RFC 3042).
    int window() {
        return window + (isRecovering ? 0 : Math.min(duplicates, DUPLICATES_FOR_LOSS - 1) * mss);
    }

    int threshold() {
        return threshold;
    }

    boolean isRecovering() {
        return isRecovering;
    }

    /// `bytes` were acknowledged, up to `acknowledged`; `flight` bytes were under way before, `left` are now. True if the first unacknowledged segment
    /// is lost too and must be sent again (a partial acknowledgment).
    boolean acknowledged(int bytes, int acknowledged, int flight, int left) {
        duplicates = 0;
        if (isRecovering) {
            if (Sequence.isBefore(acknowledged, recover)) {
                window = Math.max(window - bytes + (bytes >= mss ? mss : 0), mss);
                return true;
            }
            isRecovering = false;
            window = Math.min(threshold, Math.max(left, mss) + mss);
            return false;
        }
        if (flight + mss < window) {
            return false;                  // not the window held us back, so nothing was learned about it (RFC 7661)
        }
        if (window < threshold) {
            window += Math.min(bytes, 2 * mss);                    // RFC 3465 with L = 2: acknowledgments are delayed
        } else {
            credit += bytes;
            if (credit >= window) {
                credit -= window;
                window += mss;
            }
        }
        window = Math.min(window, LARGEST_WINDOW);
        return false;
    }

    /// A duplicate acknowledgment came, up to `acknowledged`. True if with it the first segment is taken for lost and must be sent again.
    boolean duplicate(int acknowledged, int highest, int flight) {
        if (isRecovering) {
            window = Math.min(window + mss, LARGEST_WINDOW);       // one more segment has left the network
            return false;
        }
        duplicates++;
        if (duplicates != DUPLICATES_FOR_LOSS || !Sequence.isAfter(acknowledged, recover)) {
            return false;
        }
        recover = highest;
        threshold = Math.max(flight / 2, 2 * mss);
        window = threshold + DUPLICATES_FOR_LOSS * mss;
        isRecovering = true;
        return true;
    }

    /// The retransmission timer expired; `isFirst` since something was acknowledged (RFC 5681 §3.1, equation 4).
    void timedOut(int highest, int flight, boolean isFirst) {
        if (isFirst) {
            threshold = Math.max(flight / 2, 2 * mss);
        }
        window = mss;
        credit = 0;
        duplicates = 0;
        isRecovering = false;
        recover = highest;
    }

    /// Nothing was sent for longer than the retransmission timeout (RFC 5681 §4.1).
    void restartAfterIdle() {
        window = Math.min(window, INITIAL_SEGMENTS * mss);
    }
}
