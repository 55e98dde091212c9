// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// A network card with a small ring that keeps what it is given until it is polled, as virtio-net does.
final class SimulatedDevice implements NetworkDevice {
    private static final int RING_SLOTS = 16;
    private static final int FIN = 1;
    private static final int PSH = 8;

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
    long largeFrames;                  // that were cut
    int largestFrame;                  // of them, in bytes
    int partBytes;                     // IPv4 packets are received in buffers of so many bytes; 0: one

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
        boolean cuts = frame.partCount() > 1 && frame.segmentSize() > 0;
        boolean isPossible = !cuts ? frame.frameLength() <= mtu + 14 : frame.length() <= mtu + 14 && (features & (isIpv6(frame) ? TCP_SEGMENTATION_IPV6 : TCP_SEGMENTATION)) != 0;
        if (!isPossible || frame.headroom() < PacketBuffer.DEVICE_HEADROOM) {
            throw new AssertionError(frame.frameLength() + " bytes with " + frame.headroom() + " in front");
        }
        ring.add(frame);
        unflushed++;
        if (cuts) {
            cut(frame);
        } else {
            byte[] bytes = bytesOf(frame);
            fillChecksum(frame, bytes);
            network.carry(this, bytes);
        }
        return true;
    }

    private static boolean isIpv6(PacketBuffer frame) {
        return frame.data().loadByte(12) == (byte) 0x86;
    }

    private static byte[] bytesOf(PacketBuffer frame) {
        byte[] bytes = new byte[frame.frameLength()];
        int done = 0;
        for (PacketBuffer part = frame; part != null; part = part.part()) {
            for (int i = 0; i < part.length(); i++) {
                bytes[done++] = part.data().loadByte(i);
            }
        }
        return bytes;
    }

    /// What a card does with TCP segments that were left whole (as Linux's tcp_gso_segment).
    private void cut(PacketBuffer frame) {
        largeFrames++;
        largestFrame = Math.max(largestFrame, frame.frameLength());
        ByteBuffer whole = ByteBuffer.wrap(bytesOf(frame));
        boolean isIpv6 = isIpv6(frame);
        int tcp = 14 + (isIpv6 ? 40 : 20);
        int lengthAt = 14 + (isIpv6 ? 4 : 2);
        int lengthless = isIpv6 ? tcp : 14;                        // what that length does not count
        int headers = tcp + (whole.get(tcp + 12) >>> 4 & 0xF) * 4;
        int size = frame.segmentSize();
        int payload = whole.capacity() - headers;
        if ((whole.getShort(lengthAt) & 0xFFFF) != whole.capacity() - lengthless || frame.length() < headers || payload <= size || headers + size > mtu + 14) {
            throw new AssertionError("a frame of " + whole.capacity() + " bytes with segments of " + size);
        }
        for (int at = 0; at < payload; at += size) {
            int bytes = Math.min(size, payload - at);
            boolean isLast = at + bytes == payload;
            ByteBuffer segment = ByteBuffer.allocate(headers + bytes);
            segment.put(whole.array(), 0, headers).put(whole.array(), headers + at, bytes);
            segment.putShort(lengthAt, (short) (segment.capacity() - lengthless));
            if (!isIpv6) {
                segment.putShort(14 + 10, (short) 0).putShort(14 + 10, (short) complement(segment.array(), 14, 20, 0));
            }
            segment.putInt(tcp + 4, whole.getInt(tcp + 4) + at);
            if (!isLast) {
                segment.put(tcp + 13, (byte) (whole.get(tcp + 13) & ~(PSH | FIN)));
            }
            int length = segment.capacity() - tcp;
            int addresses = Checksum.complement(complement(segment.array(), tcp - (isIpv6 ? 32 : 8), isIpv6 ? 32 : 8, 0));
            int pseudo = Checksum.add(addresses, Checksum.pseudoHeader(0, 0, 6, length));
            segment.putShort(tcp + 16, (short) 0).putShort(tcp + 16, (short) complement(segment.array(), tcp, length, pseudo));
            network.carry(this, segment.array());
        }
    }

    private static int complement(byte[] bytes, int from, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i++) {
            int value = bytes[from + i] & 0xFF;
            sum = Checksum.add(sum, (i & 1) == 0 ? value << 8 : value);
        }
        return Checksum.complement(sum);
    }

    private void fillChecksum(PacketBuffer frame, byte[] bytes) {
        if (!frame.isChecksumLeftToDevice()) {
            return;
        }
        if (features == 0) {
            throw new AssertionError("this device cannot fill in checksums");
        }
        int from = frame.checksumStart();
        int sum = complement(bytes, from, bytes.length - from, 0);
        bytes[from + frame.checksumFieldOffset()] = (byte) (sum >> 8);
        bytes[from + frame.checksumFieldOffset() + 1] = (byte) sum;
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
            ring.remove().releaseFrame();
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
            boolean isCut = partBytes > 0 && bytes.length > PacketBuffer.PAYLOAD || partBytes > 0 && bytes.length > partBytes && (bytes[12] == 8 && bytes[13] == 0 || bytes[12] == (byte) 0x86 && bytes[20] == 6);
            fill(packet, bytes, 0, isCut ? Math.min(partBytes, bytes.length) : bytes.length);
            PacketBuffer last = packet;
            for (int at = packet.length(); at < bytes.length && last != null; at += last.length()) {
                PacketBuffer part = pool.allocate();
                if (part != null) {
                    fill(part, bytes, at, Math.min(partBytes, bytes.length - at));
                    packet.addRest(last, part);
                }
                last = part;
            }
            if (last == null) {
                packet.release();
            } else {
                receiver.received(packet);
            }
        }
        return isBusy;
    }

    private static void fill(PacketBuffer packet, byte[] bytes, int from, int count) {
        packet.reset(PacketBuffer.DEVICE_HEADROOM);
        Address into = packet.append(count);
        for (int i = 0; i < count; i++) {
            into.storeByte(i, bytes[from + i]);
        }
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
