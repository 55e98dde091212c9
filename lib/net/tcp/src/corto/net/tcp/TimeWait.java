// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Errno;
import corto.net.packet.PacketBuffer;

/// What is remembered of a connection after its end (TIME-WAIT): enough to acknowledge the peer's FIN once more, and to keep old segments from a new connection.
final class TimeWait extends TcpEndpoint {
    private final Tcp tcp;
    TimeWait previous;
    TimeWait next;
    long endNanos;
    private static final long REUSE_NANOS = 1_000_000_000L;

    private long sinceNanos;
    private int sendNext;
    private int receiveNext;
    private boolean usesTimestamps;
    private int recentTimestamp;
    private int timestampOffset;

    TimeWait(Tcp tcp) {
        this.tcp = tcp;
    }

    void begin(TcpConnection connection) {
        flow = connection.flow;
        localAddress = connection.localAddress;
        localPort = connection.localPort;
        remoteAddress = connection.remoteAddress;
        remotePort = connection.remotePort;
        sinceNanos = tcp.now();
        sendNext = connection.sender.highest();
        receiveNext = connection.receiver.next();
        usesTimestamps = connection.usesTimestamps();
        recentTimestamp = connection.recentTimestamp();
        timestampOffset = tcp.timestampOffset(this);
    }

    /// RFC 9293 §3.10.7.4, TIME-WAIT; a new connection under the same name: RFC 6191, RFC 1122 §4.2.2.13.
    @Override
    void received(PacketBuffer packet, Segment segment) {
        long now = tcp.now();
        if (segment.has(TcpHeader.RST)) {
            if (segment.sequence == receiveNext) {
                tcp.timeWaits.remove(this);
            }
            packet.release();
            return;
        }
        if (segment.has(TcpHeader.SYN) && !segment.has(TcpHeader.ACK) && isNewConnection(segment) && tcp.ports.listener(segment, TcpSocket.THROUGH_ANY) != null) {
            tcp.timeWaits.remove(this);
            tcp.receivedByListener(packet, segment, TcpSocket.THROUGH_ANY, now);
            return;
        }
        boolean isEmptyAcknowledgment = segment.sequence == receiveNext && segment.end() == receiveNext;
        if (!isEmptyAcknowledgment) {
            if (segment.has(TcpHeader.FIN)) {
                tcp.timeWaits.restart(this, now);
            }
            if (tcp.mayChallenge(now)) {
                tcp.sendDetached(this, sendNext, receiveNext, TcpHeader.ACK, usesTimestamps, (int) (now / 1_000_000L) + timestampOffset, recentTimestamp);
            }
        }
        packet.release();
    }

    /// Whether a new connection of ours may have this name already: timestamps tell its segments from old ones (RFC 6191, Linux's tcp_tw_reuse).
    boolean isReusable(long now) {
        return usesTimestamps && now - sinceNanos > REUSE_NANOS;
    }

    /// Where a new connection's sequence numbers may begin: beyond any window of this one.
    int sequenceAfter() {
        return sendNext + (1 << 16) + 2;
    }

    private boolean isNewConnection(Segment segment) {
        if (usesTimestamps && segment.hasTimestamps && segment.timestamp != recentTimestamp) {
            return segment.timestamp - recentTimestamp > 0;
        }
        return Sequence.isAfter(segment.sequence, receiveNext);
    }

    @Override
    void undelivered(Errno errno, boolean isHard, int mtu, int sequence) {}
}
