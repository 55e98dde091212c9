// SPDX-License-Identifier: Apache-2.0
package corto.net.icmpv6;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.PacketBuffer;

/// Who sends echo requests over IPv6: ping sockets.
public interface EchoListener {
    /// An answer, from its ICMPv6 header on, `headerLength` bytes behind that of IPv6. True: it was somebody's, and is taken over.
    boolean replied(PacketBuffer packet, int headerLength, Ipv6Interface from);

    /// A request of ours did not arrive; `header` is its IPv6 header, `transport` that of ICMPv6.
    void undelivered(Errno errno, boolean isHard, Address header, Address transport);
}
