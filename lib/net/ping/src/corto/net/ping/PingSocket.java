// SPDX-License-Identifier: Apache-2.0
package corto.net.ping;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.datagram.DatagramEndpoint;
import corto.net.datagram.DatagramHost;
import corto.net.icmp.IcmpHeader;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;

/// A ping socket (icmp(7)): what is sent and received begins at the ICMP header. The identifier and the checksum are filled in.
public final class PingSocket extends DatagramEndpoint {
    private final Ping ping;
    PingSocket nextSocket;

    PingSocket(Ping ping, DatagramHost host, boolean overIpv6) {
        super(host, overIpv6);
        this.ping = ping;
    }

    /// The one with an identifier that got it before, or null.
    public PingSocket nextSocket() {
        return nextSocket;
    }

    @Override
    public int protocol() {
        return families() == IPV6 ? Ipv6.PROTOCOL_ICMPV6 : Ipv4.PROTOCOL_ICMP;
    }

    /// EINVAL if it has one, EADDRINUSE.
    @Override
    protected Result takePort(int identifier) {
        if (localPort() != 0) {
            return Result.error(Errno.EINVAL);
        }
        if (identifier != 0 && ping.isTaken(identifier, this)) {
            return Result.error(Errno.EADDRINUSE);
        }
        int chosen = identifier == 0 ? ping.freeIdentifier() : identifier;
        if (chosen < 0) {
            return Result.error(Errno.EADDRINUSE);
        }
        setLocalPort(chosen);
        ping.add(this);
        return Result.of(0);
    }

    @Override
    protected Result takePortIfNeeded() {
        return localPort() == 0 ? takePort(0) : Result.of(0);
    }

    /// Nothing but echo requests.
    @Override
    protected Errno problemWith(Address from, int length) {
        int request = families() == IPV6 ? Icmpv6.ECHO_REQUEST : IcmpHeader.ECHO_REQUEST;
        return length < IcmpHeader.SIZE || IcmpHeader.TYPE.read(from) != request || IcmpHeader.CODE.read(from) != 0 ? Errno.EINVAL : null;
    }

    @Override
    protected Errno complete(PacketBuffer packet, int length, Ipv6Flow to) {
        Address header = packet.data();
        IcmpHeader.IDENTIFIER.write(header, localPort());
        IcmpHeader.CHECKSUM.write(header, 0);
        int sum = to == null ? 0 : to.pseudoHeader(Ipv6.PROTOCOL_ICMPV6, length);
        IcmpHeader.CHECKSUM.write(header, Checksum.complement(Checksum.add(Checksum.sumAll(packet), sum)));
        return null;
    }

    /// Who answers does not matter, as on Linux: with a connection only the destination of what is sent is set.
    boolean takes(int destination, int interfaceIndex) {
        return families() == IPV4 && (localAddress() == Ipv4Address.ANY || localAddress() == destination)
                && takesFrom(interfaceIndex);
    }

    boolean takesIpv6(long high, long low, int interfaceIndex) {
        return families() == IPV6 && ((localHigh() | localLow()) == 0 || isBoundTo(high, low))
                && takesFrom(interfaceIndex);
    }

    void deliverReply(PacketBuffer packet, int headerLength, int interfaceIndex) {
        deliver(packet, headerLength, interfaceIndex);
    }

    void requestUndelivered(Errno errno, boolean isHard, ErrorReport report, long high, long low, Address transport) {
        undelivered(errno, isHard, report, families() == IPV6, high, low, 0, transport, report.available());
    }

    @Override
    public void close() {
        if (localPort() != 0) {
            ping.remove(this);
        }
        super.close();
    }
}
