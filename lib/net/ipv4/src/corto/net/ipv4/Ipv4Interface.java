// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.Hot;
import corto.net.packet.PacketBuffer;

/// A way by which IPv4 packets leave and come: a link with its addresses.
@Hot
public abstract class Ipv4Interface {
    private final String name;
    private int index;                  // as if_nametoindex(3) counts: from 1
    private int address;
    private int prefixLength;
    private int mask;
    private int gateway;                // 0: none

    protected Ipv4Interface(String name) {
        this.name = name;
    }

    /// Its own address, the length of the link's prefix in bits, and the router to everything else or `Ipv4Address.ANY`.
    public void configure(int address, int prefixLength, int gateway) {
        assert prefixLength >= 0 && prefixLength <= 32;
        this.address = address;
        this.prefixLength = prefixLength;
        this.mask = Ipv4Address.mask(prefixLength);
        this.gateway = gateway;
    }

    /// Sends `packet`, which begins at its IPv4 header, to the neighbour `nextHop`, or to all if that is a broadcast address; takes it over. Leaves at the latest
    /// with `flush`. It may be dropped.
    public abstract void transmit(PacketBuffer packet, int nextHop);

    public abstract void flush();

    /// Does what waits to be done at the device. True if there was something.
    public abstract boolean poll();

    /// The largest packet in bytes, with its IPv4 header, that it sends.
    public abstract int mtu();

    /// Whether checksums may be left to it (`PacketBuffer.leaveChecksumToDevice`).
    public abstract boolean fillsChecksums();

    /// Whether it cuts TCP segments of several parts (`PacketBuffer.join`).
    public boolean cutsSegments() {
        return false;
    }

    public abstract boolean isLoopback();

    public abstract boolean isLinkUp();

    /// 48 bits, or 0.
    public abstract long hardwareAddress();

    public final String name() {
        return name;
    }

    public final int index() {
        return index;
    }

    final void setIndex(int index) {
        this.index = index;
    }

    public final int address() {
        return address;
    }

    public final int prefixLength() {
        return prefixLength;
    }

    public final int gateway() {
        return gateway;
    }

    /// The address of all hosts on the link (RFC 919).
    public final int broadcastAddress() {
        return address | ~mask;
    }

    /// Whether `destination` is reached without a router.
    public final boolean isOnLink(int destination) {
        return address != 0 && ((destination ^ address) & mask) == 0;
    }

    public final boolean isBroadcast(int destination) {
        return destination == Ipv4Address.BROADCAST || prefixLength < 31 && address != 0 && destination == broadcastAddress();
    }

    /// The neighbour that takes packets for `destination`.
    final int nextHop(int destination) {
        return gateway == 0 || isOnLink(destination) || isBroadcast(destination) || Ipv4Address.isMulticast(destination) ? destination : gateway;
    }
}
