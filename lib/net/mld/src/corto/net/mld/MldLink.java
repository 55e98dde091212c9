// SPDX-License-Identifier: Apache-2.0
package corto.net.mld;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.multicast.GroupLink;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// The groups of IPv6 on one link.
final class MldLink extends GroupLink {
    // A hop-by-hop header with a router alert (RFC 2711) for MLD, and padding
    private static final int ALERT_BYTES = 8;
    private static final int ALERT = 5 << 8 | 2;
    private static final int PADDING = 1 << 8;
    private static final int HOP_BY_HOP = 0;
    private static final int SCOPE_OF_INTERFACE = 1;

    private final Ipv6 ipv6;
    private final Ipv6Interface out;
    private final PacketPool pool;

    MldLink(Ipv6 ipv6, Ipv6Interface out, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random) {
        super(out.index(), out.isLoopback(), pool, timers, clock, random);
        this.ipv6 = ipv6;
        this.out = out;
        this.pool = pool;
    }

    @Override
    protected int addressBytes() {
        return MldMessage.ADDRESS;
    }

    @Override
    protected void writeAddress(Address at, long high, long low) {
        at.storeLong(0, Long.reverseBytes(high));
        at.storeLong(Long.BYTES, Long.reverseBytes(low));
    }

    /// RFC 3810 §6: neither all nodes nor groups of this host only.
    @Override
    protected boolean isReported(long high, long low) {
        boolean isAllNodes = high == Ipv6Address.LINK_GROUP_HIGH && low == Ipv6Address.ALL_NODES_LOW;
        return !isAllNodes && (high >>> 48 & 0xF) > SCOPE_OF_INTERFACE;
    }

    @Override
    protected void sendReport(PacketBuffer report) {
        send(report, MldMessage.REPORT_V2, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.MLD_ROUTERS_LOW);
    }

    @Override
    protected void sendOld(int version, boolean leaves, long high, long low) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;                                          // as if it were lost
        }
        packet.append(MldMessage.SIZE).clear(MldMessage.SIZE);
        MldMessage.GROUP_HIGH.write(packet.data(), high);
        MldMessage.GROUP_LOW.write(packet.data(), low);
        if (leaves) {
            send(packet, MldMessage.DONE, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_ROUTERS_LOW);
        } else {
            send(packet, MldMessage.REPORT, high, low);
        }
    }

    /// From a link-local address, or while there is none from nobody (RFC 3590).
    private void send(PacketBuffer packet, int type, long high, long low) {
        int place = out.sourceFor(Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.MLD_ROUTERS_LOW);
        boolean isKnown = place >= 0 && Ipv6Address.isLinkLocal(out.addressHigh(place));
        int length = packet.length();
        Address message = packet.data();
        Address alert = packet.push(ALERT_BYTES);
        alert.storeInt(0, Integer.reverseBytes(Ipv6.PROTOCOL_ICMPV6 << 24 | ALERT));
        alert.storeInt(Integer.BYTES, Integer.reverseBytes(PADDING));
        Address header = ipv6.writeHeader(packet, isKnown ? out.addressHigh(place) : 0, isKnown ? out.addressLow(place) : 0, high, low, HOP_BY_HOP, 0, 1);
        Icmpv6.TYPE.write(message, type);
        Icmpv6.CODE.write(message, 0);
        Icmpv6.CHECKSUM.write(message, 0);
        Icmpv6.CHECKSUM.write(message, Checksum.complement(Checksum.add(Checksum.sum(message, length), Ipv6Header.pseudoHeader(header, Ipv6.PROTOCOL_ICMPV6, length))));
        ipv6.send(packet, out);
    }

    @Override
    protected void flush() {
        ipv6.flush();
    }
}
