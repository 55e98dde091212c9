// SPDX-License-Identifier: Apache-2.0
package corto.net.igmp;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Interface;
import corto.net.multicast.GroupLink;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// The groups of IPv4 on one link.
final class IgmpLink extends GroupLink {
    private final Ipv4 ipv4;
    private final Ipv4Interface out;
    private final PacketPool pool;

    IgmpLink(Ipv4 ipv4, Ipv4Interface out, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random) {
        super(out.index(), out.isLoopback(), pool, timers, clock, random);
        this.ipv4 = ipv4;
        this.out = out;
        this.pool = pool;
    }

    @Override
    protected int addressBytes() {
        return Integer.BYTES;
    }

    @Override
    protected void writeAddress(Address at, long high, long low) {
        at.storeInt(0, Integer.reverseBytes((int) low));
    }

    /// RFC 3376 §6: all hosts are always members.
    @Override
    protected boolean isReported(long high, long low) {
        return (int) low != IgmpMessage.ALL_HOSTS;
    }

    @Override
    protected void sendReport(PacketBuffer report) {
        send(report, IgmpMessage.REPORT_V3, IgmpMessage.V3_ROUTERS);
    }

    @Override
    protected void sendOld(int version, boolean leaves, long high, long low) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;                                          // as if it were lost
        }
        packet.append(IgmpMessage.SIZE).clear(IgmpMessage.SIZE);
        IgmpMessage.GROUP.write(packet.data(), (int) low);
        send(packet, leaves ? IgmpMessage.LEAVE : version == OLDEST ? IgmpMessage.REPORT_V1 : IgmpMessage.REPORT, leaves ? IgmpMessage.ALL_ROUTERS : (int) low);
    }

    private void send(PacketBuffer packet, int type, int destination) {
        Address message = packet.data();
        IgmpMessage.TYPE.write(message, type);
        IgmpMessage.CHECKSUM.write(message, Checksum.complement(Checksum.sum(message, packet.length())));
        ipv4.sendAlert(packet, out, destination, IgmpMessage.PROTOCOL);
    }

    @Override
    protected void flush() {
        ipv4.flush();
    }
}
