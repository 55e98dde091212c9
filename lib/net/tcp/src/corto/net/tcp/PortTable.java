// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.net.api.RandomSource;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;

/// Sockets by their local port, and who may have which.
final class PortTable {
    // Linux's ip_local_port_range.
    private static final int FIRST_EPHEMERAL_PORT = 32768;
    private static final int EPHEMERAL_PORTS = 60999 - FIRST_EPHEMERAL_PORT + 1;
    private static final int BUCKETS = 256;
    private static final int EXACT = 16;                     // in a score: more than all else

    private final EndpointTable endpoints;
    private final RandomSource random;
    private final TcpSocket[] buckets = new TcpSocket[BUCKETS];

    PortTable(EndpointTable endpoints, RandomSource random) {
        this.endpoints = endpoints;
        this.random = random;
    }

    int bucketCount() {
        return BUCKETS;
    }

    /// The first socket of a chain, for whoever lists all.
    TcpSocket bucketAt(int place) {
        return buckets[place];
    }

    private static int bucket(int port) {
        return (port ^ port >>> 8) & BUCKETS - 1;
    }

    void add(TcpSocket socket) {
        int bucket = bucket(socket.localPort());
        socket.nextInBucket = buckets[bucket];
        buckets[bucket] = socket;
    }

    void remove(TcpSocket socket) {
        int bucket = bucket(socket.localPort());
        TcpSocket before = null;
        TcpSocket each = buckets[bucket];
        while (each != socket) {
            before = each;
            each = each.nextInBucket;
        }
        if (before == null) {
            buckets[bucket] = socket.nextInBucket;
        } else {
            before.nextInBucket = socket.nextInBucket;
        }
        socket.nextInBucket = null;
    }

    /// Whether `socket` cannot have its local address and `port`, to listen there if `listens`: Linux's rules. SO_REUSEADDR shares with sockets that do not listen,
    /// and with connections that are about to end; SO_REUSEPORT with others that have it.
    boolean isTaken(TcpSocket socket, int port, boolean listens) {
        for (TcpSocket other = buckets[bucket(port)]; other != null; other = other.nextInBucket) {
            if (other == socket || other.localPort() != port || !socket.overlaps(other)) {
                continue;
            }
            boolean sharesAddress = socket.reusesAddress() && other.reusesAddress() && !other.isListening();
            if (!sharesAddress && !socket.sharesPort(other)) {
                return true;
            }
        }
        return !listens && !socket.reusesAddress() && !socket.reusesPort() && endpoints.hasLocalPort(port, socket.families());
    }

    /// A port that nobody has, or 0.
    int ephemeralPort(TcpSocket socket) {
        int start = randomStart();
        for (int i = 0; i < EPHEMERAL_PORTS; i++) {
            int port = FIRST_EPHEMERAL_PORT + (start + i) % EPHEMERAL_PORTS;
            if (!isBound(port, false) && !endpoints.hasLocalPort(port, TcpSocket.IPV4 | TcpSocket.IPV6)) {
                return port;
            }
        }
        return 0;
    }

    /// A port for a connection with `remoteAddress` and `remotePort`, or 0. Other connections may have it too, with other peers.
    int ephemeralPort(int localAddress, int remoteAddress, int remotePort, Ipv6Flow flow, long now) {
        int start = randomStart();
        for (int i = 0; i < EPHEMERAL_PORTS; i++) {
            int port = FIRST_EPHEMERAL_PORT + (start + i) % EPHEMERAL_PORTS;
            if (!isBound(port, true) && isFree(endpoints.find(localAddress, port, remoteAddress, remotePort, flow), now)) {
                return port;
            }
        }
        return 0;
    }

    /// Whether a connection may have the name that `endpoint` has, or none.
    static boolean isFree(TcpEndpoint endpoint, long now) {
        return endpoint == null || endpoint instanceof TimeWait old && old.isReusable(now);
    }

    private int randomStart() {
        return (int) ((random.nextLong() >>> 1) % EPHEMERAL_PORTS);
    }

    private boolean isBound(int port, boolean byProgramOnly) {
        TcpSocket each = buckets[bucket(port)];
        while (each != null && (each.localPort() != port || byProgramOnly && each.hasChosenPortItself())) {
            each = each.nextInBucket;
        }
        return each != null;
    }

    /// Who listens for the connection that `segment`, which came through the interface `index`, would begin: the most particular one; among several that share the port one by a hash of the
    /// peer. Null: nobody.
    TcpListener listener(Segment segment, int index) {
        TcpSocket best = null;
        int bestScore = 0;
        int equals = 0;
        for (TcpSocket each = buckets[bucket(segment.destinationPort)]; each != null; each = each.nextInBucket) {
            int score = score(each, segment, index);
            if (score > bestScore) {
                best = each;
                bestScore = score;
                equals = 1;
            } else if (score == bestScore && score > 0 && each.sharesPort(best)) {
                equals++;
            }
        }
        if (best == null) {
            return null;
        }
        TcpSocket first = best;
        for (int share = equals == 1 ? 0 : TcpSocket.shareOf(segment.source, segment.sourcePort, equals); share > 0; share--) {
            do {
                best = best.nextInBucket;
            } while (score(best, segment, index) != bestScore || !best.sharesPort(first));
        }
        return best.listener();
    }

    /// 0: it is not for `segment`.
    private static int score(TcpSocket socket, Segment segment, int index) {
        Ipv6Flow flow = segment.flow;
        boolean isIpv6 = Ipv6.SELECTED && flow != null;
        if (socket.localPort() != segment.destinationPort || !socket.isListening() || (socket.families() & (isIpv6 ? TcpSocket.IPV6 : TcpSocket.IPV4)) == 0
                || !socket.takesFrom(index)) {
            return 0;
        }
        boolean isExact = isIpv6 ? socket.isBoundTo(flow.localHigh(), flow.localLow()) : socket.localAddress() == segment.destination;
        return !isExact && socket.hasLocalAddress() ? 0 : socket.particularity(isIpv6) + (isExact ? EXACT : 0);
    }
}
