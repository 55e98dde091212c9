// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.api.Clock;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.packet.PathMtus;
import java.util.Arrays;

/// The Internet Protocol of a host: what comes in is checked and given to its protocol, what goes out gets header and way.
///
/// Routes follow from the interfaces: own addresses and 127.0.0.0/8 through loopback, the prefix of a link through its interface, the rest through the first
/// interface with a gateway. Options are skipped on receipt and never sent. Fragments are put together by `Ipv4Fragments`; without that they are dropped and counted.
@Hot
public final class Ipv4 {
    public static final int PROTOCOL_ICMP = 1;
    public static final int PROTOCOL_TCP = 6;
    public static final int PROTOCOL_UDP = 17;
    /// Linux's default (RFC 1700 recommends it).
    public static final int DEFAULT_TIME_TO_LIVE = 64;

    private static final int ROUTER_ALERT = 0x9404_0000;     // RFC 2113 §2.1
    private static final int INTERNETWORK_CONTROL = 0xC0;    // type of service

    private static final int SMALLEST_PATH_MTU = 552;        // Linux's ip_rt_min_pmtu: a smaller one is not believed

    private static final int PROTOCOLS = 256;

    private final Ipv4Protocol[] protocols = new Ipv4Protocol[PROTOCOLS];
    private final Ipv4Counters counters = new Ipv4Counters();
    private Ipv4Interface[] interfaces = new Ipv4Interface[0];
    private Ipv4Interface loopback;      // null: none
    private final PathMtus pathMtus = new PathMtus();
    private Clock clock;                 // null: nothing ages
    private Ipv4Fragments fragments;     // null: they are dropped
    private Ipv4Groups groups;           // null: it listens to none
    private Ipv4Errors errors;           // null: nobody is told
    private Ipv4Listener listener;       // null: nobody
    private final ErrorReport report = new ErrorReport();
    private boolean hasSent;             // since the last flush

    /// Adds an interface; before it is used.
    public void add(Ipv4Interface added) {
        interfaces = Arrays.copyOf(interfaces, interfaces.length + 1);
        interfaces[interfaces.length - 1] = added;
        added.setIndex(interfaces.length);
        if (added.isLoopback()) {
            loopback = added;
        }
    }

    /// What is known of paths ages by `clock`; without one it does not. Before it is used.
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    /// Packets of protocol `number` (IANA) go to `protocol` from now on.
    public void setProtocol(int number, Ipv4Protocol protocol) {
        protocols[number] = protocol;
    }

    public void setErrors(Ipv4Errors errors) {
        this.errors = errors;
    }

    public void setGroups(Ipv4Groups groups) {
        this.groups = groups;
    }

    /// Null: it can listen to none.
    public Ipv4Groups groups() {
        return groups;
    }

    /// `listener` is told of packets beside their protocols from now on; null: nobody is.
    public void setListener(Ipv4Listener listener) {
        this.listener = listener;
    }

    /// Who else is told, or null.
    public Ipv4Listener listener() {
        return listener;
    }

    /// What is said of the undelivered packet that protocols are being told of.
    public ErrorReport report() {
        return report;
    }

    public void setFragments(Ipv4Fragments fragments) {
        this.fragments = fragments;
    }

    /// The largest packet that reaches `destination` through `out` without being cut, as far as is known.
    @NoAllocation(reason = "runs once per datagram")
    public int pathMtu(Ipv4Interface out, int destination) {
        return pathMtus.isEmpty() ? out.mtu() : pathMtus.of(0, destination, out.mtu(), now());
    }

    /// A router said, about a packet that we did send, that no more than `mtu` bytes get to `destination`.
    public void learnPathMtu(int destination, int mtu) {
        pathMtus.learn(0, destination, Math.max(mtu, SMALLEST_PATH_MTU), now());
    }

    private long now() {
        return clock == null ? 0 : clock.nowNanos();
    }

    public int interfaceCount() {
        return interfaces.length;
    }

    /// The interface at `place`, counted from 0.
    public Ipv4Interface interfaceAt(int place) {
        return interfaces[place];
    }

    public Ipv4Counters counters() {
        return counters;
    }

    /// Whether `address` is one of this host's.
    @NoAllocation(reason = "runs once per packet")
    public boolean isLocal(int address) {
        if (Ipv4Address.isLoopback(address)) {
            return loopback != null;
        }
        for (int i = 0; i < interfaces.length; i++) {
            if (interfaces[i].address() == address && address != Ipv4Address.ANY) {
                return true;
            }
        }
        return false;
    }

    /// Whether `address` means all hosts of a link.
    @NoAllocation(reason = "runs once per packet")
    public boolean isBroadcast(int address) {
        for (int i = 0; i < interfaces.length; i++) {
            if (interfaces[i].isBroadcast(address)) {
                return true;
            }
        }
        return address == Ipv4Address.BROADCAST;
    }

    /// The interface through which `destination` is reached, or null if there is none.
    @NoAllocation(reason = "runs once per packet")
    public Ipv4Interface route(int destination) {
        if (isLocal(destination)) {
            return loopback;
        }
        Ipv4Interface router = null;
        for (int i = 0; i < interfaces.length; i++) {
            Ipv4Interface candidate = interfaces[i];
            if (candidate.isLoopback()) {
                continue;
            }
            if (candidate.isOnLink(destination)) {
                return candidate;
            }
            boolean toLink = destination == Ipv4Address.BROADCAST || Ipv4Address.isMulticast(destination);
            if (router == null && (candidate.gateway() != 0 || toLink)) {
                router = candidate;
            }
        }
        return router;
    }

    /// The address from which packets to `destination` through `out` are sent.
    public int sourceFor(int destination, Ipv4Interface out) {
        return out.isLoopback() && !Ipv4Address.isMulticast(destination) ? destination : out.address();
    }

    /// Sends `packet`, which begins at the protocol's header, through `out`, which `route` gave; takes it over. Leaves at the latest with `flush`.
    ///
    /// Not to be fragmented: larger ones, parts behind the first aside, than `out.mtu()` are dropped. Identification is 0, as RFC 6864 §4.1 allows for these.
    public void send(PacketBuffer packet, Ipv4Interface out, int source, int destination, int protocol, int typeOfService, int timeToLive) {
        send(packet, out, source, destination, protocol, typeOfService, timeToLive, 0, Ipv4Header.DO_NOT_FRAGMENT);
    }

    /// Sends a part of a packet, whose payload belongs at `offset`, a multiple of 8; `isLast`: no more follow. All parts have the same `identification`, and no other packet to
    /// that destination for a while. Else as `send`.
    public void sendFragment(PacketBuffer packet, Ipv4Interface out, int source, int destination, int protocol, int typeOfService, int timeToLive,
            int identification, int offset, boolean isLast) {
        send(packet, out, source, destination, protocol, typeOfService, timeToLive, identification & 0xFFFF,
                offset / Ipv4Header.FRAGMENT_UNIT | (isLast ? 0 : Ipv4Header.MORE_FRAGMENTS));
    }

    /// As `send`, of a packet that may be in several buffers (`PacketBuffer.rest`), or larger than the path's MTU: it leaves in fragments then, copied into buffers of `pool`.
    /// `identification` as of `sendFragment`.
    public void sendLarge(PacketPool pool, PacketBuffer packet, Ipv4Interface out, int source, int destination, int protocol, int typeOfService, int timeToLive,
            int identification) {
        int length = packet.length() + packet.restLength();
        if (length + Ipv4Header.SIZE <= pathMtu(out, destination) && packet.restToParts()) {
            send(packet, out, source, destination, protocol, typeOfService, timeToLive);
            return;
        }
        int most = fragmentPayload(out, destination);
        pool.prepare(length / most + 1);
        for (int offset = 0; offset < length; offset += most) {
            PacketBuffer fragment = pool.allocateForData();
            if (fragment == null) {
                break;                           // those that left are given up where they arrive
            }
            int bytes = Math.min(most, length - offset);
            packet.copyOut(offset, fragment.append(bytes), bytes);
            sendFragment(fragment, out, source, destination, protocol, typeOfService, timeToLive, identification, offset, offset + bytes == length);
        }
        packet.release();
    }

    /// As `send`, to a group. With `loops` this host receives it, too, if it listens to the group on that link.
    public void sendToGroup(PacketBuffer packet, Ipv4Interface out, int source, int group, int protocol, int typeOfService, int timeToLive, boolean loops) {
        sendToGroup(packet, out, source, group, protocol, typeOfService, timeToLive, 0, Ipv4Header.DO_NOT_FRAGMENT, loops);
    }

    /// As `sendFragment`, to a group; `loops` as of `sendToGroup`.
    public void sendFragmentToGroup(PacketBuffer packet, Ipv4Interface out, int source, int group, int protocol, int typeOfService, int timeToLive, int identification,
            int offset, boolean isLast, boolean loops) {
        sendToGroup(packet, out, source, group, protocol, typeOfService, timeToLive, identification & 0xFFFF,
                offset / Ipv4Header.FRAGMENT_UNIT | (isLast ? 0 : Ipv4Header.MORE_FRAGMENTS), loops);
    }

    private void sendToGroup(PacketBuffer packet, Ipv4Interface out, int source, int group, int protocol, int typeOfService, int timeToLive, int identification, int fragment,
            boolean loops) {
        PacketBuffer own = loops && !out.isLoopback() && isMember(out, group) ? packet.copyAll() : null;
        if (timeToLive != 0 || out.isLoopback()) {
            send(packet, out, source, group, protocol, typeOfService, timeToLive, identification, fragment);
        } else {
            packet.releaseFrame();               // for this host only
        }
        if (own != null) {
            own.clearChecksumState();
            own.setChecksumVerified();
            writeHeader(own, Ipv4Header.SIZE, source, group, protocol, typeOfService, timeToLive, identification, fragment);
            receivedAcceptable(own, out);
        }
    }

    /// Sends a message to the routers of a link, with a router alert (RFC 2113) so that they look at it: no others pass it on. Leaves with `flush`.
    public void sendAlert(PacketBuffer packet, Ipv4Interface out, int destination, int protocol) {
        counters.sent++;
        hasSent = true;
        Address option = packet.push(Integer.BYTES);
        option.storeInt(0, Integer.reverseBytes(ROUTER_ALERT));
        writeHeader(packet, Ipv4Header.SIZE + Integer.BYTES, out.address(), destination, protocol, INTERNETWORK_CONTROL, 1, 0, Ipv4Header.DO_NOT_FRAGMENT);
        out.transmit(packet, destination);
    }

    /// Bytes of a packet's payload that fit into each of its fragments on this path; each is one buffer.
    public int fragmentPayload(Ipv4Interface out, int destination) {
        return Math.min(pathMtu(out, destination), PacketBuffer.PAYLOAD) - Ipv4Header.SIZE & -Ipv4Header.FRAGMENT_UNIT;
    }

    private void send(PacketBuffer packet, Ipv4Interface out, int source, int destination, int protocol, int typeOfService, int timeToLive,
            int identification, int fragment) {
        counters.sent++;
        hasSent = true;
        if (packet.length() + Ipv4Header.SIZE > out.mtu()) {
            counters.sentTooLarge++;
            packet.releaseFrame();
            return;
        }
        writeHeader(packet, Ipv4Header.SIZE, source, destination, protocol, typeOfService, timeToLive, identification, fragment);
        out.transmit(packet, out.nextHop(destination));
    }

    /// Puts the header in front of `packet`, or the rest of one of `headerLength` bytes.
    private static void writeHeader(PacketBuffer packet, int headerLength, int source, int destination, int protocol, int typeOfService, int timeToLive, int identification,
            int fragment) {
        Address header = packet.push(Ipv4Header.SIZE);
        Ipv4Header.VERSION_AND_LENGTH.write(header, Ipv4Header.VERSION_4 << 4 | headerLength / 4);
        Ipv4Header.TYPE_OF_SERVICE.write(header, typeOfService);
        Ipv4Header.TOTAL_LENGTH.write(header, packet.frameLength());
        Ipv4Header.IDENTIFICATION.write(header, identification);
        Ipv4Header.FRAGMENT.write(header, fragment);
        Ipv4Header.TIME_TO_LIVE.write(header, timeToLive);
        Ipv4Header.PROTOCOL.write(header, protocol);
        Ipv4Header.CHECKSUM.write(header, 0);
        Ipv4Header.SOURCE.write(header, source);
        Ipv4Header.DESTINATION.write(header, destination);
        Ipv4Header.CHECKSUM.write(header, Checksum.complement(Checksum.sum(header, headerLength)));
    }

    /// Sends `packet`, which begins at an IPv4 header that a program wrote, through `out`; takes it over. The length, the checksum and what is 0 of source and identification are
    /// filled in (raw(7)). Larger ones than `out.mtu()` are dropped.
    public void sendWithHeader(PacketBuffer packet, Ipv4Interface out, int destination, int identification) {
        Address header = packet.data();
        counters.sent++;
        hasSent = true;
        if (packet.length() > out.mtu()) {
            counters.sentTooLarge++;
            packet.release();
            return;
        }
        Ipv4Header.TOTAL_LENGTH.write(header, packet.length());
        if (Ipv4Header.SOURCE.read(header) == Ipv4Address.ANY) {
            Ipv4Header.SOURCE.write(header, sourceFor(destination, out));
        }
        if (Ipv4Header.IDENTIFICATION.read(header) == 0) {
            Ipv4Header.IDENTIFICATION.write(header, identification & 0xFFFF);
        }
        Ipv4Header.CHECKSUM.write(header, 0);
        Ipv4Header.CHECKSUM.write(header, Checksum.complement(Checksum.sum(header, Ipv4Header.length(header))));
        out.transmit(packet, out.nextHop(destination));
    }

    /// Something else was sent through these links, over IPv6: it leaves with the next `flush`.
    public void sentBesides() {
        hasSent = true;
    }

    /// Everything sent with `send` so far leaves now.
    public void flush() {
        if (hasSent) {
            flushAll();
        }
    }

    /// Everything that waits at any interface leaves now, also what its devices had no room for before.
    public void flushAll() {
        hasSent = false;
        for (int i = 0; i < interfaces.length; i++) {
            interfaces[i].flush();
        }
    }

    /// A packet, from its IPv4 header on, came in through `from`; takes it over.
    public void received(PacketBuffer packet, Ipv4Interface from) {
        counters.received++;
        Address header = packet.data();
        if (!isWellFormed(packet, header)) {
            counters.headerErrors++;
            packet.release();
            return;
        }
        packet.truncateAll(Ipv4Header.TOTAL_LENGTH.read(header));
        int source = Ipv4Header.SOURCE.read(header);
        int destination = Ipv4Header.DESTINATION.read(header);
        if (!isAcceptable(source, destination, from)) {
            counters.addressErrors++;
            packet.release();
            return;
        }
        receivedAcceptable(packet, from);
    }

    private void receivedAcceptable(PacketBuffer packet, Ipv4Interface from) {
        Address header = packet.data();
        if (Ipv4Header.isFragment(header)) {
            fragmentReceived(packet, from);
            return;
        }
        deliver(packet, header, Ipv4Header.SOURCE.read(header), Ipv4Header.DESTINATION.read(header), from);
    }

    private void fragmentReceived(PacketBuffer fragment, Ipv4Interface from) {
        if (fragments == null) {
            counters.fragmentsDropped++;
            fragment.release();
            return;
        }
        PacketBuffer packet = fragments.received(fragment);
        if (packet == null) {
            return;
        }
        Address header = packet.data();
        deliver(packet, header, Ipv4Header.SOURCE.read(header), Ipv4Header.DESTINATION.read(header), from);
    }

    private void deliver(PacketBuffer packet, Address header, int source, int destination, Ipv4Interface from) {
        boolean isHeard = listener != null && listener.received(packet, from);
        Ipv4Protocol protocol = protocols[Ipv4Header.PROTOCOL.read(header)];
        if (protocol == null) {
            if (!isHeard) {
                counters.unknownProtocols++;
                unreachable(packet, Ipv4Errors.PROTOCOL_UNREACHABLE);
            }
            packet.release();
            return;
        }
        if (packet.rest() != null && !protocol.takesRest()) {
            counters.fragmentsDropped++;
            packet.release();
            return;
        }
        counters.delivered++;
        int headerLength = Ipv4Header.length(header);
        packet.pull(headerLength);
        protocol.received(packet, headerLength, source, destination, from);
    }

    private static boolean isWellFormed(PacketBuffer packet, Address header) {
        if (packet.length() < Ipv4Header.SIZE || Ipv4Header.version(header) != Ipv4Header.VERSION_4) {
            return false;
        }
        int headerLength = Ipv4Header.length(header);
        int total = Ipv4Header.TOTAL_LENGTH.read(header);
        return headerLength >= Ipv4Header.SIZE && total >= headerLength && total <= packet.length() + packet.restLength()
                && headerLength <= packet.length() && Checksum.isRight(Checksum.sum(header, headerLength));
    }

    /// For us, and from somebody who can be: no group, no loopback address from outside (RFC 1122 §3.2.1.3), and not from ourselves.
    private boolean isAcceptable(int source, int destination, Ipv4Interface from) {
        if (from.isLoopback()) {
            return isLocal(destination) || isMember(from, destination);
        }
        if (Ipv4Address.isLoopback(source) || Ipv4Address.isLoopback(destination) || Ipv4Address.isMulticast(source)
                || source == Ipv4Address.ANY && destination != Ipv4Address.BROADCAST      // as who has no address yet (DHCP)
                        && !Ipv4Address.isLinkGroup(destination)                       // or a switch that asks for members
                || isLocal(source) || isBroadcast(source)) {
            return false;
        }
        return isLocal(destination) || from.isBroadcast(destination) || isMember(from, destination);
    }

    private boolean isMember(Ipv4Interface from, int destination) {
        return groups != null && Ipv4Address.isMulticast(destination) && groups.isMember(from.index(), destination);
    }

    /// Tells the sender of `packet`, which begins at its IPv4 header, that it cannot be delivered; `code` as in `Ipv4Errors`. The packet stays the caller's.
    public void unreachable(PacketBuffer packet, int code) {
        if (errors != null) {
            errors.destinationUnreachable(code, packet);
        }
    }

    /// Tells the sender of `packet`, the first fragment of one, that the others did not come. The packet stays the caller's.
    public void reassemblyTimedOut(PacketBuffer packet) {
        if (errors != null) {
            errors.reassemblyTimedOut(packet);
            flush();
        }
    }

    /// A packet that this host sent, from its IPv4 header on, could not be delivered to the next hop. It stays the caller's.
    public void undelivered(PacketBuffer packet) {
        Address header = packet.data();
        Ipv4Protocol protocol = protocols[Ipv4Header.PROTOCOL.read(header)];
        report.setLocal(0, packet.frameLength() - Ipv4Header.length(header));
        if (listener != null) {
            listener.undelivered(Errno.EHOSTUNREACH, false, header, header.plus(Ipv4Header.length(header)));
        }
        if (protocol != null) {
            protocol.undelivered(Errno.EHOSTUNREACH, false, 0, Ipv4Header.SOURCE.read(header), Ipv4Header.DESTINATION.read(header),
                    header.plus(Ipv4Header.SIZE));
        }
    }

    /// Who receives packets of protocol `number`, or null.
    public Ipv4Protocol protocol(int number) {
        return protocols[number];
    }
}
