// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.api.RandomSource;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Errors;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// UDP of a host: which socket gets a datagram.
public final class Udp implements Ipv4Protocol {
    // Linux's ip_local_port_range.
    private static final int FIRST_EPHEMERAL_PORT = 32768;
    private static final int EPHEMERAL_PORTS = 60999 - FIRST_EPHEMERAL_PORT + 1;
    private static final int BUCKETS = 256;

    final PacketPool pool;
    final Ipv4 ipv4;
    final RandomSource random;
    private final UdpSocket[] buckets = new UdpSocket[BUCKETS];      // bound sockets by local port; the newest first

    private long received;
    private long invalid;
    private long noPort;
    long queueFull;
    long sent;

    /// The caller makes it a protocol of `ipv4`.
    public Udp(PacketPool pool, Ipv4 ipv4, RandomSource random) {
        this.pool = pool;
        this.ipv4 = ipv4;
        this.random = random;
    }

    /// A new socket, bound to nothing. The caller closes it.
    public UdpSocket open() {
        return new UdpSocket(this);
    }

    private static int bucket(int port) {
        return (port ^ port >>> 8) & BUCKETS - 1;
    }

    /// Whether `socket` cannot have `address` and `port` because of another: Linux's rules for SO_REUSEADDR and SO_REUSEPORT.
    boolean isTaken(UdpSocket socket, int address, int port) {
        for (UdpSocket other = buckets[bucket(port)]; other != null; other = other.nextInBucket) {
            boolean overlaps = other.localPort() == port && (other.families() & socket.families()) != 0
                    && (address == Ipv4Address.ANY || other.localAddress() == Ipv4Address.ANY || other.localAddress() == address);
            boolean shares = socket.reusesAddress() && other.reusesAddress() || socket.reusesPort() && other.reusesPort();
            if (overlaps && !shares) {
                return true;
            }
        }
        return false;
    }

    /// A free port for `address`, or 0.
    int ephemeralPort(UdpSocket socket, int address) {
        int start = (int) ((random.nextLong() >>> 1) % EPHEMERAL_PORTS);
        for (int i = 0; i < EPHEMERAL_PORTS; i++) {
            int port = FIRST_EPHEMERAL_PORT + (start + i) % EPHEMERAL_PORTS;
            if (!isInUse(port) && !isTaken(socket, address, port)) {
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
        if (!isWellFormed(packet, source, destination)) {
            invalid++;
            packet.release();
            return;
        }
        Address header = packet.data();
        int sourcePort = UdpHeader.SOURCE_PORT.read(header);
        int port = UdpHeader.DESTINATION_PORT.read(header);
        if (!from.isLoopback() && from.isBroadcast(destination) && packet.rest() == null) {
            deliverToAll(packet, headerLength, source, sourcePort, destination, port);
            return;
        }
        UdpSocket socket = find(source, sourcePort, destination, port);
        if (socket == null) {
            noPort++;
            packet.push(headerLength);
            ipv4.unreachable(packet, Ipv4Errors.PORT_UNREACHABLE);
            packet.release();
            return;
        }
        packet.pull(UdpHeader.SIZE);
        socket.deliver(packet, headerLength);
    }

    private static boolean isWellFormed(PacketBuffer packet, int source, int destination) {
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
        if (packet.isChecksumVerified() || UdpHeader.CHECKSUM.read(header) == 0) {
            return true;
        }
        int sum = Checksum.sum(header, packet.length());
        for (PacketBuffer rest = packet.rest(); rest != null; rest = rest.next) {
            sum = Checksum.add(sum, Checksum.sum(rest.data(), rest.length()));       // all parts but the last are of an even length
        }
        return Checksum.isRight(Checksum.add(sum, Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, length)));
    }

    /// The socket that is most particular about the datagram; among several that share their port with SO_REUSEPORT one by a hash of the sender.
    private UdpSocket find(int source, int sourcePort, int destination, int port) {
        UdpSocket best = null;
        int bestScore = 0;
        int equals = 0;
        for (UdpSocket each = buckets[bucket(port)]; each != null; each = each.nextInBucket) {
            int score = each.score(source, sourcePort, destination, port);
            if (score > bestScore) {
                bestScore = score;
                best = each;
                equals = 1;
            } else if (score == bestScore && best != null && each.reusesPort() && best.reusesPort()) {
                equals++;
                int mixed = (source * 0x9E3779B1 ^ sourcePort * 0x85EBCA6B) >>> 1;
                if (mixed % equals == 0) {
                    best = each;
                }
            }
        }
        return best;
    }

    private void deliverToAll(PacketBuffer packet, int headerLength, int source, int sourcePort, int destination, int port) {
        packet.pull(UdpHeader.SIZE);
        UdpSocket last = null;
        for (UdpSocket each = buckets[bucket(port)]; each != null; each = each.nextInBucket) {
            if (each.score(source, sourcePort, destination, port) == 0) {
                continue;
            }
            if (last != null) {
                PacketBuffer copy = pool.allocateForData();
                if (copy != null) {
                    copy.copyFrom(packet);
                    last.deliver(copy, headerLength);
                }
            }
            last = each;
        }
        if (last == null) {
            noPort++;
            packet.release();
        } else {
            last.deliver(packet, headerLength);
        }
    }

    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
        UdpSocket socket = find(remote, UdpHeader.DESTINATION_PORT.read(transport), local, UdpHeader.SOURCE_PORT.read(transport));
        if (socket != null) {
            if (mtu > 0) {
                ipv4.learnPathMtu(remote, mtu);
            }
            socket.undelivered(errno, isHard);
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
