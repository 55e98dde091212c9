// SPDX-License-Identifier: Apache-2.0
package corto.net.loopback;

import corto.lang.NoAllocation;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.PacketBuffer;

/// `lo` as IPv6 sees it: ::1/128, and the way to all other addresses of this host.
///
/// Its packets wait in the queue of IPv4's `lo`: they leave in the order in which they were sent, and with the same `flush`.
public final class Ipv6Loopback extends Ipv6Interface {
    private static final int HOP_LIMIT = 64;
    private static final int PREFIX_LENGTH = 128;

    private final LoopbackInterface link;
    private final Ipv6 ipv6;

    /// The caller adds it to `ipv6`.
    public Ipv6Loopback(LoopbackInterface link, Ipv6 ipv6) {
        super(link.index());
        this.link = link;
        this.ipv6 = ipv6;
        link.setIpv6(this);
    }

    void received(PacketBuffer packet) {
        ipv6.received(packet, this);
    }

    @Override
    @NoAllocation(reason = "runs once per packet")
    public void transmit(PacketBuffer packet, long destinationHigh, long destinationLow) {
        link.transmit(packet, 0);
    }

    @Override
    public void flush() {
        link.flush();
    }

    @Override
    public int mtu() {
        return link.mtu();
    }

    @Override
    public boolean fillsChecksums() {
        return true;
    }

    @Override
    public boolean isLoopback() {
        return true;
    }

    @Override
    public int hopLimit() {
        return HOP_LIMIT;
    }

    @Override
    public boolean isLocal(long high, long low) {
        return Ipv6Address.isLoopback(high, low);
    }

    @Override
    public boolean isMember(long high, long low) {
        return true;
    }

    @Override
    public boolean reaches(long high, long low) {
        return isLocal(high, low);
    }

    /// The destination itself is the address to send from: it is this host's.
    @Override
    public int sourceFor(long high, long low) {
        return 0;
    }

    @Override
    public int addressPlaces() {
        return 1;
    }

    @Override
    public boolean hasAddress(int place) {
        return true;
    }

    @Override
    public int prefixLength(int place) {
        return PREFIX_LENGTH;
    }

    @Override
    public long addressHigh(int place) {
        return 0;
    }

    @Override
    public long addressLow(int place) {
        return 1;
    }
}
