// SPDX-License-Identifier: Apache-2.0
package corto.net.raw;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.datagram.DatagramEndpoint;
import corto.net.datagram.DatagramHost;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;

/// A raw socket (raw(7)). Over IPv4 packets come with their IP header; over IPv6 without, and with checksums looked at (RFC 3542 §3).
public final class RawSocket extends DatagramEndpoint {
    /// Nothing is received, and headers come from the program.
    public static final int PROTOCOL_RAW = 255;
    private static final int PROTOCOL_ICMP = 1;
    private static final int PROTOCOL_ICMPV6 = 58;
    private static final int ICMPV6_CHECKSUM = 2;            // where it stands in a message
    private static final int NO_CHECKSUM = -1;
    private static final int FILTERED_TYPES = 32;            // ICMP_FILTER knows the first ones only

    private final Raw raw;
    private final int protocol;
    private boolean hasHeader;           // IP_HDRINCL
    private int filter;                  // ICMP_FILTER: a bit for each type that does not come
    private final int[] filter6;         // ICMP6_FILTER; null without ICMPv6
    private int checksumAt = NO_CHECKSUM;
    RawSocket nextSocket;

    RawSocket(Raw raw, DatagramHost host, int protocol, boolean overIpv6) {
        super(host, overIpv6);
        this.raw = raw;
        this.protocol = protocol;
        hasHeader = protocol == PROTOCOL_RAW;
        setLocalPort(protocol);
        boolean isIcmpv6 = overIpv6 && protocol == PROTOCOL_ICMPV6;
        filter6 = isIcmpv6 ? new int[256 / Integer.SIZE] : null;
        checksumAt = isIcmpv6 ? ICMPV6_CHECKSUM : NO_CHECKSUM;
    }

    /// The one that was opened before it, or null.
    public RawSocket nextSocket() {
        return nextSocket;
    }

    @Override
    public int protocol() {
        return protocol;
    }

    @Override
    protected Result takePort(int port) {
        return Result.of(0);
    }

    @Override
    protected Result takePortIfNeeded() {
        return Result.of(0);
    }

    // ---- sending ----

    @Override
    protected Errno problemWith(Address from, int length) {
        if (!hasHeader) {
            return null;
        }
        int least = families() == IPV6 ? Ipv6Header.SIZE : Ipv4Header.SIZE;
        return length < least || families() == IPV4 && Ipv4Header.length(from) > length ? Errno.EINVAL : null;
    }

    @Override
    protected Errno complete(PacketBuffer packet, int length, Ipv6Flow to) {
        if (to == null || checksumAt == NO_CHECKSUM) {
            return null;
        }
        if (checksumAt + 2 > packet.length()) {
            return Errno.EINVAL;
        }
        Address data = packet.data();
        data.storeShort(checksumAt, (short) 0);
        int sum = Checksum.complement(Checksum.add(Checksum.sumAll(packet), to.pseudoHeader(protocol, length)));
        data.storeShort(checksumAt, Short.reverseBytes((short) sum));
        return null;
    }

    @Override
    protected boolean hasOwnHeader() {
        return hasHeader;
    }

    @Override
    protected Errno sendWithHeader(Address from, int length, Ipv4Interface out, int destination) {
        if (length > Math.min(out.mtu(), PacketBuffer.PAYLOAD)) {
            return Errno.EMSGSIZE;
        }
        PacketBuffer packet = host().pool().allocateForData();
        if (packet == null) {
            return Errno.ENOBUFS;
        }
        packet.append(length).copyFrom(from, length);
        host().ipv4().sendWithHeader(packet, out, destination, (int) host().clock().nowNanos());
        host().ipv4().flush();
        return null;
    }

    // ---- receiving ----

    boolean takes(int packetProtocol, Address header, Ipv4Interface from) {
        if (packetProtocol != protocol || !fits(Ipv4Header.SOURCE.read(header), Ipv4Header.DESTINATION.read(header), from.index())) {
            return false;
        }
        int type = header.loadByte(Ipv4Header.length(header)) & 0xFF;
        return protocol != PROTOCOL_ICMP || type >= FILTERED_TYPES || (filter >>> type & 1) == 0;
    }

    boolean takesIpv6(int packetProtocol, Address header, Ipv6Interface from) {
        return packetProtocol == protocol && fits(Ipv6Header.SOURCE_HIGH.read(header), Ipv6Header.SOURCE_LOW.read(header),
                Ipv6Header.DESTINATION_HIGH.read(header), Ipv6Header.DESTINATION_LOW.read(header), from.index());
    }

    void deliverCopy(PacketBuffer packet, int headerLength, int interfaceIndex) {
        PacketBuffer copy = packet.copyAll();
        if (copy != null) {
            copy.pull(headerLength);
            deliver(copy, headerLength, interfaceIndex);
        }
    }

    void deliverIpv6(PacketBuffer packet, int headerLength, int interfaceIndex) {
        Address header = packet.data();
        Address payload = header.plus(headerLength);
        int length = packet.length() + packet.restLength() - headerLength;
        if (filter6 != null && (packet.length() == headerLength || blocks(payload.loadByte(0) & 0xFF))) {
            return;
        }
        if (checksumAt != NO_CHECKSUM && !packet.isChecksumVerified() && !isSumRight(packet, headerLength, length)) {
            return;
        }
        deliverCopy(packet, headerLength, interfaceIndex);
    }

    private boolean isSumRight(PacketBuffer packet, int headerLength, int length) {
        Address header = packet.data();
        packet.pull(headerLength);
        int sum = Checksum.sumAll(packet);
        packet.push(headerLength);
        return Checksum.isRight(Checksum.add(sum, Ipv6Header.pseudoHeader(header, protocol, length)));
    }

    private boolean blocks(int type) {
        return (filter6[type / Integer.SIZE] >>> type & 1) != 0;
    }

    /// What is read with MSG_ERRQUEUE begins where the program's packet began.
    void undeliveredIpv4(Errno errno, boolean isHard, ErrorReport report, int lostProtocol, int local, int remote, Address header, Address transport) {
        if (lostProtocol != protocol || families() != IPV4 || localAddress() != Ipv4Address.ANY && localAddress() != local
                || isConnected() && remoteAddress() != remote) {
            return;
        }
        if (hasHeader) {
            undelivered(errno, isHard, report, false, 0, remote & 0xFFFF_FFFFL, 0, header, report.available() + Ipv4Header.length(header));
        } else {
            undelivered(errno, isHard, report, false, 0, remote & 0xFFFF_FFFFL, 0, transport, report.available());
        }
    }

    void undeliveredIpv6(Errno errno, boolean isHard, ErrorReport report, int lostProtocol, Address header, Address transport) {
        long high = Ipv6Header.DESTINATION_HIGH.read(header);
        long low = Ipv6Header.DESTINATION_LOW.read(header);
        if (lostProtocol == protocol && families() == IPV6 && (!isConnected() || flow().remoteLow() == low && flow().remoteHigh() == high)) {
            undelivered(errno, isHard, report, true, high, low, 0, transport, report.available());
        }
    }

    @Override
    public void close() {
        raw.closed(this);
        super.close();
    }

    // ---- options ----

    /// IP_HDRINCL.
    public void setHasHeader(boolean has) {
        hasHeader = has;
    }

    public boolean hasHeader() {
        return hasHeader;
    }

    /// Whether ICMP_FILTER or ICMP6_FILTER means something.
    public boolean isIcmp() {
        return families() == IPV4 ? protocol == PROTOCOL_ICMP : filter6 != null;
    }

    /// ICMP_FILTER.
    public void setFilter(int types) {
        filter = types;
    }

    public int filter() {
        return filter;
    }

    /// ICMP6_FILTER: word `index` of eight.
    public void setFilter6(int index, int types) {
        filter6[index] = types;
    }

    public int filter6(int index) {
        return filter6[index];
    }

    /// IPV6_CHECKSUM: where in what is sent and received the checksum stands, −1: there is none.
    public void setChecksumAt(int offset) {
        checksumAt = Math.max(NO_CHECKSUM, offset);
    }

    public int checksumAt() {
        return checksumAt;
    }
}
