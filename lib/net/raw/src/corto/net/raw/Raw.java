// SPDX-License-Identifier: Apache-2.0
package corto.net.raw;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.datagram.DatagramHost;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Listener;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Listener;
import corto.net.packet.PacketBuffer;

/// The raw sockets of a host: each gets a copy of every packet that fits.
public final class Raw implements Ipv4Listener, Ipv6Listener {
    private final DatagramHost host;
    private RawSocket first;             // linked through `nextSocket`

    public Raw(DatagramHost host) {
        this.host = host;
    }

    /// A socket for packets of `protocol`, 1 to 255, over IPv6 or IPv4. The caller closes it.
    public RawSocket open(int protocol, boolean overIpv6) {
        RawSocket opened = new RawSocket(this, host, protocol, overIpv6);
        opened.nextSocket = first;
        first = opened;
        host.ipv4().setListener(this);
        if (Ipv6.SELECTED) {
            host.ipv6().setListener(this);
        }
        return opened;
    }

    void closed(RawSocket socket) {
        RawSocket before = null;
        for (RawSocket each = first; each != socket; each = each.nextSocket) {
            before = each;
        }
        if (before == null) {
            first = socket.nextSocket;
        } else {
            before.nextSocket = socket.nextSocket;
        }
        if (first == null) {
            host.ipv4().setListener(null);
            host.ipv6().setListener(null);
        }
    }

    /// The newest socket; the others by `RawSocket.nextSocket`. Null if there is none.
    public RawSocket first() {
        return first;
    }

    @Override
    public boolean received(PacketBuffer packet, Ipv4Interface from) {
        Address header = packet.data();
        int protocol = Ipv4Header.PROTOCOL.read(header);
        boolean isForSomebody = false;
        for (RawSocket each = first; each != null; each = each.nextSocket) {
            if (each.takes(protocol, header, from)) {
                isForSomebody = true;
                each.deliverCopy(packet, 0, from.index());
            }
        }
        return isForSomebody;
    }

    @Override
    public boolean received(PacketBuffer packet, int headerLength, int protocol, Ipv6Interface from) {
        Address header = packet.data();
        boolean isForSomebody = false;
        for (RawSocket each = first; each != null; each = each.nextSocket) {
            if (each.takesIpv6(protocol, header, from)) {
                isForSomebody = true;
                each.deliverIpv6(packet, headerLength, from.index());
            }
        }
        return isForSomebody;
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, Address header, Address transport) {
        int protocol = Ipv4Header.PROTOCOL.read(header);
        int remote = Ipv4Header.DESTINATION.read(header);
        for (RawSocket each = first; each != null; each = each.nextSocket) {
            each.undeliveredIpv4(errno, isHard, host.ipv4().report(), protocol, Ipv4Header.SOURCE.read(header), remote, header, transport);
        }
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int protocol, Address header, Address transport) {
        for (RawSocket each = first; each != null; each = each.nextSocket) {
            each.undeliveredIpv6(errno, isHard, host.ipv6().report(), protocol, header, transport);
        }
    }
}
