// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.PacketBuffer;

/// A socket right above IPv4 or IPv6, without a transport protocol: what raw and ping sockets share (raw(7), icmp(7)). Open to one of the two only; its port is whatever the protocol
/// means by it.
public abstract class DatagramEndpoint extends DatagramSocket {
    /// Linux's rmem_default.
    private static final int DEFAULT_BUFFER_BYTES = 212_992;
    private static final int LARGEST = 0xFFFF;

    private final Ipv6Flow way = new Ipv6Flow();
    private boolean hasChosenAddress;
    private boolean isConnected;

    protected DatagramEndpoint(DatagramHost host, boolean overIpv6) {
        super(host, Ipv4.DEFAULT_TIME_TO_LIVE, 0, DEFAULT_BUFFER_BYTES);
        setFamilies(overIpv6 ? IPV6 : IPV4);
    }

    // ---- what each protocol says ----

    /// The protocol of the packets that are sent.
    protected abstract int protocol();

    /// Null, or why the protocol cannot send what is at `from`.
    protected abstract Errno problemWith(Address from, int length);

    /// Fills in what the kernel fills in, in a packet of `length` bytes with its rest. `to`: over IPv6 the addresses, else null. Null, or why it cannot be sent.
    protected abstract Errno complete(PacketBuffer packet, int length, Ipv6Flow to);

    /// Makes `port` its own when the program binds, 0 chooses. EADDRINUSE.
    protected abstract Result takePort(int port);

    /// `takePort`, before the first packet is sent.
    protected abstract Result takePortIfNeeded();

    // ---- addresses ----

    protected final boolean isIpv6() {
        return Ipv6.SELECTED && families() == IPV6;
    }

    /// bind(2): EINVAL, EADDRNOTAVAIL, and what `takePort` says.
    @Override
    public final Result bind(int address, int port) {
        if (address != Ipv4Address.ANY && !mayBindTo(host().ipv4().isLocal(address)) && !host().ipv4().isBroadcast(address) && !Ipv4Address.isMulticast(address)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        Result taken = takePort(port);
        if (!taken.isError()) {
            setLocal(address, 0, 0);
            hasChosenAddress = address != Ipv4Address.ANY;
        }
        return taken;
    }

    @Override
    public final Result bindIpv6(long high, long low, int port) {
        boolean isAny = Ipv6Address.isUnspecified(high, low);
        if (!isAny && !Ipv6Address.isMulticast(high) && !mayBindTo(host().ipv6().isLocal(high, low))) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        Result taken = takePort(port);
        if (!taken.isError()) {
            setLocal(Ipv4Address.ANY, high, low);
            hasChosenAddress = !isAny;
        }
        return taken;
    }

    /// connect(2). ENETUNREACH, EACCES.
    @Override
    public final Result connect(int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = routeTo(destination);
        if (out == null) {
            return Result.error(Errno.ENETUNREACH);
        }
        if (!broadcasts() && host().ipv4().isBroadcast(destination)) {
            return Result.error(Errno.EACCES);
        }
        Result taken = takePortIfNeeded();
        if (taken.isError()) {
            return taken;
        }
        if (localAddress() == Ipv4Address.ANY) {
            setLocal(host().ipv4().sourceFor(destination, out), 0, 0);
        }
        setRemote(destination, null, port);
        isConnected = true;
        return Result.of(0);
    }

    @Override
    public final Result connectIpv6(long high, long low, int scope, int port) {
        Ipv6Flow found = new Ipv6Flow();
        Errno problem = host().ipv6().findWay(found, high, low, scope == 0 ? boundInterface() : scope, localHigh(), localLow());
        if (problem != null) {
            return Result.error(problem);
        }
        Result taken = takePortIfNeeded();
        if (taken.isError()) {
            return taken;
        }
        setLocal(Ipv4Address.ANY, found.localHigh(), found.localLow());
        setRemote(Ipv4Address.ANY, found, port);
        isConnected = true;
        return Result.of(0);
    }

    @Override
    public final void disconnect() {
        isConnected = false;
        setRemote(Ipv4Address.ANY, null, 0);
        if (!hasChosenAddress) {
            setLocal(Ipv4Address.ANY, 0, 0);
        }
    }

    @Override
    public final boolean isConnected() {
        return isConnected;
    }

    private Ipv4Interface routeTo(int destination) {
        if (boundInterface() != 0) {
            return host().ipv4().interfaceAt(boundInterface() - 1);
        }
        return host().ipv4().route(destination);
    }

    // ---- sending ----

    @Override
    public final Result send(Address from, long length, boolean more) {
        if (!isConnected) {
            return Result.error(Errno.EDESTADDRREQ);
        }
        return isIpv6() ? send(from, length, flow()) : send(from, length, remoteAddress(), remotePort(), more);
    }

    /// Sends one packet, in fragments if it must be. A pending error first; EPIPE, EMSGSIZE, ENETUNREACH, EACCES, ENOBUFS, and what the protocol says.
    @Override
    public final Result send(Address from, long length, int address, int port, boolean more) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = routeTo(destination);
        Errno problem = problem(from, length);
        if (problem == null && out == null) {
            problem = Errno.ENETUNREACH;
        } else if (problem == null && !broadcasts() && host().ipv4().isBroadcast(destination)) {
            problem = Errno.EACCES;
        }
        if (problem == null) {
            Result taken = takePortIfNeeded();
            problem = taken.isError() ? Errno.EAGAIN : transmit(from, (int) length, out, destination);
        }
        next().forget();
        return problem == null ? Result.of(length) : Result.error(problem);
    }

    @Override
    public final Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more) {
        int link = scope != 0 ? scope : next().scope() != 0 ? next().scope() : boundInterface();
        boolean isNamed = (next().high() | next().low()) != 0;
        Errno problem = host().ipv6().findWay(way, high, low, link, isNamed ? next().high() : localHigh(), isNamed ? next().low() : localLow());
        if (problem != null) {
            next().forget();
            return Result.error(hasError() ? takeError() : problem);
        }
        return send(from, length, way);
    }

    private Result send(Address from, long length, Ipv6Flow to) {
        Errno problem = problem(from, length);
        if (problem == null) {
            Result taken = takePortIfNeeded();
            problem = taken.isError() ? Errno.EAGAIN : transmit(from, (int) length, to);
        }
        next().forget();
        return problem == null ? Result.of(length) : Result.error(problem);
    }

    private Errno problem(Address from, long length) {
        if (hasError()) {
            return takeError();
        }
        if (isWriteShut()) {
            return Errno.EPIPE;
        }
        return length < 0 || length > LARGEST ? Errno.EMSGSIZE : problemWith(from, (int) length);
    }

    /// Whether the header of IP is the program's (IP_HDRINCL): `sendWithHeader` sends what has one.
    protected boolean hasOwnHeader() {
        return false;
    }

    /// Null, or why not.
    protected Errno sendWithHeader(Address from, int length, Ipv4Interface out, int destination) {
        return Errno.EINVAL;
    }

    private Errno transmit(Address from, int length, Ipv4Interface out, int destination) {
        if (hasOwnHeader()) {
            return sendWithHeader(from, length, out, destination);
        }
        PacketBuffer packet = build(from, length);
        if (packet == null) {
            return Errno.ENOBUFS;
        }
        Errno problem = complete(packet, length, null);
        if (problem != null) {
            packet.release();
            return problem;
        }
        int own = localAddress();
        int source = next().source() != Ipv4Address.ANY ? next().source()
                : own != Ipv4Address.ANY && !host().ipv4().isBroadcast(own) && !Ipv4Address.isMulticast(own) ? own
                : host().ipv4().sourceFor(destination, out);
        int hops = next().timeToLive(Ipv4Address.isMulticast(destination) ? groupHopLimit() : timeToLive());
        host().ipv4().sendLarge(host().pool(), packet, out, source, destination, protocol(), next().typeOfService(typeOfService()), hops,
                (int) host().clock().nowNanos());
        host().ipv4().flush();
        return null;
    }

    private Errno transmit(Address from, int length, Ipv6Flow to) {
        PacketBuffer packet = build(from, length);
        if (packet == null) {
            return Errno.ENOBUFS;
        }
        Errno problem = complete(packet, length, to);
        if (problem != null) {
            packet.release();
            return problem;
        }
        int usual = Ipv6Address.isMulticast(to.remoteHigh()) ? groupHopLimit() : hopLimit();
        host().ipv6().sendLarge(host().pool(), packet, to, protocol(), next().typeOfService(trafficClass()), next().timeToLive(usual),
                (int) host().clock().nowNanos());
        host().ipv4().sentBesides();
        host().ipv4().flush();
        return null;
    }

    /// `length` bytes in as many buffers as it takes; null if there are not enough.
    private PacketBuffer build(Address from, int length) {
        PacketBuffer first = null;
        PacketBuffer last = null;
        int done = 0;
        do {
            PacketBuffer packet = host().pool().allocateForData();
            if (packet == null) {
                if (first != null) {
                    first.release();
                }
                return null;
            }
            int bytes = Math.min(PacketBuffer.PAYLOAD, length - done);
            packet.append(bytes).copyFrom(from.plus(done), bytes);
            done += bytes;
            if (first == null) {
                first = packet;
            } else {
                first.addRest(last, packet);
            }
            last = packet;
        } while (done < length);
        return first;
    }

    // ---- receiving ----

    /// Whether a packet over IPv4 fits its addresses and its interface.
    protected final boolean fits(int source, int destination, int interfaceIndex) {
        return families() == IPV4 && (localAddress() == Ipv4Address.ANY || localAddress() == destination)
                && (!isConnected || remoteAddress() == source) && takesFrom(interfaceIndex);
    }

    /// The same over IPv6.
    protected final boolean fits(long sourceHigh, long sourceLow, long high, long low, int interfaceIndex) {
        return families() == IPV6 && ((localHigh() | localLow()) == 0 || isBoundTo(high, low))
                && (!isConnected || flow().remoteLow() == sourceLow && flow().remoteHigh() == sourceHigh) && takesFrom(interfaceIndex);
    }
}
