// SPDX-License-Identifier: Apache-2.0
package corto.net.icmp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.ipv4.Ipv4Interface;
import corto.net.packet.PacketBuffer;

/// Who sends echo requests: ping sockets.
public interface EchoListener {
    /// An answer, from its ICMP header on, `headerLength` bytes behind that of IPv4. True: it was somebody's, and is taken over.
    boolean replied(PacketBuffer packet, int headerLength, Ipv4Interface from);

    /// A request of ours did not arrive; `transport` is its ICMP header. Else as `Ipv4Protocol.undelivered`.
    void undelivered(Errno errno, boolean isHard, int remote, Address transport);
}
