// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.net.packet.Checksum;

/// Whom a transport talks to over IPv6: this host's address, the peer's, and the interface between them.
///
/// Transports know peers over IPv4 by two `int`s and have null for the flow, so that IPv6 costs them a test for null per packet.
@NoAllocation(reason = "runs once per packet")
public final class Ipv6Flow {
    private Ipv6Interface out;
    private long localHigh;
    private long localLow;
    private long remoteHigh;
    private long remoteLow;

    public void set(Ipv6Interface out, long localHigh, long localLow, long remoteHigh, long remoteLow) {
        this.out = out;
        this.localHigh = localHigh;
        this.localLow = localLow;
        this.remoteHigh = remoteHigh;
        this.remoteLow = remoteLow;
    }

    public void set(Ipv6Flow other) {
        set(other.out, other.localHigh, other.localLow, other.remoteHigh, other.remoteLow);
    }

    /// The flow of a packet with `header` that came in through `from`.
    public void setReceived(Address header, Ipv6Interface from) {
        set(from, Ipv6Header.DESTINATION_HIGH.read(header), Ipv6Header.DESTINATION_LOW.read(header), Ipv6Header.SOURCE_HIGH.read(header),
                Ipv6Header.SOURCE_LOW.read(header));
    }

    /// The flow of a packet that this host sent.
    public void setSent(Address header) {
        set(null, Ipv6Header.SOURCE_HIGH.read(header), Ipv6Header.SOURCE_LOW.read(header), Ipv6Header.DESTINATION_HIGH.read(header),
                Ipv6Header.DESTINATION_LOW.read(header));
    }

    /// Whether both name the same flow; either may be null.
    public static boolean same(Ipv6Flow one, Ipv6Flow other) {
        return one == other || one != null && other != null && one.remoteLow == other.remoteLow && one.localLow == other.localLow
                && one.remoteHigh == other.remoteHigh && one.localHigh == other.localHigh;
    }

    /// The sum of the pseudo header (RFC 8200 §8.1) for `length` bytes of `protocol`, in either direction.
    public int pseudoHeader(int protocol, int length) {
        return Checksum.add(Checksum.add(sum(localHigh, localLow), sum(remoteHigh, remoteLow)), Checksum.pseudoHeader(0, 0, protocol, length));
    }

    private static int sum(long high, long low) {
        return Checksum.add(Checksum.pseudoHeader((int) (high >>> 32), (int) high, 0, 0), Checksum.pseudoHeader((int) (low >>> 32), (int) low, 0, 0));
    }

    public Ipv6Interface out() {
        return out;
    }

    public long localHigh() {
        return localHigh;
    }

    public long localLow() {
        return localLow;
    }

    public long remoteHigh() {
        return remoteHigh;
    }

    public long remoteLow() {
        return remoteLow;
    }

    /// The index of the link if the peer's address means something on one link only (`sin6_scope_id`), else 0.
    public int remoteScope() {
        return Ipv6Address.hasScope(remoteHigh) ? out.index() : 0;
    }

    public int localScope() {
        return Ipv6Address.hasScope(localHigh) ? out.index() : 0;
    }
}
