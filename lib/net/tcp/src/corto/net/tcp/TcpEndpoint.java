// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Errno;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.PacketBuffer;

/// What two addresses and two ports name: a connection, one that is being opened by a peer, or the memory of one (TIME-WAIT).
abstract class TcpEndpoint {
    /// Over IPv6 the peers; null: over IPv4. With a flow the addresses are 32 bits of its own, for the table (`Tcp.fold`).
    Ipv6Flow flow;
    int localAddress;
    int localPort;
    int remoteAddress;
    int remotePort;
    TcpEndpoint nextInTable;

    /// A segment for it; `packet` begins at the payload and is taken over.
    abstract void received(PacketBuffer packet, Segment segment);

    /// Something with `sequence` that it sent did not arrive (see `Ipv4Protocol`).
    abstract void undelivered(Errno errno, boolean isHard, int mtu, int sequence);
}
