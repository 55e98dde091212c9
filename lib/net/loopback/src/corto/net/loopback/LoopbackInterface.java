// SPDX-License-Identifier: Apache-2.0
package corto.net.loopback;

import corto.lang.NoAllocation;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.packet.PacketQueue;
import corto.net.packet.PacketTap;

/// `lo`, 127.0.0.1/8.
///
/// A packet that its sender keeps, a TCP segment that may have to be sent again, is copied: sender and receiver both change theirs. No checksum is computed.
public final class LoopbackInterface extends Ipv4Interface {
    private static final int MTU = 1 << 16;      // as Linux

    private final PacketPool pool;
    private final Ipv4 ipv4;
    private final PacketQueue queue = new PacketQueue();
    private Ipv6Loopback ipv6;                   // null: nobody
    private PacketTap tap;                       // null: nobody
    private boolean isDelivering;
    private long packets;
    private long bytes;
    private long dropped;

    /// The caller adds it to `ipv4`.
    public LoopbackInterface(PacketPool pool, Ipv4 ipv4) {
        super("lo");
        this.pool = pool;
        this.ipv4 = ipv4;
        configure(Ipv4Address.LOCALHOST, 8, Ipv4Address.ANY);
    }

    void setIpv6(Ipv6Loopback ipv6) {
        this.ipv6 = ipv6;
    }

    /// `tap` sees all packets from now on, as they leave and as they come; null: nobody does.
    public void setTap(PacketTap tap) {
        this.tap = tap;
    }

    @Override
    @NoAllocation(reason = "runs once per packet")
    public void transmit(PacketBuffer packet, int nextHop) {
        PacketBuffer own = packet.partsToRest();
        if (own == null) {
            dropped++;
            return;
        }
        packets++;
        bytes += own.length() + own.restLength();
        own.clearChecksumState();
        own.setChecksumVerified();
        queue.add(own);
    }

    /// Delivers all that was sent, and all that is sent in answer.
    @Override
    public void flush() {
        if (isDelivering || queue.isEmpty()) {
            return;
        }
        isDelivering = true;
        pool.prepare(0);
        for (PacketBuffer packet = queue.remove(); packet != null; packet = queue.remove()) {
            if (tap != null) {
                tap.passed(packet, true);
                tap.passed(packet, false);
            }
            if (Ipv6.SELECTED && Ipv6Header.isIpv6(packet.data())) {
                ipv6.received(packet);
            } else {
                ipv4.received(packet, this);
            }
        }
        isDelivering = false;
    }

    @Override
    public boolean poll() {
        boolean isBusy = !queue.isEmpty();
        flush();
        return isBusy;
    }

    @Override
    public int mtu() {
        return MTU;
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
    public boolean isLinkUp() {
        return true;
    }

    @Override
    public long hardwareAddress() {
        return 0;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    /// Packets for whose copy there was no buffer.
    public long dropped() {
        return dropped;
    }
}
