// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.PacketBuffer;

/// A protocol above IPv6.
public interface Ipv6Protocol {
    /// A packet for this host. `packet` begins behind the headers, the first of which, IPv6's, is `headerLength` bytes in front; it is the protocol's now.
    void received(PacketBuffer packet, int headerLength, Ipv6Interface from);

    /// Whether `received` takes packets in several buffers (`PacketBuffer.rest`).
    default boolean takesRest() {
        return false;
    }

    /// A packet of ours did not arrive: `header` is its IPv6 header, `transport` at least the first 8 bytes of this protocol. `isHard`: trying again will not help.
    /// `mtu`: what would have fitted, if that was why, else 0.
    void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport);
}
