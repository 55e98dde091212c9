// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.datagram.DatagramSocket;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;

/// A UDP socket (udp(7), ip(7)). Ports and addresses are numbers in the order of this machine; errors are Linux's.
public final class UdpSocket extends DatagramSocket {
    /// Kconfig's `NET_UDP_BUFFER`, in bytes; Linux's rmem_default.
    private static final int DEFAULT_BUFFER_BYTES = Integer.getInteger("corto.net.udp.buffer", 212_992);

    // In a score: more than all that is less particular
    private static final int LOCAL = 16;
    private static final int REMOTE = 32;

    private final Udp udp;
    private final UdpSender sender;
    UdpSocket nextInBucket;

    private boolean hasChosenPort;        // the program called bind
    private boolean hasChosenAddress;     // bind named the address, so that disconnecting keeps it

    UdpSocket(Udp udp) {
        super(udp.host, Ipv4.DEFAULT_TIME_TO_LIVE, UdpHeader.SIZE, DEFAULT_BUFFER_BYTES);
        this.udp = udp;
        sender = new UdpSender(udp, this);
    }

    /// bind(2): EINVAL if bound already, EADDRNOTAVAIL, EADDRINUSE. Port 0 chooses one. With an address it is open to IPv4 only from then on.
    @Override
    public Result bind(int address, int port) {
        if (localPort() != 0 || address != Ipv4Address.ANY && (families() & IPV4) == 0) {
            return Result.error(Errno.EINVAL);
        }
        if (address != Ipv4Address.ANY && !mayBindTo(udp.ipv4.isLocal(address)) && !udp.ipv4.isBroadcast(address) && !Ipv4Address.isMulticast(address)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bindByProgram(address, 0, 0, port, address == Ipv4Address.ANY ? families() : IPV4);
    }

    /// bind(2) to an address of IPv6, :: for any. As the other; with an address it is open to IPv6 only.
    @Override
    public Result bindIpv6(long high, long low, int port) {
        boolean isAny = Ipv6Address.isUnspecified(high, low);
        if (localPort() != 0) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !Ipv6Address.isMulticast(high) && !mayBindTo(udp.ipv6.isLocal(high, low))) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bindByProgram(Ipv4Address.ANY, high, low, port, isAny ? families() : IPV6);
    }

    private Result bindByProgram(int address, long high, long low, int port, int boundFamilies) {
        Result bound = bind(address, high, low, port, boundFamilies, false);
        hasChosenPort = localPort() != 0;
        return bound;
    }

    private Result bind(int address, long high, long low, int port, int boundFamilies, boolean choosesPort) {
        int before = families();
        setFamilies(boundFamilies);
        setLocal(address, high, low);
        hasChosenAddress = hasLocalAddress();
        if (port == 0 && bindsAddressOnly() && !choosesPort) {
            return Result.of(0);
        }
        int chosen = port == 0 ? udp.ephemeralPort(this) : port;
        if (chosen == 0 || udp.isTaken(this, chosen)) {
            setFamilies(before);
            setLocal(Ipv4Address.ANY, 0, 0);
            return Result.error(Errno.EADDRINUSE);
        }
        setLocalPort(chosen);
        udp.add(this);
        return Result.of(0);
    }

    /// connect(2): from now on only datagrams of that sender come in. ENETUNREACH, EACCES for a broadcast address without `setBroadcast`.
    @Override
    public Result connect(int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = sender.route(destination);
        if (out == null) {
            return Result.error(Errno.ENETUNREACH);
        }
        if (!broadcasts() && udp.ipv4.isBroadcast(destination)) {
            return Result.error(Errno.EACCES);
        }
        Result bound = bindIfNeeded();
        if (bound.isError()) {
            return bound;
        }
        if (localAddress() == Ipv4Address.ANY) {
            setLocal(udp.ipv4.sourceFor(destination, out), 0, 0);
        }
        setRemote(destination, null, port);
        return Result.of(0);
    }

    /// connect(2) to an address of IPv6; `scope` is the index of the link for those that mean something on one link only, else 0.
    @Override
    public Result connectIpv6(long high, long low, int scope, int port) {
        Ipv6Flow way = new Ipv6Flow();
        Errno problem = udp.ipv6.findWay(way, high, low, sender.link(high, scope), localHigh(), localLow());
        if (problem != null) {
            return Result.error(problem);
        }
        Result bound = bindIfNeeded();
        if (bound.isError()) {
            return bound;
        }
        setLocal(Ipv4Address.ANY, way.localHigh(), way.localLow());
        setRemote(Ipv4Address.ANY, way, port);
        return Result.of(0);
    }

    /// connect(2) with AF_UNSPEC. A port that the program did not choose is given back.
    @Override
    public void disconnect() {
        setRemote(Ipv4Address.ANY, null, 0);
        if (!hasChosenAddress) {
            setLocal(Ipv4Address.ANY, 0, 0);
        }
        if (!hasChosenPort && localPort() != 0) {
            udp.remove(this);
            setLocalPort(0);
        }
    }

    Result bindIfNeeded() {
        return localPort() == 0 ? bind(localAddress(), localHigh(), localLow(), 0, families(), true) : Result.of(0);
    }

    /// Sends to whom it is connected to: EDESTADDRREQ if to nobody. Otherwise as the other `send`.
    @Override
    public Result send(Address from, long length, boolean more) {
        if (remotePort() == 0) {
            return Result.error(Errno.EDESTADDRREQ);
        }
        return Ipv6.SELECTED && flow() != null ? sender.send(from, length, null, 0, flow(), remotePort(), more)
                : send(from, length, remoteAddress(), remotePort(), more);
    }

    /// Sends to an address of IPv6; `scope` as for `connectIpv6`. Otherwise as the other `send`.
    @Override
    public Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more) {
        return sender.sendIpv6(from, length, high, low, scope, port, more);
    }

    /// Sends `length` bytes as one datagram, or with `more` keeps them: one datagram with the next (MSG_MORE). Gives `length`.
    ///
    /// A pending error is given first. EPIPE after `shutdownWrite`, EMSGSIZE if it does not fit into 65,535 bytes, ENETUNREACH, EACCES for broadcast, ENOBUFS.
    @Override
    public Result send(Address from, long length, int address, int port, boolean more) {
        return sender.send(from, length, address, port, more);
    }

    @Override
    public void push() {
        sender.push();
    }

    /// Sends a payload with room for headers in front of it as one datagram, and takes it over, also when it fails. Otherwise as `send`.
    public Result sendPacket(PacketBuffer packet, int address, int port) {
        return sender.sendPacket(packet, address, port);
    }

    /// As the other, to an address of IPv6; `scope` as for `connectIpv6`.
    public Result sendPacketIpv6(PacketBuffer packet, long high, long low, int scope, int port) {
        return sender.sendPacketIpv6(packet, high, low, scope, port);
    }

    @Override
    public boolean isConnected() {
        return remotePort() != 0;
    }

    /// Gives everything back. The socket is not used any more.
    @Override
    public void close() {
        if (localPort() != 0) {
            udp.remove(this);
            setLocalPort(0);
        }
        sender.close();
        super.close();
    }

    /// The next of those whose ports fall into the same bucket (`Udp.inBucket`); null: it is the last.
    public UdpSocket nextInBucket() {
        return nextInBucket;
    }

    /// How well a datagram fits: 0 not at all, more the more of it the socket names.
    int score(int source, int sourcePort, int destination, int port, int interfaceIndex) {
        if (localPort() != port || !takesFrom(interfaceIndex) || (families() & IPV4) == 0) {
            return 0;
        }
        int score = particularity(false);
        if (localAddress() != Ipv4Address.ANY) {
            if (localAddress() != destination) {
                return 0;
            }
            score += LOCAL;
        }
        if (remotePort() != 0) {
            if (flow() != null || remotePort() != sourcePort || remoteAddress() != source) {
                return 0;
            }
            score += REMOTE;
        }
        return score;
    }

    /// As `score`, over IPv6.
    int scoreIpv6(Ipv6Flow came, int sourcePort, int port, int interfaceIndex) {
        if (localPort() != port || !takesFrom(interfaceIndex) || (families() & IPV6) == 0) {
            return 0;
        }
        int score = particularity(true);
        if ((localHigh() | localLow()) != 0) {
            if (localLow() != came.localLow() || localHigh() != came.localHigh()) {
                return 0;
            }
            score += LOCAL;
        }
        if (remotePort() != 0) {
            if (flow() == null || remotePort() != sourcePort || flow().remoteLow() != came.remoteLow() || flow().remoteHigh() != came.remoteHigh()) {
                return 0;
            }
            score += REMOTE;
        }
        return score;
    }

    /// Whether `UdpSender` may send: the pending error first.
    Result permission() {
        if (hasError()) {
            return Result.error(takeError());
        }
        return isWriteShut() ? Result.error(Errno.EPIPE) : Result.of(0);
    }

    /// A datagram for this socket, taken over; it begins at its payload, `headerLength` bytes and UDP's header behind that of the layer below.
    void received(PacketBuffer packet, int headerLength, int interfaceIndex) {
        if (!deliver(packet, headerLength, interfaceIndex)) {
            udp.queueFull++;
        }
    }

    /// As `tooLarge`, for `UdpSender`.
    void notSent(boolean isIpv6, long high, long low, int port, int mtu) {
        tooLarge(isIpv6, high, low, port, mtu);
    }

    /// A datagram of ours did not arrive; `transport` is its UDP header.
    void lost(Errno errno, boolean isHard, ErrorReport report, boolean isIpv6, long high, long low, Address transport) {
        undelivered(errno, isHard, report, isIpv6, high, low, UdpHeader.DESTINATION_PORT.read(transport), transport.plus(UdpHeader.SIZE),
                report.available() - UdpHeader.SIZE);
    }
}
