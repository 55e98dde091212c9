// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.congestion.api.CongestionControl;

/// How much may be under way, in bytes: slow start (RFC 5681), proportional rate reduction in recovery (RFC 6937), the collapse at a timeout. What happens above the
/// threshold, and how far a loss reduces it, is the policy's.
///
/// ```text
///   open ──loss found──► recovery ──all that was under way acknowledged──► open
///     │                     │
///     └──timeout──► loss ◄──┘        loss ──all that was under way acknowledged──► open
/// ```
@NoAllocation(reason = "runs once per acknowledgment")
@Hot
final class CongestionWindow {
    private static final int INITIAL_SEGMENTS = 10;            // RFC 6928
    private static final int UNLIMITED = Integer.MAX_VALUE / 4;
    private static final int LARGEST_WINDOW = 1 << 28;

    private final CongestionControl control;
    private int mss;
    private int window;
    private int threshold = UNLIMITED;
    private boolean isRecovering;
    private boolean isLoss;
    private int recover;                  // the highest sequence number sent when the last loss was noticed
    private int flightAtLoss;             // RFC 6937: RecoverFS, prr_delivered, prr_out
    private int delivered;
    private int sentInRecovery;

    CongestionWindow(CongestionControl control) {
        this.control = control;
    }

    void begin(int mss, int initialSequence) {
        this.mss = mss;
        window = INITIAL_SEGMENTS * mss;
        recover = initialSequence;
    }

    void changeMss(int mss) {
        this.mss = mss;
        window = Math.max(window, mss);
    }

    int window() {
        return window;
    }

    int threshold() {
        return threshold;
    }

    /// Neither recovering nor after a timeout.
    boolean isOpen() {
        return !isRecovering && !isLoss;
    }

    boolean isRecovering() {
        return isRecovering;
    }

    /// Recovery, or what follows a timeout, ends with the acknowledgment of this.
    int recover() {
        return recover;
    }

    /// `bytes` were acknowledged outside recovery, with `flight` bytes under way before.
    void grow(int bytes, int flight, long now, long roundTrip) {
        if (flight + mss < window) {
            return;                        // not the window held us back, so nothing was learned about it (RFC 7661)
        }
        if (window < threshold) {
            window += Math.min(bytes, isLoss ? mss : 2 * mss);     // RFC 3465 with L = 2: acknowledgments are delayed
        } else {
            window = control.grown(window, bytes, mss, now, roundTrip);
        }
        window = Math.min(window, LARGEST_WINDOW);
    }

    /// A loss was found without a timeout.
    void enterRecovery(int highest, int flight) {
        isRecovering = true;
        recover = highest;
        threshold = control.thresholdAfterLoss(window, flight, mss);
        flightAtLoss = Math.max(flight, 1);
        delivered = 0;
        sentInRecovery = 0;
    }

    /// An acknowledgment in recovery says that `bytes` more arrived; `outstanding` are believed under way now. `isProgress`: it moved on without new losses (RFC 6937 §3.1).
    void progress(int bytes, int outstanding, boolean isProgress) {
        delivered += bytes;
        long send;
        if (outstanding > threshold) {
            send = ((long) delivered * threshold + flightAtLoss - 1) / flightAtLoss - sentInRecovery;
        } else {
            int limit = Math.max(delivered - sentInRecovery, bytes) + (isProgress ? mss : 0);
            send = Math.min(threshold - outstanding, limit);
        }
        if (sentInRecovery == 0) {
            send = Math.max(send, mss);                            // the fast retransmission itself
        }
        window = outstanding + (int) Math.max(send, 0);
    }

    void sent(int bytes) {
        sentInRecovery += bytes;
    }

    /// Everything that was under way at the loss was acknowledged.
    void leave() {
        if (isRecovering) {
            window = Math.max(threshold, mss);
        }
        isRecovering = false;
        isLoss = false;
    }

    /// The retransmission timer expired; `isFirst` since something was acknowledged (RFC 5681 §3.1).
    void timedOut(int highest, int flight, boolean isFirst) {
        if (isFirst && !isLoss) {
            threshold = control.thresholdAfterLoss(window, flight, mss);
        }
        window = mss;
        control.restarted();
        resend(highest);
    }

    /// All that is under way is sent again.
    void resend(int highest) {
        isRecovering = false;
        isLoss = true;
        recover = highest;
    }

    /// A lost tail was repaired by a probe: the loss counts as one (RFC 8985 §7.4).
    void tailWasLost(int flight) {
        threshold = control.thresholdAfterLoss(window, flight, mss);
        window = Math.min(window, threshold);
    }

    /// Nothing was sent for longer than the retransmission timeout (RFC 5681 §4.1).
    void restartAfterIdle() {
        window = Math.min(window, INITIAL_SEGMENTS * mss);
        control.restarted();
    }
}
