// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.net.packet.PacketBuffer;

/// A link as IPv6 sees it, with this host's addresses on it.
public abstract class Ipv6Interface {
    /// Sends `packet`, which begins at its IPv6 header, on the way to the destination; takes it over. Leaves at the latest with `flush`. It may be dropped.
    public abstract void transmit(PacketBuffer packet, long destinationHigh, long destinationLow);

    public abstract void flush();

    /// The largest packet in bytes, with its IPv6 header: at least 1,280.
    public abstract int mtu();

    /// What a new packet's hop limit shall be.
    public abstract int hopLimit();

    /// Whether it is one of this host's addresses here, known to be unique.
    public abstract boolean isLocal(long high, long low);

    /// Whether this host listens to the group.
    public abstract boolean isMember(long high, long low);

    /// Whether the destination can be reached through here: on the link, or by a router.
    public abstract boolean reaches(long high, long low);

    /// The best address from which to send to the destination (RFC 6724 §5, rules 1 to 3 and 8), as a place for `addressHigh` and `addressLow`; −1: none.
    public abstract int sourceFor(long high, long low);

    public abstract long addressHigh(int place);

    public abstract long addressLow(int place);
}
