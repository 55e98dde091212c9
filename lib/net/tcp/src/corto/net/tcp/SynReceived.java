// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Errno;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.PacketBuffer;
import corto.sched.events.Timer;

/// A connection that a peer is opening: SYN-RECEIVED of a listener, an entry of its SYN queue. Costs no buffer and little memory, as it may be an attacker's; used again and again.
final class SynReceived extends TcpEndpoint {
    private static final int MAX_RETRIES = 5;                      // Linux's tcp_synack_retries
    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;

    private final Tcp tcp;
    private TcpListener listener;
    private Ipv4Interface out;               // null over IPv6
    private Ipv6Flow keptFlow;               // used again and again; null until the first time
    private int initialSendSequence;
    private int timestampOffset;
    private int tries;
    private boolean wasAcknowledged;         // but without data, for which the listener waits (TCP_DEFER_ACCEPT)
    private long deferredUntilNanos;
    private long answeredNanos;              // for the first time
    boolean isSackPermitted;
    int initialReceiveSequence;
    int mss;                                 // the peer's option, or 0
    int windowScale;
    boolean usesTimestamps;
    int recentTimestamp;
    SynReceived nextFree;

    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            unanswered(nowNanos);
            tcp.ipv4.flush();
        }
    };

    SynReceived(Tcp tcp) {
        this.tcp = tcp;
    }

    TcpListener listener() {
        return listener;
    }

    /// Begins with a SYN for `listener`.
    void begin(TcpListener listener, Segment segment, Ipv4Interface out, long now) {
        this.listener = listener;
        readNames(segment, out);
        initialReceiveSequence = segment.sequence;
        mss = segment.mss;
        windowScale = segment.windowScale;
        usesTimestamps = segment.hasTimestamps;
        recentTimestamp = segment.timestamp;
        isSackPermitted = segment.sackPermitted;
        answeredNanos = now;
        tries = 0;
        wasAcknowledged = false;
        deferredUntilNanos = now + listener.socket().options().deferAcceptNanos();
        initialSendSequence = tcp.initialSequence(localAddress, localPort, remoteAddress, remotePort, flow, now);
        timestampOffset = tcp.timestampOffset(this);
        tcp.endpoints.add(this);
        answer(now);
    }

    /// Answers a SYN for which there is no room with a cookie, and forgets it.
    void answerWithCookie(TcpListener listener, Segment syn, Ipv4Interface out, long now) {
        PacketBuffer packet = tcp.pool.allocate();
        if (packet == null) {
            return;
        }
        tcp.counters.cookiesSent++;
        readNames(syn, out);
        int scale = syn.hasTimestamps ? syn.windowScale : Segment.NO_SCALE;
        int sequence = tcp.cookies.make(syn, now);
        Segment segment = tcp.outgoing;
        segment.mss = tcp.mssOffered(out, flow, listener.socket());
        segment.windowScale = scale == Segment.NO_SCALE ? Segment.NO_SCALE : TcpConnection.WINDOW_SCALE;
        segment.window = TcpReceiver.initialWindow(listener.socket().options().receiveLimit());
        segment.flow = flow;
        segment.source = localAddress;
        segment.destination = remoteAddress;
        segment.sourcePort = localPort;
        segment.destinationPort = remotePort;
        segment.sequence = sequence;
        segment.acknowledgment = syn.sequence + 1;
        segment.flags = TcpHeader.SYN | TcpHeader.ACK;
        segment.hasTimestamps = syn.hasTimestamps;
        segment.sackPermitted = syn.hasTimestamps && syn.sackPermitted;
        segment.timestamp = SynCookies.timestampWith(syn, (int) (now / 1_000_000L) + tcp.timestampOffset(this));
        segment.timestampEcho = syn.timestamp;
        segment.write(packet, Tcp.fillsChecksums(out, flow));
        tcp.send(packet, out, flow, localAddress, remoteAddress, listener.socket());
    }

    /// Knows again, from the acknowledgment of a cookie, what the SYN said.
    void readCookie(Segment segment, int mss, Ipv4Interface out) {
        readNames(segment, out);
        initialReceiveSequence = segment.sequence - 1;
        this.mss = mss;
        usesTimestamps = segment.hasTimestamps;
        recentTimestamp = segment.timestamp;
        windowScale = segment.hasTimestamps ? SynCookies.scaleIn(segment.timestampEcho) : Segment.NO_SCALE;
        isSackPermitted = segment.hasTimestamps && SynCookies.sackIn(segment.timestampEcho);
        tries = 1;
    }

    private void readNames(Segment segment, Ipv4Interface out) {
        this.out = out;
        flow = null;
        if (Ipv6.SELECTED && segment.flow != null) {
            if (keptFlow == null) {
                keptFlow = new Ipv6Flow();
            }
            keptFlow.set(segment.flow);
            flow = keptFlow;
        }
        localAddress = segment.destination;
        localPort = segment.destinationPort;
        remoteAddress = segment.source;
        remotePort = segment.sourcePort;
    }

    /// The flow for the connection, which lives on when this is used for another.
    Ipv6Flow flowOfItsOwn() {
        if (!Ipv6.SELECTED || flow == null) {
            return null;
        }
        Ipv6Flow copy = new Ipv6Flow();
        copy.set(flow);
        return copy;
    }

    /// How long the handshake took, or 0 if that is not known.
    long roundTripNanos(long now) {
        return tries == 0 ? now - answeredNanos : 0;
    }

    private void answer(long now) {
        PacketBuffer packet = tcp.pool.allocate();
        if (packet != null) {
            TcpSocket socket = listener.socket();
            Segment segment = tcp.outgoing;
            segment.mss = tcp.mssOffered(out, flow, socket);
            segment.windowScale = windowScale == Segment.NO_SCALE ? Segment.NO_SCALE : TcpConnection.WINDOW_SCALE;
            segment.window = TcpReceiver.initialWindow(socket.options().receiveLimit());
            segment.sackPermitted = isSackPermitted;
            write(packet, initialSendSequence, TcpHeader.SYN | TcpHeader.ACK, now);
        }
        tcp.timers.start(timer, now + (FIRST_RETRY_NANOS << tries));
    }

    private void write(PacketBuffer packet, int sequence, int flags, long now) {
        Segment segment = tcp.outgoing;
        segment.flow = flow;
        segment.source = localAddress;
        segment.destination = remoteAddress;
        segment.sourcePort = localPort;
        segment.destinationPort = remotePort;
        segment.sequence = sequence;
        segment.acknowledgment = initialReceiveSequence + 1;
        segment.flags = flags;
        segment.hasTimestamps = usesTimestamps;
        segment.timestamp = (int) (now / 1_000_000L) + timestampOffset;
        segment.timestampEcho = recentTimestamp;
        segment.write(packet, Tcp.fillsChecksums(out, flow));
        tcp.send(packet, out, flow, localAddress, remoteAddress, listener.socket());
    }

    private void acknowledge(long now) {
        PacketBuffer packet = tcp.pool.allocate();
        if (packet != null) {
            Segment segment = tcp.outgoing;
            segment.mss = 0;
            segment.windowScale = Segment.NO_SCALE;
            segment.window = TcpReceiver.initialWindow(listener.socket().options().receiveLimit()) >>> (windowScale == Segment.NO_SCALE ? 0 : TcpConnection.WINDOW_SCALE);
            write(packet, initialSendSequence + 1, TcpHeader.ACK, now);
        }
    }

    @Override
    void received(PacketBuffer packet, Segment segment) {
        long now = tcp.now();
        if (isCompletedBy(segment, now)) {
            listener.completed(this, packet, segment, out, initialSendSequence, now);
        } else {
            packet.release();
        }
    }

    /// RFC 9293 §3.10.7.4 for SYN-RECEIVED. True: the handshake is over, and the listener has room for the connection.
    private boolean isCompletedBy(Segment segment, long now) {
        int next = initialReceiveSequence + 1;
        int edge = next + TcpReceiver.initialWindow(listener.socket().options().receiveLimit());
        if (segment.has(TcpHeader.SYN) && !segment.has(TcpHeader.RST | TcpHeader.ACK) && segment.sequence == initialReceiveSequence) {
            answer(now);                                         // our answer was lost
            return false;
        }
        boolean isOld = usesTimestamps && segment.hasTimestamps && segment.timestamp - recentTimestamp < 0 && !segment.has(TcpHeader.RST);
        if (isOld || Sequence.isBefore(segment.end(), next) || Sequence.isAfter(segment.sequence, edge)) {
            if (!segment.has(TcpHeader.RST)) {
                acknowledge(now);
            }
            return false;
        }
        if (segment.has(TcpHeader.RST | TcpHeader.SYN)) {
            if (segment.has(TcpHeader.RST) && segment.sequence == next) {
                drop();
            } else if (tcp.mayChallenge(now)) {
                acknowledge(now);                                // RFC 5961
            }
            return false;
        }
        if (!segment.has(TcpHeader.ACK)) {
            return false;
        }
        if (segment.acknowledgment != initialSendSequence + 1) {
            tcp.reset(segment);
            return false;
        }
        if (segment.length == 0 && !segment.has(TcpHeader.FIN) && now < deferredUntilNanos) {
            wasAcknowledged = true;
            return false;
        }
        if (listener.isFull()) {
            tcp.counters.listenOverflows++;
            return false;                                        // it will be tried again when we repeat our SYN
        }
        return true;
    }

    private void unanswered(long now) {
        if (wasAcknowledged && now < deferredUntilNanos) {
            tcp.timers.start(timer, deferredUntilNanos);
            return;
        }
        if (tries == MAX_RETRIES) {
            drop();
            return;
        }
        tries++;
        tcp.counters.retransmitted++;
        answer(now);
    }

    /// Forgets it: the listener has it no more, and it can be used for another.
    void drop() {
        if (listener == null) {
            return;                                              // of a cookie: it is in no table
        }
        tcp.timers.stop(timer);
        tcp.endpoints.remove(this);
        listener.forget();
        listener = null;
        out = null;
        tcp.giveBack(this);
    }

    @Override
    void undelivered(Errno errno, boolean isHard, int mtu, int sequence) {
        if (sequence == initialSendSequence && isHard) {
            drop();
        }
    }
}
