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
///
/// Here are the messages, out and in; what they tell is kept by `NeighborCache`, `RouterList`, `OnLinkPrefixes` and `OwnAddresses`. As a timer: the next question for routers.
public final class NdpInterface extends Ipv6Interface implements NeighborMessages {
    private static final int SMALLEST_MTU = 1280;
    private static final int IDENTIFIER_BITS = 64;
    private static final int HOP_LIMIT_OF_NEIGHBORS = 255;

    private static final long SECOND = 1_000_000_000L;
    // RFC 4861 §10
    private static final long SOLICITATION_NANOS = 4 * SECOND;
    private static final int MAX_SOLICITATIONS = 3;
    private static final long NEVER = TimerQueue.NEVER;

    private final EthernetPort port;
    private final PacketPool pool;
    private final Ipv6 ipv6;
    private final Icmpv6 icmpv6;
    private final TimerQueue timers;
    private final Clock clock;

    private final NeighborCache neighbors;
    private final RouterList routers;
    private final OnLinkPrefixes prefixes = new OnLinkPrefixes();
    private final OwnAddresses addresses;
    private int hopLimit = 64;
    private int mtu;
    private final boolean fillsChecksums;
    private final boolean cutsSegments;
    private int solicitations;
    private boolean isPresent;
    private long invalid;

    private final Timer solicitation = new Timer() {
        @Override
        public void expired(long nowNanos) {
            askForRouters(nowNanos);
            NdpInterface.this.ipv6.flush();
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
        neighbors = new NeighborCache(this, port, ipv6, timers, clock);
        routers = new RouterList(neighbors);
        addresses = new OwnAddresses(this, ipv6, timers, clock);
        mtu = port.device().mtu();
        fillsChecksums = (port.device().features() & NetworkDevice.CHECKSUM_OFFLOAD) != 0;
        cutsSegments = (port.device().features() & NetworkDevice.TCP_SEGMENTATION_IPV6) != 0;
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
        addresses.add(Ipv6Address.LINK_LOCAL_HIGH, Ipv6Address.identifierOf(port.address()), IDENTIFIER_BITS, NEVER, NEVER);
        ipv6.flush();
    }

    /// Takes an address by hand, on a link with the prefix of its first `length` bits. It can be used at once, while it is asked for (RFC 4429): who gave it
    /// believes that it is unique.
    public void configure(long high, long low, int length) {
        isPresent = true;
        prefixes.learn(high, low, length, NEVER, true, clock.nowNanos());
        OwnAddress own = addresses.add(high, low, length, NEVER, NEVER);
        if (own != null) {
            own.isOptimistic = true;
        }
        ipv6.flush();
    }

    /// The router to everything else, for good. Those that announce themselves are not used then.
    public void setRouter(long high, long low) {
        routers.give(high, low);
    }

    RouterList routers() {
        return routers;
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
        OwnAddress own = addresses.find(high, low);
        return own != null && own.isUsable();
    }

    @Override
    public boolean isMember(long high, long low) {
        if (high != Ipv6Address.LINK_GROUP_HIGH && high != 0xFF01L << 48) {
            return false;
        }
        return low == Ipv6Address.ALL_NODES_LOW || addresses.isGroupOfOne(low);
    }

    @Override
    public boolean reaches(long high, long low) {
        if (!isPresent || Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high)) {
            return isPresent;
        }
        long now = clock.nowNanos();
        return prefixes.contains(high, low, now) || routers.best(now) != null;
    }

    @Override
    public int sourceFor(long high, long low) {
        return addresses.sourceFor(high, low);
    }

    @Override
    public int addressPlaces() {
        return OwnAddresses.PLACES;
    }

    @Override
    public boolean hasAddress(int place) {
        return addresses.at(place).isUsable();
    }

    @Override
    public int prefixLength(int place) {
        return addresses.at(place).prefixLength;
    }

    @Override
    public long addressHigh(int place) {
        return addresses.at(place).high;
    }

    @Override
    public long addressLow(int place) {
        return addresses.at(place).low;
    }

    /// Whether there is a usable address beyond the link.
    public boolean hasGlobalAddress() {
        return addresses.hasGlobal();
    }

    // Packets out

    @Override
    public void transmit(PacketBuffer packet, long high, long low) {
        if (Ipv6Address.isMulticast(high)) {
            port.transmit(packet, Ipv6Address.hardwareOfGroup(low), EthernetHeader.TYPE_IPV6);
            return;
        }
        long now = clock.nowNanos();
        if (prefixes.contains(high, low, now)) {
            neighbors.transmit(packet, high, low, now);
            return;
        }
        Router router = routers.best(now);
        if (router == null) {
            neighbors.drop(packet);
        } else {
            neighbors.transmit(packet, router.high, router.low, now);
        }
    }

    Neighbor neighbor(long high, long low) {
        return neighbors.find(high, low);
    }

    void announce(OwnAddress own) {
        send(NdpMessage.NEIGHBOR_ADVERTISEMENT, NdpMessage.OVERRIDE, own.high, own.low, NdpMessage.TARGET_HARDWARE, own.high, own.low,
                Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW);
    }

    /// Asks now and, until one answers, twice more (RFC 4861 §6.3.7).
    void askForRouters(long now) {
        solicitations++;
        if (solicitations < MAX_SOLICITATIONS) {
            timers.start(solicitation, now + SOLICITATION_NANOS);
        }
        solicitRouters();
    }

    void solicit(long high, long low, long sourceHigh, long sourceLow, long toHigh, long toLow) {
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
        icmpv6.send(packet, this, addressHigh(place), addressLow(place), Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_ROUTERS_LOW, HOP_LIMIT_OF_NEIGHBORS);
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
    void reportMembership(long groupLow) {
        PacketBuffer packet = pool.allocate();
        if (packet == null) {
            return;
        }
        NdpMessage.writeReport(packet.append(NdpMessage.REPORT_SIZE), Ipv6Address.LINK_GROUP_HIGH, groupLow);
        int place = sourceFor(Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.MLD_ROUTERS_LOW);
        NdpMessage.sendReport(packet, ipv6, this, place < 0 ? 0 : addressHigh(place), place < 0 ? 0 : addressLow(place));
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
        OwnAddress own = addresses.find(high, low);
        if (own == null || own.state == OwnAddress.State.DUPLICATE) {
            return true;
        }
        if (own.state == OwnAddress.State.TENTATIVE) {
            if (fromNobody) {
                addresses.isDuplicate(own);                              // somebody else is about to take it, too
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
            neighbors.heard(sourceHigh, sourceLow, hardware);
        }
        send(NdpMessage.NEIGHBOR_ADVERTISEMENT, NdpMessage.SOLICITED | NdpMessage.OVERRIDE, high, low, NdpMessage.TARGET_HARDWARE, high, low, sourceHigh, sourceLow);
        return true;
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
        OwnAddress own = addresses.find(high, low);
        if (own != null) {
            if (own.state == OwnAddress.State.TENTATIVE) {
                addresses.isDuplicate(own);
            }
            return true;
        }
        Neighbor neighbor = neighbors.find(high, low);
        if (neighbor == null) {
            return true;                                       // nobody asked
        }
        long hardware = NdpMessage.hardware(message, NdpMessage.NEIGHBOR_SIZE, length, NdpMessage.TARGET_HARDWARE);
        if (EthernetHeader.isGroup(hardware)) {
            return false;
        }
        neighbors.confirm(neighbor, hardware, isSolicited, (flags & NdpMessage.OVERRIDE) != 0);
        boolean isRouter = (flags & NdpMessage.ROUTER) != 0;
        if (neighbor.isRouter && !isRouter) {
            routers.remove(high, low);                         // a host from now on
        }
        neighbor.isRouter = isRouter;
        return true;
    }

    /// RFC 4861 §6.1.2, §6.3.4; RFC 4862 §5.5.3.
    private boolean routerAdvertisement(Address message, int length, Address header) {
        long high = Ipv6Header.SOURCE_HIGH.read(header);
        long low = Ipv6Header.SOURCE_LOW.read(header);
        if (length < NdpMessage.ROUTER_SIZE || !Ipv6Address.isLinkLocal(high) || !NdpMessage.areOptionsRight(message, NdpMessage.ROUTER_SIZE, length)) {
            return false;
        }
        long now = clock.nowNanos();
        timers.stop(solicitation);
        if (NdpMessage.HOP_LIMIT.read(message) != 0) {
            hopLimit = NdpMessage.HOP_LIMIT.read(message);
        }
        long lifetime = NdpMessage.LIFETIME.read(message);
        if (lifetime == 0) {
            routers.remove(high, low);
        } else {
            routers.announced(high, low, now + lifetime * SECOND, NdpMessage.preference(message), now);
        }
        for (int at = NdpMessage.ROUTER_SIZE; at < length; at += NdpMessage.optionBytes(message, at)) {
            routerOption(message.plus(at), NdpMessage.optionBytes(message, at), high, low, now);
        }
        return true;
    }

    private void routerOption(Address option, int bytes, long high, long low, long now) {
        switch (option.loadByte() & 0xFF) {
            case NdpMessage.SOURCE_HARDWARE -> {
                Neighbor router = neighbors.heard(high, low, NdpMessage.readHardware(option));
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
        long validSeconds = NdpMessage.VALID_SECONDS.read(option) & NdpMessage.INFINITE_SECONDS;
        long preferredSeconds = NdpMessage.PREFERRED_SECONDS.read(option) & NdpMessage.INFINITE_SECONDS;
        if (Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high) || length > 128 || preferredSeconds > validSeconds) {
            return;
        }
        if ((flags & NdpMessage.ON_LINK) != 0) {
            prefixes.learn(high, low, length, OwnAddresses.until(now, validSeconds), false, now);
        }
        if ((flags & NdpMessage.AUTONOMOUS) == 0 || length != IDENTIFIER_BITS) {
            return;
        }
        long identifier = Ipv6Address.identifierOf(port.address());
        OwnAddress own = addresses.find(high, identifier);
        if (own != null) {
            addresses.prolong(own, preferredSeconds, validSeconds, now);
        } else if (validSeconds > 0) {
            addresses.add(high, identifier, length, OwnAddresses.until(now, preferredSeconds), OwnAddresses.until(now, validSeconds));
        }
    }

    public int neighborCount() {
        return neighbors.count();
    }

    /// Messages that cannot be.
    public long invalid() {
        return invalid;
    }

    /// Packets dropped because nobody answered for the next hop, or there is none.
    public long unresolvedDropped() {
        return neighbors.unresolvedDropped();
    }

    /// Addresses that somebody else has.
    public long duplicates() {
        return addresses.duplicates();
    }

    /// The router in use for what is not on the link; null: there is none.
    public Router router() {
        return routers.best(clock.nowNanos());
    }

    /// The router behind `previous`, or the first, in no order; null: there is none.
    public Router nextRouter(Router previous) {
        return routers.next(previous, clock.nowNanos());
    }
}
