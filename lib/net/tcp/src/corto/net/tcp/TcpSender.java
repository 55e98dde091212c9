// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.net.packet.Lender;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.packet.PathMtus;

/// The sending half of a connection: what goes out when, and what again.
///
/// ```text
///        una             highest          queue.end
///   ──────┼── under way ────┼── never sent ────┼──►  sequence numbers
/// ```
///
/// What is under way and lost is sent again before anything new, as the congestion window allows; `Scoreboard` knows which. The FIN has the number behind the last byte,
/// `queue.end()`. One deadline serves for what can be waited for: an acknowledgment (RFC 6298), a window, a tail that may be lost (RFC 8985 §7), the end of reordering (§6.3).
@Hot
final class TcpSender {
    /// Kconfig's `NET_TCP_RETRIES`; Linux's tcp_retries2.
    private static final int MAX_RETRIES = Integer.getInteger("corto.net.tcp.retries", 15);
    private static final int MAX_ORPHAN_RETRIES = 8;           // Linux's tcp_orphan_retries
    private static final int MAX_BACKOFF = 12;
    private static final long PROBE_SLACK_NANOS = 2_000_000L;  // Linux's TCP_TIMEOUT_MIN
    private static final int SAFE_MSS = 1024;                  // Linux's tcp_base_mss
    private static final int TRIAL_RETRIES = 2;                // before this one
    private static final int LARGEST_FRAME = 65_535 - 100;     // bytes of payload that an IPv4 packet holds with the largest header of TCP, or one of IPv6
    // what the deadline is for
    private static final int RETRANSMISSION = 0;               // or a probe of the window
    private static final int TAIL_PROBE = 1;
    private static final int REORDERING = 2;

    private final TcpConnection connection;
    private final TcpOptions options;
    private final SendQueue queue;
    private final Scoreboard scoreboard;
    private final CongestionWindow congestion;
    private final RoundTripTime roundTrip = new RoundTripTime();

    private int una;
    private int highest;
    private int window;                    // the peer's, in bytes, from `una`
    private int largestWindow;
    private int windowSequence;            // SND.WL1, SND.WL2: the segment that told the window
    private int windowAcknowledgment;
    private int windowScale;
    private int mss;
    private long growNanos;                // when the path may have become a better one: TcpConnection.NEVER while it is as good as the link
    private int smallEnd;                  // behind the last segment sent that was smaller than mss (Minshall's Nagle)
    private boolean finQueued;
    private boolean isFinLost;             // sent before a timeout
    private int purpose;                   // of the deadline
    private boolean isProbing;             // the tail was probed, and `probeEnd` is not acknowledged
    private boolean isProbeNew;
    private int probeEnd;
    private boolean isHeld;                // MSG_MORE: the last segment may be incomplete
    private boolean isForced;              // corked for too long: out with it
    private boolean isUrgent;              // what is before `urgentEnd` was not acknowledged, when that was last looked at
    private int urgentEnd;                 // SND.UP: behind the urgent byte
    private int backoff;
    private int retries;                   // timeouts since something was acknowledged
    private int probes;                    // of a zero window, unanswered
    private int trialStart;                // a large segment that did not arrive went again as two small ones
    private int trialEnd;                  // behind them; `trialStart`: there was no such trial
    private int timeouts;                  // since the connection began
    private long firstRetryNanos;
    private long lastSentNanos;
    private boolean isTiming;              // a round trip is being measured
    private int timedEnd;
    private long timedNanos;
    private long retransmissions;
    private long bytesAcknowledged;
    private int segmentsOut;               // with data; again counts again

    TcpSender(TcpConnection connection, int initialSequence) {
        this.connection = connection;
        this.options = connection.socket.options();
        this.queue = new SendQueue(connection.tcp.pool);
        this.scoreboard = new Scoreboard(queue);
        this.congestion = new CongestionWindow(connection.tcp.congestion.control());
        una = initialSequence;
        highest = initialSequence;
    }

    /// The SYN, which has the initial number, is under way.
    void synSent() {
        highest = una + 1;
        queue.begin(highest);
        smallEnd = una;
    }

    /// The SYN was acknowledged.
    void established(int mss, int windowScale, long now) {
        una = highest;
        this.mss = mss;
        growNanos = growTime(now);
        this.windowScale = windowScale;
        congestion.begin(mss, una);
        retries = 0;
        backoff = 0;
    }

    int una() {
        return una;
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

    CongestionWindow congestion() {
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

    int timeouts() {
        return timeouts;
    }

    int segmentsOut() {
        return segmentsOut;
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
        int limit = options.sendLimit() / PacketBuffer.CAPACITY;
        PacketPool pool = connection.tcp.pool;
        if (!options.hasChosenSendBuffer() && 2 * congestion.window() > limit * mss && pool.isPlentiful()) {
            int most = Math.min(TcpOptions.LARGEST_TUNED_BYTES / PacketBuffer.CAPACITY, pool.generousShare());
            limit = Math.max(limit, Math.min(2 * congestion.window() / mss, most));        // twice what may be under way, as Linux
        }
        return Math.max(2, limit);
    }

    /// As Linux: a third of the buffer is free.
    boolean isWritable() {
        return queue.count() * 3 < bufferLimit() * 2 && !connection.tcp.pool.isLow() && !hasManyUnsent();
    }

    private boolean hasManyUnsent() {
        int lowWater = options.unsentLowWater();
        return lowWater != 0 && Integer.compareUnsigned(queue.end() - highest, lowWater) >= 0;
    }

    /// Bytes that were never sent.
    int unsentBytes() {
        return queue.end() - highest;
    }

    /// Bytes that the peer has not acknowledged, sent or not; a queued FIN counts.
    int unacknowledged() {
        return queue.end() + (finQueued ? 1 : 0) - una;
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    int backoff() {
        return backoff;
    }

    int windowScale() {
        return windowScale;
    }

    /// Queues what fits; how much. With `more` an incomplete last segment is held back.
    long append(Address from, long length, boolean more) {
        isHeld = more;
        if (length == 0 || hasManyUnsent()) {
            return 0;                                            // the first: only `more` has changed
        }
        int limit = bufferLimit();
        connection.tcp.pool.prepare(2 * (int) Math.min(limit, length / mss));                  // loopback copies what it sends
        return queue.append(from, length, mss, limit, highest);
    }

    /// Queues the `length` bytes at `place`, all in one page, without copying them; how many: all, whose loan is taken over, or none.
    int lend(Address place, int length, Lender lender) {
        isHeld = true;
        connection.tcp.pool.prepare(1);
        return !hasManyUnsent() && connection.tcp.pool.prepareLoan() && queue.lend(place, length, lender, bufferLimit()) ? length : 0;
    }

    /// Where the program may write up to `mss` bytes; zero if there is no room.
    Address reserve() {
        connection.tcp.pool.prepare(1);
        PacketBuffer segment = queue.reserve(bufferLimit());
        return segment == null ? Address.zero() : segment.data();
    }

    /// What was written where `reserve` said.
    void fill(int bytes, boolean more) {
        isHeld = more;
        queue.fill(bytes);
    }

    /// Whether as much waits to be sent as a device takes at once.
    boolean hasWholeFrame() {
        return queue.end() - highest >= (queue.isLent() ? LARGEST_FRAME : PacketBuffer.MOST_PARTS * mss);
    }

    /// The peer is told that nothing more comes, after what is queued.
    void queueFin() {
        finQueued = true;
        isHeld = false;
    }

    void release() {
        isHeld = false;
    }

    // Urgent data (RFC 9293 §3.8.5, RFC 6093)

    /// The last byte queued is urgent.
    void markUrgent() {
        isUrgent = true;
        urgentEnd = queue.end();
    }

    /// Whether segments have to tell the peer how far urgent data goes.
    boolean isUrgent() {
        if (UrgentPointer.SELECTED && isUrgent && !Sequence.isAfter(urgentEnd, una)) {
            isUrgent = false;
        }
        return UrgentPointer.SELECTED && isUrgent;
    }

    /// The urgent pointer of a segment that begins at `sequence`, while `isUrgent`; 0: the segment is behind the urgent byte, or as yet too far in front of it.
    int urgentPointer(int sequence) {
        return UrgentPointer.of(sequence, urgentEnd, highest);
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

    /// Bytes believed to be in the network (RFC 6675 §4, pipe).
    private int outstanding() {
        return highest - una - scoreboard.gone(mss);
    }

    /// Sends what may be sent (RFC 9293 §3.8.6.2.1, RFC 5681, RFC 896).
    void output(long now) {
        if (flight() == 0 && lastSentNanos != 0 && now - lastSentNanos > roundTrip.timeout(0)) {
            congestion.restartAfterIdle();
        }
        if (scoreboard.lostBytes() > 0 || isFinLost) {
            if (!resendLost(now)) {
                return;
            }
        }
        if (now >= growNanos) {
            grow(now);
        }
        boolean sends = false;
        PacketBuffer segment = queue.unsent();
        if (queue.isLent()) {
            while (segment != null && transmitPieces(segment, now)) {
                sends = true;
                segment = queue.unsent();
            }
        } else {
            while (segment != null && isSendable(segment)) {
                transmit(segment, now);
                sends = true;
                segment = queue.unsent();
            }
        }
        if (segment == null && finQueued && highest == queue.end()) {
            connection.sendControl(TcpHeader.FIN | TcpHeader.ACK, highest);
            advance(highest + 1, now);
        }
        if (sends && mayProbeTail()) {
            armTailProbe(now);
        }
        if (flight() == 0 && queue.unsent() != null && connection.retransmitNanos() == TcpConnection.NEVER) {
            arm(RETRANSMISSION, now + roundTrip.timeout(backoff));             // to probe the window, or to end the wait of a corked segment
        }
    }

    /// RFC 6675 §4, NextSeg (1): what is lost goes first. False: more of it is left, for which there is no room now.
    private boolean resendLost(long now) {
        PacketBuffer segment = scoreboard.firstLost();
        while (segment != null) {
            int outstanding = outstanding();
            boolean isFirst = segment == queue.first();            // the hole that everything waits for does not wait itself (RFC 6582)
            boolean fits = isFirst || outstanding <= 0 || outstanding + Math.min(segment.payloadLength, mss) <= congestion.window();
            boolean isTaken = !Sequence.isAfter(segment.sequence, una) || Sequence.isBefore(segment.sequence, una + window);   // the window may have shrunk
            if (!fits || !isTaken || segment.isShared() || segment.payloadLength > mss && !queue.split(segment, mss)) {
                if (connection.retransmitNanos() == TcpConnection.NEVER) {
                    arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
                }
                return false;
            }
            resend(segment, now);
            segment = scoreboard.firstLost();
        }
        if (isFinLost && isFinSent() && !isFinAcknowledged()) {
            isFinLost = false;
            connection.sendControl(TcpHeader.FIN | TcpHeader.ACK, queue.end());
        }
        return true;
    }

    private void resend(PacketBuffer segment, long now) {
        isTiming = false;
        retransmissions++;
        connection.tcp.counters.retransmitted++;
        PacketBuffer frame = queue.frame(segment, false);               // without: as if lost again
        if (frame != null && send(frame, segment.sequence, segment)) {
            isFinLost = false;
        }
        scoreboard.sentAgain(segment, Scoreboard.ticks(now));
        congestion.sent(segment.payloadLength);
        lastSentNanos = now;
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
        }
    }

    /// Whether windows and Nagle let the segment out now, for the first time; cuts it if only a part may.
    private boolean isSendable(PacketBuffer segment) {
        if (segment.payloadLength > mss && !queue.split(segment, mss)) {
            return false;
        }
        if (outstanding() + segment.payloadLength > congestion.window()) {
            return false;
        }
        int end = segment.sequence + segment.payloadLength;
        if (Sequence.isAfter(end, una + window)) {
            int usable = una + window - segment.sequence;
            if (usable <= 0 || usable < Math.min(mss, largestWindow / 2) || !queue.split(segment, usable)) {
                return false;                                    // wait for a larger window: no silly ones
            }
        }
        return segment.next != null || segment.payloadLength >= mss || mayBeSmall();
    }

    /// Whether the last bytes may leave although they do not fill a segment.
    @AlwaysInline
    private boolean mayBeSmall() {
        if (finQueued || isForced || isUrgent()) {
            return true;
        }
        if (isHeld || options.corks()) {
            return false;
        }
        return options.noDelay() || !Sequence.isAfter(smallEnd, una);
    }

    /// Sends as much as may go and fits into a frame, from `head` on, for the first time: segments of any size, which the device cuts elsewhere. False: nothing goes.
    private boolean transmitPieces(PacketBuffer head, long now) {
        int left = sendableBytes();
        if (left == 0 || head.payloadLength > left && !queue.split(head, left)) {
            return false;
        }
        PacketBuffer frame = queue.frame(head, flight() > 0);    // without anything under way nothing would make room
        if (frame == null) {
            return false;
        }
        PacketBuffer tail = head;
        left -= head.payloadLength;
        while (left > 0 && frame.partCount() < PacketBuffer.MOST_PARTS) {
            PacketBuffer following = tail.next;
            if (following.payloadLength > left && (!following.isLent() || !queue.split(following, left))) {
                break;                                           // bytes that were copied are not copied again to fill a segment
            }
            frame.join(tail, following, mss);
            tail = following;
            left -= following.payloadLength;
        }
        int bytes = tail.sequence + tail.payloadLength - head.sequence;
        frame.setSegmentSize(bytes > mss ? mss : 0);
        int smallBefore = smallEnd;
        leave(head, tail, now);
        smallEnd = bytes % mss == 0 ? smallBefore : highest;     // how large its last piece is says nothing
        if (send(frame, head.sequence, tail)) {
            advance(highest + 1, now);
        }
        connection.dataSent(now);
        return true;
    }

    /// Bytes that may leave as one frame: whole segments, unless what follows them is the end and may go, too, or the window is never larger.
    private int sendableBytes() {
        int waiting = queue.end() - highest;
        int byCongestion = congestion.window() - outstanding();
        int byWindow = una + window - highest;
        int most = Math.min(Math.min(byCongestion, byWindow), isUrgent() ? mss : LARGEST_FRAME - LARGEST_FRAME % mss);       // each segment tells its own distance
        if (most >= waiting) {
            int small = waiting % mss;
            return small == 0 || mayBeSmall() ? waiting : waiting - small;
        }
        if (most >= mss) {
            return most - most % mss;
        }
        return byWindow > 0 && byWindow <= byCongestion && byWindow >= largestWindow / 2 ? byWindow : 0;
    }

    /// Sends `head` for the first time; with it, if the device cuts them again, the full segments behind it that may go, too, and one that is not full.
    private void transmit(PacketBuffer head, long now) {
        PacketBuffer tail = head;
        if (head.payloadLength == mss && connection.cutsSegments() && !isUrgent()) {
            tail = joinFull(head);
            leave(head, tail, now);
            PacketBuffer following = queue.unsent();
            if (following != null && following.payloadLength < mss && head.partCount() < PacketBuffer.MOST_PARTS && isSendable(following)) {
                head.join(tail, following, mss);
                tail = following;
                leave(following, following, now);
            }
        } else {
            leave(head, head, now);
        }
        if (send(queue.frame(head, true), head.sequence, tail)) {
            advance(highest + 1, now);
        }
        connection.dataSent(now);
    }

    private void transmitAlone(PacketBuffer segment, long now) {
        leave(segment, segment, now);
        PacketBuffer frame = queue.frame(segment, false);               // without: as if lost
        if (frame != null && send(frame, segment.sequence, segment)) {
            advance(highest + 1, now);
        }
        connection.dataSent(now);
    }

    /// Makes full segments behind `head` parts of its frame, as many as the windows let out; the last one.
    private PacketBuffer joinFull(PacketBuffer head) {
        int room = Math.min(Math.min(congestion.window() - outstanding(), window - flight()), LARGEST_FRAME - mss) - mss;       // one more, not full, fits
        PacketBuffer tail = head;
        PacketBuffer following = head.next;
        while (room >= mss && following != null && following.payloadLength == mss && head.partCount() < PacketBuffer.MOST_PARTS) {
            head.join(tail, following, mss);
            tail = following;
            following = following.next;
            room -= mss;
        }
        return tail;
    }

    /// What there is to note when the segments from `first` to `last` go out for the first time.
    private void leave(PacketBuffer first, PacketBuffer last, long now) {
        int end = last.sequence + last.payloadLength;
        if (last.payloadLength < mss) {
            smallEnd = end;
        }
        queue.sent(first, last, Scoreboard.ticks(now));
        if (!isTiming) {
            isTiming = true;
            timedEnd = end;
            timedNanos = now;
        }
        if (!congestion.isOpen()) {
            congestion.sent(end - first.sequence);
        }
        advance(end, now);
    }

    /// Sends `frame`, which it takes over, with the segments from the one at `sequence` to `tail`; with FIN if that is the last one, which is what it gives. The segments stay in the queue.
    private boolean send(PacketBuffer frame, int sequence, PacketBuffer tail) {
        boolean isLast = tail.next == null;
        boolean withFin = isLast && finQueued;
        int bytes = tail.sequence + tail.payloadLength - sequence;
        segmentsOut += bytes <= mss ? 1 : (bytes + mss - 1) / mss;
        connection.transmit(frame, sequence, TcpHeader.ACK | (isLast ? TcpHeader.PSH : 0) | (withFin ? TcpHeader.FIN : 0));
        return withFin;
    }

    private void advance(int to, long now) {
        highest = to;
        lastSentNanos = now;
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
        }
    }

    private void arm(int purpose, long deadlineNanos) {
        this.purpose = purpose;
        connection.setRetransmit(deadlineNanos);
    }

    /// RFC 8985 §7.2. With one segment under way its delayed acknowledgment has to be waited for, which the retransmission timer does.
    private boolean mayProbeTail() {
        return connection.usesSack() && flight() > mss && congestion.isOpen() && !isProbing && backoff == 0 && roundTrip.smoothed() != 0;
    }

    private void armTailProbe(long now) {
        arm(TAIL_PROBE, now + Math.min(2 * roundTrip.smoothed() + PROBE_SLACK_NANOS, roundTrip.timeout(0)));
    }

    /// After an acknowledgment; `reorderingTicks`: when to look for losses again, or 0.
    private void rearm(long now, int reorderingTicks) {
        if (flight() == 0) {
            connection.setRetransmit(TcpConnection.NEVER);
        } else if (reorderingTicks > 0) {
            arm(REORDERING, now + ((long) reorderingTicks + 1 << Scoreboard.TICK_SHIFT));
        } else if (scoreboard.isClean() && mayProbeTail()) {
            armTailProbe(now);
        } else {
            arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
        }
    }

    /// Takes the acknowledgment, the window and the blocks of a segment whose ACK is acceptable (RFC 9293 §3.10.7.4, fifth).
    void acknowledged(Segment segment, long now) {
        int flightBefore = flight();
        boolean windowChanged = updateWindow(segment);
        int acknowledgment = segment.acknowledgment;
        probes = 0;
        if (window == 0) {
            retries = 0;                            // it is there, and busy
        }
        int sackedBefore = scoreboard.sackedBytes();
        if (segment.sackCount > 0 && connection.usesSack()) {
            scoreboard.take(segment, highest, Scoreboard.ticks(now));
        }
        int bytes = acknowledgment - una;
        if (bytes > 0) {
            advanced(bytes, segment, now);
        } else {
            bytes = 0;
        }
        if (congestion.isOpen() && scoreboard.isClean() && bytes > 0) {
            congestion.grow(bytes, flightBefore, now, roundTrip.smoothed());
            rearm(now, 0);
            return;
        }
        queue.trim(una, scoreboard, Scoreboard.ticks(now));
        boolean isDuplicate = bytes == 0 && segment.length == 0 && !segment.has(TcpHeader.FIN) && !windowChanged && flightBefore > 0
                && acknowledgment == una && !connection.usesSack();
        if (bytes > 0 || isDuplicate || scoreboard.sackedBytes() != sackedBefore) {
            int delivered = bytes + scoreboard.sackedBytes() - sackedBefore + (isDuplicate ? mss : 0);
            recover(delivered, bytes, isDuplicate, flightBefore, now);
        }
    }

    private void recover(int delivered, int bytes, boolean isDuplicate, int flightBefore, long now) {
        int lostBefore = scoreboard.lostBytes();
        boolean ends = !congestion.isOpen() && !Sequence.isBefore(una, congestion.recover());
        if (ends) {
            congestion.leave();
        }
        int wait = 0;
        if (connection.usesSack()) {
            wait = scoreboard.findLost(Scoreboard.ticks(now), congestion.isRecovering(), roundTrip.smoothed());
        } else {
            findLostByDuplicates(bytes, isDuplicate, ends);
        }
        if (congestion.isOpen() && scoreboard.lostBytes() > 0) {
            connection.tcp.counters.fastRetransmitted++;
            congestion.enterRecovery(highest, flightBefore);
        }
        if (congestion.isRecovering()) {
            congestion.progress(delivered, outstanding(), bytes > 0 && scoreboard.lostBytes() <= lostBefore);
        } else if (bytes > 0 && !ends) {
            congestion.grow(bytes, flightBefore, now, roundTrip.smoothed());
        }
        if (bytes > 0 || wait > 0) {
            rearm(now, wait);
        }
    }

    /// NewReno (RFC 6582).
    private void findLostByDuplicates(int bytes, boolean isDuplicate, boolean ends) {
        if (isDuplicate) {
            if (scoreboard.duplicate() && congestion.isOpen() && Sequence.isAfter(una, congestion.recover())) {
                cutFirst();
                scoreboard.firstIsLost();
            }
            return;
        }
        scoreboard.forgetDuplicates(bytes, mss, congestion.isOpen());
        if (congestion.isRecovering() && !ends) {
            cutFirst();
            scoreboard.firstIsLost();              // a partial acknowledgment: the next one is missing, too
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

    private void advanced(int bytes, Segment segment, long now) {
        una += bytes;
        bytesAcknowledged += bytes;
        sampleRoundTrip(segment, now);
        retries = 0;
        queue.acknowledged(una, scoreboard, Scoreboard.ticks(now));
        if (isProbing && !Sequence.isBefore(una, probeEnd)) {
            isProbing = false;
            if (!isProbeNew && !scoreboard.hasDuplicateReport() && congestion.isOpen()) {
                congestion.tailWasLost(flight() + bytes);
            }
        }
    }

    /// Karn: what was sent twice is not timed, except by timestamps (RFC 7323 §4), and until something is, the doubled wait stays (RFC 6298 §5).
    private void sampleRoundTrip(Segment segment, long now) {
        if (isTiming && !Sequence.isBefore(una, timedEnd)) {
            isTiming = false;
            measured(now - timedNanos);
        } else if (!isTiming && retries > 0 && connection.usesTimestamps() && segment.hasTimestamps && segment.timestampEcho != 0) {
            int millis = connection.timestamp(now) - segment.timestampEcho;
            if (millis >= 0) {
                measured(millis * 1_000_000L);
            }
        }
    }

    /// The deadline has passed.
    void timedOut(long now) {
        if (flight() == 0) {
            probe(now);
        } else if (purpose == TAIL_PROBE) {
            probeTail(now);
        } else if (purpose == REORDERING) {
            reorderingEnded(now);
        } else {
            retransmissionTimedOut(now);
        }
    }

    private void retransmissionTimedOut(long now) {
        if (retries == 0) {
            firstRetryNanos = now;
        }
        if (isHopeless(now, retries)) {
            connection.giveUp();
            return;
        }
        connection.tcp.counters.timeouts++;
        timeouts++;
        congestion.timedOut(highest, flight(), retries == 0);
        lookForBlackHole(now);
        retries++;
        backoff = Math.min(backoff + 1, MAX_BACKOFF);
        resendAll(now);
    }

    /// A path that loses large packets and tells nobody (RFC 2923 §2.1, RFC 4821 §7.7). A segment that was lost several times goes in two small pieces. If they arrive, and what follows them in full size does
    /// not, small segments it shall be. An outage, after which the large ones arrive, changes nothing.
    private void lookForBlackHole(long now) {
        if (mss <= SAFE_MSS) {
            return;
        }
        if (Sequence.isAfter(una, trialStart) && !Sequence.isAfter(una, trialEnd)) {
            mss = SAFE_MSS;
            congestion.changeMss(SAFE_MSS);
            growNanos = now + PathMtus.LIFETIME_NANOS;
            return;
        }
        cutFirst();
        PacketBuffer first = queue.first();
        int length = first == null ? 0 : first.payloadLength;
        if (retries >= TRIAL_RETRIES && length > SAFE_MSS && !first.isShared() && queue.split(first, SAFE_MSS)) {
            trialStart = una;
            trialEnd = first.sequence + length;
        }
    }

    /// Makes the first segment, if it is a page that is lent, one that can be sent.
    private void cutFirst() {
        PacketBuffer first = queue.first();
        if (first != null && first.payloadLength > mss) {
            queue.split(first, mss);
        }
    }

    private void resendAll(long now) {
        queue.trim(una, scoreboard, Scoreboard.ticks(now));
        isTiming = false;
        isProbing = false;
        isFinLost = isFinSent();
        scoreboard.allIsLost();
        connection.setRetransmit(TcpConnection.NEVER);
        output(now);
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
        }
    }

    /// Nothing was heard of the last segments: one more makes the peer say what it has (RFC 8985 §7.3).
    private void probeTail(long now) {
        connection.tcp.counters.tailProbes++;
        PacketBuffer segment = queue.unsent();
        isProbeNew = segment != null && (segment.payloadLength <= mss || queue.split(segment, mss)) && !Sequence.isAfter(segment.sequence + segment.payloadLength, una + window);
        isProbing = true;
        if (isProbeNew) {
            transmitAlone(segment, now);
        } else {
            segment = queue.lastSent();
            if (segment != null && segment.payloadLength > mss && queue.split(segment, segment.payloadLength - mss)) {
                segment = segment.next;
            }
            if (segment != null && !segment.isShared() && segment.payloadLength <= mss) {
                resend(segment, now);
            }
        }
        probeEnd = highest;
        arm(RETRANSMISSION, now + roundTrip.timeout(0));
    }

    private void reorderingEnded(long now) {
        connection.setRetransmit(TcpConnection.NEVER);
        recover(0, 0, false, flight(), now);
        output(now);
        if (connection.retransmitNanos() == TcpConnection.NEVER) {
            arm(RETRANSMISSION, now + roundTrip.timeout(0));
        }
    }

    /// Whether the peer has been silent for too long: retries, or TCP_USER_TIMEOUT.
    private boolean isHopeless(long now, int tries) {
        long limit = options.userTimeoutNanos();
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
        if (isUrgent()) {
            connection.sendControl(TcpHeader.ACK, una);         // the one below is old: the peer looks at nothing in it
        }
        connection.sendControl(TcpHeader.ACK, una - 1);
        arm(RETRANSMISSION, now + roundTrip.timeout(backoff));
    }

    /// Smaller segments from now on, and what is under way again (RFC 1191 §6).
    void reduceMss(int smaller, long now) {
        mss = smaller;
        growNanos = now + PathMtus.LIFETIME_NANOS;
        congestion.changeMss(smaller);
        if (flight() > 0) {
            congestion.resend(highest);
            resendAll(now);
        }
    }

    private long growTime(long now) {
        return connection.isPathSmall() ? now + PathMtus.LIFETIME_NANOS : TcpConnection.NEVER;
    }

    /// What was too large for the path is tried again (RFC 8201 §5.3; RFC 4821 §7.7 after a black hole): routers, or timeouts, say so if it still is.
    private void grow(long now) {
        growNanos = growTime(now);
        int larger = connection.sendMss();
        if (larger > mss) {
            mss = larger;
            congestion.changeMss(larger);
        }
    }

    /// A round trip took so long.
    void measured(long nanos) {
        roundTrip.sample(nanos);
        backoff = 0;
    }
}
