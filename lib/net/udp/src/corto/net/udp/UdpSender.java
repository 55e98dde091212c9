// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.datagram.NextDatagram;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;

/// The sending side of a socket: from the program's bytes to packets. What the operations do is said at the socket's.
final class UdpSender {
    /// Kconfig's `NET_UDP_LARGE`.
    private static final boolean LARGE = Boolean.parseBoolean(System.getProperty("corto.net.udp.large", "true"));

    private final Udp udp;
    private final UdpSocket socket;
    private final NextDatagram next;      // the socket's
    private final PendingDatagram pending = new PendingDatagram();

    UdpSender(Udp udp, UdpSocket socket) {
        this.udp = udp;
        this.socket = socket;
        next = socket.next();
    }

    void close() {
        pending.drop();
    }

    Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more) {
        boolean isNamed = (next.high() | next.low()) != 0;
        Errno problem = udp.ipv6.findWay(udp.outgoingFlow, high, low, link(high, scope != 0 ? scope : next.scope()), isNamed ? next.high() : socket.localHigh(),
                isNamed ? next.low() : socket.localLow());
        if (problem != null) {
            Result permission = socket.permission();
            return permission.isError() ? permission : Result.error(problem);
        }
        return send(from, length, null, 0, udp.outgoingFlow, port, more);
    }

    /// The link `scope`, or if that is 0 the one that the socket is bound to, or that it chose for groups, or 0: any.
    int link(long high, int scope) {
        if (scope != 0 || socket.boundInterface() != 0) {
            return scope != 0 ? scope : socket.boundInterface();
        }
        return Ipv6Address.isMulticast(high) && socket.hasGroups() ? socket.groups().ipv6InterfaceIndex : 0;
    }

    Result send(Address from, long length, int address, int port, boolean more) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        return send(from, length, route(destination), destination, null, port, more);
    }

    /// By the route, or through the interface that the socket is bound to, or for a group through the one that it chose.
    Ipv4Interface route(int destination) {
        int bound = socket.boundInterface();
        int chosen = bound == 0 && Ipv4Address.isMulticast(destination) && socket.hasGroups() ? socket.groups().interfaceIndex : bound;
        Ipv4Interface out = chosen == 0 ? udp.ipv4.route(destination) : udp.ipv4.interfaceAt(chosen - 1);
        return socket.staysOnLink() && out != null && !out.isLoopback() && !out.isOnLink(destination) ? null : out;
    }

    /// With `way` over IPv6, else through `out`, which may be null: there is no way. What waits goes where its first piece was to go, as on Linux.
    Result send(Address from, long length, Ipv4Interface out, int destination, Ipv6Flow way, int port, boolean more) {
        Result permission = socket.permission();
        if (permission.isError()) {
            return permission;
        }
        if (!pending.isEmpty()) {
            return add(from, length, more);
        }
        if (port == 0) {
            return Result.error(Errno.EINVAL);
        }
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        if (!isIpv6 && out == null) {
            return Result.error(Errno.ENETUNREACH);
        }
        if (!isIpv6 && !socket.broadcasts() && udp.ipv4.isBroadcast(destination)) {
            return Result.error(Errno.EACCES);
        }
        Result bound = socket.bindIfNeeded();
        if (bound.isError()) {
            return Result.error(Errno.EAGAIN);
        }
        if (more || length < 0 || length > Math.min(most(out, destination, way), PacketBuffer.PAYLOAD)) {
            pending.begin(out, destination, way, port);
            return add(from, length, more);
        }
        udp.pool.prepare(0);
        PacketBuffer packet = udp.pool.allocateForData();
        if (packet == null) {
            return Result.error(Errno.ENOBUFS);
        }
        packet.append((int) length).copyFrom(from, length);
        transmit(packet, out, destination, way, port);
        return Result.of(length);
    }

    /// Bytes of payload that one packet takes.
    private int most(Ipv4Interface out, int destination, Ipv6Flow way) {
        int packet = Ipv6.SELECTED && way != null ? udp.ipv6.pathMtu(way.out(), way.remoteHigh(), way.remoteLow()) - Ipv6Header.SIZE
                : udp.ipv4.pathMtu(out, destination) - Ipv4Header.SIZE;
        return packet - UdpHeader.SIZE;
    }

    /// Adds to what waits, which is sent without `more`. What goes wrong ends the datagram.
    private Result add(Address from, long length, boolean more) {
        Ipv6Flow way = pending.way;
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        int most = most(pending.out, pending.destination, way);
        int largest = LARGE && socket.fragments(isIpv6) ? 0xFFFF - UdpHeader.SIZE - (isIpv6 ? 0 : Ipv4Header.SIZE) : most;
        int perFragment = isIpv6 ? udp.ipv6.fragmentPayload(way.out(), way.remoteHigh(), way.remoteLow()) : udp.ipv4.fragmentPayload(pending.out, pending.destination);
        if (length < 0 || length > largest - pending.length()) {
            if (length > 0 && !socket.fragments(isIpv6)) {
                tellTooLarge(most + UdpHeader.SIZE);
            }
            pending.drop();
            return Result.error(Errno.EMSGSIZE);
        }
        udp.pool.prepare((int) length / perFragment + 1);
        if (!pending.append(udp.pool, from, (int) length, Math.min(most, PacketBuffer.PAYLOAD), perFragment)) {
            pending.drop();
            return Result.error(Errno.ENOBUFS);
        }
        if (!more) {
            push();
        }
        return Result.of(length);
    }

    /// The error of what waits; IPv4 takes `ipPayload` bytes, so that an MTU is told. As on Linux, of IPv4 the port is known of connected sockets only.
    private void tellTooLarge(int ipPayload) {
        Ipv6Flow way = pending.way;
        if (Ipv6.SELECTED && way != null) {
            socket.notSent(true, way.remoteHigh(), way.remoteLow(), pending.port, ipPayload + Ipv6Header.SIZE);
        } else {
            socket.notSent(false, 0, pending.destination & 0xFFFF_FFFFL, socket.remotePort(), ipPayload + Ipv4Header.SIZE);
        }
    }

    /// Sends what waits, if anything does.
    void push() {
        if (pending.isEmpty()) {
            return;
        }
        int length = pending.length();
        PacketBuffer first = pending.take();
        if (length <= most(pending.out, pending.destination, pending.way)) {
            join(first);
            transmit(first, pending.out, pending.destination, pending.way, pending.port);
        } else {
            sendFragments(first, length);
        }
    }

    /// Makes the buffers that follow `first` parts of its frame.
    private static void join(PacketBuffer first) {
        PacketBuffer tail = first;
        for (PacketBuffer each = first.next; each != null; each = tail.next) {
            tail.next = null;
            first.join(tail, each, 0);
            each.release();                                    // the frame owns it now
            tail = each;
        }
    }

    Result sendPacket(PacketBuffer packet, int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = route(destination);
        return sendPacket(packet, out == null ? Errno.ENETUNREACH : null, out, destination, null, port);
    }

    Result sendPacketIpv6(PacketBuffer packet, long high, long low, int scope, int port) {
        Errno problem = udp.ipv6.findWay(udp.outgoingFlow, high, low, link(high, scope), socket.localHigh(), socket.localLow());
        return sendPacket(packet, problem, null, 0, udp.outgoingFlow, port);
    }

    /// With `noWay` there is none, which is why.
    private Result sendPacket(PacketBuffer packet, Errno noWay, Ipv4Interface out, int destination, Ipv6Flow way, int port) {
        Errno problem = noWay == null && port == 0 ? Errno.EINVAL : noWay;
        if (problem == null && packet.length() > most(out, destination, way)) {
            problem = Errno.EMSGSIZE;
        }
        if (problem == null && socket.bindIfNeeded().isError()) {
            problem = Errno.EAGAIN;
        }
        if (problem != null) {
            packet.release();
            return Result.error(problem);
        }
        int length = packet.length();
        transmit(packet, out, destination, way, port);
        return Result.of(length);
    }

    /// A datagram that does not fit into one packet; `first` and those behind it hold what a fragment takes each.
    private void sendFragments(PacketBuffer first, int length) {
        Ipv6Flow way = pending.way;
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        int source = isIpv6 ? 0 : sourceFor(pending.destination, pending.out);
        int bytes = UdpHeader.SIZE + length;
        writeHeader(first.push(UdpHeader.SIZE), pending.port, bytes);
        int sum = isIpv6 ? way.pseudoHeader(Ipv6.PROTOCOL_UDP, bytes) : Checksum.pseudoHeader(source, pending.destination, Ipv4.PROTOCOL_UDP, bytes);
        for (PacketBuffer each = first; each != null; each = each.next) {
            sum = Checksum.add(sum, Checksum.sum(each.data(), each.length()));
        }
        int checksum = Checksum.complement(sum);
        UdpHeader.CHECKSUM.write(first.data(), checksum == 0 ? 0xFFFF : checksum);
        udp.sent++;
        int identification = (int) udp.random.nextLong();
        int offset = 0;
        for (PacketBuffer each = first; each != null;) {
            PacketBuffer fragment = each;
            each = fragment.next;
            fragment.next = null;
            int payload = fragment.length();
            if (isIpv6) {
                sendFragment(fragment, way, identification, offset, each == null);
            } else {
                sendFragment(fragment, pending.out, source, pending.destination, identification, offset, each == null);
            }
            offset += payload;
        }
        next.forget();
        udp.ipv4.flush();
    }

    private void sendFragment(PacketBuffer fragment, Ipv4Interface out, int source, int destination, int identification, int offset, boolean isLast) {
        if (Ipv4Address.isMulticast(destination)) {
            udp.ipv4.sendFragmentToGroup(fragment, out, source, destination, Ipv4.PROTOCOL_UDP, typeOfService(), timeToLive(destination), identification, offset, isLast,
                    loops());
        } else {
            udp.ipv4.sendFragment(fragment, out, source, destination, Ipv4.PROTOCOL_UDP, typeOfService(), timeToLive(destination), identification, offset, isLast);
        }
    }

    private void sendFragment(PacketBuffer fragment, Ipv6Flow way, int identification, int offset, boolean isLast) {
        udp.ipv6.sendFragment(fragment, way, Ipv6.PROTOCOL_UDP, trafficClass(), hopLimit(way), identification, offset, isLast, loopsIpv6());
        udp.ipv4.sentBesides();
    }

    private int typeOfService() {
        return next.typeOfService(socket.typeOfService());
    }

    private int trafficClass() {
        return next.typeOfService(socket.trafficClass());
    }

    private int timeToLive(int destination) {
        return next.timeToLive(!Ipv4Address.isMulticast(destination) ? socket.timeToLive() : socket.hasGroups() ? socket.groups().timeToLive : 1);
    }

    private int hopLimit(Ipv6Flow way) {
        return next.timeToLive(Ipv6Address.isMulticast(way.remoteHigh()) ? socket.groupHopLimit() : socket.hopLimit());
    }

    private boolean loops() {
        return !socket.hasGroups() || socket.groups().loops;
    }

    private boolean loopsIpv6() {
        return !socket.hasGroups() || socket.groups().loopsIpv6;
    }

    private void writeHeader(Address header, int port, int length) {
        UdpHeader.SOURCE_PORT.write(header, socket.localPort());
        UdpHeader.DESTINATION_PORT.write(header, port);
        UdpHeader.LENGTH.write(header, length);
        UdpHeader.CHECKSUM.write(header, 0);
    }

    private int sourceFor(int destination, Ipv4Interface out) {
        if (next.source() != Ipv4Address.ANY) {
            return next.source();
        }
        int local = socket.localAddress();
        if (local != Ipv4Address.ANY && !udp.ipv4.isBroadcast(local) && !Ipv4Address.isMulticast(local)) {
            return local;
        }
        boolean isChosen = Ipv4Address.isMulticast(destination) && socket.hasGroups() && socket.groups().sourceAddress != Ipv4Address.ANY;
        return isChosen ? socket.groups().sourceAddress : udp.ipv4.sourceFor(destination, out);
    }

    private void transmit(PacketBuffer packet, Ipv4Interface out, int destination, Ipv6Flow way, int port) {
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        int source = isIpv6 ? 0 : sourceFor(destination, out);
        Address header = packet.push(UdpHeader.SIZE);
        int length = packet.frameLength();
        writeHeader(header, port, length);
        int pseudo = isIpv6 ? way.pseudoHeader(Ipv6.PROTOCOL_UDP, length) : Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, length);
        if (!isIpv6 && socket.omitsChecksums()) {
            packet.clearChecksumState();
        } else if (isIpv6 ? way.out().fillsChecksums() : out.fillsChecksums()) {
            UdpHeader.CHECKSUM.write(header, pseudo);
            packet.leaveChecksumToDevice(header, UdpHeader.CHECKSUM.offset());
        } else {
            int checksum = Checksum.complement(Checksum.add(Checksum.sumAll(packet), pseudo));
            UdpHeader.CHECKSUM.write(header, checksum == 0 ? 0xFFFF : checksum);      // 0 would mean none (RFC 768)
        }
        udp.sent++;
        if (isIpv6) {
            udp.ipv6.send(packet, way, Ipv6.PROTOCOL_UDP, trafficClass(), hopLimit(way), loopsIpv6());
            udp.ipv4.sentBesides();
        } else if (Ipv4Address.isMulticast(destination)) {
            udp.ipv4.sendToGroup(packet, out, source, destination, Ipv4.PROTOCOL_UDP, typeOfService(), timeToLive(destination), loops());
        } else {
            udp.ipv4.send(packet, out, source, destination, Ipv4.PROTOCOL_UDP, typeOfService(), next.timeToLive(socket.timeToLive()));
        }
        next.forget();
        udp.ipv4.flush();
    }
}
