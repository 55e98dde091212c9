// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
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
    private static final int LARGEST_PAYLOAD = 0xFFFF - Ipv4Header.SIZE - UdpHeader.SIZE;
    /// Kconfig's `NET_UDP_LARGE`.
    private static final boolean LARGE = Boolean.parseBoolean(System.getProperty("corto.net.udp.large", "true"));

    private final Udp udp;
    private final UdpSocket socket;
    private final NextDatagram next;
    private PacketBuffer corked;          // what was sent with `more`, or null

    UdpSender(Udp udp, UdpSocket socket) {
        this.udp = udp;
        this.socket = socket;
        next = new NextDatagram(udp);
    }

    NextDatagram next() {
        return next;
    }

    void close() {
        if (corked != null) {
            corked.release();
            corked = null;
        }
    }

    Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more) {
        Errno problem = udp.ipv6.findWay(udp.outgoingFlow, high, low, scope == 0 ? next.scope : scope, (next.high | next.low) == 0 ? socket.localHigh() : next.high,
                (next.high | next.low) == 0 ? socket.localLow() : next.low);
        return problem != null && !socket.hasPendingError() && !socket.isWriteShut() ? Result.error(problem) : send(from, length, null, 0, udp.outgoingFlow, port, more);
    }

    Result send(Address from, long length, int address, int port, boolean more) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        return send(from, length, udp.ipv4.route(destination), destination, null, port, more);
    }

    /// With `way` over IPv6, else through `out`, which may be null: there is no way.
    Result send(Address from, long length, Ipv4Interface out, int destination, Ipv6Flow way, int port, boolean more) {
        if (socket.hasPendingError()) {
            return Result.error(socket.takeError());
        }
        if (socket.isWriteShut()) {
            return Result.error(Errno.EPIPE);
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
        int before = corked == null ? 0 : corked.length();
        int fitting = isIpv6 ? udp.ipv6.pathMtu(way.out(), way.remoteHigh(), way.remoteLow()) - Ipv6Header.SIZE
                : udp.ipv4.pathMtu(out, destination) - Ipv4Header.SIZE;
        int most = fitting - UdpHeader.SIZE - before;
        boolean isLarge = LARGE && !isIpv6 && corked == null && !more && length > most && length <= LARGEST_PAYLOAD && !udp.ipv4.isBroadcast(destination);
        if (length < 0 || length > most && !isLarge) {
            return Result.error(Errno.EMSGSIZE);
        }
        Result bound = socket.bindIfNeeded();
        if (bound.isError()) {
            return Result.error(Errno.EAGAIN);
        }
        udp.pool.prepare((int) length / PacketBuffer.CAPACITY);
        if (isLarge) {
            return sendFragments(from, (int) length, out, destination, port);
        }
        if (corked == null) {
            corked = udp.pool.allocateForData();
            if (corked == null) {
                return Result.error(Errno.ENOBUFS);
            }
        }
        corked.append((int) length).copyFrom(from, length);
        if (!more) {
            PacketBuffer packet = corked;
            corked = null;
            transmit(packet, out, destination, way, port);
        }
        return Result.of(length);
    }

    Result sendPacket(PacketBuffer packet, int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = udp.ipv4.route(destination);
        Errno problem = out == null ? Errno.ENETUNREACH : port == 0 ? Errno.EINVAL : null;
        if (problem == null && packet.length() > udp.ipv4.pathMtu(out, destination) - Ipv4Header.SIZE - UdpHeader.SIZE) {
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
        transmit(packet, out, destination, null, port);
        return Result.of(length);
    }

    /// A datagram that does not fit into one packet: each fragment is filled from the program's memory, all buffers are there before the first one leaves.
    private Result sendFragments(Address from, int length, Ipv4Interface out, int destination, int port) {
        int perFragment = (udp.ipv4.pathMtu(out, destination) - Ipv4Header.SIZE) & -Ipv4Header.FRAGMENT_UNIT;
        int source = sourceFor(destination, out);
        PacketBuffer first = null;
        PacketBuffer last = null;
        int sum = Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, UdpHeader.SIZE + length);
        for (int done = -UdpHeader.SIZE; done < length;) {
            PacketBuffer fragment = udp.pool.allocateForData();
            if (fragment == null) {
                release(first);
                return Result.error(Errno.ENOBUFS);
            }
            if (last == null) {
                first = fragment;
                writeHeader(fragment.append(UdpHeader.SIZE), port, UdpHeader.SIZE + length);
                done = 0;
            } else {
                last.next = fragment;
            }
            last = fragment;
            int bytes = Math.min(perFragment - fragment.length(), length - done);
            fragment.append(bytes).copyFrom(from.plus(done), bytes);
            sum = Checksum.add(sum, Checksum.sum(fragment.data(), fragment.length()));
            done += bytes;
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
            int bytes = fragment.length();
            udp.ipv4.sendFragment(fragment, out, source, destination, Ipv4.PROTOCOL_UDP, socket.typeOfService(), socket.timeToLive(), identification, offset, each == null);
            offset += bytes;
        }
        udp.ipv4.flush();
        return Result.of(length);
    }

    private static void release(PacketBuffer first) {
        for (PacketBuffer each = first; each != null;) {
            PacketBuffer done = each;
            each = done.next;
            done.next = null;
            done.release();
        }
    }

    private void writeHeader(Address header, int port, int length) {
        UdpHeader.SOURCE_PORT.write(header, socket.localPort());
        UdpHeader.DESTINATION_PORT.write(header, port);
        UdpHeader.LENGTH.write(header, length);
        UdpHeader.CHECKSUM.write(header, 0);
    }

    private int sourceFor(int destination, Ipv4Interface out) {
        if (next.source != Ipv4Address.ANY) {
            return next.source;
        }
        return socket.localAddress() == Ipv4Address.ANY || udp.ipv4.isBroadcast(socket.localAddress()) ? udp.ipv4.sourceFor(destination, out) : socket.localAddress();
    }

    private void transmit(PacketBuffer packet, Ipv4Interface out, int destination, Ipv6Flow way, int port) {
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        int source = isIpv6 ? 0 : sourceFor(destination, out);
        Address header = packet.push(UdpHeader.SIZE);
        int length = packet.length();
        writeHeader(header, port, length);
        int pseudo = isIpv6 ? way.pseudoHeader(Ipv6.PROTOCOL_UDP, length) : Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, length);
        if (isIpv6 ? way.out().fillsChecksums() : out.fillsChecksums()) {
            UdpHeader.CHECKSUM.write(header, pseudo);
            packet.leaveChecksumToDevice(header, UdpHeader.CHECKSUM.offset());
        } else {
            int checksum = Checksum.complement(Checksum.add(Checksum.sum(header, length), pseudo));
            UdpHeader.CHECKSUM.write(header, checksum == 0 ? 0xFFFF : checksum);      // 0 would mean none (RFC 768)
        }
        udp.sent++;
        if (isIpv6) {
            int usual = Ipv6Address.isMulticast(way.remoteHigh()) ? socket.groupHopLimit() : socket.hopLimit();
            udp.ipv6.send(packet, way, Ipv6.PROTOCOL_UDP, next.typeOfService < 0 ? socket.trafficClass() : next.typeOfService, next.timeToLive < 0 ? usual : next.timeToLive);
            udp.ipv4.sentBesides();
        } else {
            udp.ipv4.send(packet, out, source, destination, Ipv4.PROTOCOL_UDP, next.typeOfService < 0 ? socket.typeOfService() : next.typeOfService,
                    next.timeToLive < 0 ? socket.timeToLive() : next.timeToLive);
        }
        next.forget();
        udp.ipv4.flush();
    }
}
