// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.NetworkDevice;
import corto.net.ethernet.EtherProtocol;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.EthernetPort;
import corto.net.icmpv6.Icmpv6;
import corto.net.icmpv6.NeighborMessages;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// IPv6 over an Ethernet port: neighbour discovery (RFC 4861), address configuration (RFC 4862), membership reports (RFC 3810, for snooping switches).
public final class NdpInterface extends Ipv6Interface implements NeighborMessages {
    private static final int CACHE_BOUND = 256;
    private static final int ADDRESSES = 8;
    private static final int PREFIXES = 8;
    private static final int SMALLEST_MTU = 1280;
    private static final int IDENTIFIER_BITS = 64;
    private static final int HOP_LIMIT_OF_NEIGHBORS = 255;

    private static final long SECOND = 1_000_000_000L;
    // RFC 4861 §10
    private static final long RETRANS_NANOS = SECOND;
    private static final long REACHABLE_NANOS = 30 * SECOND;
    private static final long DELAY_NANOS = 5 * SECOND;
    private static final int MAX_QUESTIONS = 3;
    private static final long SOLICITATION_NANOS = 4 * SECOND;
    private static final int MAX_SOLICITATIONS = 3;
    private static final long INFINITE_SECONDS = 0xFFFF_FFFFL;
    private static final long NEVER = TimerQueue.NEVER;
    private static final long TWO_HOURS_SECONDS = 7200;        // RFC 4862 §5.5.3 (e)

    private final EthernetPort port;
    private final PacketPool pool;
    private final Ipv6 ipv6;
    private final Icmpv6 icmpv6;
    private final TimerQueue timers;
    private final Clock clock;

    private Neighbor neighbors;
    private int neighborCount;

    private final OwnAddress[] addresses = new OwnAddress[ADDRESSES];
    // On-link prefixes
    private final long[] prefixHigh = new long[PREFIXES];
    private final long[] prefixLow = new long[PREFIXES];
    private final int[] prefixLength = new int[PREFIXES];
    private final long[] prefixUntil = new long[PREFIXES];     // 0: unused
    private final boolean[] isPrefixGiven = new boolean[PREFIXES];     // by hand: routers do not change it
    // The default router
    private long routerHigh;
    private long routerLow;
    private long routerUntil;                                  // 0: none
    private int hopLimit = 64;
    private int mtu;
    private final boolean fillsChecksums;
    private final boolean cutsSegments;
    private int solicitations;
    private long solicitNanos = NEVER;
    private boolean isPresent;

    private long invalid;
    private long unresolvedDropped;
    private long duplicates;

    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            timedOut(nowNanos);
        }
    };

    /// Takes the port's IPv6 packets. The caller adds it to `ipv6`, then calls `start`.
    public NdpInterface(EthernetPort port, int index, PacketPool pool, Ipv6 ipv6, Icmpv6 icmpv6, TimerQueue timers, Clock clock) {
        super(index);
        this.port = port;
        this.pool = pool;
        this.ipv6 = ipv6;
        this.icmpv6 = icmpv6;
        this.timers = timers;
        this.clock = clock;
        mtu = port.device().mtu();
        fillsChecksums = (port.device().features() & NetworkDevice.CHECKSUM_OFFLOAD) != 0;
        cutsSegments = (port.device().features() & NetworkDevice.TCP_SEGMENTATION_IPV6) != 0;
        for (int i = 0; i < ADDRESSES; i++) {
            addresses[i] = new OwnAddress();
        }
        port.setIpv6(new EtherProtocol() {
            @Override
            public void received(PacketBuffer packet) {
                NdpInterface.this.ipv6.received(packet, NdpInterface.this);
            }
        });
    }

    /// Takes a link-local address, and asks for routers when that is unique.
    public void start() {
        isPresent = true;
        add(Ipv6Address.LINK_LOCAL_HIGH, Ipv6Address.identifierOf(port.address()), IDENTIFIER_BITS, NEVER, NEVER);
        ipv6.flush();
    }

    /// Takes an address by hand, on a link with the prefix of its first `length` bits. It can be used at once, while it is asked for (RFC 4429): who gave it
    /// believes that it is unique.
    public void configure(long high, long low, int length) {
        isPresent = true;
        learnPrefix(high, low, length, NEVER, true);
        OwnAddress own = add(high, low, length, NEVER, NEVER);
        if (own != null) {
            own.isOptimistic = true;
        }
        ipv6.flush();
    }

    private void announce(OwnAddress own) {
        send(NdpMessage.NEIGHBOR_ADVERTISEMENT, NdpMessage.OVERRIDE, own.high, own.low, NdpMessage.TARGET_HARDWARE, own.high, own.low,
                Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW);
    }

    /// The router to everything else, for good.
    public void setRouter(long high, long low) {
        routerHigh = high;
        routerLow = low;
        routerUntil = NEVER;
    }

    private OwnAddress find(long high, long low) {
        for (int i = 0; i < ADDRESSES; i++) {
            OwnAddress each = addresses[i];
            if (each.state != OwnAddress.State.UNUSED && each.low == low && each.high == high) {
                return each;
            }
        }
        return null;
    }

    /// Null: it is there already, or there is no place for it.
    private OwnAddress add(long high, long low, int length, long preferredUntil, long validUntil) {
        if (find(high, low) != null) {
            return null;
        }
        OwnAddress free = null;
        for (int i = ADDRESSES - 1; i >= 0; i--) {
            free = addresses[i].state == OwnAddress.State.UNUSED ? addresses[i] : free;
        }
        if (free == null) {
            return null;                                       // routers announce more prefixes than a host needs
        }
        free.state = OwnAddress.State.TENTATIVE;
        free.high = high;
        free.low = low;
        free.prefixLength = length;
        free.isOptimistic = false;
        free.questions = 0;
        free.preferredUntilNanos = preferredUntil;
        free.validUntilNanos = validUntil;
        joinGroupOf(free);
        askForOwn(free, clock.nowNanos());
        return free;
    }

    /// With `Ipv6Groups` routers can ask for it; without it is told once.
    private void joinGroupOf(OwnAddress own) {
        long group = Ipv6Address.solicitedNodeLow(own.low);
        if (ipv6.groups() != null) {
            ipv6.groups().join(this, Ipv6Address.LINK_GROUP_HIGH, group);
        } else {
            reportMembership(group);
        }
    }

    private void leaveGroupOf(OwnAddress own) {
        if (ipv6.groups() != null) {
            ipv6.groups().leave(this, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.solicitedNodeLow(own.low));
        }
    }

    /// RFC 4862 §5.4.2: a question from nobody.
    private void askForOwn(OwnAddress own, long now) {
        own.questions++;
        own.nextNanos = now + RETRANS_NANOS;
        solicit(own.high, own.low, 0, 0, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.solicitedNodeLow(own.low));
        arm(own.nextNanos);
    }

    private void arm(long nanos) {
        if (nanos != NEVER && (!timer.isStarted() || nanos < timer.deadlineNanos())) {
            timers.start(timer, nanos);
        }
    }

    private void timedOut(long now) {
        long next = NEVER;
        for (int i = 0; i < ADDRESSES; i++) {
            OwnAddress each = addresses[i];
            if (each.state == OwnAddress.State.TENTATIVE && each.nextNanos <= now) {
                each.state = OwnAddress.State.PREFERRED;       // nobody answered
                if (each.isOptimistic) {
                    announce(each);
                }
                if (Ipv6Address.isLinkLocal(each.high)) {
                    solicitations = 0;
                    solicitNanos = now;
                }
            }
            if (each.isUsable() && each.preferredUntilNanos <= now) {
                each.state = OwnAddress.State.DEPRECATED;
            }
            if (each.isUsable() && each.validUntilNanos <= now) {
                each.state = OwnAddress.State.UNUSED;
                leaveGroupOf(each);
            }
            next = Math.min(next, deadline(each));
        }
        if (solicitNanos <= now) {
            solicitations++;
            solicitNanos = solicitations < MAX_SOLICITATIONS ? now + SOLICITATION_NANOS : NEVER;
            solicitRouters();
        }
        arm(Math.min(next, solicitNanos));
        ipv6.flush();
    }

    private static long deadline(OwnAddress own) {
        return switch (own.state) {
            case TENTATIVE -> own.nextNanos;
            case PREFERRED -> Math.min(own.preferredUntilNanos, own.validUntilNanos);
            case DEPRECATED -> own.validUntilNanos;
            case UNUSED, DUPLICATE -> NEVER;
        };
    }

    // What IPv6 asks

    @Override
    public void flush() {
        port.flush();
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public boolean fillsChecksums() {
        return fillsChecksums;
    }

    @Override
    public boolean cutsSegments() {
        return cutsSegments;
    }

    @Override
    public boolean isLoopback() {
        return false;
    }

    @Override
    public int hopLimit() {
        return hopLimit;
    }

    @Override
    public boolean isLocal(long high, long low) {
        OwnAddress own = find(high, low);
        return own != null && own.isUsable();
    }

    @Override
    public boolean isMember(long high, long low) {
        if (high != Ipv6Address.LINK_GROUP_HIGH && high != 0xFF01L << 48) {
            return false;
        }
        if (low == Ipv6Address.ALL_NODES_LOW) {
            return true;
        }
        for (int i = 0; i < ADDRESSES; i++) {
            OwnAddress each = addresses[i];
            if (each.state != OwnAddress.State.UNUSED && low == Ipv6Address.solicitedNodeLow(each.low)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean reaches(long high, long low) {
        return isPresent && (Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high) || isOnLink(high, low, clock.nowNanos()) || hasRouter(clock.nowNanos()));
    }

    private boolean hasRouter(long now) {
        return routerUntil > now;
    }

    private boolean isOnLink(long high, long low, long now) {
        if (Ipv6Address.isLinkLocal(high)) {
            return true;
        }
        for (int i = 0; i < PREFIXES; i++) {
            if (prefixUntil[i] > now && Ipv6Address.samePrefix(high, low, prefixHigh[i], prefixLow[i], prefixLength[i])) {
                return true;
            }
        }
        return false;
    }

    /// The same address; else one of the same scope; else one not deprecated; else the one with the longest prefix in common.
    @Override
    public int sourceFor(long high, long low) {
        boolean toLink = Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high) && (high >>> 48 & 0xF) <= 2;
        int best = -1;
        int bestScore = -1;
        for (int i = 0; i < ADDRESSES; i++) {
            OwnAddress each = addresses[i];
            if (!each.isUsable()) {
                continue;
            }
            boolean isScope = Ipv6Address.isLinkLocal(each.high) == toLink;
            int score = (each.high == high && each.low == low ? 1024 : 0) + (isScope ? 512 : 0) + (each.state == OwnAddress.State.PREFERRED ? 256 : 0)
                    + Long.numberOfLeadingZeros(each.high ^ high);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        return best;
    }

    @Override
    public int addressPlaces() {
        return ADDRESSES;
    }

    @Override
    public boolean hasAddress(int place) {
        return addresses[place].isUsable();
    }

    @Override
    public int prefixLength(int place) {
        return addresses[place].prefixLength;
    }

    @Override
    public long addressHigh(int place) {
        return addresses[place].high;
    }

    @Override
    public long addressLow(int place) {
        return addresses[place].low;
    }

    /// Whether there is a usable address beyond the link.
    public boolean hasGlobalAddress() {
        for (int i = 0; i < ADDRESSES; i++) {
            if (addresses[i].isUsable() && !Ipv6Address.isLinkLocal(addresses[i].high)) {
                return true;
            }
        }
        return false;
    }

    // Packets out

    @Override
    public void transmit(PacketBuffer packet, long high, long low) {
        if (Ipv6Address.isMulticast(high)) {
            port.transmit(packet, Ipv6Address.hardwareOfGroup(low), EthernetHeader.TYPE_IPV6);
            return;
        }
        long now = clock.nowNanos();
        boolean isDirect = isOnLink(high, low, now);
        if (!isDirect && !hasRouter(now)) {
            unresolvedDropped++;
            packet.releaseFrame();
            return;
        }
        long hopHigh = isDirect ? high : routerHigh;
        long hopLow = isDirect ? low : routerLow;
        Neighbor neighbor = neighbor(hopHigh, hopLow);
        if (neighbor == null) {
            neighbor = create(hopHigh, hopLow, now);
            ask(neighbor, now);
        }
        neighbor.usedNanos = now;
        if (neighbor.state == Neighbor.State.INCOMPLETE) {
            if (!neighbor.addWaiting(packet)) {
                unresolvedDropped++;
            }
            return;
        }
        if (neighbor.state == Neighbor.State.REACHABLE && now - neighbor.confirmedNanos > REACHABLE_NANOS) {
            neighbor.state = Neighbor.State.STALE;
        }
        if (neighbor.state == Neighbor.State.STALE) {
            neighbor.state = Neighbor.State.DELAY;
            timers.start(neighbor, now + DELAY_NANOS);
        }
        port.transmit(packet, neighbor.hardware, EthernetHeader.TYPE_IPV6);
    }

    Neighbor neighbor(long high, long low) {
        Neighbor each = neighbors;
        while (each != null && !(each.low == low && each.high == high)) {
            each = each.next;
        }
        return each;
    }

    private Neighbor create(long high, long low, long now) {
        if (neighborCount == CACHE_BOUND) {
            Neighbor oldest = neighbors;
            for (Neighbor each = neighbors; each != null; each = each.next) {
                oldest = each.usedNanos < oldest.usedNanos ? each : oldest;
            }
            forget(oldest);
        }
        Neighbor created = new Neighbor(this, high, low);
        created.usedNanos = now;
        created.next = neighbors;
        neighbors = created;
        neighborCount++;
        return created;
    }

    private void forget(Neighbor neighbor) {
        timers.stop(neighbor);
        if (neighbors == neighbor) {
            neighbors = neighbor.next;
        } else {
            Neighbor before = neighbors;
            while (before.next != neighbor) {
                before = before.next;
            }
            before.next = neighbor.next;
        }
        neighborCount--;
        for (int i = 0; i < Neighbor.WAITING_SLOTS; i++) {
            PacketBuffer packet = neighbor.takeWaiting(i);
            if (packet != null) {
                unresolvedDropped++;
                ipv6.undelivered(packet);
                packet.releaseFrame();
            }
        }
    }

    void neighborTimedOut(Neighbor neighbor, long now) {
        if (neighbor.state == Neighbor.State.DELAY) {
            neighbor.state = Neighbor.State.PROBE;
            neighbor.questions = 0;
        }
        if (neighbor.questions < MAX_QUESTIONS) {
            ask(neighbor, now);
        } else {
            forget(neighbor);
        }
        ipv6.flush();
    }

    private void ask(Neighbor neighbor, long now) {
        neighbor.questions++;
        timers.start(neighbor, now + RETRANS_NANOS);
        int place = sourceFor(neighbor.high, neighbor.low);
        if (place < 0) {
            return;
        }
        boolean isKnown = neighbor.state != Neighbor.State.INCOMPLETE;
        solicit(neighbor.high, neighbor.low, addresses[place].high, addresses[place].low, isKnown ? neighbor.high : Ipv6Address.LINK_GROUP_HIGH,
                isKnown ? neighbor.low : Ipv6Address.solicitedNodeLow(neighbor.low));
    }

    private void solicit(long high, long low, long sourceHigh, long sourceLow, long toHigh, long toLow) {
        boolean saysWho = !Ipv6Address.isUnspecified(sourceHigh, sourceLow);
        send(NdpMessage.NEIGHBOR_SOLICITATION, 0, high, low, saysWho ? NdpMessage.SOURCE_HARDWARE : 0, sourceHigh, sourceLow, toHigh, toLow);
    }

    private void solicitRouters() {
        int place = sourceFor(Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_ROUTERS_LOW);
        PacketBuffer packet = place < 0 ? null : pool.allocate();
        if (packet == null) {
            return;
        }
        Address message = packet.append(Icmpv6.HEADER_SIZE);
        Icmpv6.TYPE.write(message, NdpMessage.ROUTER_SOLICITATION);
        Icmpv6.CODE.write(message, 0);
        Icmpv6.BODY.write(message, 0);
        NdpMessage.writeHardware(packet.append(NdpMessage.OPTION_UNIT), NdpMessage.SOURCE_HARDWARE, port.address());
        icmpv6.send(packet, this, addresses[place].high, addresses[place].low, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_ROUTERS_LOW, HOP_LIMIT_OF_NEIGHBORS);
    }

    private void send(int type, int flags, long targetHigh, long targetLow, int option, long sourceHigh, long sourceLow, long high, long low) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;                                            // as if it were lost
        }
        Address message = packet.append(NdpMessage.NEIGHBOR_SIZE);
        Icmpv6.TYPE.write(message, type);
        Icmpv6.CODE.write(message, 0);
        Icmpv6.BODY.write(message, flags);
        NdpMessage.TARGET_HIGH.write(message, targetHigh);
        NdpMessage.TARGET_LOW.write(message, targetLow);
        if (option != 0) {
            NdpMessage.writeHardware(packet.append(NdpMessage.OPTION_UNIT), option, port.address());
        }
        icmpv6.send(packet, this, sourceHigh, sourceLow, high, low, HOP_LIMIT_OF_NEIGHBORS);
    }

    /// A report (RFC 3810 §5.2) that this host listens to the group; with the router alert that switches look for.
    private void reportMembership(long groupLow) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;
        }
        NdpMessage.writeReport(packet.append(NdpMessage.REPORT_SIZE), Ipv6Address.LINK_GROUP_HIGH, groupLow);
        int place = sourceFor(Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.MLD_ROUTERS_LOW);
        NdpMessage.sendReport(packet, ipv6, this, place < 0 ? 0 : addresses[place].high, place < 0 ? 0 : addresses[place].low);
    }

    // Packets in

    @Override
    public void neighborMessage(int type, Address message, int length, Address header) {
        boolean isRight = switch (type) {
            case NdpMessage.NEIGHBOR_SOLICITATION -> solicitation(message, length, header);
            case NdpMessage.NEIGHBOR_ADVERTISEMENT -> advertisement(message, length, header);
            case NdpMessage.ROUTER_ADVERTISEMENT -> routerAdvertisement(message, length, header);
            default -> true;                                   // solicitations are for routers; redirects are not followed
        };
        if (!isRight) {
            invalid++;
        }
        ipv6.flush();
    }

    /// RFC 4861 §7.1.1, §7.2.3; RFC 4862 §5.4.3. False: not as it must be.
    private boolean solicitation(Address message, int length, Address header) {
        if (length < NdpMessage.NEIGHBOR_SIZE || !NdpMessage.areOptionsRight(message, NdpMessage.NEIGHBOR_SIZE, length)) {
            return false;
        }
        long high = NdpMessage.TARGET_HIGH.read(message);
        long low = NdpMessage.TARGET_LOW.read(message);
        long sourceHigh = Ipv6Header.SOURCE_HIGH.read(header);
        long sourceLow = Ipv6Header.SOURCE_LOW.read(header);
        long hardware = NdpMessage.hardware(message, NdpMessage.NEIGHBOR_SIZE, length, NdpMessage.SOURCE_HARDWARE);
        boolean fromNobody = Ipv6Address.isUnspecified(sourceHigh, sourceLow);
        boolean toGroup = Ipv6Address.isMulticast(Ipv6Header.DESTINATION_HIGH.read(header));
        if (Ipv6Address.isMulticast(high) || fromNobody && (!toGroup || hardware != 0)) {
            return false;
        }
        OwnAddress own = find(high, low);
        if (own == null || own.state == OwnAddress.State.DUPLICATE) {
            return true;
        }
        if (own.state == OwnAddress.State.TENTATIVE) {
            if (fromNobody) {
                isDuplicate(own);                              // somebody else is about to take it, too
            }
            if (fromNobody || !own.isOptimistic) {
                return true;
            }
        }
        if (fromNobody) {
            announce(own);
            return true;
        }
        if (hardware != 0) {
            heard(sourceHigh, sourceLow, hardware);
        }
        send(NdpMessage.NEIGHBOR_ADVERTISEMENT, NdpMessage.SOLICITED | NdpMessage.OVERRIDE, high, low, NdpMessage.TARGET_HARDWARE, high, low, sourceHigh, sourceLow);
        return true;
    }

    private void isDuplicate(OwnAddress own) {
        own.state = OwnAddress.State.DUPLICATE;
        duplicates++;
    }

    /// Somebody told his hardware address without being asked: known, not confirmed (§7.2.3).
    private Neighbor heard(long high, long low, long hardware) {
        if (EthernetHeader.isGroup(hardware) || Ipv6Address.isMulticast(high)) {
            return null;
        }
        long now = clock.nowNanos();
        Neighbor neighbor = neighbor(high, low);
        if (neighbor == null) {
            neighbor = create(high, low, now);
        }
        if (neighbor.state == Neighbor.State.INCOMPLETE || neighbor.hardware != hardware) {
            timers.stop(neighbor);
            neighbor.hardware = hardware;
            neighbor.state = Neighbor.State.STALE;
            sendWaiting(neighbor);
        }
        return neighbor;
    }

    private void sendWaiting(Neighbor neighbor) {
        for (int i = 0; i < Neighbor.WAITING_SLOTS; i++) {
            PacketBuffer packet = neighbor.takeWaiting(i);
            if (packet != null) {
                port.transmit(packet, neighbor.hardware, EthernetHeader.TYPE_IPV6);
            }
        }
    }

    /// RFC 4861 §7.1.2, §7.2.5.
    private boolean advertisement(Address message, int length, Address header) {
        if (length < NdpMessage.NEIGHBOR_SIZE || !NdpMessage.areOptionsRight(message, NdpMessage.NEIGHBOR_SIZE, length)) {
            return false;
        }
        long high = NdpMessage.TARGET_HIGH.read(message);
        long low = NdpMessage.TARGET_LOW.read(message);
        int flags = Icmpv6.BODY.read(message);
        boolean isSolicited = (flags & NdpMessage.SOLICITED) != 0;
        if (Ipv6Address.isMulticast(high) || isSolicited && Ipv6Address.isMulticast(Ipv6Header.DESTINATION_HIGH.read(header))) {
            return false;
        }
        OwnAddress own = find(high, low);
        if (own != null) {
            if (own.state == OwnAddress.State.TENTATIVE) {
                isDuplicate(own);
            }
            return true;
        }
        Neighbor neighbor = neighbor(high, low);
        if (neighbor == null) {
            return true;                                       // nobody asked
        }
        long hardware = NdpMessage.hardware(message, NdpMessage.NEIGHBOR_SIZE, length, NdpMessage.TARGET_HARDWARE);
        if (EthernetHeader.isGroup(hardware)) {
            return false;
        }
        confirm(neighbor, hardware, isSolicited, (flags & NdpMessage.OVERRIDE) != 0);
        neighbor.isRouter = (flags & NdpMessage.ROUTER) != 0;
        return true;
    }

    private void confirm(Neighbor neighbor, long hardware, boolean isSolicited, boolean overrides) {
        boolean isIncomplete = neighbor.state == Neighbor.State.INCOMPLETE;
        boolean changes = hardware != 0 && hardware != neighbor.hardware;
        if (isIncomplete && hardware == 0) {
            return;
        }
        if (!isIncomplete && changes && !overrides) {
            if (neighbor.state == Neighbor.State.REACHABLE) {
                neighbor.state = Neighbor.State.STALE;
            }
            return;
        }
        if (isSolicited) {
            timers.stop(neighbor);
            neighbor.state = Neighbor.State.REACHABLE;
            neighbor.confirmedNanos = clock.nowNanos();
            neighbor.questions = 0;
        } else if (isIncomplete || changes) {
            timers.stop(neighbor);
            neighbor.state = Neighbor.State.STALE;
        }
        if (changes) {
            neighbor.hardware = hardware;
        }
        sendWaiting(neighbor);
    }

    /// RFC 4861 §6.1.2, §6.3.4; RFC 4862 §5.5.3.
    private boolean routerAdvertisement(Address message, int length, Address header) {
        long high = Ipv6Header.SOURCE_HIGH.read(header);
        long low = Ipv6Header.SOURCE_LOW.read(header);
        if (length < NdpMessage.ROUTER_SIZE || !Ipv6Address.isLinkLocal(high) || !NdpMessage.areOptionsRight(message, NdpMessage.ROUTER_SIZE, length)) {
            return false;
        }
        long now = clock.nowNanos();
        solicitNanos = NEVER;
        if (NdpMessage.HOP_LIMIT.read(message) != 0) {
            hopLimit = NdpMessage.HOP_LIMIT.read(message);
        }
        long lifetime = NdpMessage.LIFETIME.read(message);
        boolean isOurs = routerHigh == high && routerLow == low;
        if (lifetime != 0 && (isOurs && routerUntil != NEVER || !hasRouter(now))) {
            routerHigh = high;
            routerLow = low;
            routerUntil = now + lifetime * SECOND;
        } else if (lifetime == 0 && isOurs && routerUntil != NEVER) {
            routerUntil = 0;
        }
        for (int at = NdpMessage.ROUTER_SIZE; at < length; at += NdpMessage.optionBytes(message, at)) {
            routerOption(message.plus(at), NdpMessage.optionBytes(message, at), high, low, now);
        }
        return true;
    }

    private void routerOption(Address option, int bytes, long high, long low, long now) {
        switch (option.loadByte() & 0xFF) {
            case NdpMessage.SOURCE_HARDWARE -> {
                Neighbor router = heard(high, low, NdpMessage.readHardware(option));
                if (router != null) {
                    router.isRouter = true;
                }
            }
            case NdpMessage.MTU -> {
                int told = bytes == NdpMessage.OPTION_UNIT ? NdpMessage.MTU_BYTES.read(option) : 0;
                if (told >= SMALLEST_MTU && told <= port.device().mtu()) {
                    mtu = told;
                }
            }
            case NdpMessage.PREFIX -> {
                if (bytes == NdpMessage.PREFIX_SIZE) {
                    prefixAnnounced(option, now);
                }
            }
            default -> { }
        }
    }

    private void prefixAnnounced(Address option, long now) {
        long high = NdpMessage.PREFIX_HIGH.read(option);
        long low = NdpMessage.PREFIX_LOW.read(option);
        int length = NdpMessage.PREFIX_LENGTH.read(option);
        int flags = NdpMessage.PREFIX_FLAGS.read(option);
        long validSeconds = NdpMessage.VALID_SECONDS.read(option) & INFINITE_SECONDS;
        long preferredSeconds = NdpMessage.PREFERRED_SECONDS.read(option) & INFINITE_SECONDS;
        if (Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high) || length > 128 || preferredSeconds > validSeconds) {
            return;
        }
        if ((flags & NdpMessage.ON_LINK) != 0) {
            learnPrefix(high, low, length, until(now, validSeconds), false);
        }
        if ((flags & NdpMessage.AUTONOMOUS) == 0 || length != IDENTIFIER_BITS) {
            return;
        }
        long identifier = Ipv6Address.identifierOf(port.address());
        OwnAddress own = find(high, identifier);
        if (own == null) {
            if (validSeconds > 0) {
                add(high, identifier, length, until(now, preferredSeconds), until(now, validSeconds));
            }
        } else if (own.validUntilNanos != NEVER || validSeconds == INFINITE_SECONDS) {
            prolong(own, preferredSeconds, validSeconds, now);
        }
    }

    /// RFC 4862 §5.5.3 (e): what is announced without proof does not shorten a lifetime below two hours.
    private void prolong(OwnAddress own, long preferredSeconds, long validSeconds, long now) {
        long left = own.validUntilNanos == NEVER ? INFINITE_SECONDS : Math.max(0, (own.validUntilNanos - now) / SECOND);
        if (validSeconds > TWO_HOURS_SECONDS || validSeconds > left) {
            own.validUntilNanos = until(now, validSeconds);
        } else if (left > TWO_HOURS_SECONDS) {
            own.validUntilNanos = now + TWO_HOURS_SECONDS * SECOND;
        }
        own.preferredUntilNanos = until(now, preferredSeconds);
        if (own.state == OwnAddress.State.DEPRECATED && own.preferredUntilNanos > now) {
            own.state = OwnAddress.State.PREFERRED;
        }
        arm(deadline(own));
    }

    private static long until(long now, long seconds) {
        return seconds == INFINITE_SECONDS ? NEVER : now + seconds * SECOND;
    }

    private void learnPrefix(long high, long low, int length, long until, boolean isGiven) {
        int slot = -1;
        for (int i = 0; i < PREFIXES; i++) {
            boolean isIt = prefixUntil[i] != 0 && prefixLength[i] == length && Ipv6Address.samePrefix(high, low, prefixHigh[i], prefixLow[i], length);
            if (isIt) {
                isPrefixGiven[i] |= isGiven;
                prefixUntil[i] = isPrefixGiven[i] ? NEVER : until;
                return;
            }
            if (slot < 0 && prefixUntil[i] <= clock.nowNanos()) {
                slot = i;
            }
        }
        if (slot >= 0) {
            prefixHigh[slot] = high;
            prefixLow[slot] = low;
            prefixLength[slot] = length;
            prefixUntil[slot] = until;
            isPrefixGiven[slot] = isGiven;
        }
    }

    public int neighborCount() {
        return neighborCount;
    }

    /// Messages that cannot be.
    public long invalid() {
        return invalid;
    }

    /// Packets dropped because nobody answered for the next hop, or there is none.
    public long unresolvedDropped() {
        return unresolvedDropped;
    }

    /// Addresses that somebody else has.
    public long duplicates() {
        return duplicates;
    }

    /// The router to everything that is not on the link; `hasRouter` before.
    public long routerHigh() {
        return routerHigh;
    }

    public long routerLow() {
        return routerLow;
    }

    public boolean hasRouter() {
        return hasRouter(clock.nowNanos());
    }
}
