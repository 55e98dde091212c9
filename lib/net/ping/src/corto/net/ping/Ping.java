// SPDX-License-Identifier: Apache-2.0
package corto.net.ping;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.datagram.DatagramHost;
import corto.net.icmp.EchoListener;
import corto.net.icmp.Icmp;
import corto.net.icmp.IcmpHeader;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.PacketBuffer;

/// The ping sockets of a host: which gets an answer.
public final class Ping implements EchoListener, corto.net.icmpv6.EchoListener {
    private static final int IDENTIFIERS = 0x1_0000;

    private final DatagramHost host;
    private final Icmp icmp;
    private final Icmpv6 icmpv6;         // null without IPv6
    private PingSocket first;            // those with an identifier, linked through `nextSocket`
    private int lastIdentifier;

    public Ping(DatagramHost host, Icmp icmp, Icmpv6 icmpv6) {
        this.host = host;
        this.icmp = icmp;
        this.icmpv6 = icmpv6;
        lastIdentifier = (int) host.clock().nowNanos() & IDENTIFIERS - 1;
    }

    /// A socket over IPv6 or IPv4, without an identifier yet. The caller closes it.
    public PingSocket open(boolean overIpv6) {
        return new PingSocket(this, host, overIpv6);
    }

    /// The newest socket with an identifier; the others by `PingSocket.nextSocket`. Null if there is none.
    public PingSocket first() {
        return first;
    }

    /// An identifier that nobody has, as Linux counts on; −1 if there is none.
    int freeIdentifier() {
        for (int i = 1; i < IDENTIFIERS; i++) {
            int candidate = lastIdentifier + i & IDENTIFIERS - 1;
            if (candidate != 0 && !isTaken(candidate, null)) {
                lastIdentifier = candidate;
                return candidate;
            }
        }
        return -1;
    }

    boolean isTaken(int identifier, PingSocket by) {
        for (PingSocket each = first; each != null; each = each.nextSocket) {
            if (each.localPort() == identifier && (by == null || !each.reusesAddress() || !by.reusesAddress())) {
                return true;
            }
        }
        return false;
    }

    void add(PingSocket socket) {
        socket.nextSocket = first;
        first = socket;
        icmp.setEchoListener(this);
        if (Ipv6.SELECTED) {
            icmpv6.setEchoListener(this);
        }
    }

    void remove(PingSocket socket) {
        PingSocket before = null;
        for (PingSocket each = first; each != socket; each = each.nextSocket) {
            before = each;
        }
        if (before == null) {
            first = socket.nextSocket;
        } else {
            before.nextSocket = socket.nextSocket;
        }
        if (first == null) {
            icmp.setEchoListener(null);
            if (Ipv6.SELECTED) {
                icmpv6.setEchoListener(null);
            }
        }
    }

    @Override
    public boolean replied(PacketBuffer packet, int headerLength, Ipv4Interface from) {
        int identifier = IcmpHeader.IDENTIFIER.read(packet.data());
        Address header = packet.data().plus(-headerLength);
        for (PingSocket each = first; each != null; each = each.nextSocket) {
            if (each.localPort() == identifier && each.takes(Ipv4Header.DESTINATION.read(header), from.index())) {
                each.deliverReply(packet, headerLength, from.index());
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean replied(PacketBuffer packet, int headerLength, Ipv6Interface from) {
        int identifier = IcmpHeader.IDENTIFIER.read(packet.data());
        Address header = packet.data().plus(-headerLength);
        for (PingSocket each = first; each != null; each = each.nextSocket) {
            if (each.localPort() == identifier && each.takesIpv6(Ipv6Header.DESTINATION_HIGH.read(header), Ipv6Header.DESTINATION_LOW.read(header), from.index())) {
                each.deliverReply(packet, headerLength, from.index());
                return true;
            }
        }
        return false;
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int remote, Address transport) {
        int identifier = IcmpHeader.IDENTIFIER.read(transport);
        for (PingSocket each = first; each != null; each = each.nextSocket) {
            if (each.localPort() == identifier && each.families() == PingSocket.IPV4) {
                each.requestUndelivered(errno, isHard, host.ipv4().report(), 0, remote & 0xFFFF_FFFFL, transport);
                return;
            }
        }
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, Address header, Address transport) {
        int identifier = IcmpHeader.IDENTIFIER.read(transport);
        for (PingSocket each = first; each != null; each = each.nextSocket) {
            if (each.localPort() == identifier && each.families() == PingSocket.IPV6) {
                each.requestUndelivered(errno, isHard, host.ipv6().report(), Ipv6Header.DESTINATION_HIGH.read(header), Ipv6Header.DESTINATION_LOW.read(header),
                        transport);
                return;
            }
        }
    }
}
