// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketQueue;

/// The datagrams that wait in a socket. What is asked of the first one needs one to be there, unless something else is said.
public final class ReceivedDatagrams {
    private static final U16 SOURCE_PORT = Layout.bigEndian().u16();   // of a transport's header

    private final DatagramHost host;
    private final int transportBytes;     // of header in front of each payload; 0: none, and no ports
    private final PacketQueue queue = new PacketQueue();
    private int restBytes;                // of the queue's datagrams, beyond their first buffers

    ReceivedDatagrams(DatagramHost host, int transportBytes) {
        this.host = host;
        this.transportBytes = transportBytes;
    }

    /// Memory that those that wait take, in bytes.
    public int waitingBytes() {
        return queue.count() * PacketBuffer.CAPACITY + restBytes;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Whether `packet` would be more than `limitBytes`. One datagram always fits.
    boolean isFullFor(PacketBuffer packet, int limitBytes) {
        return (long) (queue.count() + 1) * PacketBuffer.CAPACITY + restBytes + packet.restLength() > limitBytes && !queue.isEmpty();
    }

    /// `packet` is the payload, behind `headerLength` bytes of the layer below and the transport's header.
    void add(PacketBuffer packet, int headerLength, int interfaceIndex) {
        packet.sequence = headerLength;
        packet.marks = interfaceIndex;
        restBytes += packet.restLength();
        queue.add(packet);
    }

    void clear() {
        queue.clear();
        restBytes = 0;
    }

    /// Bytes of the first datagram (FIONREAD, MSG_TRUNC); 0 if there is none.
    public int firstLength() {
        return queue.isEmpty() ? 0 : queue.first().length() + queue.first().restLength();
    }

    /// Copies at most `length` bytes of the first datagram from its byte `offset` on; how many. For recvmsg(2) into several places.
    public int copyFirst(int offset, Address into, long length) {
        PacketBuffer packet = queue.first();
        int count = (int) Math.min(length, Math.max(0, packet.length() - offset));
        into.copyFrom(packet.data().plus(offset), count);
        return packet.rest() == null ? count : count + copyRest(packet, offset, into, count, length);
    }

    private static int copyRest(PacketBuffer packet, int offset, Address into, int done, long length) {
        int begin = packet.length();                   // of the part at hand, in the datagram
        int copied = done;
        for (PacketBuffer part = packet.rest(); part != null && copied < length; part = part.next) {
            int from = offset + copied - begin;
            if (from >= 0 && from < part.length()) {
                int count = (int) Math.min(length - copied, part.length() - from);
                into.plus(copied).copyFrom(part.data().plus(from), count);
                copied += count;
            }
            begin += part.length();
        }
        return copied - done;
    }

    /// Whether the first datagram came over IPv6.
    public boolean isFirstIpv6() {
        return Ipv6.SELECTED && Ipv6Header.isIpv6(firstHeader());
    }

    /// The sender of the first datagram, over IPv4.
    public int firstSource() {
        return Ipv4Header.SOURCE.read(firstHeader());
    }

    /// The addresses of the first datagram, over IPv6: this host's is the one that it was sent to.
    public void readFirstFlow(Ipv6Flow into) {
        into.setReceived(firstHeader(), host.ipv6().find(firstInterface()));
    }

    /// The index of the interface through which the first datagram came.
    public int firstInterface() {
        return queue.first().marks;
    }

    public int firstSourcePort() {
        return transportBytes == 0 ? 0 : SOURCE_PORT.read(queue.first().data().plus(-transportBytes));
    }

    /// When the first datagram came, in nanoseconds of the stack's clock; 0: nobody had asked for times.
    public long firstArrivalNanos() {
        return queue.first().stampNanos;
    }

    /// Hops that the first datagram had left (IP_RECVTTL, IPV6_RECVHOPLIMIT).
    public int firstTimeToLive() {
        return isFirstIpv6() ? Ipv6Header.HOP_LIMIT.read(firstHeader()) : Ipv4Header.TIME_TO_LIVE.read(firstHeader());
    }

    /// The class of service of the first datagram (IP_RECVTOS, IPV6_RECVTCLASS).
    public int firstTypeOfService() {
        return isFirstIpv6() ? Ipv6Header.trafficClass(firstHeader()) : Ipv4Header.TYPE_OF_SERVICE.read(firstHeader());
    }

    /// Where the first datagram was sent to (IP_PKTINFO).
    public int firstDestination() {
        return Ipv4Header.DESTINATION.read(firstHeader());
    }

    private Address firstHeader() {
        PacketBuffer packet = queue.first();
        return packet.data().plus(-transportBytes - packet.sequence);      // `add` noted how long it is
    }

    /// The payload of the first datagram, now the caller's, with its headers in front. Null if there is none.
    public PacketBuffer takeFirst() {
        PacketBuffer packet = queue.remove();
        if (packet != null) {
            restBytes -= packet.restLength();
        }
        return packet;
    }

    public void removeFirst() {
        PacketBuffer packet = queue.remove();
        restBytes -= packet.restLength();
        packet.release();
    }
}
