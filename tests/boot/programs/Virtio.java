// SPDX-License-Identifier: Apache-2.0
import corto.block.api.BlockAccess;
import corto.block.api.BlockWaiter;
import corto.drivers.pci.ConfigurationMechanism1;
import corto.drivers.pci.PciBus;
import corto.drivers.pci.PciDevice;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.blk.VirtioBlk;
import corto.drivers.virtio.mmio.MmioBus;
import corto.drivers.virtio.mmio.MmioPlace;
import corto.drivers.virtio.mmio.VirtioMmio;
import corto.drivers.virtio.net.VirtioNet;
import corto.drivers.virtio.pci.VirtioPci;
import corto.drivers.virtio.rng.VirtioRng;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.memory.directmap.DeviceMemory;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.Frames;
import corto.net.api.PacketReceiver;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.platform.x86_64.PortSpace;

/// Finds virtio devices; takes bytes from an entropy device; through a network card asks the gateway of QEMU's user network for its address by ARP
/// (RFC 826), and prints the answer. Everything by polling.
///
/// With the argument `messages` the card, which must be on PCI, is told to write its interrupts into memory, where the program sees them come.
@RawMemory(reason = "writes frames and looks at what devices wrote")
public class Virtio {
    private static final int BUFFERS = 512;
    private static final int ROUNDS = 300;
    private static final long SECONDS = 60;
    private static final int ENTROPY_BYTES = 1000;           // more than the driver's buffer
    private static final int QUEUE_MESSAGE = 0x4142;
    private static final int CONFIGURATION_MESSAGE = 0x4344;

    /// An ARP packet for Ethernet and IPv4, with the Ethernet header in front. Addresses of 48 bits are 16 and 32.
    private static final class Arp {
        static final Layout LAYOUT = Layout.bigEndian();
        static final U16 DESTINATION_HIGH = LAYOUT.u16();
        static final U32 DESTINATION_LOW = LAYOUT.u32();
        static final U16 SOURCE_HIGH = LAYOUT.u16();
        static final U32 SOURCE_LOW = LAYOUT.u32();
        static final U16 ETHER_TYPE = LAYOUT.u16();
        static final U16 HARDWARE = LAYOUT.u16();
        static final U16 PROTOCOL = LAYOUT.u16();
        static final U16 LENGTHS = LAYOUT.u16();
        static final U16 OPERATION = LAYOUT.u16();
        static final U16 SENDER_HIGH = LAYOUT.u16();
        static final U32 SENDER_LOW = LAYOUT.u32();
        static final U32 SENDER_IP = LAYOUT.u32();
        static final U16 TARGET_HIGH = LAYOUT.u16();
        static final U32 TARGET_LOW = LAYOUT.u32();
        static final U32 TARGET_IP = LAYOUT.u32();
        static final int SIZE = LAYOUT.sized(42);

        static final int ETHER_TYPE_ARP = 0x0806;
        static final int REQUEST = 1;
        static final int REPLY = 2;
    }

    private static final int OWN_IP = 0x0A00_020F;           // 10.0.2.15
    private static final int GATEWAY_IP = 0x0A00_0202;       // 10.0.2.2

    private static VirtioTransport card;
    private static VirtioTransport entropy;
    private static VirtioTransport disk;
    private static int replies;
    private static long gatewayAddress;

    public static void main(String[] args) {
        findOnPci();
        findInMemory();
        if (disk != null) {
            useDisk(VirtioBlk.of(disk, Frames.FRAMES));
        }
        if (card == null && entropy == null && disk == null) {
            System.out.println("no virtio device");
            System.exit(2);
        }
        if (entropy != null) {
            takeEntropy(VirtioRng.of(entropy, Frames.FRAMES));
        }
        if (card != null) {
            askGateway(args.length > 0 && args[0].equals("messages"));
        }
    }

    private static void found(VirtioTransport device) {
        switch (device.deviceType()) {
            case DeviceType.NETWORK -> card = device;
            case DeviceType.ENTROPY -> entropy = device;
            case DeviceType.BLOCK -> disk = device;
            default -> System.out.println("no driver for virtio type " + device.deviceType());
        }
    }

    private static void takeEntropy(VirtioRng rng) {
        Address bytes = Frames.FRAMES.allocate();
        bytes.clear(Frames.BYTES);
        int count = 0;
        long deadline = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (count < ENTROPY_BYTES && System.nanoTime() < deadline) {
            count += rng.take(bytes.plus(count), ENTROPY_BYTES - count);
        }
        boolean[] seen = new boolean[256];
        int different = 0;
        for (int i = 0; i < count; i++) {
            int value = bytes.loadByte(i) & 0xFF;
            different += seen[value] ? 0 : 1;
            seen[value] = true;
        }
        System.out.println("entropy: " + count + " bytes, " + (different > 200 ? "many" : "few") + " different, interrupt " + rng.interrupt());
    }

    /// Each operation, and what the disk then holds: a letter for each sector of its first eight.
    private static void useDisk(VirtioBlk found) {
        System.out.println("packed rings " + ((disk.deviceFeatures() & Features.RING_PACKED) != 0));
        System.out.println("disk of " + found.sectors() + " sectors of " + found.blockBytes() + (found.isReadOnly() ? ", read-only" : ""));
        BlockAccess access = new BlockAccess(found, BlockWaiter.POLLING);
        Address bytes = Frames.FRAMES.allocate();
        for (int i = 0; i < Frames.BYTES; i++) {
            bytes.storeByte(i, (byte) ('a' + i / 512));
        }
        tell("write", access.write(0, bytes, Frames.BYTES), access);
        tell("flush", access.flush(), access);
        tell("write zeroes", access.writeZeroes(2, 3), access);
        tell("discard", access.discard(6, 2), access);
        tell("write beyond the end", access.write(found.sectors(), bytes, 512), access);
    }

    private static void tell(String what, Result result, BlockAccess access) {
        Address bytes = Frames.FRAMES.allocate();
        bytes.clear(Frames.BYTES);
        Result read = access.read(0, bytes, Frames.BYTES);
        StringBuilder sectors = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            int value = bytes.loadByte(512 * i);
            sectors.append(value == 0 ? '0' : (char) value);
        }
        System.out.println(what + " " + (result.isError() ? "error " + result.errno() : "good") + ", " + (read.isError() ? "unreadable" : sectors.toString()));
    }

    private static void askGateway(boolean messages) {
        int pages = BUFFERS * PacketBuffer.CAPACITY / Frames.BYTES;
        PacketPool pool = new PacketPool(Frames.FRAMES.allocateContiguous(pages), BUFFERS);
        VirtioNet net = VirtioNet.of(card, pool, Frames.FRAMES);
        System.out.println("address " + text(net.macAddress()) + " mtu " + net.mtu() + " link " + (net.isLinkUp() ? "up" : "down"));
        System.out.println("packed rings " + ((card.deviceFeatures() & Features.RING_PACKED) != 0));
        net.setReceiver(new Receiver());
        Address message = Frames.FRAMES.allocate();
        message.storeLong(0, 0);
        if (messages) {
            System.out.println("messages: " + ((VirtioPci) card).useMsix(DirectMap.physical(message).bits(), QUEUE_MESSAGE, CONFIGURATION_MESSAGE));
        }
        long deadline = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (int round = 1; round <= ROUNDS; round++) {      // more than a ring has places
            PacketBuffer request = pool.allocate();
            writeRequest(request, net.macAddress());
            if (!net.transmit(request)) {
                System.out.println("the ring is full");
                System.exit(3);
            }
            net.flush();
            while (replies < round) {
                net.poll();
                if (System.nanoTime() > deadline) {
                    System.out.println("no answer to request " + round);
                    System.exit(4);
                }
            }
        }
        net.poll();
        System.out.println("10.0.2.2 is at " + text(gatewayAddress) + ", " + replies + " answers");
        System.out.println("interrupt " + net.interrupt() + ", again " + net.interrupt() + ", message " + Integer.toHexString(message.loadIntVolatile(0)));
        System.out.println("buffers in the receive ring: " + (BUFFERS - pool.freeCount()));
    }

    private static void findOnPci() {
        ConfigurationMechanism1 access = new ConfigurationMechanism1(new PortSpace(ConfigurationMechanism1.PORT));
        if (!access.isPresent()) {
            return;
        }
        for (PciDevice device : PciBus.enumerate(access)) {
            int number = device.number();
            System.out.println("pci " + PciBus.busOf(number) + ":" + PciBus.deviceOf(number) + "." + PciBus.functionOf(number) + " "
                    + hex(device.vendorId(), 4) + ":" + hex(device.deviceId(), 4) + " class " + hex(device.classCode(), 6));
            VirtioPci virtio = VirtioPci.of(device, DeviceMemory.get());
            if (virtio != null) {
                System.out.println("virtio type " + virtio.deviceType() + ", " + device.msixEntries() + " MSI-X entries");
                found(virtio);
            }
        }
    }

    private static void findInMemory() {
        for (MmioPlace place : MmioBus.places()) {
            VirtioMmio virtio = VirtioMmio.of(place, DeviceMemory.get());
            if (virtio != null) {
                System.out.println("memory " + Long.toHexString(place.base().bits()) + " line " + place.interrupt() + (place.isLevel() ? " level" : " edge") + " type " + virtio.deviceType());
                found(virtio);
            }
        }
    }

    private static void writeRequest(PacketBuffer packet, long own) {
        Address at = packet.append(Arp.SIZE);
        at.clear(Arp.SIZE);
        Arp.DESTINATION_HIGH.write(at, -1);
        Arp.DESTINATION_LOW.write(at, -1);
        Arp.SOURCE_HIGH.write(at, (int) (own >>> 32));
        Arp.SOURCE_LOW.write(at, (int) own);
        Arp.ETHER_TYPE.write(at, Arp.ETHER_TYPE_ARP);
        Arp.HARDWARE.write(at, 1);
        Arp.PROTOCOL.write(at, 0x0800);
        Arp.LENGTHS.write(at, 0x0604);
        Arp.OPERATION.write(at, Arp.REQUEST);
        Arp.SENDER_HIGH.write(at, (int) (own >>> 32));
        Arp.SENDER_LOW.write(at, (int) own);
        Arp.SENDER_IP.write(at, OWN_IP);
        Arp.TARGET_IP.write(at, GATEWAY_IP);
    }

    private static final class Receiver implements PacketReceiver {
        @Override
        public void received(PacketBuffer frame) {
            Address at = frame.data();
            if (frame.length() >= Arp.SIZE && Arp.ETHER_TYPE.read(at) == Arp.ETHER_TYPE_ARP && Arp.OPERATION.read(at) == Arp.REPLY && Arp.SENDER_IP.read(at) == GATEWAY_IP) {
                gatewayAddress = (long) Arp.SENDER_HIGH.read(at) << 32 | Arp.SENDER_LOW.readUnsigned(at);
                replies++;
            }
            frame.release();
        }

        @Override
        public void transmitPossible() {}

        @Override
        public void linkChanged() {}
    }

    private static String text(long address) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(hex((int) (address >>> shift) & 0xFF, 2)).append(shift == 0 ? "" : ":");
        }
        return text.toString();
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0".repeat(digits - text.length()) + text;
    }
}
