// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.datagram.DatagramHost;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Errors;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Errors;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Protocol;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// UDP of a host: which socket gets a datagram.
public final class Udp implements Ipv4Protocol, Ipv6Protocol {
    // Linux's ip_local_port_range.
    private static final int FIRST_EPHEMERAL_PORT = 32768;
    private static final int EPHEMERAL_PORTS = 60999 - FIRST_EPHEMERAL_PORT + 1;
    private static final int BUCKETS = 256;
    private static final long WORD = 0xFFFF_FFFFL;

    final PacketPool pool;
    final Ipv4 ipv4;
    final Ipv6 ipv6;
    final Ipv6Flow outgoingFlow = new Ipv6Flow();
    private final Ipv6Flow incomingFlow = new Ipv6Flow();
    final RandomSource random;
    final DatagramHost host;
    private final UdpSocket[] buckets = new UdpSocket[BUCKETS];      // bound sockets by local port; the newest first

    private long received;
    private long invalid;
    private long noPort;
    long queueFull;
    long sent;

    /// The caller makes it a protocol of `ipv4`, and of `ipv6` if that is used.
    public Udp(PacketPool pool, Ipv4 ipv4, Ipv6 ipv6, Clock clock, RandomSource random) {
        this.pool = pool;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.random = random;
        host = new DatagramHost(pool, ipv4, ipv6, clock);
    }

    /// A new socket, bound to nothing. The caller closes it.
    public UdpSocket open() {
        return new UdpSocket(this);
    }

    /// The sockets whose ports fall into bucket `index`, below `bucketCount`, the newest first; the others by `UdpSocket.nextInBucket`. For those who list them.
    public UdpSocket inBucket(int index) {
        return buckets[index];
    }

    public int bucketCount() {
        return BUCKETS;
    }

    private static int bucket(int port) {
        return (port ^ port >>> 8) & BUCKETS - 1;
    }

    /// Whether `socket` cannot have its local address and `port` because of another: Linux's rules for SO_REUSEADDR and SO_REUSEPORT.
    boolean isTaken(UdpSocket socket, int port) {
        for (UdpSocket other = buckets[bucket(port)]; other != null; other = other.nextInBucket) {
            boolean overlaps = other.localPort() == port && socket.overlaps(other);
            boolean shares = socket.reusesAddress() && other.reusesAddress() || socket.sharesPort(other);
            if (overlaps && !shares) {
                return true;
            }
        }
        return false;
    }

    /// A free port for the socket's address, or 0.
    int ephemeralPort(UdpSocket socket) {
        int start = (int) ((random.nextLong() >>> 1) % EPHEMERAL_PORTS);
        for (int i = 0; i < EPHEMERAL_PORTS; i++) {
            int port = FIRST_EPHEMERAL_PORT + (start + i) % EPHEMERAL_PORTS;
            if (!isInUse(port) && !isTaken(socket, port)) {
                return port;
            }
        }
        return 0;
    }

    private boolean isInUse(int port) {
        UdpSocket each = buckets[bucket(port)];
        while (each != null && each.localPort() != port) {
            each = each.nextInBucket;
        }
        return each != null;
    }

    void add(UdpSocket socket) {
        int bucket = bucket(socket.localPort());
        socket.nextInBucket = buckets[bucket];
        buckets[bucket] = socket;
    }

    void remove(UdpSocket socket) {
        int bucket = bucket(socket.localPort());
        if (buckets[bucket] == socket) {
            buckets[bucket] = socket.nextInBucket;
            return;
        }
        UdpSocket before = buckets[bucket];
        while (before.nextInBucket != socket) {
            before = before.nextInBucket;
        }
        before.nextInBucket = socket.nextInBucket;
    }

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
        received++;
        if (!isWellFormed(packet, source, destination, null)) {
            invalid++;
            packet.release();
            return;
        }
        Address header = packet.data();
        int sourcePort = UdpHeader.SOURCE_PORT.read(header);
        int port = UdpHeader.DESTINATION_PORT.read(header);
        if (Ipv4Address.isMulticast(destination) || !from.isLoopback() && from.isBroadcast(destination)) {
            deliverToAll(packet, headerLength, source, sourcePort, destination, port, null, from.index());
            return;
        }
        UdpSocket socket = find(source, sourcePort, destination, port, null, from.index());
        if (socket == null) {
            noPort++;
            packet.push(headerLength);
            ipv4.unreachable(packet, Ipv4Errors.PORT_UNREACHABLE);
            packet.release();
            return;
        }
        packet.pull(UdpHeader.SIZE);
        socket.received(packet, headerLength, from.index());
    }

    @Override
    public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
        received++;
        Ipv6Flow flow = incomingFlow;
        flow.setReceived(packet.data().plus(-headerLength), from);
        if (!isWellFormed(packet, 0, 0, flow)) {
            invalid++;
            packet.release();
            return;
        }
        Address header = packet.data();
        int sourcePort = UdpHeader.SOURCE_PORT.read(header);
        int port = UdpHeader.DESTINATION_PORT.read(header);
        if (Ipv6Address.isMulticast(flow.localHigh())) {
            deliverToAll(packet, headerLength, 0, sourcePort, 0, port, flow, from.index());
            return;
        }
        UdpSocket socket = find(0, sourcePort, 0, port, flow, from.index());
        if (socket == null) {
            noPort++;
            packet.push(headerLength);
            ipv6.unreachable(packet, Ipv6Errors.PORT_UNREACHABLE, from);
            packet.release();
            return;
        }
        packet.pull(UdpHeader.SIZE);
        socket.received(packet, headerLength, from.index());
    }

    private static boolean isWellFormed(PacketBuffer packet, int source, int destination, Ipv6Flow flow) {
        if (packet.length() < UdpHeader.SIZE) {
            return false;
        }
        Address header = packet.data();
        int length = UdpHeader.LENGTH.read(header);
        if (packet.rest() != null) {
            if (length != packet.length() + packet.restLength()) {
                return false;
            }
        } else if (length < UdpHeader.SIZE || length > packet.length()) {
            return false;
        } else {
            packet.truncate(length);
        }
        if (packet.isChecksumVerified() || flow == null && UdpHeader.CHECKSUM.read(header) == 0) {
            return true;
        }
        int sum = Checksum.sumAll(packet);
        int pseudo = Ipv6.SELECTED && flow != null ? flow.pseudoHeader(Ipv6.PROTOCOL_UDP, length)
                : Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, length);
        return Checksum.isRight(Checksum.add(sum, pseudo));
    }

    /// The socket that is most particular about the datagram; among several that share their port with SO_REUSEPORT one by a hash of the sender.
    private UdpSocket find(int source, int sourcePort, int destination, int port, Ipv6Flow flow, int index) {
        UdpSocket best = null;
        int bestScore = 0;
        int equals = 0;
        for (UdpSocket each = buckets[bucket(port)]; each != null; each = each.nextInBucket) {
            int score = score(each, source, sourcePort, destination, port, flow, index);
            if (score > bestScore) {
                bestScore = score;
                best = each;
                equals = 1;
            } else if (score == bestScore && best != null && each.sharesPort(best)) {
                equals++;
            }
        }
        UdpSocket first = best;
        for (int share = equals <= 1 ? 0 : UdpSocket.shareOf(flow == null ? source : (int) flow.remoteLow(), sourcePort, equals); share > 0; share--) {
            do {
                best = best.nextInBucket;
            } while (score(best, source, sourcePort, destination, port, flow, index) != bestScore || !best.sharesPort(first));
        }
        return best;
    }

    private static int score(UdpSocket socket, int source, int sourcePort, int destination, int port, Ipv6Flow flow, int index) {
        return Ipv6.SELECTED && flow != null ? socket.scoreIpv6(flow, sourcePort, port, index) : socket.score(source, sourcePort, destination, port, index);
    }

    private void deliverToAll(PacketBuffer packet, int headerLength, int source, int sourcePort, int destination, int port, Ipv6Flow flow, int index) {
        packet.pull(UdpHeader.SIZE);
        UdpSocket last = null;
        for (UdpSocket each = buckets[bucket(port)]; each != null; each = each.nextInBucket) {
            if (score(each, source, sourcePort, destination, port, flow, index) == 0 || !wants(each, source, destination, flow, index)) {
                continue;
            }
            if (last != null) {
                PacketBuffer copy = packet.copyAll();
                if (copy != null) {
                    last.received(copy, headerLength, index);
                }
            }
            last = each;
        }
        if (last == null) {
            noPort++;
            packet.release();
        } else {
            last.received(packet, headerLength, index);
        }
    }

    /// Whether a socket that names what is in the datagram also listens to the group that it was sent to.
    private static boolean wants(UdpSocket socket, int source, int destination, Ipv6Flow flow, int index) {
        if (!socket.hasGroups()) {
            return true;
        }
        if (Ipv6.SELECTED && flow != null) {
            return socket.groups().wants(true, flow.localHigh(), flow.localLow(), flow.remoteHigh(), flow.remoteLow(), index);
        }
        return !Ipv4Address.isMulticast(destination) || socket.groups().wants(false, 0, destination & WORD, 0, source & WORD, index);
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
        UdpSocket socket = find(remote, UdpHeader.DESTINATION_PORT.read(transport), local, UdpHeader.SOURCE_PORT.read(transport), null, UdpSocket.THROUGH_ANY);
        if (socket != null) {
            if (mtu > 0) {
                ipv4.learnPathMtu(remote, mtu);
            }
            socket.lost(errno, isHard, ipv4.report(), false, 0, remote & 0xFFFF_FFFFL, transport);
        }
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {
        Ipv6Flow flow = incomingFlow;
        flow.setSent(header);
        UdpSocket socket = find(0, UdpHeader.DESTINATION_PORT.read(transport), 0, UdpHeader.SOURCE_PORT.read(transport), flow, UdpSocket.THROUGH_ANY);
        if (socket != null) {
            if (mtu > 0) {
                ipv6.learnPathMtu(flow.remoteHigh(), flow.remoteLow(), mtu);
            }
            socket.lost(errno, isHard, ipv6.report(), true, flow.remoteHigh(), flow.remoteLow(), transport);
        }
    }

    public long received() {
        return received;
    }

    /// Datagrams with wrong length or checksum.
    public long invalid() {
        return invalid;
    }

    public long noPort() {
        return noPort;
    }

    /// Datagrams dropped because a socket's queue, or the pool, was full.
    public long queueFull() {
        return queueFull;
    }

    public long sent() {
        return sent;
    }
}
