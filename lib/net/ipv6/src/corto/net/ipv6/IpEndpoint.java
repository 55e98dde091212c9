// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// An address of either family and a port, as a dual-stack socket names its peers (RFC 3493 §3.7). A holder, filled again and again: nothing is allocated for a packet.
public final class IpEndpoint {
    public long high;
    public long low;
    public int port;

    public void set(long high, long low, int port) {
        this.high = high;
        this.low = low;
        this.port = port;
    }

    public void setIpv4(int address, int port) {
        set(0, Ipv6Address.mappedLow(address), port);
    }

    public boolean isIpv4() {
        return Ipv6Address.isMapped(high, low);
    }

    /// Only if `isIpv4`.
    public int ipv4() {
        return (int) low;
    }

    public boolean is(long high, long low, int port) {
        return this.low == low && this.high == high && this.port == port;
    }
}
