// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.api.Clock;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.packet.PathMtus;
import java.util.Arrays;

/// The Internet Protocol, version 6, of a host: what comes in is checked, its extension headers are walked, and it is given to its protocol.
///
/// Extension headers (RFC 8200 §4): options that we do not know do what their upper bits say; routing headers are passed over when they lead no further; fragments that
/// are a whole packet (RFC 6946) count as such, others are put together by `Ipv6Fragments`; without that they are dropped and counted.
public final class Ipv6 {
    /// Kconfig's `NET_IPV6_SOCKETS`: whether transports run over it.
    public static final boolean SELECTED = Boolean.parseBoolean(System.getProperty("corto.net.ipv6.sockets", "true"));

    public static final int PROTOCOL_TCP = 6;
    public static final int PROTOCOL_UDP = 17;
    public static final int PROTOCOL_ICMPV6 = 58;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int NO_NEXT_HEADER = 59;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOST_HEADERS = 8;               // as Linux's max_ext_hdrs, roughly: more than any packet needs
    private static final int EXTENSION_UNIT = 8;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;                 // and of ICMPv6

    // Options (§4.2)
    private static final int PAD1 = 0;
    private static final int PADN = 1;
    private static final int ROUTER_ALERT = 5;

    private static final int PROTOCOLS = 256;
    private static final int SMALLEST_MTU = 1280;

    private final Ipv6Protocol[] protocols = new Ipv6Protocol[PROTOCOLS];
    private final Ipv6Counters counters = new Ipv6Counters();
    private Ipv6Interface[] interfaces = new Ipv6Interface[0];
    private Ipv6Fragments fragments;                         // null: they are dropped
    private Ipv6Groups groups;                               // null: programs join none
    private Ipv6Errors errors;                               // null: nobody is told
    private Ipv6Listener listener;                           // null: nobody
    private final ErrorReport report = new ErrorReport();

    private final PathMtus pathMtus = new PathMtus();
    private Clock clock;                                     // null: nothing ages
    private Ipv6Interface loopback;                          // null: none

    /// What is known of paths ages by `clock`; without one it does not. Before it is used.
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    /// Adds an interface; before it is used.
    public void add(Ipv6Interface added) {
        interfaces = Arrays.copyOf(interfaces, interfaces.length + 1);
        interfaces[interfaces.length - 1] = added;
        if (added.isLoopback()) {
            loopback = added;
        }
    }

    public int interfaceCount() {
        return interfaces.length;
    }

    /// The interface at `place`, counted from 0.
    public Ipv6Interface interfaceAt(int place) {
        return interfaces[place];
    }

    /// The interface of `index`, or null.
    public Ipv6Interface find(int index) {
        for (int i = 0; i < interfaces.length; i++) {
            if (interfaces[i].index() == index) {
                return interfaces[i];
            }
        }
        return null;
    }

    /// Whether the address is one of this host's.
    public boolean isLocal(long high, long low) {
        for (int i = 0; i < interfaces.length; i++) {
            if (interfaces[i].isLocal(high, low)) {
                return true;
            }
        }
        return false;
    }

    public void setProtocol(int number, Ipv6Protocol protocol) {
        protocols[number] = protocol;
    }

    public Ipv6Protocol protocol(int number) {
        return protocols[number];
    }

    public void setErrors(Ipv6Errors errors) {
        this.errors = errors;
    }

    public void setGroups(Ipv6Groups groups) {
        this.groups = groups;
    }

    /// Null: programs can join none.
    public Ipv6Groups groups() {
        return groups;
    }

    public void setFragments(Ipv6Fragments fragments) {
        this.fragments = fragments;
    }

    /// `listener` is told of packets beside their protocols from now on; null: nobody is.
    public void setListener(Ipv6Listener listener) {
        this.listener = listener;
    }

    /// Who else is told, or null.
    public Ipv6Listener listener() {
        return listener;
    }

    /// What is said of the undelivered packet that protocols are being told of.
    public ErrorReport report() {
        return report;
    }

    public Ipv6Counters counters() {
        return counters;
    }

    /// The interface through which the destination is reached, or null: loopback for this host's own addresses, the one with index `scope` if that is not 0,
    /// else the first that reaches it.
    public Ipv6Interface route(long high, long low, int scope) {
        if (loopback != null && isLocal(high, low)) {
            return loopback;
        }
        if (scope != 0) {
            Ipv6Interface named = find(scope);
            return named != null && (named.reaches(high, low) || Ipv6Address.isMulticast(high)) ? named : null;
        }
        for (int i = 0; i < interfaces.length; i++) {
            if (interfaces[i].reaches(high, low)) {
                return interfaces[i];
            }
        }
        return null;
    }

    /// Makes `flow` the way to a peer, :: meaning this host, from `local`, or from the best address if that is ::. Null, or why there is none: ENETUNREACH, EADDRNOTAVAIL.
    public Errno findWay(Ipv6Flow flow, long high, long low, int scope, long localHigh, long localLow) {
        long remoteLow = Ipv6Address.isUnspecified(high, low) ? 1 : low;
        Ipv6Interface out = route(high, remoteLow, scope);
        if (out == null) {
            return Errno.ENETUNREACH;
        }
        boolean isChosen = !Ipv6Address.isUnspecified(localHigh, localLow);
        if (isChosen || out.isLoopback() && !Ipv6Address.isMulticast(high)) {
            flow.set(out, isChosen ? localHigh : high, isChosen ? localLow : remoteLow, high, remoteLow);
            return null;
        }
        int place = out.sourceFor(high, remoteLow);
        if (place < 0) {
            return Errno.EADDRNOTAVAIL;
        }
        flow.set(out, out.addressHigh(place), out.addressLow(place), high, remoteLow);
        return null;
    }

    /// The largest packet that reaches the destination through `out`, as far as is known.
    public int pathMtu(Ipv6Interface out, long high, long low) {
        return pathMtus.isEmpty() ? out.mtu() : pathMtus.of(high, low, out.mtu(), now());
    }

    private long now() {
        return clock == null ? 0 : clock.nowNanos();
    }

    /// A router said, about a packet that we did send, that no more than `mtu` bytes get there. Less than 1,280 is not believed (RFC 8201 §4).
    public void learnPathMtu(long high, long low, int mtu) {
        if (mtu >= SMALLEST_MTU) {
            pathMtus.learn(high, low, mtu, now());
        }
    }

    /// Puts the header in front of `packet`, so that its protocol can compute the checksum; then `send`.
    public Address writeHeader(PacketBuffer packet, long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int protocol,
            int trafficClass, int hopLimit) {
        int length = packet.frameLength();
        Address header = packet.push(Ipv6Header.SIZE);
        Ipv6Header.VERSION_CLASS_FLOW.write(header, Ipv6Header.VERSION << 28 | trafficClass << 20);
        Ipv6Header.PAYLOAD_LENGTH.write(header, length);
        Ipv6Header.NEXT_HEADER.write(header, protocol);
        Ipv6Header.HOP_LIMIT.write(header, hopLimit);
        Ipv6Header.SOURCE_HIGH.write(header, sourceHigh);
        Ipv6Header.SOURCE_LOW.write(header, sourceLow);
        Ipv6Header.DESTINATION_HIGH.write(header, destinationHigh);
        Ipv6Header.DESTINATION_LOW.write(header, destinationLow);
        return header;
    }

    /// As the other, with `loops` also to this host if the peer is a group to which it listens.
    public void send(PacketBuffer packet, Ipv6Flow flow, int protocol, int trafficClass, int hopLimit, boolean loops) {
        if (!Ipv6Address.isMulticast(flow.remoteHigh())) {
            send(packet, flow, protocol, trafficClass, hopLimit);
            return;
        }
        Ipv6Interface out = flow.out();
        writeHeader(packet, flow.localHigh(), flow.localLow(), flow.remoteHigh(), flow.remoteLow(), protocol, trafficClass, hopLimit < 0 ? out.hopLimit() : hopLimit);
        sendToGroup(packet, out, loops);
    }

    /// Sends `packet`, which begins at the protocol's header, to the peer of `flow`; takes it over. `hopLimit` −1: the link's. Leaves at the latest with `flush`.
    public void send(PacketBuffer packet, Ipv6Flow flow, int protocol, int trafficClass, int hopLimit) {
        Ipv6Interface out = flow.out();
        writeHeader(packet, flow.localHigh(), flow.localLow(), flow.remoteHigh(), flow.remoteLow(), protocol, trafficClass,
                hopLimit < 0 ? out.hopLimit() : hopLimit);
        send(packet, out);
    }

    /// Sends a part of a packet, whose payload belongs at `offset`, a multiple of 8; `isLast`: no more follow. All parts have the same `identification`, and no other packet to that
    /// destination for a while. Else as `send`.
    public void sendFragment(PacketBuffer packet, Ipv6Flow flow, int protocol, int trafficClass, int hopLimit, int identification, int offset, boolean isLast,
            boolean loops) {
        FragmentHeader.write(packet.push(FragmentHeader.SIZE), protocol, identification, offset, isLast);
        send(packet, flow, FRAGMENT, trafficClass, hopLimit, loops);
    }

    /// Bytes of a packet's payload that fit into each of its fragments on this path; each is one buffer.
    public int fragmentPayload(Ipv6Interface out, long high, long low) {
        return Math.min(pathMtu(out, high, low), PacketBuffer.PAYLOAD) - Ipv6Header.SIZE - FragmentHeader.SIZE & -FragmentHeader.UNIT;
    }

    /// As `send`, of a packet that may be in several buffers (`PacketBuffer.rest`), or larger than the path's MTU: it leaves in fragments then, copied into buffers of `pool`.
    /// `identification` as of `sendFragment`.
    public void sendLarge(PacketPool pool, PacketBuffer packet, Ipv6Flow flow, int protocol, int trafficClass, int hopLimit, int identification) {
        int length = packet.length() + packet.restLength();
        if (length + Ipv6Header.SIZE <= pathMtu(flow.out(), flow.remoteHigh(), flow.remoteLow()) && packet.restToParts()) {
            send(packet, flow, protocol, trafficClass, hopLimit);
            return;
        }
        int most = fragmentPayload(flow.out(), flow.remoteHigh(), flow.remoteLow());
        pool.prepare(length / most + 1);
        for (int offset = 0; offset < length; offset += most) {
            PacketBuffer fragment = pool.allocateForData();
            if (fragment == null) {
                break;                                       // those that left are given up where they arrive
            }
            int bytes = Math.min(most, length - offset);
            packet.copyOut(offset, fragment.append(bytes), bytes);
            sendFragment(fragment, flow, protocol, trafficClass, hopLimit, identification, offset, offset + bytes == length, true);
        }
        packet.release();
    }

    /// Sends `packet`, which begins at its IPv6 header, through `out`; takes it over. One that does not fit the path is dropped.
    public void send(PacketBuffer packet, Ipv6Interface out) {
        counters.sent++;
        Address header = packet.data();
        long high = Ipv6Header.DESTINATION_HIGH.read(header);
        long low = Ipv6Header.DESTINATION_LOW.read(header);
        if (packet.length() > pathMtu(out, high, low)) {
            counters.sentTooLarge++;
            packet.releaseFrame();
            return;
        }
        out.transmit(packet, high, low);
    }

    /// As `send` to a group, of a packet that begins at its IPv6 header. With `loops` this host receives it, too, if it listens to the group on that link.
    private void sendToGroup(PacketBuffer packet, Ipv6Interface out, boolean loops) {
        Address header = packet.data();
        boolean isOwn = loops && !out.isLoopback() && isMember(out, Ipv6Header.DESTINATION_HIGH.read(header), Ipv6Header.DESTINATION_LOW.read(header));
        PacketBuffer own = isOwn ? packet.copyAll() : null;
        if (Ipv6Header.HOP_LIMIT.read(header) != 0 || out.isLoopback()) {
            send(packet, out);
        } else {
            packet.releaseFrame();                           // for this host only
        }
        if (own != null) {
            own.clearChecksumState();
            own.setChecksumVerified();
            deliver(own, own.data(), out, false);
        }
    }

    public void flush() {
        for (int i = 0; i < interfaces.length; i++) {
            interfaces[i].flush();
        }
    }

    /// A packet, from its IPv6 header on, came in through `from`; takes it over.
    public void received(PacketBuffer packet, Ipv6Interface from) {
        counters.received++;
        Address header = packet.data();
        if (packet.length() < Ipv6Header.SIZE || Ipv6Header.version(header) != Ipv6Header.VERSION
                || Ipv6Header.PAYLOAD_LENGTH.read(header) > packet.length() + packet.restLength() - Ipv6Header.SIZE) {
            counters.headerErrors++;
            packet.release();
            return;
        }
        packet.truncateAll(Ipv6Header.SIZE + Ipv6Header.PAYLOAD_LENGTH.read(header));
        if (!isAcceptable(header, from)) {
            counters.addressErrors++;
            packet.release();
            return;
        }
        deliver(packet, header, from, false);
    }

    private boolean isAcceptable(Address header, Ipv6Interface from) {
        long sourceHigh = Ipv6Header.SOURCE_HIGH.read(header);
        long sourceLow = Ipv6Header.SOURCE_LOW.read(header);
        long high = Ipv6Header.DESTINATION_HIGH.read(header);
        long low = Ipv6Header.DESTINATION_LOW.read(header);
        if (from.isLoopback()) {
            return isLocal(high, low) || Ipv6Address.isMulticast(high);
        }
        if (Ipv6Address.isMulticast(sourceHigh) || Ipv6Address.isLoopback(sourceHigh, sourceLow) || Ipv6Address.isMapped(sourceHigh, sourceLow)
                || Ipv6Address.isMapped(high, low)) {
            return false;
        }
        return Ipv6Address.isMulticast(high) ? isMember(from, high, low) : from.isLocal(high, low);
    }

    private boolean isMember(Ipv6Interface link, long high, long low) {
        return link.isMember(high, low) || groups != null && groups.isMember(link.index(), high, low);
    }

    private void deliver(PacketBuffer packet, Address header, Ipv6Interface from, boolean isReassembled) {
        int next = Ipv6Header.NEXT_HEADER.read(header);
        int nextAt = Ipv6Header.NEXT_HEADER.offset();        // where `next` was said
        int offset = Ipv6Header.SIZE;
        for (int i = 0; isExtension(next); i++) {
            if (next == FRAGMENT && packet.length() - offset >= FragmentHeader.SIZE && FragmentHeader.isFragment(header.plus(offset))) {
                fragmentReceived(packet, offset, from, isReassembled);
                return;
            }
            int bytes = i == MOST_HEADERS ? -1 : extension(packet, header, next, offset, i == 0, from);
            if (bytes < 0) {
                packet.release();
                return;
            }
            next = header.loadByte(offset) & 0xFF;
            nextAt = offset;
            offset += bytes;
        }
        boolean isHeard = listener != null && listener.received(packet, offset, next, from);
        Ipv6Protocol protocol = protocols[next];
        if (protocol == null) {
            if (next != NO_NEXT_HEADER && !isHeard) {
                counters.unknownProtocols++;
                problem(Ipv6Errors.UNKNOWN_NEXT_HEADER, nextAt, false, packet, from);
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
        packet.pull(offset);
        protocol.received(packet, offset, from);
    }

    /// One within another is refused, as Linux does.
    private void fragmentReceived(PacketBuffer fragment, int at, Ipv6Interface from, boolean isReassembled) {
        if (fragments == null || isReassembled) {
            counters.fragmentsDropped++;
            fragment.release();
            return;
        }
        PacketBuffer packet = fragments.received(fragment, at, from);
        if (packet != null) {
            deliver(packet, packet.data(), from, true);
        }
    }

    private static boolean isExtension(int next) {
        return next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT || next == DESTINATION_OPTIONS;
    }

    /// Looks at the extension header at `offset`: its length, or −1 if the packet ends here.
    private int extension(PacketBuffer packet, Address header, int kind, int offset, boolean isFirst, Ipv6Interface from) {
        int available = packet.length() - offset;
        int bytes = available < EXTENSION_UNIT ? 0 : extensionBytes(header, kind, offset);
        if (bytes == 0 || bytes > available) {
            counters.headerErrors++;
            return -1;
        }
        switch (kind) {
            case FRAGMENT -> { }                             // a whole packet
            case ROUTING -> {
                if (header.loadByte(offset + 3) != 0) {      // segments left
                    counters.headerErrors++;
                    problem(Ipv6Errors.ERRONEOUS_FIELD, offset + 2, false, packet, from);
                    return -1;
                }
            }
            default -> {
                if (kind == HOP_BY_HOP && !isFirst) {
                    counters.headerErrors++;
                    problem(Ipv6Errors.UNKNOWN_NEXT_HEADER, offset, false, packet, from);
                    return -1;
                }
                if (!areOptionsBearable(packet, header, offset + 2, offset + bytes, from)) {
                    counters.headerErrors++;
                    return -1;
                }
            }
        }
        return bytes;
    }

    /// §4.2: what an unknown option does is in its upper two bits.
    private boolean areOptionsBearable(PacketBuffer packet, Address header, int from, int end, Ipv6Interface link) {
        int at = from;
        while (at < end) {
            int type = header.loadByte(at) & 0xFF;
            if (type == PAD1) {
                at++;
                continue;
            }
            int bytes = at + 1 < end ? 2 + (header.loadByte(at + 1) & 0xFF) : Integer.MAX_VALUE;
            if (bytes > end - at) {
                return false;
            }
            if (type != PADN && type != ROUTER_ALERT && type >>> 6 != 0) {
                if (type >>> 6 != 1) {
                    problem(Ipv6Errors.UNKNOWN_OPTION, at, type >>> 6 == 2, packet, link);
                }
                return false;
            }
            at += bytes;
        }
        return true;
    }

    /// A packet that this host sent, from its IPv6 header on, could not be delivered to the next hop. It stays the caller's.
    public void undelivered(PacketBuffer packet) {
        Address header = packet.data();
        int offset = upperOffset(header, packet.length());
        Ipv6Protocol protocol = offset < 0 ? null : protocols[upperProtocol(header)];
        report.setLocal(0, packet.frameLength() - offset);
        if (offset >= 0 && listener != null) {
            listener.undelivered(Errno.EHOSTUNREACH, false, upperProtocol(header), header, header.plus(offset));
        }
        if (protocol != null) {
            protocol.undelivered(Errno.EHOSTUNREACH, false, 0, header, header.plus(offset));
        }
    }

    /// Tells the sender of `packet`, which begins at its IPv6 header, that there is something wrong `pointer` bytes behind that; `code` as in `Ipv6Errors`. The packet stays the caller's.
    public void problem(int code, int pointer, PacketBuffer packet, Ipv6Interface from) {
        problem(code, pointer, false, packet, from);
    }

    private void problem(int code, int pointer, boolean evenToGroups, PacketBuffer packet, Ipv6Interface from) {
        if (errors != null) {
            errors.parameterProblem(code, pointer, evenToGroups, packet, from);
        }
    }

    /// Tells the sender of `packet`, which begins at its IPv6 header, that it cannot be delivered; `code` as in `Ipv6Errors`. The packet stays the caller's.
    public void unreachable(PacketBuffer packet, int code, Ipv6Interface from) {
        if (errors != null) {
            errors.unreachable(code, packet, from);
        }
    }

    /// Tells the sender of `packet`, the first fragment of one that came through the interface of that index, that the others did not come. The packet stays the caller's.
    public void reassemblyTimedOut(PacketBuffer packet, int interfaceIndex) {
        Ipv6Interface from = find(interfaceIndex);
        if (errors != null && from != null) {
            errors.reassemblyTimedOut(packet, from);
            flush();
        }
    }

    /// Where the upper protocol's header begins in a packet that somebody quotes, of `length` bytes from `header` on; −1 if that is not there, as in a
    /// fragment that is not the first.
    public static int upperOffset(Address header, int length) {
        int next = Ipv6Header.NEXT_HEADER.read(header);
        int offset = Ipv6Header.SIZE;
        for (int i = 0; isExtension(next); i++) {
            if (i == MOST_HEADERS || length - offset < EXTENSION_UNIT) {
                return -1;
            }
            if (next == FRAGMENT && FragmentHeader.offset(header.plus(offset)) != 0) {
                return -1;
            }
            int bytes = extensionBytes(header, next, offset);
            next = header.loadByte(offset) & 0xFF;
            offset += bytes;
        }
        return offset;
    }

    private static int extensionBytes(Address header, int kind, int offset) {
        return kind == FRAGMENT ? FragmentHeader.SIZE : ((header.loadByte(offset + 1) & 0xFF) + 1) * EXTENSION_UNIT;
    }

    /// Whether the first fragment, from its fragment header on, has all headers up to that of the upper protocol (RFC 8200 §4.5, RFC 7112).
    public static boolean hasUpperHeader(Address fragmentHeader, int length) {
        int next = FRAGMENT;
        int offset = 0;
        while (isExtension(next)) {
            if (length - offset < EXTENSION_UNIT) {
                return false;
            }
            int bytes = extensionBytes(fragmentHeader, next, offset);
            next = fragmentHeader.loadByte(offset) & 0xFF;
            offset += bytes;
        }
        int needed = switch (next) {
            case PROTOCOL_TCP -> TCP_HEADER;
            case PROTOCOL_UDP, PROTOCOL_ICMPV6 -> UDP_HEADER;
            default -> 1;
        };
        return length - offset >= needed;
    }

    /// Makes `next` what follows the headers that end `end` bytes behind the IPv6 header.
    public static void setUpperProtocol(Address header, int end, int next) {
        int at = Ipv6Header.NEXT_HEADER.offset();
        int kind = Ipv6Header.NEXT_HEADER.read(header);
        int offset = Ipv6Header.SIZE;
        while (offset < end) {
            at = offset;
            int bytes = extensionBytes(header, kind, offset);
            kind = header.loadByte(offset) & 0xFF;
            offset += bytes;
        }
        header.storeByte(at, (byte) next);
    }

    /// The upper protocol of such a packet, if `upperOffset` is not −1.
    public static int upperProtocol(Address header) {
        int next = Ipv6Header.NEXT_HEADER.read(header);
        int offset = Ipv6Header.SIZE;
        while (isExtension(next)) {
            int bytes = extensionBytes(header, next, offset);
            next = header.loadByte(offset) & 0xFF;
            offset += bytes;
        }
        return next;
    }
}
