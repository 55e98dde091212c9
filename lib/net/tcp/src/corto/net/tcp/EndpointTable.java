// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;

/// Endpoints by addresses and ports: a hash table with chains that grows with what is in it. The seed keeps peers from choosing their chain.
@Hot
final class EndpointTable {
    private static final int INITIAL_BUCKETS = 64;

    private final int seed;
    private TcpEndpoint[] buckets = new TcpEndpoint[INITIAL_BUCKETS];     // a power of two
    private int count;

    EndpointTable(int seed) {
        this.seed = seed;
    }

    private int hash(int localAddress, int localPort, int remoteAddress, int remotePort) {
        int hash = (remoteAddress ^ seed) * 0x9E3779B1 + (remotePort << 16 | localPort);
        hash = (hash ^ hash >>> 15) * 0x85EBCA6B + localAddress;
        hash *= 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }

    /// The endpoint of that name, or null.
    @NoAllocation(reason = "runs once per packet")
    TcpEndpoint find(int localAddress, int localPort, int remoteAddress, int remotePort, Ipv6Flow flow) {
        TcpEndpoint each = buckets[hash(localAddress, localPort, remoteAddress, remotePort) & buckets.length - 1];
        while (each != null && !(each.remotePort == remotePort && each.localPort == localPort && each.remoteAddress == remoteAddress
                && each.localAddress == localAddress && (!Ipv6.SELECTED || Ipv6Flow.same(each.flow, flow)))) {
            each = each.nextInTable;
        }
        return each;
    }

    void add(TcpEndpoint endpoint) {
        if (count == buckets.length) {
            grow();
        }
        count++;
        insert(endpoint);
    }

    private void insert(TcpEndpoint endpoint) {
        int bucket = bucket(endpoint);
        endpoint.nextInTable = buckets[bucket];
        buckets[bucket] = endpoint;
    }

    private int bucket(TcpEndpoint endpoint) {
        return hash(endpoint.localAddress, endpoint.localPort, endpoint.remoteAddress, endpoint.remotePort) & buckets.length - 1;
    }

    private void grow() {
        TcpEndpoint[] old = buckets;
        buckets = new TcpEndpoint[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            TcpEndpoint each = old[i];
            while (each != null) {
                TcpEndpoint next = each.nextInTable;
                insert(each);
                each = next;
            }
        }
    }

    /// Takes `endpoint` out, which is in.
    void remove(TcpEndpoint endpoint) {
        int bucket = bucket(endpoint);
        TcpEndpoint before = null;
        TcpEndpoint each = buckets[bucket];
        while (each != endpoint) {
            before = each;
            each = each.nextInTable;
        }
        if (before == null) {
            buckets[bucket] = endpoint.nextInTable;
        } else {
            before.nextInTable = endpoint.nextInTable;
        }
        endpoint.nextInTable = null;
        count--;
    }

    /// Whether any endpoint of one of `families` (`TcpSocket.IPV4`, `IPV6`) has the local port; looks at all of them.
    boolean hasLocalPort(int port, int families) {
        for (int i = 0; i < buckets.length; i++) {
            for (TcpEndpoint each = buckets[i]; each != null; each = each.nextInTable) {
                if (each.localPort == port && (families & (each.flow == null ? TcpSocket.IPV4 : TcpSocket.IPV6)) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    int bucketCount() {
        return buckets.length;
    }

    /// The first endpoint of a chain, for whoever lists all.
    TcpEndpoint bucketAt(int place) {
        return buckets[place];
    }
}
