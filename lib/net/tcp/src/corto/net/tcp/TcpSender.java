// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.net.packet.PacketBuffer;

/// The sending half of a connection: what goes out when, and what again.
///
/// ```text
///        una                next              highest          queue.end
///   ──────┼── under way ─────┼── to be sent ────┼── never sent ────┼──►  sequence numbers
///                            │   again (after a timeout)
/// ```
///
/// After a timeout `next` goes back to `una` and everything is sent again as the congestion window allows; acknowledgments of what had arrived push it forward.
/// The FIN has the number behind the last byte, `queue.end()`.
final class TcpSender {
    /// Kconfig's `NET_TCP_RETRIES`; Linux's tcp_retries2.
    private static final int MAX_RETRIES = Integer.getInteger("corto.net.tcp.retries", 15);
    private static final int MAX_ORPHAN_RETRIES = 8;           // Linux's tcp_orphan_retries
    private static final int MAX_BACKOFF = 12;

    private final TcpConnection connection;
    private final SendQueue queue;
    private final CongestionControl congestion = new CongestionControl();
    private final RoundTripTime roundTrip = new RoundTripTime();

    private int una;
    private int next;
    private int highest;
    private int window;                    // the peer's, in bytes, from `una`
    private int largestWindow;
    private int windowSequence;            // SND.WL1, SND.WL2: the segment that told the window
    private int windowAcknowledgment;
    private int windowScale;
    private int mss;
    private int smallEnd;                  // behind the last segment sent that was smaller than mss (Minshall's Nagle)
    private boolean finQueued;
    private boolean isHeld;                // MSG_MORE: the last segment may be incomplete
    private boolean isForced;              // corked for too long: out with it
    private int backoff;
    private int retries;                   // timeouts since something was acknowledged
    private int probes;                    // of a zero window, unanswered
    private long firstRetryNanos;
    private long lastSentNanos;
    private boolean isTiming;              // a round trip is being measured
    private int timedEnd;
    private long timedNanos;
    private long retransmissions;
    private long bytesAcknowledged;

    TcpSender(TcpConnection connection, int initialSequence) {
        this.connection = connection;
        this.queue = new SendQueue(connection.tcp.pool);
        una = initialSequence;
        next = initialSequence;
        highest = initialSequence;
    }

    /// The SYN, which has the initial number, is under way.
    void synSent() {
        next = una + 1;
        highest = next;
        queue.begin(next);
        smallEnd = una;
    }

    /// The SYN was acknowledged.
    void established(int mss, int windowScale) {
        una = next;
        this.mss = mss;
        this.windowScale = windowScale;
        congestion.begin(mss, una);
        retries = 0;
        backoff = 0;
    }

    int una() {
        return una;
    }

    int next() {
        return next;
    }

    int highest() {
        return highest;
    }

    int mss() {
        return mss;
    }

    int flight() {
        return highest - una;
    }

    SendQueue queue() {
        return queue;
    }

    RoundTripTime roundTrip() {
        return roundTrip;
    }

    CongestionControl congestion() {
        return congestion;
    }

    int window() {
        return window;
    }

    int largestWindow() {
        return largestWindow;
    }

    int retries() {
        return retries;
    }

    int probes() {
        return probes;
    }

    long retransmissions() {
        return retransmissions;
    }

    long bytesAcknowledged() {
        return bytesAcknowledged;
    }

    /// The window in the first segment that acknowledged our SYN, or any.
    void setWindow(Segment segment, int scale) {
        window = segment.window << scale;
        largestWindow = Math.max(largestWindow, window);
        windowSequence = segment.sequence;
        windowAcknowledgment = segment.acknowledgment;
    }

    /// Buffers that may be held.
    private int bufferLimit() {
        return Math.max(2, connection.socket.sendBuffer() / PacketBuffer.CAPACITY);
    }

    /// As Linux: a third of the buffer is free.
    boolean isWritable() {
        return queue.count() * 3 < bufferLimit() * 2 && !connection.tcp.pool.isLow();
    }

    /// Queues what fits; how much. With `more` an incomplete last segment is held back.
    long append(Address from, long length, boolean more) {
        isHeld = more;
        return queue.append(from, length, mss, bufferLimit(), highest);
    }

    /// The peer is told that nothing more comes, after what is queued.
    void queueFin() {
        finQueued = true;
        isHeld = false;
    }

    void release() {
        isHeld = false;
    }

    boolean isFinSent() {
        return finQueued && Sequence.isAfter(highest, queue.end());
    }

    boolean isFinAcknowledged() {
        return finQueued && Sequence.isAfter(una, queue.end());
    }

    /// Whether everything queued, FIN included, was acknowledged.
    boolean isDrained() {
        return una == (finQueued ? queue.end() + 1 : queue.end());
    }

    /// Sends what may be sent (RFC 9293 §3.8.6.2.1, RFC 5681, RFC 896).
    void output(long now) {
        if (flight() == 0 && lastSentNanos != 0 && now - lastSentNanos > roundTrip.timeout(0)) {
            congestion.restartAfterIdle();
        }
        PacketBuffer segment = queue.unsent();
        while (segment != null && isSendable(segment)) {
            transmit(segment, now);
            segment = queue.unsent();
        }
        if (segment == null && finQueued && next == queue.end()) {
            connection.sendControl(TcpHeader.FIN | TcpHeader.ACK, next);
            advance(next + 1, now);
        }
        if (flight() == 0 && queue.unsent() != null && connection.retransmitNanos() == TcpConnection.NEVER) {
            connection.setRetransmit(now + roundTrip.timeout(backoff));        // to probe the window, or to end the wait of a corked segment
        }
    }

    /// Whether windows and Nagle let the segment out now; cuts it if only a part may.
    private boolean isSendable(PacketBuffer segment) {
        if (segment.payloadLength > mss && !queue.split(segment, mss)) {
            return false;
        }
        int end = segment.sequence + segment.payloadLength;
        if (Sequence.isAfter(end, una + congestion.window())) {
            return false;
        }
        if (Sequence.isAfter(end, una + window)) {
            int usable = una + window - segment.sequence;
            if (usable <= 0 || usable < Math.min(mss, largestWindow / 2) || !queue.split(segment, usable)) {
                return false;                                    // wait for a larger window: no silly ones
            }
        }
        if (segment.isShared()) {
            return false;                                        // the device still has it from before; the timer tries again
        }
        boolean isSmallLast = segment.next == null && segment.payloadLength < mss && !finQueued && !Sequence.isBefore(segment.sequence, highest);
        if (!isSmallLast) {
            return true;
        }
        if (isForced) {
            return true;
        }
        if (isHeld || connection.socket.corks()) {
            return false;
        }
        return connection.socket.noDelay() || !Sequence.isAfter(smallEnd, una);
    }

    private void transmit(PacketBuffer segment, long now) {
        int end = segment.sequence + segment.payloadLength;
        if (segment.payloadLength < mss) {
            smallEnd = end;
        }
        boolean isAgain = Sequence.isBefore(segment.sequence, highest);
        boolean withFin = send(segment, isAgain);
        queue.sent(segment);
        if (!isAgain && !isTiming) {
            isTiming = true;
            timedEnd = end;
            timedNanos = now;
        }
        advance(withFin ? end + 1 : end, now);
    }

    /// Sends `segment`; with FIN if it is the last. The buffer stays in the queue.
    private boolean send(PacketBuffer segment, boolean isAgain) {
        boolean isLast = segment.next == null;
        boolean withFin = isLast && finQueued;
        segment.place(PacketBuffer.HEADROOM, segment.payloadLength);
        segment.clearChecksumState();
        segment.retain();
        if (isAgain) {
            retransmissions++;
            connection.tcp.counters.retransmitted++;
        }
        connection.transmit(segment, segment.sequence, TcpHeader.ACK | (isLast ? TcpHeader.PSH : 0) | (withFin ? TcpHeader.FIN : 0));
        return withFin;
    }

    private void advance(int to, long now) {
        next = to;
        highest = Sequence.max(highest, to);
        lastSentNanos = now;
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            connection.setRetransmit(now + roundTrip.timeout(backoff));
        }
    }

    /// Takes the acknowledgment and the window of a segment whose ACK is acceptable (RFC 9293 §3.10.7.4, fifth).
    void acknowledged(Segment segment, long now) {
        int flightBefore = flight();
        boolean windowChanged = updateWindow(segment);
        int acknowledgment = segment.acknowledgment;
        probes = 0;
        if (window == 0) {
            retries = 0;                            // it is there, and busy
        }
        if (Sequence.isAfter(acknowledgment, una)) {
            advanced(acknowledgment, flightBefore, segment, now);
        } else if (acknowledgment == una && segment.length == 0 && !segment.has(TcpHeader.FIN) && !windowChanged && flightBefore > 0) {
            if (congestion.duplicate(una, highest, flightBefore)) {
                connection.tcp.counters.fastRetransmitted++;
                resendFirst(now);
            }
        }
    }

    /// RFC 9293 §3.10.7.4: SND.WL1, SND.WL2 keep old segments from changing the window.
    private boolean updateWindow(Segment segment) {
        boolean isNewer = Sequence.isBefore(windowSequence, segment.sequence)
                || windowSequence == segment.sequence && !Sequence.isAfter(windowAcknowledgment, segment.acknowledgment);
        if (!isNewer) {
            return false;
        }
        int before = window;
        setWindow(segment, windowScale);
        if (before == 0 && window > 0 && flight() == 0) {
            backoff = 0;
            connection.setRetransmit(TcpConnection.NEVER);
        }
        return window != before;
    }

    private void advanced(int acknowledgment, int flightBefore, Segment segment, long now) {
        int bytes = acknowledgment - una;
        una = acknowledgment;
        bytesAcknowledged += bytes;
        sampleRoundTrip(segment, now);
        retries = 0;
        backoff = 0;
        queue.acknowledged(una);
        if (Sequence.isBefore(next, una)) {
            next = una;
        }
        boolean isPartial = congestion.acknowledged(bytes, una, flightBefore, flight());
        connection.setRetransmit(flight() == 0 ? TcpConnection.NEVER : now + roundTrip.timeout(0));
        if (isPartial) {
            resendFirst(now);
        }
    }

    /// Karn: what was sent twice is not timed, except by timestamps (RFC 7323 §4).
    private void sampleRoundTrip(Segment segment, long now) {
        if (isTiming && !Sequence.isBefore(una, timedEnd)) {
            isTiming = false;
            roundTrip.sample(now - timedNanos);
        } else if (!isTiming && retries > 0 && connection.usesTimestamps() && segment.timestampEcho != 0) {
            int millis = connection.timestamp(now) - segment.timestampEcho;
            if (millis >= 0) {
                roundTrip.sample(millis * 1_000_000L);
            }
        }
    }

    private void resendFirst(long now) {
        isTiming = false;
        PacketBuffer first = queue.first();
        if (first == null) {
            if (finQueued && !isFinAcknowledged()) {
                connection.sendControl(TcpHeader.FIN | TcpHeader.ACK, queue.end());
            }
        } else if (!first.isShared() && (first.payloadLength <= mss || queue.split(first, mss))) {
            send(first, true);
        }
        connection.setRetransmit(now + roundTrip.timeout(backoff));
    }

    /// The timer for retransmissions and for probes of the window expired.
    void timedOut(long now) {
        if (flight() == 0) {
            probe(now);
            return;
        }
        if (retries == 0) {
            firstRetryNanos = now;
        }
        if (isHopeless(now, retries)) {
            connection.giveUp();
            return;
        }
        connection.tcp.counters.timeouts++;
        congestion.timedOut(highest, flight(), retries == 0);
        retries++;
        backoff = Math.min(backoff + 1, MAX_BACKOFF);
        goBack(now);
    }

    private void goBack(long now) {
        isTiming = false;
        queue.rewind();
        PacketBuffer first = queue.first();
        next = first != null ? first.sequence : queue.end();
        if (window == 0 && first != null && !first.isShared()) {
            send(first, true);                      // the window was closed on what is under way: it serves as the probe
        }
        connection.setRetransmit(TcpConnection.NEVER);
        output(now);
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            connection.setRetransmit(now + roundTrip.timeout(backoff));
        }
    }

    /// Whether the peer has been silent for too long: retries, or TCP_USER_TIMEOUT.
    private boolean isHopeless(long now, int tries) {
        long limit = connection.socket.userTimeoutNanos();
        if (limit != 0) {
            return tries > 0 && now - firstRetryNanos + roundTrip.timeout(0) >= limit;
        }
        return tries >= (connection.isOrphan() ? MAX_ORPHAN_RETRIES : MAX_RETRIES);
    }

    /// Asks for the window: an empty segment that the peer has seen before makes it answer (as Linux; RFC 9293 §3.8.6.1 sends a new byte).
    private void probe(long now) {
        if (queue.unsent() == null) {
            return;
        }
        isForced = true;                            // TCP_CORK holds back for at most 200 ms
        output(now);
        isForced = false;
        if (flight() > 0) {
            return;
        }
        if (probes == 0) {
            firstRetryNanos = now;
        }
        if (isHopeless(now, probes)) {
            connection.giveUp();
            return;
        }
        probes++;
        backoff = Math.min(backoff + 1, MAX_BACKOFF);
        connection.sendControl(TcpHeader.ACK, una - 1);
        connection.setRetransmit(now + roundTrip.timeout(backoff));
    }

    /// Smaller segments from now on, and what is under way again (RFC 1191 §6).
    void reduceMss(int smaller, long now) {
        mss = smaller;
        congestion.changeMss(smaller);
        if (flight() > 0) {
            goBack(now);
        }
    }
}
