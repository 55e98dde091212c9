// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Errno;
import corto.lang.Hot;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.PacketBuffer;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// One connection: the state machine of RFC 9293 §3.10, from SYN-SENT or ESTABLISHED on.
///
/// It lives from `connect`, or from the end of the handshake with a listener, until both sides have closed, one resets, or the peer is given up. The socket
/// may go before; then it is an *orphan*. Its five deadlines share one timer, which is only moved forward: putting one off costs nothing.
@Hot
final class TcpConnection extends TcpEndpoint {
    static final long NEVER = TimerQueue.NEVER;
    /// What we scale our window by, if the peer can: enough for 8 MiB.
    static final int WINDOW_SCALE = 7;

    /// Kconfig's `NET_TCP_SACK`.
    private static final boolean SACK = Boolean.parseBoolean(System.getProperty("corto.net.tcp.sack", "true"));
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long DELAYED_ACK_NANOS = 40 * MILLISECOND;            // Linux's shortest
    /// Kconfig's `NET_TCP_FIN_TIMEOUT`, there in seconds; Linux's tcp_fin_timeout.
    private static final long MEMORY_RETRY_NANOS = 10 * MILLISECOND;
    private static final long OUT_OF_WINDOW_NANOS = 500 * MILLISECOND;         // Linux's tcp_invalid_ratelimit
    private static final long TIMESTAMP_LIFETIME_NANOS = 24L * 86_400 * SECOND; // RFC 7323 §5.5
    private static final int MAX_QUICK_ACKS = 16;                              // Linux's TCP_MAX_QUICKACKS
    private static final int SYN_LINEAR_RETRIES = 4;                           // Linux's tcp_syn_linear_timeouts
    private static final int SMALLEST_MSS = 88;                                // below it, headers would be all that we send
    static final int DEFAULT_MSS = 536;                                        // RFC 9293 §3.7.1

    final Tcp tcp;
    final TcpSocket socket;
    final TcpSender sender;
    final TcpReceiver receiver;
    private final int initialSequence;
    private final Ipv4Interface out;           // null over IPv6
    private TcpState state;
    private boolean isOrphan;
    private boolean isFinWanted;               // shutdown before the handshake was over
    private int peerMss;                       // the option of its SYN; 0: there was none
    private int peerScale;

    private boolean usesTimestamps;
    private boolean usesSack;
    private boolean offersScale = true;
    private int timestampOffset;
    private int recentTimestamp;               // TS.Recent
    private long recentNanos;

    private boolean acknowledgesNow;
    private int quickAcks;                     // acknowledgments that do not wait
    private boolean isInteractive;             // we answer what comes: the answer carries the acknowledgment (Linux's pingpong)
    private int controlsOut;                   // segments without data, of both directions
    private int controlsIn;
    private int smallSegments;                 // since the last acknowledgment
    private long lastDataNanos = -3600 * SECOND;            // long ago
    private Errno softError;                   // why the peer may be unreachable
    private int synTries;
    private long openedNanos;
    private int keepaliveProbes;
    private long lastReceivedNanos;
    private long outOfWindowNanos = -OUT_OF_WINDOW_NANOS;

    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            timerExpired(nowNanos);
        }
    };
    private long retransmitNanos = NEVER;
    private long acknowledgeNanos = NEVER;
    private long lifeNanos = NEVER;            // of an orphan in FIN-WAIT-2
    private long keepaliveNanos = NEVER;
    private long memoryNanos = NEVER;          // when to look whether the pool has buffers again

    /// The addresses and ports are set, `out` leads to the peer, or `flow` does.
    TcpConnection(TcpSocket socket, Ipv4Interface out, Ipv6Flow flow, int initialSequence, int localAddress, int localPort, int remoteAddress, int remotePort) {
        this.tcp = socket.tcp;
        this.socket = socket;
        this.out = out;
        this.flow = flow;
        this.initialSequence = initialSequence;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.remoteAddress = remoteAddress;
        this.remotePort = remotePort;
        sender = new TcpSender(this, initialSequence);
        receiver = new TcpReceiver(tcp.pool, socket.options());
        timestampOffset = tcp.timestampOffset(this);
        state = TcpState.CLOSED;
        tcp.endpoints.add(this);
    }

    TcpState state() {
        return state;
    }

    boolean isOrphan() {
        return isOrphan;
    }

    boolean usesTimestamps() {
        return usesTimestamps;
    }

    boolean usesSack() {
        return usesSack;
    }

    /// TCP_QUICKACK: acknowledgments do not wait, until data is answered by data.
    void setQuickAck(boolean quick) {
        isInteractive = !quick;
        if (quick && receiver.owesAcknowledgment()) {
            sendControl(TcpHeader.ACK, sender.highest());
        }
    }

    /// Whether our window has a scale.
    boolean offersScale() {
        return offersScale;
    }

    boolean isInteractive() {
        return isInteractive;
    }

    /// Whether this side sent the first SYN.
    boolean isOpenedFromHere() {
        return openedNanos != 0;
    }

    int controlsOut() {
        return controlsOut;
    }

    int controlsIn() {
        return controlsIn;
    }

    int timestamp(long now) {
        return (int) (now / MILLISECOND) + timestampOffset;
    }

    int recentTimestamp() {
        return recentTimestamp;
    }

    Ipv4Interface out() {
        return out;
    }

    /// Whether several segments can go out as one.
    boolean cutsSegments() {
        return Ipv6.SELECTED && flow != null ? flow.out().cutsSegments() : out.cutsSegments();
    }

    long lastReceivedNanos() {
        return lastReceivedNanos;
    }

    // Opening

    /// Sends the SYN.
    void open(long now) {
        state = TcpState.SYN_SENT;
        openedNanos = now;
        usesTimestamps = true;
        sender.synSent();
        sendSyn(TcpHeader.SYN, now);
    }

    /// Starts as ESTABLISHED: `request` was answered by a segment that acknowledges our SYN.
    void openedBy(SynReceived request, Segment segment, long now) {
        usesTimestamps = request.usesTimestamps;
        recentTimestamp = request.recentTimestamp;
        recentNanos = now;
        usesSack = SACK && request.isSackPermitted;
        sender.synSent();
        long roundTrip = request.roundTripNanos(now);
        if (roundTrip > 0) {
            sender.measured(roundTrip);
        }
        agree(request.initialReceiveSequence, request.mss, request.windowScale, segment, now);
    }

    private void sendSyn(int flags, long now) {
        PacketBuffer packet = tcp.pool.allocate();
        if (packet != null) {
            Segment segment = tcp.outgoing;
            segment.mss = mssOffered();
            segment.windowScale = offersScale ? WINDOW_SCALE : Segment.NO_SCALE;
            segment.window = TcpReceiver.initialWindow(socket.options().receiveLimit());
            controlsOut++;
            segment.sackPermitted = SACK && (state == TcpState.SYN_SENT || usesSack);
            write(packet, initialSequence, flags);
        }
        setRetransmit(now + sender.roundTrip().timeout(Math.max(0, synTries - SYN_LINEAR_RETRIES)));
    }

    int pathMtu() {
        return tcp.pathMtu(out, remoteAddress, flow);
    }

    private int mssOffered() {
        return tcp.mssOffered(out, flow, socket);
    }

    /// SYN-SENT (RFC 9293 §3.10.7.3). The packet is taken over.
    private void synSentReceived(PacketBuffer packet, Segment segment, long now) {
        if (segment.has(TcpHeader.ACK) && segment.acknowledgment != sender.highest()) {
            tcp.reset(segment);
        } else if (segment.has(TcpHeader.RST)) {
            if (segment.has(TcpHeader.ACK)) {
                fail(Errno.ECONNREFUSED);
            }
        } else if (segment.has(TcpHeader.SYN)) {
            peerSynReceived(segment, now);
        }
        packet.release();
    }

    private void peerSynReceived(Segment segment, long now) {
        controlsIn++;
        usesTimestamps = segment.hasTimestamps;
        recentTimestamp = segment.timestamp;
        recentNanos = now;
        usesSack = SACK && segment.sackPermitted;
        offersScale = segment.windowScale != Segment.NO_SCALE;
        if (synTries == 0 && segment.has(TcpHeader.ACK) && now > openedNanos) {
            sender.measured(now - openedNanos);
        }
        synTries = 0;
        if (segment.has(TcpHeader.ACK)) {
            agree(segment.sequence, segment.mss, segment.windowScale, segment, now);
            sender.output(now);
            if (sender.flight() == 0) {
                sendControl(TcpHeader.ACK, sender.highest());      // else it went with the first data
            }
            socket.watches().changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        } else {
            state = TcpState.SYN_RECEIVED;                // both opened at the same time
            receiver.begin(segment.sequence, offersScale ? WINDOW_SCALE : 0);
            peerMss = segment.mss;
            peerScale = segment.windowScale;
            sendSyn(TcpHeader.SYN | TcpHeader.ACK, now);
        }
    }

    /// Both SYNs are acknowledged.
    private void agree(int peerInitial, int peerMss, int peerScale, Segment segment, long now) {
        boolean scales = peerScale != Segment.NO_SCALE;
        receiver.begin(peerInitial, scales ? WINDOW_SCALE : 0);
        this.peerMss = peerMss;
        sender.established(sendMss(), scales ? peerScale : 0, now);
        sender.setWindow(segment, segment.has(TcpHeader.SYN) ? 0 : scales ? peerScale : 0);
        state = TcpState.ESTABLISHED;
        setRetransmit(NEVER);
        lastReceivedNanos = now;
        keepaliveChanged();
        if (isFinWanted) {
            shutdownWrite();
        }
    }

    /// Bytes of the largest segment that peer and path take, as far as is known.
    int sendMss() {
        int offered = peerMss == 0 ? DEFAULT_MSS : peerMss;
        int fitting = Tcp.payload(Math.min(pathMtu(), PacketBuffer.PAYLOAD), flow);
        return mssFor(Math.min(offered, Math.min(mssOffered(), fitting)));
    }

    /// Whether the path takes less than the link: for some time (`PathMtus`).
    boolean isPathSmall() {
        return pathMtu() < (Ipv6.SELECTED && flow != null ? flow.out().mtu() : out.mtu());
    }

    private int mssFor(int mss) {
        return Math.max(SMALLEST_MSS, mss) - (usesTimestamps ? TcpHeader.TIMESTAMPS_SPACE : 0);
    }

    // Segments in (RFC 9293 §3.10.7.4)

    @Override
    void received(PacketBuffer packet, Segment segment) {
        long now = tcp.now();
        if (state == TcpState.SYN_SENT) {
            synSentReceived(packet, segment, now);
            return;
        }
        if (!isValid(segment, now) || !isAcknowledgmentAcceptable(segment, now)) {
            packet.release();
            return;
        }
        lastReceivedNanos = now;
        keepaliveProbes = 0;
        softError = null;
        if (segment.hasTimestamps && segment.timestamp - recentTimestamp >= 0 && !Sequence.isAfter(segment.sequence, receiver.acknowledged())) {
            recentTimestamp = segment.timestamp;
            recentNanos = now;
        }
        sender.acknowledged(segment, now);
        if (sender.isFinAcknowledged() && !finAcknowledged(now)) {
            packet.release();
            return;
        }
        take(packet, segment, now);
        if (state == TcpState.CLOSED) {
            return;
        }
        sender.output(now);
        acknowledgeIfDue(now);
        writable();
    }

    /// First to fourth: timestamps, sequence number, RST, SYN. False: the segment counts no further.
    private boolean isValid(Segment segment, long now) {
        boolean isOld = usesTimestamps && segment.hasTimestamps && segment.timestamp - recentTimestamp < 0
                && now - recentNanos < TIMESTAMP_LIFETIME_NANOS;
        if (isOld && !segment.has(TcpHeader.RST) || !receiver.isAcceptable(segment)) {
            if (!segment.has(TcpHeader.RST)) {
                answerOutOfWindow(segment, now);
            }
            return false;
        }
        if (segment.has(TcpHeader.RST)) {
            if (segment.sequence == receiver.next()) {
                resetByPeer();
            } else {
                challenge(now);                          // RFC 5961 §3.2
            }
            return false;
        }
        if (segment.has(TcpHeader.SYN)) {
            boolean isTheirSynAgain = state == TcpState.SYN_RECEIVED && segment.sequence + 1 == receiver.next();
            if (!isTheirSynAgain) {
                challenge(now);                          // RFC 5961 §4.2
                return false;
            }
            if (!segment.has(TcpHeader.ACK)) {
                sendSyn(TcpHeader.SYN | TcpHeader.ACK, now);          // our answer was lost
            }
        }
        return segment.has(TcpHeader.ACK);
    }

    private void answerOutOfWindow(Segment segment, long now) {
        boolean isEmpty = segment.length == 0 && !segment.has(TcpHeader.SYN | TcpHeader.FIN);
        if (isEmpty && now - outOfWindowNanos < OUT_OF_WINDOW_NANOS) {
            return;                                      // two ends that think each other wrong would never stop
        }
        outOfWindowNanos = now;
        sendControl(TcpHeader.ACK, sender.highest());
    }

    private void challenge(long now) {
        if (tcp.mayChallenge(now)) {
            sendControl(TcpHeader.ACK, sender.highest());
        }
    }

    private void resetByPeer() {
        fail(switch (state) {
            case SYN_RECEIVED -> Errno.ECONNREFUSED;
            case CLOSE_WAIT -> Errno.EPIPE;
            default -> Errno.ECONNRESET;
        });
    }

    /// Fifth: an acknowledgment of what was sent, and not older than the largest window (RFC 5961 §5.2). Ends SYN-RECEIVED.
    private boolean isAcknowledgmentAcceptable(Segment segment, long now) {
        int acknowledgment = segment.acknowledgment;
        if (state == TcpState.SYN_RECEIVED) {
            if (acknowledgment != sender.highest()) {
                tcp.reset(segment);
                return false;
            }
            agree(receiver.next() - 1, peerMss, peerScale, segment, now);
            socket.watches().changed(Readiness.OUT | Readiness.WRITE_NORMAL);
            return true;
        }
        if (Sequence.isAfter(acknowledgment, sender.highest()) || Sequence.isBefore(acknowledgment, sender.una() - sender.largestWindow())) {
            challenge(now);
            return false;
        }
        return true;
    }

    /// Our FIN has arrived. False if that was the end.
    private boolean finAcknowledged(long now) {
        switch (state) {
            case FIN_WAIT_1 -> {
                state = TcpState.FIN_WAIT_2;
                limitOrphan(now);
                socket.watches().changed(Readiness.OUT | Readiness.WRITE_NORMAL);
                return state != TcpState.CLOSED;
            }
            case CLOSING -> {
                enterTimeWait(now);
                return false;
            }
            case LAST_ACK -> {
                end();
                return false;
            }
            default -> { }
        }
        return true;
    }

    /// Seventh and eighth: data and FIN. The packet is taken over.
    private void take(PacketBuffer packet, Segment segment, long now) {
        if (UrgentPointer.SELECTED && segment.has(TcpHeader.URG) && receiver.noteUrgent(segment)) {
            socket.watches().changed(Readiness.URGENT);
        }
        int occupied = segment.end() - segment.sequence;
        if (occupied == 0) {
            controlsIn++;
            packet.release();
            return;
        }
        if (!state.canReceive() || !receiver.isNew(segment)) {
            if (segment.length > 0 && state.canReceive()) {
                receiver.noteDuplicate(segment.sequence, segment.sequence + segment.length);
            }
            quickAcks = MAX_QUICK_ACKS;
            isInteractive = false;
            acknowledgesNow |= !segment.has(TcpHeader.SYN) || segment.length > 0;
            packet.release();
            return;
        }
        if (isOrphan && segment.length > 0) {
            packet.release();                            // nobody will read it: RFC 9293 §3.6.1
            abort();
            return;
        }
        if (segment.length > 0 && socket.isReadShut() && state != TcpState.ESTABLISHED) {
            packet.release();                            // the program said so, and both directions are shut (RFC 1122 §4.2.2.13)
            sendControl(TcpHeader.RST | TcpHeader.ACK, sender.highest());
            fail(Errno.ECONNRESET);
            return;
        }
        if (segment.length > 0) {
            dataReceived(segment, now);
        }
        boolean filledGap = receiver.hasEarly();
        boolean advanced = receiver.accept(packet, segment);
        acknowledgesNow |= !advanced || filledGap;
        if (receiver.isFinished()) {
            peerFinished(now);
        } else if (advanced) {
            socket.watches().changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.PRIORITY);
        }
    }

    /// Whether acknowledgments wait, and the receive buffer, adapt to what comes (as Linux's tcp_event_data_recv).
    private void dataReceived(Segment segment, long now) {
        if (now - lastDataNanos > sender.roundTrip().timeout(0)) {
            quickAcks = MAX_QUICK_ACKS;                  // the first data, or the peer has begun anew
        }
        lastDataNanos = now;
        if (segment.length < receiver.mss()) {
            smallSegments++;
        }
        receiver.tune(now, sender.roundTrip().smoothed());
    }

    /// Data goes out.
    void dataSent(long now) {
        if (now - lastDataNanos < DELAYED_ACK_NANOS) {
            isInteractive = true;
        }
    }

    private void peerFinished(long now) {
        acknowledgesNow = true;
        switch (state) {
            case ESTABLISHED -> state = TcpState.CLOSE_WAIT;
            case FIN_WAIT_1 -> state = TcpState.CLOSING;
            case FIN_WAIT_2 -> {
                sendControl(TcpHeader.ACK, sender.highest());
                enterTimeWait(now);
                return;
            }
            default -> { }
        }
        socket.watches().changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.PRIORITY | Readiness.READ_HANG_UP);
    }

    private void acknowledgeIfDue(long now) {
        if (acknowledgesNow || receiver.owesManySegments() || receiver.owesAcknowledgment() && quickAcks > 0 && !isInteractive) {
            sendControl(TcpHeader.ACK, sender.highest());
        } else if (receiver.owesAcknowledgment() && acknowledgeNanos == NEVER) {
            acknowledgeNanos = now + DELAYED_ACK_NANOS;
            arm(acknowledgeNanos);
        }
    }

    // Segments out

    /// Sends a segment with the payload in `packet`, which is taken over.
    void transmit(PacketBuffer packet, int sequence, int flags) {
        Segment segment = tcp.outgoing;
        segment.mss = 0;
        segment.windowScale = Segment.NO_SCALE;
        segment.window = receiver.windowField();
        if (sender.isUrgent()) {
            segment.urgent = sender.urgentPointer(sequence);
            write(packet, sequence, segment.urgent == 0 ? flags : flags | TcpHeader.URG);
            segment.urgent = 0;
            return;
        }
        write(packet, sequence, flags);
    }

    private void write(PacketBuffer packet, int sequence, int flags) {
        Segment segment = tcp.outgoing;
        segment.flow = flow;
        segment.source = localAddress;
        segment.destination = remoteAddress;
        segment.sourcePort = localPort;
        segment.destinationPort = remotePort;
        segment.sequence = sequence;
        segment.flags = flags;
        segment.acknowledgment = (flags & TcpHeader.ACK) == 0 ? 0 : receiver.next();
        segment.hasTimestamps = usesTimestamps && (flags & TcpHeader.RST) == 0;
        if (segment.hasTimestamps) {
            segment.timestamp = timestamp(tcp.now());
            segment.timestampEcho = (flags & TcpHeader.ACK) == 0 ? 0 : recentTimestamp;
        }
        if (SACK && usesSack && receiver.hasBlocks() && (flags & (TcpHeader.ACK | TcpHeader.SYN | TcpHeader.RST)) == TcpHeader.ACK) {
            int room = (sender.mss() - packet.frameLength() - 4) / TcpHeader.SACK_BLOCK_BYTES;
            int most = Segment.MAX_BLOCKS - (usesTimestamps ? 1 : 0);
            if (Ipv6.SELECTED && flow != null) {
                if (packet.frameLength() == 0) {
                    packet.reset(PacketBuffer.HEADROOM + Ipv6Header.SIZE - Ipv4Header.SIZE);
                } else {
                    most--;                      // IPv6's header leaves less headroom
                }
            }
            receiver.describeEarly(segment, Math.min(room, most));
        }
        segment.write(packet, Tcp.fillsChecksums(out, flow));
        if ((flags & TcpHeader.ACK) != 0) {
            receiver.acknowledgmentSent();
            smallSegments = 0;
            if (quickAcks > 0) {
                quickAcks--;
            }
            acknowledgesNow = false;
            acknowledgeNanos = NEVER;
        }
        tcp.send(packet, out, flow, localAddress, remoteAddress, socket);
    }

    /// Sends a segment without data. As if lost if there is no buffer.
    void sendControl(int flags, int sequence) {
        PacketBuffer packet = tcp.pool.allocate();
        if (packet != null) {
            controlsOut++;
            transmit(packet, sequence, flags);
        }
    }

    // The program's side

    /// The program will send no more.
    void shutdownWrite() {
        switch (state) {
            case ESTABLISHED -> state = TcpState.FIN_WAIT_1;
            case CLOSE_WAIT -> state = TcpState.LAST_ACK;
            case SYN_SENT, SYN_RECEIVED -> {
                isFinWanted = true;
                return;
            }
            default -> {
                return;
            }
        }
        sender.queueFin();
        sender.output(tcp.now());
    }

    /// The program has closed its socket. What is queued is sent still; with unread data, or `resets`, the peer is told that something was lost.
    void closedByProgram(boolean resets) {
        if (state == TcpState.CLOSED) {
            receiver.clear();
            return;
        }
        isOrphan = true;
        if (state == TcpState.SYN_SENT) {
            end();
        } else if (resets || receiver.readable() > 0) {
            abort();
        } else {
            receiver.clear();
            shutdownWrite();
            limitOrphan(tcp.now());
        }
    }

    private void limitOrphan(long now) {
        if (!isOrphan || state != TcpState.FIN_WAIT_2) {
            return;
        }
        long nanos = socket.options().finWait2Nanos();
        if (nanos < 0) {
            abort();
            return;
        }
        lifeNanos = now + nanos;
        arm(lifeNanos);
    }

    /// Tells the peer with a RST that the connection is gone.
    void abort() {
        if (state != TcpState.SYN_SENT && state != TcpState.CLOSED) {
            sendControl(TcpHeader.RST | TcpHeader.ACK, sender.highest());
        }
        end();
    }

    /// The program has read something.
    void afterRead() {
        if (!state.canReceive()) {
            return;
        }
        boolean isCaughtUp = receiver.readable() == 0 && receiver.owesAcknowledgment() && (smallSegments > 1 || smallSegments == 1 && !isInteractive);
        if (isCaughtUp || receiver.isUpdateDue()) {
            sendControl(TcpHeader.ACK, sender.highest());        // isCaughtUp: as Linux's tcp_cleanup_rbuf, a writer that Nagle holds shall go on
        }
    }

    // The end

    /// The connection failed: the program is told.
    void fail(Errno errno) {
        socket.fail(errno);
        end();
    }

    /// The peer does not answer any more.
    void giveUp() {
        fail(softError == null ? Errno.ETIMEDOUT : softError);
    }

    private void enterTimeWait(long now) {
        tcp.endpoints.remove(this);
        tcp.timeWaits.add(this, now);
        finish();
    }

    private void end() {
        if (state == TcpState.CLOSED) {
            return;
        }
        tcp.endpoints.remove(this);
        finish();
    }

    private void finish() {
        state = TcpState.CLOSED;
        sender.queue().clear();
        if (isOrphan) {
            receiver.clear();
        } else {
            receiver.clearEarly();                       // what is in order can still be read
        }
        retransmitNanos = NEVER;
        acknowledgeNanos = NEVER;
        lifeNanos = NEVER;
        keepaliveNanos = NEVER;
        memoryNanos = NEVER;
        tcp.timers.stop(timer);
        socket.watches().changed(Readiness.IN | Readiness.OUT | Readiness.HANG_UP | Readiness.ERROR | Readiness.READ_HANG_UP | Readiness.READ_NORMAL
                | Readiness.WRITE_NORMAL);
    }

    @Override
    void undelivered(Errno errno, boolean isHard, int mtu, int sequence) {
        if (Sequence.isBefore(sequence, sender.una()) || !Sequence.isBefore(sequence, sender.highest())) {
            return;                                      // not about what is under way: made up (RFC 5927 §4.1)
        }
        if (errno == Errno.EMSGSIZE) {
            int smaller = mssFor(Tcp.payload(mtu, flow));
            if (state.isSynchronized() && mtu > 0 && smaller < sender.mss()) {
                tcp.learnPathMtu(remoteAddress, flow, mtu);
                sender.reduceMss(smaller, tcp.now());
            }
        } else if (!state.isSynchronized()) {
            fail(errno);                                 // as Linux: connect(2) does not wait for better times
        } else {
            softError = errno;                           // RFC 1122 §4.2.3.9, RFC 5461
        }
    }

    // Time

    long retransmitNanos() {
        return retransmitNanos;
    }

    void setRetransmit(long deadlineNanos) {
        retransmitNanos = deadlineNanos;
        arm(deadlineNanos);
    }

    /// The program waits for room and nothing will make some but others.
    void awaitMemory() {
        if (memoryNanos == NEVER) {
            memoryNanos = tcp.now() + MEMORY_RETRY_NANOS;
            arm(memoryNanos);
        }
    }

    /// SO_KEEPALIVE or its times have changed.
    void keepaliveChanged() {
        if (socket.options().keepsAlive() && state != TcpState.CLOSED) {
            keepaliveNanos = lastReceivedNanos + socket.options().keepIdleNanos();
            arm(keepaliveNanos);
        } else {
            keepaliveNanos = NEVER;
        }
    }

    private void arm(long deadlineNanos) {
        if (deadlineNanos != NEVER && (!timer.isStarted() || deadlineNanos < timer.deadlineNanos())) {
            tcp.timers.start(timer, deadlineNanos);
        }
    }

    private void timerExpired(long now) {
        if (retransmitNanos <= now) {
            retransmitNanos = NEVER;
            retransmissionTimedOut(now);
        }
        if (acknowledgeNanos <= now) {
            sendControl(TcpHeader.ACK, sender.highest());
            acknowledgeNanos = NEVER;
        }
        if (keepaliveNanos <= now) {
            keepaliveTimedOut(now);
        }
        if (memoryNanos <= now) {
            memoryNanos = NEVER;
            writable();
        }
        if (lifeNanos <= now) {
            end();
        }
        long earliest = Math.min(Math.min(Math.min(retransmitNanos, acknowledgeNanos), Math.min(keepaliveNanos, memoryNanos)), lifeNanos);
        arm(earliest);
        tcp.ipv4.flush();
    }

    private void retransmissionTimedOut(long now) {
        if (state != TcpState.SYN_SENT && state != TcpState.SYN_RECEIVED) {
            sender.timedOut(now);
            return;
        }
        if (synTries >= SYN_LINEAR_RETRIES + socket.options().synRetries()) {
            giveUp();
            return;
        }
        synTries++;
        tcp.counters.retransmitted++;
        sendSyn(state == TcpState.SYN_SENT ? TcpHeader.SYN : TcpHeader.SYN | TcpHeader.ACK, now);
    }

    /// RFC 9293 §3.8.4. Nothing is probed while data is under way: that is probe enough.
    private void keepaliveTimedOut(long now) {
        long silent = now - lastReceivedNanos;
        if (silent < socket.options().keepIdleNanos()) {
            keepaliveNanos = lastReceivedNanos + socket.options().keepIdleNanos();
            return;
        }
        keepaliveNanos = now + socket.options().keepIntervalNanos();
        if (!state.isSynchronized() || sender.flight() > 0 || sender.queue().unsent() != null) {
            return;
        }
        long limit = socket.options().userTimeoutNanos();
        if (limit != 0 ? silent >= limit && keepaliveProbes > 0 : keepaliveProbes >= socket.options().keepCount()) {
            sendControl(TcpHeader.RST | TcpHeader.ACK, sender.highest());
            giveUp();
            return;
        }
        keepaliveProbes++;
        sendControl(TcpHeader.ACK, sender.una() - 1);
    }

    private void writable() {
        if (!socket.isStarved()) {
            return;
        }
        if (sender.isWritable()) {
            socket.fed();
            socket.watches().changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        } else if (sender.queue().isEmpty()) {
            awaitMemory();
        }
    }
}
