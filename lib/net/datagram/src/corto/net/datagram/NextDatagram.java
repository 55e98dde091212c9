// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.Ipv6Address;

/// What a program said beside the next datagram only (sendmsg(2), ip(7), ipv6(7)). Forgotten when that is sent.
public final class NextDatagram {
    private final DatagramHost host;
    private int source = Ipv4Address.ANY;         // ANY: the socket's
    private long high;
    private long low;
    private int scope;
    private int timeToLive = -1;                  // −1: the socket's
    private int typeOfService = -1;

    NextDatagram(DatagramHost host) {
        this.host = host;
    }

    /// IP_PKTINFO: over IPv4 it is sent from `address`. EINVAL if that is not this host's.
    public Result setSource(int address) {
        if (address != Ipv4Address.ANY && !host.ipv4().isLocal(address)) {
            return Result.error(Errno.EINVAL);
        }
        source = address;
        return Result.of(0);
    }

    /// IPV6_PKTINFO: over IPv6 it is sent from that address, :: for the best, over the link `scope`, 0 for any. EINVAL if that is not this host's.
    public Result setSourceIpv6(long high, long low, int scope) {
        if (!Ipv6Address.isUnspecified(high, low) && !host.ipv6().isLocal(high, low)) {
            return Result.error(Errno.EINVAL);
        }
        this.high = high;
        this.low = low;
        this.scope = scope;
        return Result.of(0);
    }

    /// IP_TTL, IPV6_HOPLIMIT; −1: the socket's.
    public void setTimeToLive(int value) {
        timeToLive = value;
    }

    /// IP_TOS, IPV6_TCLASS; −1: the socket's.
    public void setTypeOfService(int value) {
        typeOfService = value;
    }

    /// `Ipv4Address.ANY`: the socket's.
    public int source() {
        return source;
    }

    /// 0, as `low`: the socket's.
    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public int scope() {
        return scope;
    }

    /// That one, or `usual`.
    public int timeToLive(int usual) {
        return timeToLive < 0 ? usual : timeToLive;
    }

    public int typeOfService(int usual) {
        return typeOfService < 0 ? usual : typeOfService;
    }

    /// It was sent, or could not be.
    public void forget() {
        source = Ipv4Address.ANY;
        high = 0;
        low = 0;
        scope = 0;
        timeToLive = -1;
        typeOfService = -1;
    }
}
