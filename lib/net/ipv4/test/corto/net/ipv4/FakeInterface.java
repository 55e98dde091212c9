// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.net.packet.PacketBuffer;
import java.util.ArrayDeque;

/// An interface that keeps what it is given.
public final class FakeInterface extends Ipv4Interface {
    public final ArrayDeque<PacketBuffer> sent = new ArrayDeque<>();
    public int lastNextHop;
    private final boolean isLoopback;

    public FakeInterface(String name, boolean isLoopback) {
        super(name);
        this.isLoopback = isLoopback;
    }

    @Override
    public void transmit(PacketBuffer packet, int nextHop) {
        lastNextHop = nextHop;
        sent.add(packet);
    }

    @Override
    public void flush() {}

    @Override
    public boolean poll() {
        return false;
    }

    @Override
    public int mtu() {
        return 1500;
    }

    @Override
    public boolean fillsChecksums() {
        return false;
    }

    @Override
    public boolean isLoopback() {
        return isLoopback;
    }

    @Override
    public boolean isLinkUp() {
        return true;
    }

    @Override
    public long hardwareAddress() {
        return 0;
    }
}
