// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.net.packet.PacketBuffer;

/// A link as IPv6 sees it, with this host's addresses on it.
public abstract class Ipv6Interface {
    private final int index;

    /// `index`: as if_nametoindex(3) counts, the same as that of IPv4 over the same link.
    protected Ipv6Interface(int index) {
        this.index = index;
    }

    public final int index() {
        return index;
    }

    /// Sends `packet`, which begins at its IPv6 header, on the way to the destination; takes it over. Leaves at the latest with `flush`. It may be dropped.
    public abstract void transmit(PacketBuffer packet, long destinationHigh, long destinationLow);

    public abstract void flush();

    /// The largest packet in bytes, with its IPv6 header, that it sends: at least 1,280.
    public abstract int mtu();

    /// Whether checksums may be left to it (`PacketBuffer.leaveChecksumToDevice`).
    public abstract boolean fillsChecksums();

    /// Whether it cuts TCP segments of several parts (`PacketBuffer.join`).
    public boolean cutsSegments() {
        return false;
    }

    public abstract boolean isLoopback();

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

    /// Places of addresses, used or not.
    public abstract int addressPlaces();

    /// Whether there is a usable address at `place`.
    public abstract boolean hasAddress(int place);

    /// Bits of its link's prefix.
    public abstract int prefixLength(int place);

    public abstract long addressHigh(int place);

    public abstract long addressLow(int place);
}
