// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.packet.PacketBuffer;
import corto.sched.events.Readiness;

/// The passive side of a listening socket: connections that are being opened, and those that wait to be accepted.
///
/// As on Linux, `backlog` bounds both queues, and one more than it waits to be accepted; when that many wait, SYNs are dropped, and so is what would complete a handshake.
final class TcpListener {
    static final int MAX_BACKLOG = 4096;                   // Linux's net.core.somaxconn

    private final TcpSocket socket;
    private int backlog;
    private int synCount;
    private TcpSocket first;                               // waiting to be accepted, linked through `nextToAccept`
    private TcpSocket last;
    private int waiting;

    TcpListener(TcpSocket socket, int backlog) {
        this.socket = socket;
        setBacklog(backlog);
    }

    void setBacklog(int backlog) {
        this.backlog = backlog < 0 ? MAX_BACKLOG : Math.min(backlog, MAX_BACKLOG);
    }

    TcpSocket socket() {
        return socket;
    }

    int waiting() {
        return waiting;
    }

    int backlog() {
        return backlog;
    }

    boolean isFull() {
        return waiting > backlog;
    }

    /// A segment that belongs to no connection (RFC 9293 §3.10.7.2). The packet is taken over.
    void received(PacketBuffer packet, Segment segment, long now) {
        if (segment.has(TcpHeader.RST)) {
            packet.release();
            return;
        }
        if (segment.has(TcpHeader.ACK)) {
            if (!SynCookies.SELECTED || segment.has(TcpHeader.SYN) || !completedByCookie(packet, segment, now)) {
                packet.release();
                socket.tcp.reset(segment);
            }
            return;
        }
        packet.release();
        if (!segment.has(TcpHeader.SYN) || segment.has(TcpHeader.FIN)) {
            return;
        }
        Ipv4Interface out = wayTo(segment);
        if (isFull() || out == null && segment.flow == null) {
            socket.tcp.counters.listenDrops++;
            return;
        }
        SynReceived request = synCount >= Math.max(backlog, 8) ? null : socket.tcp.takeRequest();
        if (request == null) {
            if (SynCookies.SELECTED) {
                socket.tcp.cookieRequest.answerWithCookie(this, segment, out, now);
            } else {
                socket.tcp.counters.listenDrops++;
            }
            return;
        }
        synCount++;
        request.begin(this, segment, out, now);
    }

    /// Whether `segment` ends a handshake that a cookie began. Then its packet is taken over, also when there is no room for the connection.
    private boolean completedByCookie(PacketBuffer packet, Segment segment, long now) {
        Tcp tcp = socket.tcp;
        int mss = tcp.cookies.check(segment, now);
        Ipv4Interface out = mss == 0 ? null : wayTo(segment);
        if (mss == 0 || out == null && segment.flow == null) {
            tcp.counters.cookiesFailed++;
            return false;
        }
        if (isFull()) {
            tcp.counters.listenOverflows++;
            packet.release();
            return true;
        }
        tcp.counters.cookiesReceived++;
        tcp.cookieRequest.readCookie(segment, mss, out);
        completed(tcp.cookieRequest, packet, segment, out, segment.acknowledgment - 1, now);
        return true;
    }

    /// The way back to the sender; null over IPv6, where the flow has it.
    private Ipv4Interface wayTo(Segment segment) {
        return Ipv6.SELECTED && segment.flow != null ? null : socket.wayTo(segment.source);
    }

    /// One that was being opened no more is.
    void forget() {
        synCount--;
    }

    /// The handshake of `request` is over with `segment`, whose packet is taken over.
    void completed(SynReceived request, PacketBuffer packet, Segment segment, Ipv4Interface out, int initialSequence, long now) {
        TcpSocket child = socket.child();
        int localAddress = request.localAddress;
        int localPort = request.localPort;
        int remoteAddress = request.remoteAddress;
        int remotePort = request.remotePort;
        TcpConnection connection = child.adopt(out, request.flowOfItsOwn(), initialSequence, localAddress, localPort, remoteAddress, remotePort);
        connection.openedBy(request, segment, now);
        request.drop();
        socket.tcp.counters.passiveOpens++;
        if (last == null) {
            first = child;
        } else {
            last.nextToAccept = child;
        }
        last = child;
        waiting++;
        connection.received(packet, segment);
        socket.watches().changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// The connection that waits for longest, or null.
    TcpSocket accept() {
        TcpSocket child = first;
        if (child == null) {
            return null;
        }
        first = child.nextToAccept;
        if (first == null) {
            last = null;
        }
        child.nextToAccept = null;
        waiting--;
        return child;
    }

    /// The socket is closed: what nobody accepted is reset, what is being opened forgotten.
    void close() {
        socket.tcp.dropRequests(this);
        for (TcpSocket child = accept(); child != null; child = accept()) {
            child.abort();
        }
    }
}
