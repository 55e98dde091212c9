// SPDX-License-Identifier: Apache-2.0
package corto.net.arp;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.api.Clock;
import corto.net.api.NetworkDevice;
import corto.net.ethernet.EtherProtocol;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.EthernetPort;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// IPv4 over an Ethernet device.
///
/// Neighbours are learned from answers to our questions and from questions to us, never from what nobody asked for; known ones are updated by
/// whatever they say (RFC 826, "merge flag"). At most `CACHE_BOUND` are remembered; beyond, the one that was not used for longest is forgotten.
@Hot
public final class EthernetInterface extends Ipv4Interface {
    private static final int BUCKETS = 64;
    private static final int CACHE_BOUND = 512;
    private static final int MAX_QUESTIONS = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final long RETRY_NANOS = SECOND;
    private static final long STALE_NANOS = 30 * SECOND;       // Linux: base_reachable_time
    private static final long EXPIRY_NANOS = 60 * SECOND;

    private static final long DEFEND_NANOS = 10 * SECOND;      // RFC 5227 §1.1

    private final PacketPool pool;
    private final Ipv4 ipv4;
    private final TimerQueue timers;
    private final Clock clock;
    private final EthernetPort port;
    private int mtu;
    private final boolean fillsChecksums;
    private final boolean cutsSegments;

    private final Neighbor[] buckets = new Neighbor[BUCKETS];
    private int neighborCount;
    private long unresolvedDropped;
    private long conflicts;
    private boolean hasDefended;
    private long defendedNanos;

    /// Becomes the receiver of `device`. The caller adds it to `ipv4` and configures it.
    public EthernetInterface(String name, NetworkDevice device, PacketPool pool, Ipv4 ipv4, TimerQueue timers, Clock clock) {
        super(name);
        this.pool = pool;
        this.ipv4 = ipv4;
        this.timers = timers;
        this.clock = clock;
        this.mtu = device.mtu();
        this.fillsChecksums = (device.features() & NetworkDevice.CHECKSUM_OFFLOAD) != 0;
        this.cutsSegments = (device.features() & NetworkDevice.TCP_SEGMENTATION) != 0;
        this.port = new EthernetPort(device, new EtherProtocol() {
            @Override
            public void received(PacketBuffer packet) {
                EthernetInterface.this.ipv4.received(packet, EthernetInterface.this);
            }
        }, new EtherProtocol() {
            @Override
            public void received(PacketBuffer packet) {
                arpReceived(packet);
            }
        });
    }

    /// Also announces the address (RFC 5227 §2.3), so that neighbours forget who had it before.
    @Override
    public void configure(int address, int prefixLength, int gateway) {
        super.configure(address, prefixLength, gateway);
        if (address != Ipv4Address.ANY) {
            send(ArpPacket.REQUEST, address, address, 0, EthernetHeader.BROADCAST);
            flush();
        }
    }

    /// Asks in nobody's name who has `address` (RFC 5227 §2.1.1): a host that takes an announcement of its own address for a mistake, as Linux does, answers this. The answer is a conflict if the address is ours by then.
    public void probe(int address) {
        send(ArpPacket.REQUEST, Ipv4Address.ANY, address, 0, EthernetHeader.BROADCAST);
    }

    @Override
    @NoAllocation(reason = "runs once per packet")
    public void flush() {
        port.flush();
    }

    @Override
    public boolean poll() {
        return port.device().poll();
    }

    /// The card's address, the first octet in bits 47 to 40.
    public long macAddress() {
        return port.device().macAddress();
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public boolean fillsChecksums() {
        return fillsChecksums;
    }

    @Override
    public boolean cutsSegments() {
        return cutsSegments;
    }

    @Override
    public boolean isLoopback() {
        return false;
    }

    @Override
    public boolean isLinkUp() {
        return port.device().isLinkUp();
    }

    @Override
    public long hardwareAddress() {
        return port.address();
    }

    /// Somebody says that packets on this link shall be no larger.
    public void limitMtu(int most) {
        mtu = Math.min(mtu, most);
    }

    /// Its frames' counters.
    public EthernetPort port() {
        return port;
    }

    /// Packets dropped because nobody answered for their next hop, or too many waited.
    public long unresolvedDropped() {
        return unresolvedDropped;
    }

    /// How often somebody else said that our address is his.
    public long conflicts() {
        return conflicts;
    }

    public int neighborCount() {
        return neighborCount;
    }

    /// The hardware address of `address` if it is known, else 0.
    public long hardwareOf(int address) {
        Neighbor neighbor = find(address);
        return neighbor == null || !neighbor.isReachable ? 0 : neighbor.hardware;
    }

    /// Who lists neighbours.
    public interface NeighborVisitor {
        /// `hardware` is 0 while it is being asked for.
        void visit(int address, long hardware);
    }

    public int bucketCount() {
        return BUCKETS;
    }

    /// Shows the neighbours of one bucket.
    public void listNeighbors(int bucket, NeighborVisitor visitor) {
        for (Neighbor each = buckets[bucket]; each != null; each = each.next) {
            visitor.visit(each.address, each.isReachable ? each.hardware : 0);
        }
    }

    @Override
    public void transmit(PacketBuffer packet, int nextHop) {
        if (isBroadcast(nextHop)) {
            port.transmit(packet, EthernetHeader.BROADCAST, EthernetHeader.TYPE_IPV4);
            return;
        }
        if (Ipv4Address.isMulticast(nextHop)) {
            port.transmit(packet, 0x0100_5E00_0000L | nextHop & 0x7F_FFFF, EthernetHeader.TYPE_IPV4);      // RFC 1112 §6.4
            return;
        }
        long now = clock.nowNanos();
        Neighbor neighbor = find(nextHop);
        if (neighbor == null) {
            neighbor = create(nextHop, now);
            ask(neighbor, now);
        }
        neighbor.usedNanos = now;
        if (neighbor.isReachable && now - neighbor.confirmedNanos > STALE_NANOS) {
            refresh(neighbor, now);
        }
        if (neighbor.isReachable) {
            port.transmit(packet, neighbor.hardware, EthernetHeader.TYPE_IPV4);
        } else if (!neighbor.addWaiting(packet)) {
            unresolvedDropped++;
        }
    }

    private static int bucket(int address) {
        return (address ^ address >>> 8) & BUCKETS - 1;
    }

    Neighbor find(int address) {
        Neighbor neighbor = buckets[bucket(address)];
        while (neighbor != null && neighbor.address != address) {
            neighbor = neighbor.next;
        }
        return neighbor;
    }

    private Neighbor create(int address, long now) {
        if (neighborCount == CACHE_BOUND) {
            forgetOldest();
        }
        Neighbor neighbor = new Neighbor(this, address);
        neighbor.usedNanos = now;
        neighbor.next = buckets[bucket(address)];
        buckets[bucket(address)] = neighbor;
        neighborCount++;
        return neighbor;
    }

    private void forgetOldest() {
        Neighbor oldest = null;
        for (int i = 0; i < BUCKETS; i++) {
            for (Neighbor each = buckets[i]; each != null; each = each.next) {
                if (oldest == null || each.usedNanos < oldest.usedNanos) {
                    oldest = each;
                }
            }
        }
        dropWaiting(oldest);
        forget(oldest);
    }

    private void forget(Neighbor neighbor) {
        timers.stop(neighbor);
        int bucket = bucket(neighbor.address);
        Neighbor before = null;
        for (Neighbor each = buckets[bucket]; each != neighbor; each = each.next) {
            before = each;
        }
        if (before == null) {
            buckets[bucket] = neighbor.next;
        } else {
            before.next = neighbor.next;
        }
        neighborCount--;
    }

    /// A neighbour not heard of for long is asked, once a second at most, and trusted a while longer.
    private void refresh(Neighbor neighbor, long now) {
        if (now - neighbor.confirmedNanos > EXPIRY_NANOS) {
            neighbor.isReachable = false;
            neighbor.questions = 0;
            ask(neighbor, now);
        } else if (now - neighbor.askedNanos > RETRY_NANOS) {
            neighbor.askedNanos = now;
            send(ArpPacket.REQUEST, address(), neighbor.address, 0, neighbor.hardware);
        }
    }

    private void ask(Neighbor neighbor, long now) {
        neighbor.questions++;
        neighbor.askedNanos = now;
        send(ArpPacket.REQUEST, address(), neighbor.address, 0, EthernetHeader.BROADCAST);
        timers.start(neighbor, now + RETRY_NANOS);
    }

    void unanswered(Neighbor neighbor, long now) {
        if (neighbor.questions < MAX_QUESTIONS) {
            ask(neighbor, now);
        } else {
            forget(neighbor);
            dropWaiting(neighbor);
        }
        ipv4.flushAll();
    }

    private void dropWaiting(Neighbor neighbor) {
        int count = neighbor.waitingCount();
        neighbor.forgetWaiting();
        for (int i = 0; i < count; i++) {
            PacketBuffer packet = neighbor.takeWaiting(i);
            unresolvedDropped++;
            ipv4.undelivered(packet);
            packet.releaseFrame();
        }
    }

    private void send(int operation, int sender, int target, long targetHardware, long destination) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;                              // as if it were lost
        }
        Address arp = packet.append(ArpPacket.SIZE);
        ArpPacket.HARDWARE_TYPE.write(arp, ArpPacket.ETHERNET);
        ArpPacket.PROTOCOL_TYPE.write(arp, EthernetHeader.TYPE_IPV4);
        ArpPacket.HARDWARE_LENGTH.write(arp, ArpPacket.HARDWARE_BYTES);
        ArpPacket.PROTOCOL_LENGTH.write(arp, ArpPacket.PROTOCOL_BYTES);
        ArpPacket.OPERATION.write(arp, operation);
        ArpPacket.writeSenderHardware(arp, port.address());
        ArpPacket.SENDER_PROTOCOL.write(arp, sender);
        ArpPacket.writeTargetHardware(arp, targetHardware);
        ArpPacket.TARGET_PROTOCOL.write(arp, target);
        port.transmit(packet, destination, EthernetHeader.TYPE_ARP);
    }

    /// RFC 826, "Packet Reception".
    private void arpReceived(PacketBuffer packet) {
        Address arp = packet.data();
        if (packet.length() >= ArpPacket.SIZE && ArpPacket.HARDWARE_TYPE.read(arp) == ArpPacket.ETHERNET
                && ArpPacket.PROTOCOL_TYPE.read(arp) == EthernetHeader.TYPE_IPV4 && ArpPacket.HARDWARE_LENGTH.read(arp) == ArpPacket.HARDWARE_BYTES
                && ArpPacket.PROTOCOL_LENGTH.read(arp) == ArpPacket.PROTOCOL_BYTES && address() != Ipv4Address.ANY) {
            heard(ArpPacket.senderHardware(arp), ArpPacket.SENDER_PROTOCOL.read(arp), ArpPacket.TARGET_PROTOCOL.read(arp),
                    ArpPacket.OPERATION.read(arp) == ArpPacket.REQUEST);
        }
        packet.release();
    }

    private void heard(long hardware, int sender, int target, boolean isRequest) {
        if (EthernetHeader.isGroup(hardware) || hardware == 0) {
            return;
        }
        if (sender == address()) {
            if (hardware != port.address()) {
                conflicts++;
                defend();
            }
            return;
        }
        boolean forUs = target == address();
        Neighbor neighbor = find(sender);                // whom we have asked for may have any address: a gateway beyond our prefix, as with leases of /32
        long now = clock.nowNanos();
        if (neighbor == null && forUs && isRequest && sender != Ipv4Address.ANY && isOnLink(sender) && !isBroadcast(sender)) {
            neighbor = create(sender, now);
        }
        if (neighbor != null) {
            confirm(neighbor, hardware, now);
        }
        if (forUs && isRequest) {
            send(ArpPacket.REPLY, address(), sender, hardware, hardware);
        }
    }

    /// Says whose the address is, every ten seconds at most (RFC 5227 §2.4 (b)).
    private void defend() {
        long now = clock.nowNanos();
        if (!hasDefended || now - defendedNanos >= DEFEND_NANOS) {
            hasDefended = true;
            defendedNanos = now;
            send(ArpPacket.REQUEST, address(), address(), 0, EthernetHeader.BROADCAST);
        }
    }

    private void confirm(Neighbor neighbor, long hardware, long now) {
        neighbor.isReachable = true;
        neighbor.hardware = hardware;
        neighbor.confirmedNanos = now;
        neighbor.questions = 0;
        timers.stop(neighbor);
        int count = neighbor.waitingCount();
        neighbor.forgetWaiting();
        for (int i = 0; i < count; i++) {
            port.transmit(neighbor.takeWaiting(i), hardware, EthernetHeader.TYPE_IPV4);
        }
    }
}
