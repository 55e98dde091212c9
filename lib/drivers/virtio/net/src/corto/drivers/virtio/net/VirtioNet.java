// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.memory.frames.api.FrameAllocator;
import corto.net.api.NetworkDevice;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// One virtio network card. See the package for rings, owners and context.
@Hot
public final class VirtioNet implements NetworkDevice {
    /// Kconfig's `DRIVERS_VIRTIO_NET_QUEUE`: descriptors of a ring.
    public static final int QUEUE_SIZE = Integer.getInteger("corto.drivers.virtio.net.queue", 256);

    private static final int RECEIVE = 0;                // receiveq1 (virtio 1.2 §5.1.2)
    private static final int TRANSMIT = 1;               // transmitq1

    /// Buffers that came at once from which on the next ones need no interrupt: they will be looked for.
    private static final int BUSY_FRAMES = 8;

    private static final int STANDARD_MTU = 1500;
    private static final int SMALLEST_MTU = 68;          // what IPv4 needs (RFC 791)
    private static final int LARGEST_MTU = 65_535;       // what its length field can say

    /// Where received frames begin in their buffer: the header fits in front, and an IP header behind the Ethernet header is aligned to 4.
    private static final int FRAME_OFFSET = 18;
    private static final int HEADER_OFFSET = FRAME_OFFSET - NetHeader.SIZE;

    /// The receive ring takes this share of the pool, at most, but room for a largest frame in any case.
    private static final int RING_SHARE = 3;
    private static final int LARGEST_FRAME = (1 << 16) + EtherType.SIZE;
    private static final int FEWEST_RECEIVING = 40;

    private static final long WANTED = NetConfiguration.F_CSUM | NetConfiguration.F_GUEST_CSUM | NetConfiguration.F_MTU | NetConfiguration.F_MAC
            | NetConfiguration.F_STATUS | Features.RING_EVENT_IDX;
    private static final long CUTTING = NetConfiguration.F_HOST_TSO4 | NetConfiguration.F_HOST_TSO6;
    private static final long JOINING = NetConfiguration.F_GUEST_TSO4 | NetConfiguration.F_GUEST_TSO6;
    private static final long MERGING = NetConfiguration.F_GUEST_CSUM | NetConfiguration.F_MRG_RXBUF;

    private final VirtioTransport device;
    private final PacketPool pool;
    private final long features;                         // negotiated
    private final Virtqueue receiveQueue;
    private final Virtqueue transmitQueue;
    private final PacketBuffer[] receiving;              // by head: what the device fills
    private final PacketBuffer[] transmitting;           // by head: what the device reads
    private final long macAddress;
    private final int mtu;

    private final int mostReceiving;                     // buffers in the receive ring

    private PacketBuffer arriving;                       // of whose frame more buffers are to come; null: it is dropped, or there is none
    private PacketBuffer arrivingEnd;                    // the last of them so far
    private int arrivingLeft;                            // how many

    private PacketReceiver receiver;                     // null: none yet
    private boolean linkUp;
    private boolean isPolled;                            // the device does not interrupt for frames
    private boolean transmitRefused;                     // the stack waits for transmitPossible
    private boolean configurationChanged;                // since the last poll

    private VirtioNet(VirtioTransport device, PacketPool pool, long features, Virtqueue receiveQueue, Virtqueue transmitQueue) {
        this.device = device;
        this.pool = pool;
        this.features = features;
        this.receiveQueue = receiveQueue;
        this.transmitQueue = transmitQueue;
        receiving = new PacketBuffer[receiveQueue.size()];
        transmitting = new PacketBuffer[transmitQueue.size()];
        macAddress = readMacAddress();
        mtu = readMtu();
        linkUp = readLinkUp();
        mostReceiving = Math.min(receiveQueue.size(), Math.max(pool.capacity() / RING_SHARE, FEWEST_RECEIVING));
    }

    /// Sets the device up, its receive ring filled from `pool`, with rings in frames of `frames`. Null if it is no network card, cannot do what we need
    /// (VERSION_1, MAC), or there is no memory; then it is given up. Allocates.
    public static VirtioNet of(VirtioTransport device, PacketPool pool, FrameAllocator frames) {
        if (device.deviceType() != DeviceType.NETWORK) {
            return null;
        }
        long features = VirtioSetup.negotiate(device, wanted(device));
        if (features == VirtioSetup.REFUSED) {
            return null;
        }
        if ((features & NetConfiguration.F_MAC) == 0) {
            VirtioSetup.abandon(device);
            return null;
        }
        Virtqueue receiveQueue = VirtioSetup.queue(device, RECEIVE, QUEUE_SIZE, features, frames);
        Virtqueue transmitQueue = VirtioSetup.queue(device, TRANSMIT, QUEUE_SIZE, features, frames);
        if (receiveQueue == null || transmitQueue == null) {
            VirtioSetup.abandon(device);
            return null;
        }
        VirtioNet net = new VirtioNet(device, pool, features, receiveQueue, transmitQueue);
        net.transmitQueue.disableInterrupts();
        VirtioSetup.start(device);
        net.refill();
        return net;
    }

    /// What we would use of what the device offers (virtio 1.2 §5.1.3.1: some need others).
    private static long wanted(VirtioTransport device) {
        long offered = device.deviceFeatures();
        return WANTED | ((offered & NetConfiguration.F_CSUM) != 0 ? CUTTING : 0) | ((offered & MERGING) == MERGING ? MERGING | JOINING : 0)
                | ((offered & NetConfiguration.F_MTU) != 0 ? NetConfiguration.F_MRG_RXBUF : 0);
    }

    private boolean has(long feature) {
        return (features & feature) != 0;
    }

    // ---- configuration ----

    private long readMacAddress() {
        long address;
        int generation;
        int tries = 0;
        do {                                             // several registers: they must be of one configuration (virtio 1.2 §2.5.1)
            generation = device.configurationGeneration();
            address = 0;
            for (int i = 0; i < NetConfiguration.MAC_BYTES; i++) {
                address = address << Byte.SIZE | device.configuration().read8(NetConfiguration.MAC.offset() + i);
            }
        } while (generation != device.configurationGeneration() && ++tries < VirtioTransport.MOST_READS);
        return address;
    }

    private int readMtu() {
        int offered = has(NetConfiguration.F_MTU) ? NetConfiguration.MTU.read(device.configuration()) : STANDARD_MTU;
        boolean isAnySize = has(NetConfiguration.F_MRG_RXBUF) && transmitQueue.size() >= PacketBuffer.MOST_PARTS;
        return Math.max(SMALLEST_MTU, Math.min(offered, isAnySize ? LARGEST_MTU : STANDARD_MTU));
    }

    private boolean readLinkUp() {
        return !has(NetConfiguration.F_STATUS) || (NetConfiguration.STATUS.read(device.configuration()) & NetConfiguration.STATUS_LINK_UP) != 0;
    }

    @Override
    public long macAddress() {
        return macAddress;
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public int features() {
        int cutting = (has(NetConfiguration.F_HOST_TSO4) ? TCP_SEGMENTATION : 0) | (has(NetConfiguration.F_HOST_TSO6) ? TCP_SEGMENTATION_IPV6 : 0);
        return (has(NetConfiguration.F_CSUM) ? CHECKSUM_OFFLOAD : 0) | (transmitQueue.size() >= PacketBuffer.MOST_PARTS ? cutting : 0);
    }

    @Override
    public boolean isLinkUp() {
        return linkUp;
    }

    @Override
    public void setReceiver(PacketReceiver receiver) {
        this.receiver = receiver;
    }

    // ---- sending ----

    @NoAllocation(reason = "runs once per packet")
    @Override
    public boolean transmit(PacketBuffer frame) {
        assert frame.length() <= mtu + EtherType.SIZE && frame.headroom() >= NetHeader.SIZE;
        reclaim();
        int buffers = frame.partCount();
        if (!transmitQueue.begin(buffers)) {
            transmitRefused = true;
            if (!transmitQueue.enableInterrupts() || !reclaim() || !transmitQueue.begin(buffers)) {
                return false;                            // the device will interrupt when it has sent something
            }
            transmitRefused = false;
            transmitQueue.disableInterrupts();
        }
        Address header = frame.data().plus(-NetHeader.SIZE);
        boolean checksumLeft = frame.isChecksumLeftToDevice();
        assert !checksumLeft || has(NetConfiguration.F_CSUM);
        NetHeader.FLAGS.write(header, checksumLeft ? NetHeader.F_NEEDS_CSUM : 0);
        int segmentSize = buffers > 1 ? frame.segmentSize() : 0;
        boolean cuts = segmentSize > 0;
        NetHeader.GSO_TYPE.write(header, cuts ? cutType(frame) : NetHeader.GSO_NONE);
        NetHeader.HDR_LEN.write(header, cuts ? headerLength(frame) : 0);
        NetHeader.GSO_SIZE.write(header, segmentSize);
        NetHeader.CSUM_START.write(header, checksumLeft ? frame.checksumStart() : 0);
        NetHeader.CSUM_OFFSET.write(header, checksumLeft ? frame.checksumFieldOffset() : 0);
        NetHeader.NUM_BUFFERS.write(header, 0);
        transmitQueue.append(header, NetHeader.SIZE + frame.length(), false);
        for (PacketBuffer part = frame.part(); part != null; part = part.part()) {
            transmitQueue.append(part.data(), part.length(), false);
        }
        transmitting[transmitQueue.publish()] = frame;
        return true;
    }

    /// Bytes in front of the payload, which the device has to repeat; the checksum begins where the last header does, TCP's.
    private static int headerLength(PacketBuffer frame) {
        int start = frame.checksumStart();
        return start + TcpLength.of(frame.data().plus(start));
    }

    private static int cutType(PacketBuffer frame) {
        return EtherType.TYPE.read(frame.data()) == EtherType.IPV6 ? NetHeader.GSO_TCPV6 : NetHeader.GSO_TCPV4;
    }

    @NoAllocation(reason = "runs once per burst")
    @Override
    public void flush() {
        if (transmitQueue.needsNotification()) {
            device.notifyQueue(TRANSMIT);
        }
    }

    /// Releases what was sent. True if there was something.
    @NoAllocation(reason = "runs once per packet")
    private boolean reclaim() {
        boolean any = false;
        for (int head = transmitQueue.take(); head != Virtqueue.NONE; head = transmitQueue.take()) {
            PacketBuffer sent = transmitting[head];
            transmitting[head] = null;
            if (sent != null) {                          // null: the device returned what it did not have
                sent.releaseFrame();
            }
            any = true;
        }
        return any;
    }

    // ---- receiving ----

    @Override
    public boolean poll() {
        boolean any = reclaim();
        if (configurationChanged) {
            configurationChanged = false;
            any = true;
            updateLink();
        }
        int frames = 0;
        int batch;
        do {
            batch = receive();
            frames += batch;
            refill();
        } while (frames < BUSY_FRAMES && receiveQueue.enableInterrupts() || frames >= BUSY_FRAMES && batch > 0);
        any |= frames > 0;
        isPolled = frames >= BUSY_FRAMES;
        if (isPolled) {
            receiveQueue.disableInterrupts();
        }
        if (transmitRefused && transmitQueue.freeCount() > 0) {
            transmitRefused = false;
            transmitQueue.disableInterrupts();
            any = true;
            if (receiver != null) {
                receiver.transmitPossible();
            }
        }
        return any;
    }

    @Override
    public boolean isPolled() {
        return isPolled;
    }

    @Override
    public boolean enableInterrupts() {
        if (!isPolled) {
            return false;
        }
        isPolled = false;
        return receiveQueue.enableInterrupts();
    }

    private void updateLink() {
        boolean up = readLinkUp();
        if (up != linkUp) {
            linkUp = up;
            if (receiver != null) {
                receiver.linkChanged();
            }
        }
    }

    /// Hands up what was received; how many buffers that were.
    private int receive() {
        int taken = 0;
        for (int head = receiveQueue.take(); head != Virtqueue.NONE; head = receiveQueue.take()) {
            PacketBuffer buffer = receiving[head];
            receiving[head] = null;
            taken++;
            if (buffer == null) {                        // the device returned what it did not have
                continue;
            }
            if (arrivingLeft == 0) {
                begin(buffer, receiveQueue.takenBytes());
            } else {
                arrivingLeft--;
                join(buffer, receiveQueue.takenBytes());
            }
            if (arrivingLeft == 0 && arriving != null) {
                PacketBuffer frame = arriving;
                arriving = null;
                arrivingEnd = null;
                receiver.received(frame);
            }
        }
        return taken;
    }

    /// The first buffer of a frame came, with `bytes` in it; takes it over.
    private void begin(PacketBuffer buffer, int bytes) {
        int length = bytes - NetHeader.SIZE;
        Address header = buffer.data();
        int buffers = has(NetConfiguration.F_MRG_RXBUF) && length >= 0 ? NetHeader.NUM_BUFFERS.read(header) : 1;
        arrivingLeft = buffers > 0 && buffers <= mostReceiving ? buffers - 1 : 0;
        if (receiver == null || length < EtherType.SIZE || length > PacketBuffer.CAPACITY - FRAME_OFFSET || buffers != arrivingLeft + 1) {
            buffer.release();
            return;
        }
        int flags = NetHeader.FLAGS.read(header);
        int segmentSize = NetHeader.GSO_TYPE.read(header) == NetHeader.GSO_NONE ? 0 : NetHeader.GSO_SIZE.read(header);
        buffer.place(FRAME_OFFSET, length);
        buffer.setSegmentSize(segmentSize);
        // Without a checksum yet, the packet has not left the host: nothing can have damaged it.
        if (has(NetConfiguration.F_GUEST_CSUM) && (flags & (NetHeader.F_DATA_VALID | NetHeader.F_NEEDS_CSUM)) != 0) {
            buffer.setChecksumVerified();
        }
        arriving = buffer;
        arrivingEnd = buffer;
    }

    /// Another buffer of it (§5.1.6.4: without a header), with `bytes` in it; takes it over.
    private void join(PacketBuffer buffer, int bytes) {
        if (arriving == null || bytes <= 0 || bytes > PacketBuffer.CAPACITY - HEADER_OFFSET || arriving.length() + arriving.restLength() + bytes > LARGEST_FRAME) {
            buffer.release();
            if (arriving != null) {
                arriving.release();
                arriving = null;
            }
            return;
        }
        buffer.place(HEADER_OFFSET, bytes);
        arriving.addRest(arrivingEnd, buffer);
        arrivingEnd = buffer;
    }

    /// Gives the device buffers for what comes, as many as ring and pool have.
    @NoAllocation(reason = "runs once per burst")
    private void refill() {
        int fullAt = receiveQueue.size() - mostReceiving;
        while (receiveQueue.freeCount() > fullAt) {
            PacketBuffer buffer = pool.allocate();
            if (buffer == null || !receiveQueue.begin(1)) {
                if (buffer != null) {
                    buffer.release();
                }
                break;
            }
            buffer.reset(HEADER_OFFSET);
            receiveQueue.append(buffer.data(), PacketBuffer.CAPACITY - HEADER_OFFSET, true);
            receiving[receiveQueue.publish()] = buffer;
        }
        if (receiveQueue.needsNotification()) {
            device.notifyQueue(RECEIVE);
        }
    }

    // ---- interrupts ----

    /// Acknowledges the device's interrupt. Whether `poll` is due; else the interrupt was another device's on the same line.
    @NoAllocation(reason = "runs in interrupt context")
    public boolean interrupt() {
        int pending = device.acknowledgeInterrupt();
        if ((pending & VirtioTransport.INTERRUPT_CONFIGURATION) != 0) {
            configurationChanged = true;
        }
        return pending != 0;
    }

    /// For the interrupt that says so by itself (MSI-X): the next `poll` looks at the link.
    @NoAllocation(reason = "runs in interrupt context")
    public void configurationChanged() {
        configurationChanged = true;
    }
}
