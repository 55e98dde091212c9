// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.PacketBuffer;

/// Who wants to know of packets beside their protocol: raw sockets. There is none until one is opened.
public interface Ipv6Listener {
    /// A packet for this host, from its IPv6 header on; behind `headerLength` bytes of headers is one of `protocol`. It stays the caller's. Whether it was for somebody.
    boolean received(PacketBuffer packet, int headerLength, int protocol, Ipv6Interface from);

    /// A packet of ours did not arrive, as `Ipv6Protocol.undelivered`; `Ipv6.report` says more.
    void undelivered(Errno errno, boolean isHard, int protocol, Address header, Address transport);
}
