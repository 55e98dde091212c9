// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.congestion.api.CongestionPolicy;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Protocol;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// TCP of a host: which endpoint gets a segment, and what goes out without one.
@Hot
public final class Tcp implements Ipv4Protocol, Ipv6Protocol {
    private static final int LARGEST_PACKET = 0xFFFF;                  // over IPv4, whatever the link takes
    private static final int MAX_REQUESTS = 4096;                      // being opened at once, over all listeners
    private static final long NANOS_PER_SEQUENCE = 4_000;              // RFC 6528 §3: the clock of initial numbers ticks every 4 µs
    private static final long CHALLENGE_PERIOD_NANOS = 1_000_000_000L;
    private static final int CHALLENGES_PER_PERIOD = 1000;             // Linux's tcp_challenge_ack_limit

    final PacketPool pool;
    final Ipv4 ipv4;
    final Ipv6 ipv6;
    final TimerQueue timers;
    private final Clock clock;
    final TcpCounters counters = new TcpCounters();
    final EndpointTable endpoints;
    final PortTable ports;
    final TimeWaitList timeWaits = new TimeWaitList(this);
    final Segment outgoing = new Segment(new int[2 * Segment.MAX_BLOCKS]);
    private final Segment incoming = new Segment(new int[2 * Segment.MAX_BLOCKS]);
    private final Ipv6Flow incomingFlow = new Ipv6Flow();
    private final Ipv6Flow quotedFlow = new Ipv6Flow();
    private final long foldKey;
    private final SipHash sequenceHash;
    private final SipHash timestampHash;
    final CongestionPolicy congestion;
    final SynCookies cookies;
    final SynReceived cookieRequest = new SynReceived(this);       // what a cookie told, while a connection is made of it

    private final TcpSocket defaults = new TcpSocket(this);       // for what no socket sends

    private SynReceived freeRequests;
    private int requestCount;                      // made so far
    private long challengePeriodNanos;
    private int challengesLeft = CHALLENGES_PER_PERIOD;

    /// The caller makes it a protocol of `ipv4`, and of `ipv6` if that is used. Its secrets come from `random`.
    public Tcp(PacketPool pool, Ipv4 ipv4, Ipv6 ipv6, TimerQueue timers, Clock clock, RandomSource random, CongestionPolicy congestion) {
        this.pool = pool;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.timers = timers;
        this.clock = clock;
        endpoints = new EndpointTable((int) random.nextLong());
        ports = new PortTable(endpoints, random);
        sequenceHash = new SipHash(random.nextLong(), random.nextLong());
        timestampHash = new SipHash(random.nextLong(), random.nextLong());
        cookies = new SynCookies(new SipHash(random.nextLong(), random.nextLong()));
        this.congestion = congestion;
        foldKey = Ipv6.SELECTED ? random.nextLong() : 0;
    }

    /// A new socket, bound to nothing. The caller closes it.
    public TcpSocket open() {
        return new TcpSocket(this);
    }

    public TcpCounters counters() {
        return counters;
    }

    /// The name of the congestion control (TCP_CONGESTION).
    public String congestionName() {
        return congestion.name();
    }

    /// Connections of all states but LISTEN and CLOSED.
    public int endpointCount() {
        return endpoints.count();
    }

    public int timeWaitCount() {
        return timeWaits.count();
    }

    long now() {
        return clock.nowNanos();
    }

    /// RFC 6528: nobody else can guess it, and it grows from one connection of this name to the next.
    int initialSequence(int localAddress, int localPort, int remoteAddress, int remotePort, Ipv6Flow flow, long now) {
        return (int) (now / NANOS_PER_SEQUENCE + hash(sequenceHash, localAddress, localPort, remoteAddress, remotePort, flow));
    }

    /// Where the clock of timestamps starts for this name (RFC 7323 §7.1).
    int timestampOffset(TcpEndpoint endpoint) {
        return (int) hash(timestampHash, endpoint.localAddress, endpoint.localPort, endpoint.remoteAddress, endpoint.remotePort, endpoint.flow);
    }

    private static long hash(SipHash hash, int localAddress, int localPort, int remoteAddress, int remotePort, Ipv6Flow flow) {
        return hash.of(hash.names(localAddress, remoteAddress, flow), (long) localPort << 16 | remotePort);
    }

    /// What stands for an address of IPv6 where IPv4 has its own.
    int fold(long high, long low) {
        return Ipv6Address.fold(high, low, foldKey);
    }

    /// What a SYN through `out` offers.
    int mssOffered(Ipv4Interface out, Ipv6Flow flow, TcpSocket socket) {
        int fitting = payload(Ipv6.SELECTED && flow != null ? flow.out().mtu() : Math.min(out.mtu(), LARGEST_PACKET), flow);
        return socket.options().maxSegment() == 0 ? fitting : Math.min(fitting, socket.options().maxSegment());
    }

    /// What fits into a packet of `mtu` bytes, without options.
    static int payload(int mtu, Ipv6Flow flow) {
        return mtu - (Ipv6.SELECTED && flow != null ? Ipv6Header.SIZE : Ipv4Header.SIZE) - TcpHeader.SIZE;
    }

    /// The largest packet that gets to a peer, as far as is known.
    int pathMtu(Ipv4Interface out, int remote, Ipv6Flow flow) {
        return Ipv6.SELECTED && flow != null ? ipv6.pathMtu(flow.out(), flow.remoteHigh(), flow.remoteLow()) : ipv4.pathMtu(out, remote);
    }

    void learnPathMtu(int remote, Ipv6Flow flow, int mtu) {
        if (Ipv6.SELECTED && flow != null) {
            ipv6.learnPathMtu(flow.remoteHigh(), flow.remoteLow(), mtu);
        } else {
            ipv4.learnPathMtu(remote, mtu);
        }
    }

    static boolean fillsChecksums(Ipv4Interface out, Ipv6Flow flow) {
        return Ipv6.SELECTED && flow != null ? flow.out().fillsChecksums() : out.fillsChecksums();
    }

    /// Sends the segment in `packet`, which is taken over, with the options of `socket` below TCP.
    @AlwaysInline
    void send(PacketBuffer packet, Ipv4Interface out, Ipv6Flow flow, int source, int destination, TcpSocket socket) {
        counters.sent++;
        if (Ipv6.SELECTED && flow != null) {
            ipv6.send(packet, flow, Ipv6.PROTOCOL_TCP, socket.trafficClass(), socket.hopLimit());
            ipv4.sentBesides();
        } else {
            ipv4.send(packet, out, source, destination, Ipv4.PROTOCOL_TCP, socket.typeOfService(), socket.timeToLive());
        }
    }

    @Override
    public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
        counters.received++;
        Ipv6Flow flow = incomingFlow;
        flow.setReceived(packet.data().plus(-headerLength), from);
        boolean isRight = !Ipv6Address.isMulticast(flow.localHigh())
                && incoming.read(packet, fold(flow.remoteHigh(), flow.remoteLow()), fold(flow.localHigh(), flow.localLow()), flow);
        if (!isRight) {
            counters.invalid++;
            packet.release();
            return;
        }
        deliver(packet, incoming, from.index());
    }

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
        counters.received++;
        Segment segment = incoming;
        if (!ipv4.isLocal(destination) || !segment.read(packet, source, destination, null)) {
            counters.invalid++;
            packet.release();
            return;
        }
        deliver(packet, segment, from.index());
    }

    @AlwaysInline
    private void deliver(PacketBuffer packet, Segment segment, int interfaceIndex) {
        TcpEndpoint endpoint = endpoints.find(segment.destination, segment.destinationPort, segment.source, segment.sourcePort, segment.flow);
        if (endpoint != null) {
            endpoint.received(packet, segment);
        } else {
            receivedByListener(packet, segment, interfaceIndex, now());
        }
    }

    /// A segment that belongs to no connection.
    void receivedByListener(PacketBuffer packet, Segment segment, int interfaceIndex, long now) {
        TcpListener listener = ports.listener(segment, interfaceIndex);
        if (listener != null) {
            listener.received(packet, segment, now);
        } else {
            packet.release();
            reset(segment);
        }
    }

    /// Answers a segment that nobody wanted (RFC 9293 §3.10.7.1).
    void reset(Segment segment) {
        if (segment.has(TcpHeader.RST)) {
            return;
        }
        counters.resetsSent++;
        if (segment.has(TcpHeader.ACK)) {
            send(segment, segment.acknowledgment, 0, TcpHeader.RST);
        } else {
            send(segment, 0, segment.end(), TcpHeader.RST | TcpHeader.ACK);
        }
    }

    private void send(Segment answered, int sequence, int acknowledgment, int flags) {
        outgoing.hasTimestamps = false;
        outgoing.flow = answered.flow;
        sendBare(answered.destination, answered.destinationPort, answered.source, answered.sourcePort, sequence, acknowledgment, flags);
    }

    /// A segment in the name of an endpoint that is no connection any more.
    void sendDetached(TcpEndpoint endpoint, int sequence, int acknowledgment, int flags, boolean hasTimestamps, int timestamp, int timestampEcho) {
        outgoing.hasTimestamps = hasTimestamps;
        outgoing.timestamp = timestamp;
        outgoing.timestampEcho = timestampEcho;
        outgoing.flow = endpoint.flow;
        sendBare(endpoint.localAddress, endpoint.localPort, endpoint.remoteAddress, endpoint.remotePort, sequence, acknowledgment, flags);
    }

    private void sendBare(int source, int sourcePort, int destination, int destinationPort, int sequence, int acknowledgment, int flags) {
        Segment segment = outgoing;
        Ipv6Flow flow = segment.flow;
        Ipv4Interface out = Ipv6.SELECTED && flow != null ? null : ipv4.route(destination);
        PacketBuffer packet = out == null && (!Ipv6.SELECTED || flow == null) ? null : pool.allocate();
        if (packet == null) {
            return;
        }
        segment.source = source;
        segment.sourcePort = sourcePort;
        segment.destination = destination;
        segment.destinationPort = destinationPort;
        segment.sequence = sequence;
        segment.acknowledgment = acknowledgment;
        segment.flags = flags;
        segment.window = 0;
        segment.mss = 0;
        segment.windowScale = Segment.NO_SCALE;
        segment.write(packet, fillsChecksums(out, flow));
        send(packet, out, flow, source, destination, defaults);
    }

    /// Whether one more doubtful segment may be answered (RFC 5961 §7).
    boolean mayChallenge(long now) {
        if (now - challengePeriodNanos >= CHALLENGE_PERIOD_NANOS) {
            challengePeriodNanos = now;
            challengesLeft = CHALLENGES_PER_PERIOD;
        }
        if (challengesLeft == 0) {
            return false;
        }
        challengesLeft--;
        counters.challenges++;
        return true;
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
        undelivered(errno, isHard, mtu, local, remote, null, transport);
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {
        Ipv6Flow flow = quotedFlow;
        flow.setSent(header);
        undelivered(errno, isHard, mtu, fold(flow.localHigh(), flow.localLow()), fold(flow.remoteHigh(), flow.remoteLow()), flow, transport);
    }

    private void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Ipv6Flow flow, Address transport) {
        TcpEndpoint endpoint = endpoints.find(local, TcpHeader.SOURCE_PORT.read(transport), remote, TcpHeader.DESTINATION_PORT.read(transport), flow);
        if (endpoint != null) {
            endpoint.undelivered(errno, isHard, mtu, TcpHeader.SEQUENCE.read(transport));
        }
    }

    /// For a connection that is being opened; null if there are too many.
    SynReceived takeRequest() {
        SynReceived request = freeRequests;
        if (request != null) {
            freeRequests = request.nextFree;
            request.nextFree = null;
            return request;
        }
        if (requestCount == MAX_REQUESTS) {
            return null;
        }
        requestCount++;
        return new SynReceived(this);
    }

    void giveBack(SynReceived request) {
        request.nextFree = freeRequests;
        freeRequests = request;
    }

    /// Shows `visitor` all listeners and connections.
    public void list(TcpEntry.Visitor visitor) {
        TcpEntry.list(this, visitor);
    }

    /// Forgets what is being opened with `listener`.
    void dropRequests(TcpListener listener) {
        for (int i = 0; i < endpoints.bucketCount(); i++) {
            TcpEndpoint each = endpoints.bucketAt(i);
            while (each != null) {
                TcpEndpoint next = each.nextInTable;
                if (each instanceof SynReceived request && request.listener() == listener) {
                    request.drop();
                }
                each = next;
            }
        }
    }
}
