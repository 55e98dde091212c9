// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.util.Objects;

/// An address of a network interface, with the length of its network's prefix. HotSpot makes it in native code.
public final class InterfaceAddress {
    private final InetAddress address;
    private final Inet4Address broadcast;                // null: the interface has none
    private final short prefixLength;

    InterfaceAddress(InetAddress address, Inet4Address broadcast, int prefixLength) {
        this.address = address;
        this.broadcast = broadcast;
        this.prefixLength = (short) prefixLength;
    }

    public InetAddress getAddress() {
        return address;
    }

    public InetAddress getBroadcast() {
        return broadcast;
    }

    public short getNetworkPrefixLength() {
        return prefixLength;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InterfaceAddress that && address.equals(that.address) && Objects.equals(broadcast, that.broadcast)
                && prefixLength == that.prefixLength;
    }

    @Override
    public int hashCode() {
        return address.hashCode() + (broadcast == null ? 0 : broadcast.hashCode()) + prefixLength;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength + " [" + broadcast + "]";
    }
}
