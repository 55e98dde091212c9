// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import java.util.ArrayDeque;

/// A network card with a small ring that keeps what it is given until it is polled, as virtio-net does.
final class SimulatedDevice implements NetworkDevice {
    private static final int RING_SLOTS = 16;

    private final SimulatedNetwork network;
    private final PacketPool pool;
    private final long address;
    private final ArrayDeque<PacketBuffer> ring = new ArrayDeque<>();
    private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
    private PacketReceiver receiver;
    private boolean wasFull;
    int features;
    int mtu = 1500;
    long unflushed;

    SimulatedDevice(SimulatedNetwork network, PacketPool pool, long address) {
        this.network = network;
        this.pool = pool;
        this.address = address;
    }

    @Override
    public boolean transmit(PacketBuffer frame) {
        if (ring.size() == RING_SLOTS) {
            wasFull = true;
            return false;
        }
        if (frame.length() > mtu + 14 || frame.headroom() < PacketBuffer.DEVICE_HEADROOM) {
            throw new AssertionError(frame.length() + " bytes with " + frame.headroom() + " in front");
        }
        fillChecksum(frame);
        ring.add(frame);
        unflushed++;
        byte[] bytes = new byte[frame.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = frame.data().loadByte(i);
        }
        network.carry(this, bytes);
        return true;
    }

    private void fillChecksum(PacketBuffer frame) {
        if (!frame.isChecksumLeftToDevice()) {
            return;
        }
        if (features == 0) {
            throw new AssertionError("this device cannot fill in checksums");
        }
        Address from = frame.data().plus(frame.checksumStart());
        int sum = Checksum.complement(Checksum.sum(from, frame.length() - frame.checksumStart()));
        from.storeByte(frame.checksumFieldOffset(), (byte) (sum >> 8));
        from.storeByte(frame.checksumFieldOffset() + 1, (byte) sum);
    }

    @Override
    public void flush() {
        unflushed = 0;
    }

    void arrived(byte[] frame) {
        inbox.add(frame);
    }

    @Override
    public boolean poll() {
        boolean isBusy = !ring.isEmpty() || !inbox.isEmpty();
        while (!ring.isEmpty()) {
            ring.remove().release();
        }
        if (wasFull) {
            wasFull = false;
            receiver.transmitPossible();
        }
        while (!inbox.isEmpty()) {
            byte[] bytes = inbox.remove();
            PacketBuffer packet = pool.allocate();
            if (packet == null) {
                continue;
            }
            packet.reset(PacketBuffer.DEVICE_HEADROOM);
            Address into = packet.append(bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                into.storeByte(i, bytes[i]);
            }
            receiver.received(packet);
        }
        return isBusy;
    }

    @Override
    public void setReceiver(PacketReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public long macAddress() {
        return address;
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public boolean isLinkUp() {
        return true;
    }
}
