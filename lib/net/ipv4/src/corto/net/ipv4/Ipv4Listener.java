// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.PacketBuffer;

/// Who wants to know of packets beside their protocol: raw sockets. There is none until one is opened.
public interface Ipv4Listener {
    /// A packet for this host, from its IPv4 header on. It stays the caller's. Whether it was for somebody.
    boolean received(PacketBuffer packet, Ipv4Interface from);

    /// A packet of ours did not arrive; `header` is its IPv4 header, `transport` what is behind it. Else as `Ipv4Protocol.undelivered`; `Ipv4.report` says more.
    void undelivered(Errno errno, boolean isHard, Address header, Address transport);
}
