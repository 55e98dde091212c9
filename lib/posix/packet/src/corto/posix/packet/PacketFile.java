// SPDX-License-Identifier: Apache-2.0
package corto.posix.packet;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EMSGSIZE;
import static corto.lang.Errno.ENOBUFS;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;
import static corto.lang.Errno.ENXIO;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.net.bpf.Filter;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.EthernetPort;
import corto.net.ipv6.Ipv6Header;
import corto.net.kernel.Network;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketQueue;
import corto.posix.process.UserMemory;
import corto.posix.sockets.Attached;
import corto.posix.sockets.ControlMessages;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.posix.time.Clocks;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A packet socket. What waits begins at the Ethernet header, or with SOCK_DGRAM behind it; `PacketBuffer.marks` is its interface, `sequence` its kind and protocol, `payloadLength` how
/// long it was.
final class PacketFile extends SocketFile {
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_DROP_MEMBERSHIP = 2;
    private static final int PACKET_RX_RING = 5;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_AUXDATA = 8;
    private static final int PACKET_VERSION = 10;
    private static final int PACKET_HDRLEN = 11;
    private static final int PACKET_RESERVE = 12;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DETACH_FILTER = 27;
    private static final int TPACKET_V2 = 1;

    private static final int ALL_PROTOCOLS = 3;              // ETH_P_ALL
    private static final int LOOP_PROTOCOL = 0x60;           // ETH_P_LOOP: what has no other
    private static final int NAME_BYTES = 20;                // struct sockaddr_ll
    private static final int LEAST_NAME_BYTES = 12;
    private static final int MEMBERSHIP_BYTES = 16;          // struct packet_mreq
    private static final int PROGRAM_BYTES = 16;             // struct sock_fprog
    private static final int RING_BYTES = 16;                // struct tpacket_req
    private static final int AUXDATA_BYTES = 20;             // struct tpacket_auxdata
    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;
    // sll_pkttype
    private static final int HOST = 0;
    private static final int BROADCAST = 1;
    private static final int MULTICAST = 2;
    private static final int OTHER_HOST = 3;
    private static final int OUTGOING = 4;

    private static final int DEFAULT_BUFFER_BYTES = 212_992;
    private static final int LOOPBACK_INDEX = 1;
    private static final int ADDRESS_BYTES = 6;

    private final WatchList watches = new WatchList();
    private final PacketQueue queue = new PacketQueue();
    private final byte[] senderName = new byte[NAME_BYTES];  // of what was received last
    PacketFile next;

    private int protocol;                                    // 0: nothing comes
    private int interfaceIndex;                              // 0: all
    private Filter filter;                                   // null: everything
    private PacketRing ring;                                 // null: none
    private int reserve;                                     // bytes in front of frames in the ring
    private int version;
    private boolean tellsAuxiliary;
    private int receiveBufferBytes = DEFAULT_BUFFER_BYTES;
    private int seen;                                        // since PACKET_STATISTICS asked last
    private int dropped;
    private long fullLength;
    private int lastStatus;
    private int lastSnap;
    private int lastNet;

    PacketFile(int type, int flags, int protocol) {
        super(PacketFamily.AF_PACKET, type, flags);
        this.protocol = protocol;
    }

    // ---- frames ----

    /// A frame passes; it stays the caller's.
    void passed(PacketBuffer frame, boolean isOutgoing, int index) {
        if (protocol == 0 || interfaceIndex != 0 && interfaceIndex != index) {
            return;
        }
        boolean isLoopback = index == LOOPBACK_INDEX;
        Address data = frame.data();
        int ethertype = isLoopback ? Ipv6Header.isIpv6(data) ? EthernetHeader.TYPE_IPV6 : EthernetHeader.TYPE_IPV4 : frame.length() < EthernetHeader.SIZE ? LOOP_PROTOCOL
                : EthernetHeader.type(data);
        if (protocol != ALL_PROTOCOLS && (protocol != ethertype || isOutgoing) || !isLoopback && frame.length() < EthernetHeader.SIZE || frame.headroom() < EthernetHeader.SIZE && isLoopback) {
            return;
        }
        int kind = isOutgoing ? OUTGOING : isLoopback ? HOST : kindOf(data);
        boolean hasHeader = type == SOCK_RAW;
        if (isLoopback) {
            EthernetHeader.write(frame.push(EthernetHeader.SIZE), 0, 0, ethertype);       // as Linux shows it
        }
        int skipped = hasHeader ? 0 : EthernetHeader.SIZE;
        frame.pull(skipped);
        take(frame, skipped, kind, ethertype, index);
        frame.push(skipped);
        if (isLoopback) {
            frame.pull(EthernetHeader.SIZE);
        }
    }

    private static int kindOf(Address header) {
        long destination = EthernetHeader.destination(header);
        if (destination == EthernetHeader.BROADCAST) {
            return BROADCAST;
        }
        return EthernetHeader.isGroup(destination) ? MULTICAST : destination == Network.card().macAddress() ? HOST : OTHER_HOST;
    }

    private void take(PacketBuffer frame, int skipped, int kind, int ethertype, int index) {
        int length = Math.max(frame.frameLength(), frame.length() + frame.restLength());
        int wanted = length;
        if (filter != null) {
            int most = filter.run(frame.data(), frame.length(), EthernetHeader.SIZE - skipped, ethertype, kind, index);
            if (most == 0) {
                return;
            }
            wanted = most < 0 || most > length ? length : most;
        }
        seen++;
        boolean isTaken = ring == null ? enqueue(frame, length, wanted, kind, ethertype, index) : fill(frame, length, wanted, skipped, kind, ethertype, index);
        if (!isTaken) {
            dropped++;
            return;
        }
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    private boolean enqueue(PacketBuffer frame, int length, int wanted, int kind, int ethertype, int index) {
        boolean isFull = (long) (queue.count() + 1) * PacketBuffer.CAPACITY > receiveBufferBytes && !queue.isEmpty();
        PacketBuffer copy = isFull ? null : Network.stack().pool().allocateForData();
        if (copy == null) {
            return false;
        }
        copy.reset(PacketBuffer.HEADROOM);
        int bytes = Math.min(wanted, copy.tailroom());
        copyOut(frame, copy.append(bytes), bytes);
        copy.marks = index;
        copy.sequence = kind << 16 | ethertype;
        copy.payloadLength = length;
        copy.sentTime = frame.isChecksumLeftToDevice() ? PacketRing.CHECKSUM_NOT_READY : 0;
        copy.stampNanos = source(frame);           // of no use else here
        queue.add(copy);
        return true;
    }

    /// The sender's hardware address, as far as the header is there.
    private long source(PacketBuffer frame) {
        return EthernetHeader.source(type == SOCK_RAW ? frame.data() : frame.data().plus(-EthernetHeader.SIZE));
    }

    private static void copyOut(PacketBuffer frame, Address to, int bytes) {
        int done = Math.min(bytes, frame.length());
        to.copyFrom(frame.data(), done);
        for (PacketBuffer each = frame.rest(); each != null && done < bytes; each = each.next) {
            int count = Math.min(bytes - done, each.length());
            to.plus(done).copyFrom(each.data(), count);
            done += count;
        }
        for (PacketBuffer each = frame.part(); each != null && done < bytes; each = each.part()) {
            int count = Math.min(bytes - done, each.length());
            to.plus(done).copyFrom(each.data(), count);
            done += count;
        }
    }

    private boolean fill(PacketBuffer frame, int length, int wanted, int skipped, int kind, int ethertype, int index) {
        Address slot = ring.next();
        if (slot.isZero()) {
            return false;
        }
        int link = EthernetHeader.SIZE - skipped;
        int net = (PacketRing.HEADER_BYTES + PacketRing.ALIGNMENT + PacketRing.ALIGNMENT - 1 & -PacketRing.ALIGNMENT) + reserve;
        int mac = net - link;
        int bytes = Math.min(wanted, ring.slotBytes() - mac);
        if (bytes < 0) {
            return false;
        }
        copyOut(frame, slot.plus(mac), bytes);
        writeName(ring.name(slot), kind, ethertype, index, source(frame));
        int status = (frame.isChecksumLeftToDevice() ? PacketRing.CHECKSUM_NOT_READY : 0) | (dropped > 0 ? PacketRing.LOSING : 0);
        ring.filled(slot, status, length, bytes, mac, net, Timers.nowNanos() + Clocks.knownWallOffset());
        return true;
    }

    private static void writeName(Address to, int kind, int ethertype, int index, long hardware) {
        to.clear(NAME_BYTES);
        to.storeShort(0, (short) PacketFamily.AF_PACKET);
        to.storeShort(2, Short.reverseBytes((short) ethertype));
        to.storeInt(4, index);
        to.storeShort(8, (short) (index == LOOPBACK_INDEX ? ARPHRD_LOOPBACK : ARPHRD_ETHER));
        to.storeByte(10, (byte) kind);
        to.storeByte(11, (byte) ADDRESS_BYTES);
        for (int i = 0; i < ADDRESS_BYTES; i++) {
            to.storeByte(12 + i, (byte) (hardware >>> Byte.SIZE * (ADDRESS_BYTES - 1 - i)));
        }
    }

    // ---- calls ----

    private static boolean isInterface(int index) {
        return index >= 0 && index <= Network.stack().ipv4().interfaceCount();
    }

    /// To an interface, 0 for all, and a protocol, 0 for the one that it has.
    @Override
    public Result bind(SocketName name) {
        if (name.length() < NAME_BYTES || name.family() != PacketFamily.AF_PACKET) {
            return Result.error(EINVAL);
        }
        int index = name.place().loadInt(4);
        if (!isInterface(index)) {
            return Result.error(ENODEV);
        }
        int wanted = Short.toUnsignedInt(Short.reverseBytes(name.place().loadShort(2)));
        protocol = wanted == 0 ? protocol : wanted;
        interfaceIndex = index;
        return Result.of(0);
    }

    @Override
    public Result connect(SocketName name) {
        return Result.error(EOPNOTSUPP);
    }

    /// With SOCK_RAW the program has written the Ethernet header; with SOCK_DGRAM the name says whom the frame is for. ENXIO, EMSGSIZE, ENOBUFS, ENOTCONN.
    @Override
    public Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        int index = interfaceIndex;
        int ethertype = protocol;
        long hardware = 0;
        if (destination != null) {
            if (destination.length() < LEAST_NAME_BYTES || destination.family() != PacketFamily.AF_PACKET) {
                return Result.error(EINVAL);
            }
            Address name = destination.place();
            ethertype = Short.toUnsignedInt(Short.reverseBytes(name.loadShort(2)));
            index = name.loadInt(4) == 0 ? index : name.loadInt(4);
            for (int i = 0; i < ADDRESS_BYTES; i++) {
                hardware = hardware << Byte.SIZE | name.loadByte(12 + i) & 0xFF;
            }
        } else if (type != SOCK_RAW) {
            return Result.error(ENOTCONN);
        }
        boolean isLoopback = index == LOOPBACK_INDEX;
        if (index == 0 || !isInterface(index)) {
            return Result.error(ENXIO);
        }
        int header = type == SOCK_RAW ? EthernetHeader.SIZE : 0;
        if (lengthBytes < header) {
            return Result.error(EINVAL);
        }
        if (lengthBytes - header > Network.stack().ipv4().interfaceAt(index - 1).mtu() || lengthBytes > PacketBuffer.PAYLOAD) {
            return Result.error(EMSGSIZE);
        }
        PacketBuffer packet = Network.stack().pool().allocateForData();
        if (packet == null) {
            return Result.error(ENOBUFS);
        }
        packet.append((int) lengthBytes).copyFrom(from, lengthBytes);
        if (isLoopback) {
            packet.pull(header);
            Network.stack().loopback().transmit(packet, 0);
            Network.stack().loopback().flush();
            return Result.of(lengthBytes);
        }
        EthernetPort port = Network.card().port();
        if (type == SOCK_RAW) {
            port.transmitFrame(packet);
        } else {
            port.transmit(packet, hardware, ethertype);
        }
        port.flush();
        return Result.of(lengthBytes);
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        PacketBuffer packet = queue.first();
        if (packet == null) {
            return Result.error(EAGAIN);
        }
        int count = (int) Math.min(lengthBytes, packet.length());
        into.copyFrom(packet.data(), count);
        fullLength = packet.payloadLength;
        lastSnap = packet.length();
        lastStatus = PacketRing.USER | packet.sentTime;
        lastNet = type == SOCK_RAW ? EthernetHeader.SIZE : 0;
        writeName(ObjectAddress.elements(senderName), packet.sequence >>> 16, packet.sequence & 0xFFFF, packet.marks, packet.stampNanos);
        if (!peek) {
            queue.remove().release();
        }
        return Result.of(count);
    }

    @Override
    public void writeSender(SocketName to) {
        to.place().copyFrom(ObjectAddress.elements(senderName), NAME_BYTES);
        to.setLength(NAME_BYTES);
    }

    @Override
    public long fullLength() {
        return fullLength;
    }

    @Override
    protected void addControl() {
        Address data = tellsAuxiliary ? ControlMessages.add(SOL_PACKET, PACKET_AUXDATA, AUXDATA_BYTES) : Address.zero();
        if (!data.isZero()) {
            data.clear(AUXDATA_BYTES);
            data.storeInt(0, lastStatus);
            data.storeInt(4, (int) fullLength);
            data.storeInt(8, lastSnap);
            data.storeShort(14, (short) lastNet);
        }
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public void writeLocalName(SocketName to) {
        boolean isLoopback = interfaceIndex == LOOPBACK_INDEX;
        writeName(to.place(), 0, protocol, interfaceIndex, isLoopback || interfaceIndex == 0 ? 0 : Network.card().macAddress());
        to.setLength(NAME_BYTES);
    }

    @Override
    public boolean writeRemoteName(SocketName to) {
        return false;
    }

    @Override
    public Errno takeError() {
        return null;
    }

    @Override
    public int protocol() {
        return Short.toUnsignedInt(Short.reverseBytes((short) protocol));
    }

    @Override
    public boolean isForConnections() {
        return false;
    }

    @Override
    public int readiness() {
        boolean hasFrames = ring == null ? !queue.isEmpty() : ring.hasFrames();
        return Readiness.OUT | Readiness.WRITE_NORMAL | (hasFrames ? Readiness.IN | Readiness.READ_NORMAL : 0);
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    public Result available() {
        return Result.of(queue.isEmpty() ? 0 : queue.first().length());
    }

    @Override
    public Pages pages() {
        return ring;
    }

    @Override
    protected void closed() {
        PacketFamily.closed(this);
        queue.clear();
        if (ring != null) {
            ring.giveUp();
        }
    }

    // ---- options ----

    @Override
    public boolean takesStructure(int level, int option) {
        return level == SocketOptions.SOL_SOCKET && option == SO_ATTACH_FILTER
                || level == SOL_PACKET && (option == PACKET_ADD_MEMBERSHIP || option == PACKET_DROP_MEMBERSHIP || option == PACKET_RX_RING);
    }

    @Override
    public Result readOption(int level, int option, Address place, int lengthBytes) {
        if (level == SocketOptions.SOL_SOCKET) {
            return lengthBytes == PROGRAM_BYTES ? attach(place.loadShort(0) & 0xFFFF, new UserAddress(place.loadLong(8))) : Result.error(EINVAL);
        }
        if (option == PACKET_RX_RING) {
            return lengthBytes >= RING_BYTES ? makeRing(place.loadInt(0), place.loadInt(4), place.loadInt(8), place.loadInt(12)) : Result.error(EINVAL);
        }
        return lengthBytes < MEMBERSHIP_BYTES ? Result.error(EINVAL) : isInterface(place.loadInt(0)) && place.loadInt(0) != 0 ? Result.of(0) : Result.error(ENODEV);
    }

    private Result attach(int count, UserAddress from) {
        Address program = count > Filter.MOST_INSTRUCTIONS ? Address.zero() : UserMemory.readable(from, (long) count * Filter.INSTRUCTION_BYTES);
        if (program.isZero()) {
            return Result.error(count > Filter.MOST_INSTRUCTIONS ? EINVAL : EFAULT);
        }
        Filter made = Filter.of(program, count);
        filter = made == null ? filter : made;
        return made == null ? Result.error(EINVAL) : Result.of(0);
    }

    /// A ring of `blockCount` blocks; 0: none any more. EBUSY while it is mapped, EINVAL, ENOMEM.
    private Result makeRing(int blockBytes, int blockCount, int slotBytes, int slots) {
        if (ring != null && (ring.isInUse() || blockCount != 0)) {
            return Result.error(EBUSY);
        }
        if (blockCount == 0) {
            if (ring != null) {
                ring.giveUp();
                ring = null;
            }
            return slots == 0 ? Result.of(0) : Result.error(EINVAL);
        }
        boolean isRight = version == TPACKET_V2 && blockCount > 0 && blockBytes > 0 && blockBytes % Pages.PAGE_BYTES == 0 && slotBytes >= PacketRing.HEADER_BYTES + reserve
                && slotBytes % PacketRing.ALIGNMENT == 0 && slotBytes <= blockBytes && (long) (blockBytes / slotBytes) * blockCount == slots;
        if (!isRight) {
            return Result.error(EINVAL);
        }
        Clocks.wallOffset();                             // is known when packets come
        ring = PacketRing.of(blockBytes, blockCount, slotBytes, slots);
        queue.clear();
        return ring == null ? Result.error(ENOMEM) : Result.of(0);
    }

    @Override
    public Result setSocketOption(int option, int value) {
        switch (option) {
            case SocketOptions.SO_RCVBUF -> receiveBufferBytes = value;
            case SocketOptions.SO_SNDBUF -> { }              // a frame goes to the card at once
            case SO_DETACH_FILTER -> {
                boolean had = filter != null;
                filter = null;
                return had ? Result.of(0) : Result.error(Errno.ENOENT);
            }
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return option == SocketOptions.SO_RCVBUF || option == SocketOptions.SO_SNDBUF ? Result.of(receiveBufferBytes) : Result.error(ENOPROTOOPT);
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level != SOL_PACKET) {
            return Result.error(ENOPROTOOPT);
        }
        switch (option) {
            case PACKET_AUXDATA -> tellsAuxiliary = value != 0;
            case PACKET_VERSION -> {
                if (ring != null || value != TPACKET_V2) {
                    return Result.error(ring != null ? EBUSY : EINVAL);
                }
                version = value;
            }
            case PACKET_RESERVE -> {
                if (ring != null || value < 0 || value > Pages.PAGE_BYTES) {
                    return Result.error(ring != null ? EBUSY : EINVAL);
                }
                reserve = value;
            }
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (level != SOL_PACKET) {
            return Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case PACKET_AUXDATA -> Result.of(tellsAuxiliary ? 1 : 0);
            case PACKET_VERSION -> Result.of(version);
            case PACKET_RESERVE -> Result.of(reserve);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    public boolean isStructure(int level, int option) {
        return level == SOL_PACKET && (option == PACKET_STATISTICS || option == PACKET_HDRLEN);
    }

    /// PACKET_HDRLEN: the program says of which version (EINVAL but for TPACKET_V2). PACKET_STATISTICS: packets, and how many of these were dropped, since it was asked last.
    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        int bytes = Math.min(room, option == PACKET_HDRLEN ? Integer.BYTES : 2 * Integer.BYTES);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (bytes < Integer.BYTES || option == PACKET_HDRLEN && place.loadInt(0) != TPACKET_V2) {
            return Result.error(EINVAL);
        }
        if (option == PACKET_HDRLEN) {
            place.storeInt(0, PacketRing.HEADER_BYTES - NAME_BYTES);
        } else {
            place.storeInt(0, seen);
            if (bytes >= 2 * Integer.BYTES) {
                place.storeInt(4, dropped);
            }
            seen = 0;
            dropped = 0;
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }
}
