// SPDX-License-Identifier: Apache-2.0
package corto.net.ethernet;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketTap;

/// A network device as a station on an Ethernet.
///
/// Frames for which the device has no room wait in a queue of `QUEUE_SLOTS`; when that is full too, new ones are dropped, which tells TCP to slow down.
@Hot
public final class EthernetPort implements PacketReceiver {
    private static final int QUEUE_SLOTS = 256;             // a power of two; packets may be shared, so not linked through themselves

    private final NetworkDevice device;
    private final long address;
    private final EtherProtocol ipv4;
    private final EtherProtocol arp;
    private EtherProtocol ipv6;                              // null: nobody
    private PacketTap tap;                                   // null: nobody

    private final PacketBuffer[] queue = new PacketBuffer[QUEUE_SLOTS];
    private int queueHead;                                   // free-running
    private int queueTail;
    private boolean flushNeeded;

    private long receivedFrames;
    private long receivedBytes;
    private long receivedDropped;
    private long sentFrames;
    private long sentBytes;
    private long sentDropped;

    /// Makes itself the device's receiver.
    public EthernetPort(NetworkDevice device, EtherProtocol ipv4, EtherProtocol arp) {
        this.device = device;
        this.address = device.macAddress();
        this.ipv4 = ipv4;
        this.arp = arp;
        device.setReceiver(this);
    }

    /// IPv6 packets go to `ipv6` from now on.
    public void setIpv6(EtherProtocol ipv6) {
        this.ipv6 = ipv6;
    }

    /// `tap` sees all frames from now on; null: nobody does.
    public void setTap(PacketTap tap) {
        this.tap = tap;
    }

    /// Sends a frame with a header that a program wrote; takes it over. Leaves at the latest with `flush`.
    public void transmitFrame(PacketBuffer frame) {
        if (tap != null) {
            tap.passed(frame, true);
        }
        send(frame);
    }

    public NetworkDevice device() {
        return device;
    }

    public long address() {
        return address;
    }

    /// Sends `packet` to the station `destination`; takes it over. Leaves at the latest with `flush`.
    @NoAllocation(reason = "runs once per packet")
    public void transmit(PacketBuffer packet, long destination, int type) {
        EthernetHeader.write(packet.push(EthernetHeader.SIZE), destination, address, type);
        if (tap != null) {
            tap.passed(packet, true);
        }
        send(packet);
    }

    private void send(PacketBuffer packet) {
        if (queueHead == queueTail && handOver(packet)) {
            return;
        }
        if (queueTail - queueHead == QUEUE_SLOTS) {
            sentDropped++;
            packet.releaseFrame();
            return;
        }
        queue[queueTail++ & QUEUE_SLOTS - 1] = packet;
    }

    private boolean handOver(PacketBuffer frame) {
        int length = frame.frameLength();
        if (!device.transmit(frame)) {
            return false;
        }
        sentFrames++;
        sentBytes += length;
        flushNeeded = true;
        return true;
    }

    public void flush() {
        if (flushNeeded) {
            flushNeeded = false;
            device.flush();
        }
    }

    @Override
    @NoAllocation(reason = "runs once per packet")
    public void transmitPossible() {
        while (queueHead != queueTail) {
            int slot = queueHead & QUEUE_SLOTS - 1;
            if (!handOver(queue[slot])) {
                return;
            }
            queue[slot] = null;
            queueHead++;
        }
    }

    @Override
    public void received(PacketBuffer frame) {
        receivedFrames++;
        receivedBytes += frame.length() + frame.restLength();
        if (tap != null) {
            tap.passed(frame, false);
        }
        if (frame.length() >= EthernetHeader.SIZE) {
            Address header = frame.data();
            long destination = EthernetHeader.destination(header);
            if (destination == address || EthernetHeader.isGroup(destination)) {
                int type = EthernetHeader.type(header);
                frame.pull(EthernetHeader.SIZE);
                if (type == EthernetHeader.TYPE_IPV4) {
                    ipv4.received(frame);
                    return;
                }
                if (type == EthernetHeader.TYPE_ARP && frame.rest() == null) {
                    arp.received(frame);
                    return;
                }
                if (type == EthernetHeader.TYPE_IPV6 && ipv6 != null) {
                    ipv6.received(frame);
                    return;
                }
            }
        }
        receivedDropped++;
        frame.release();
    }

    @Override
    public void linkChanged() {}

    public long receivedFrames() {
        return receivedFrames;
    }

    public long receivedBytes() {
        return receivedBytes;
    }

    /// Frames for others, of unknown types, too short.
    public long receivedDropped() {
        return receivedDropped;
    }

    public long sentFrames() {
        return sentFrames;
    }

    public long sentBytes() {
        return sentBytes;
    }

    /// Frames that found the queue full.
    public long sentDropped() {
        return sentDropped;
    }
}
