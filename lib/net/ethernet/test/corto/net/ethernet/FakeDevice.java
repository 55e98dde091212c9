// SPDX-License-Identifier: Apache-2.0
package corto.net.ethernet;

import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import java.util.ArrayDeque;

/// A device with as much room as a test gives it.
public final class FakeDevice implements NetworkDevice {
    public static final long ADDRESS = 0x5254_0000_0001L;

    public final ArrayDeque<PacketBuffer> sent = new ArrayDeque<>();
    public PacketReceiver receiver;
    public int room = Integer.MAX_VALUE;
    public int flushes;

    @Override
    public boolean transmit(PacketBuffer frame) {
        if (room == 0) {
            return false;
        }
        room--;
        sent.add(frame);
        return true;
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public boolean poll() {
        return false;
    }

    @Override
    public void setReceiver(PacketReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public long macAddress() {
        return ADDRESS;
    }

    @Override
    public int mtu() {
        return 1500;
    }

    @Override
    public int features() {
        return 0;
    }

    @Override
    public boolean isLinkUp() {
        return true;
    }
}
