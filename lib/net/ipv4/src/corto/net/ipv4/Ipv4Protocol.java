// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.packet.PacketBuffer;

/// A protocol above IPv4.
public interface Ipv4Protocol {
    /// A packet for this host. `packet` begins behind the IPv4 header, which is `headerLength` bytes and still there in front, and is the protocol's now.
    void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from);

    /// Whether `received` takes packets in several buffers (`PacketBuffer.rest`).
    default boolean takesRest() {
        return false;
    }

    /// A packet from `local` to `remote` did not arrive (RFC 792): `transport` has at least its first 8 bytes behind the IPv4 header.
    /// `isHard`: trying again will not help. `mtu`: what would have fitted, if that was why and is known, else 0.
    void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport);
}
