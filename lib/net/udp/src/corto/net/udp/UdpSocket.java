// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketQueue;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A UDP socket (udp(7), ip(7)). Ports and addresses are numbers in the order of this machine; errors are Linux's.
public final class UdpSocket implements InternetSocket {
    /// Kconfig's `NET_UDP_BUFFER`, in bytes; Linux's rmem_default.
    private static final int DEFAULT_BUFFER_BYTES = Integer.getInteger("corto.net.udp.buffer", 212_992);

    private static final int LARGEST_PAYLOAD = 0xFFFF - Ipv4Header.SIZE - UdpHeader.SIZE;
    /// Kconfig's `NET_UDP_LARGE`.
    private static final boolean LARGE = Boolean.parseBoolean(System.getProperty("corto.net.udp.large", "true"));

    private final Udp udp;
    private final WatchList watches = new WatchList();
    private final PacketQueue queue = new PacketQueue();
    UdpSocket nextInBucket;

    private int families = IPV4;
    private int localAddress;             // over IPv4; ANY if it is bound to one of IPv6
    private long localHigh;               // over IPv6; 0: any, or one of IPv4
    private long localLow;
    private Ipv6Flow flow;                // to whom it is connected over IPv6, else null
    private int localPort;                // 0: not bound
    private int remoteAddress;
    private int remotePort;               // 0: not connected
    private boolean hasChosenPort;        // the program called bind
    private boolean hasChosenAddress;     // bind named the address, so that disconnecting keeps it
    private boolean reusesAddress;
    private boolean reusesPort;
    private boolean broadcasts;
    private boolean isReadShut;
    private boolean isWriteShut;
    private int receiveBufferBytes = DEFAULT_BUFFER_BYTES;
    private int typeOfService;
    private int timeToLive = Ipv4.DEFAULT_TIME_TO_LIVE;
    private int trafficClass;
    private int hopLimit = -1;
    private int groupHopLimit = 1;
    private boolean wantsErrors;          // also while it is not connected
    // for the next datagram only
    private int nextSource;               // 0: the socket's
    private long nextHigh;
    private long nextLow;
    private int nextScope;
    private int nextTimeToLive = -1;      // −1: the socket's
    private int nextTypeOfService = -1;
    private Errno error;                  // pending, or null
    private int restBytes;                // of the queue's datagrams, beyond their first buffers
    private PacketBuffer corked;          // what was sent with `more`, or null

    UdpSocket(Udp udp) {
        this.udp = udp;
    }

    @Override
    public void setFamilies(int families) {
        this.families = families;
    }

    @Override
    public int families() {
        return families;
    }

    /// bind(2): EINVAL if bound already, EADDRNOTAVAIL, EADDRINUSE. Port 0 chooses one. With an address it is open to IPv4 only from then on.
    @Override
    public Result bind(int address, int port) {
        if (localPort != 0 || address != Ipv4Address.ANY && (families & IPV4) == 0) {
            return Result.error(Errno.EINVAL);
        }
        if (address != Ipv4Address.ANY && !udp.ipv4.isLocal(address) && !udp.ipv4.isBroadcast(address) && !Ipv4Address.isMulticast(address)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bindByProgram(address, 0, 0, port, address == Ipv4Address.ANY ? families : IPV4);
    }

    /// bind(2) to an address of IPv6, :: for any. As the other; with an address it is open to IPv6 only.
    @Override
    public Result bindIpv6(long high, long low, int port) {
        boolean isAny = Ipv6Address.isUnspecified(high, low);
        if (localPort != 0) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !Ipv6Address.isMulticast(high) && !udp.ipv6.isLocal(high, low)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bindByProgram(Ipv4Address.ANY, high, low, port, isAny ? families : IPV6);
    }

    private Result bindByProgram(int address, long high, long low, int port, int boundFamilies) {
        Result bound = bind(address, high, low, port, boundFamilies);
        hasChosenPort = !bound.isError();
        return bound;
    }

    private Result bind(int address, long high, long low, int port, int boundFamilies) {
        int before = families;
        families = boundFamilies;
        setLocal(address, high, low);
        int chosen = port == 0 ? udp.ephemeralPort(this) : port;
        if (chosen == 0 || udp.isTaken(this, chosen)) {
            families = before;
            setLocal(Ipv4Address.ANY, 0, 0);
            return Result.error(Errno.EADDRINUSE);
        }
        hasChosenAddress = address != Ipv4Address.ANY || (high | low) != 0;
        localPort = chosen;
        udp.add(this);
        return Result.of(0);
    }

    private void setLocal(int address, long high, long low) {
        localAddress = address;
        localHigh = high;
        localLow = low;
    }

    /// connect(2): from now on only datagrams of that sender come in. ENETUNREACH, EACCES for a broadcast address without `setBroadcast`.
    @Override
    public Result connect(int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = udp.ipv4.route(destination);
        if (out == null) {
            return Result.error(Errno.ENETUNREACH);
        }
        if (!broadcasts && udp.ipv4.isBroadcast(destination)) {
            return Result.error(Errno.EACCES);
        }
        Result bound = bindIfNeeded();
        if (bound.isError()) {
            return bound;
        }
        if (localAddress == Ipv4Address.ANY) {
            localAddress = udp.ipv4.sourceFor(destination, out);
        }
        flow = null;
        remoteAddress = destination;
        remotePort = port;
        return Result.of(0);
    }

    /// connect(2) to an address of IPv6; `scope` is the index of the link for those that mean something on one link only, else 0.
    @Override
    public Result connectIpv6(long high, long low, int scope, int port) {
        Ipv6Flow way = new Ipv6Flow();
        Errno problem = udp.ipv6.findWay(way, high, low, scope, localHigh, localLow);
        if (problem != null) {
            return Result.error(problem);
        }
        Result bound = bindIfNeeded();
        if (bound.isError()) {
            return bound;
        }
        setLocal(Ipv4Address.ANY, way.localHigh(), way.localLow());
        flow = way;
        remoteAddress = Ipv4Address.ANY;
        remotePort = port;
        return Result.of(0);
    }

    /// connect(2) with AF_UNSPEC. A port that the program did not choose is given back.
    public void disconnect() {
        remoteAddress = Ipv4Address.ANY;
        remotePort = 0;
        flow = null;
        if (!hasChosenAddress) {
            setLocal(Ipv4Address.ANY, 0, 0);
        }
        if (!hasChosenPort && localPort != 0) {
            udp.remove(this);
            localPort = 0;
        }
    }

    private Result bindIfNeeded() {
        return localPort == 0 ? bind(Ipv4Address.ANY, 0, 0, 0, families) : Result.of(0);
    }

    /// Sends to whom it is connected to: EDESTADDRREQ if to nobody. Otherwise as the other `send`.
    public Result send(Address from, long length, boolean more) {
        if (remotePort == 0) {
            return Result.error(Errno.EDESTADDRREQ);
        }
        return Ipv6.SELECTED && flow != null ? send(from, length, null, 0, flow, remotePort, more)
                : send(from, length, remoteAddress, remotePort, more);
    }

    /// IP_PKTINFO: the next datagram over IPv4 is sent from `address`. EINVAL if it is not this host's.
    public Result setNextSource(int address) {
        if (address != Ipv4Address.ANY && !udp.ipv4.isLocal(address)) {
            return Result.error(Errno.EINVAL);
        }
        nextSource = address;
        return Result.of(0);
    }

    /// IPV6_PKTINFO: the next datagram over IPv6 is sent from that address, :: for the best, over the link `scope`, 0 for any. EINVAL if it is not this host's.
    public Result setNextSourceIpv6(long high, long low, int scope) {
        if (!Ipv6Address.isUnspecified(high, low) && !udp.ipv6.isLocal(high, low)) {
            return Result.error(Errno.EINVAL);
        }
        nextHigh = high;
        nextLow = low;
        nextScope = scope;
        return Result.of(0);
    }

    /// IP_TTL, IPV6_HOPLIMIT of the next datagram; −1: the socket's.
    public void setNextTimeToLive(int value) {
        nextTimeToLive = value;
    }

    /// IP_TOS, IPV6_TCLASS of the next datagram; −1: the socket's.
    public void setNextTypeOfService(int value) {
        nextTypeOfService = value;
    }

    private void forgetNext() {
        nextSource = Ipv4Address.ANY;
        nextHigh = 0;
        nextLow = 0;
        nextScope = 0;
        nextTimeToLive = -1;
        nextTypeOfService = -1;
    }

    /// Sends to an address of IPv6; `scope` as for `connectIpv6`. Otherwise as the other `send`.
    public Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more) {
        Errno problem = udp.ipv6.findWay(udp.outgoingFlow, high, low, scope == 0 ? nextScope : scope, (nextHigh | nextLow) == 0 ? localHigh : nextHigh,
                (nextHigh | nextLow) == 0 ? localLow : nextLow);
        return problem != null && error == null && !isWriteShut ? Result.error(problem) : send(from, length, null, 0, udp.outgoingFlow, port, more);
    }

    /// Sends `length` bytes as one datagram, or with `more` keeps them: one datagram with the next (MSG_MORE). Gives `length`.
    ///
    /// A pending error is given first. EPIPE after `shutdownWrite`, EMSGSIZE if it does not fit into one packet, ENETUNREACH, EACCES for broadcast, ENOBUFS.
    public Result send(Address from, long length, int address, int port, boolean more) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        return send(from, length, udp.ipv4.route(destination), destination, null, port, more);
    }

    /// With `way` over IPv6, else through `out`, which may be null: there is no way.
    private Result send(Address from, long length, Ipv4Interface out, int destination, Ipv6Flow way, int port, boolean more) {
        if (error != null) {
            return Result.error(takeError());
        }
        if (isWriteShut) {
            return Result.error(Errno.EPIPE);
        }
        if (port == 0) {
            return Result.error(Errno.EINVAL);
        }
        boolean isIpv6 = Ipv6.SELECTED && way != null;
        if (!isIpv6 && out == null) {
            return Result.error(Errno.ENETUNREACH);
        }
        if (!isIpv6 && !broadcasts && udp.ipv4.isBroadcast(destination)) {
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
        Result bound = bindIfNeeded();
        if (bound.isError()) {
            return Result.error(Errno.EAGAIN);
        }
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

    /// Sends a payload with room for headers in front of it as one datagram, and takes it over, also when it fails. Otherwise as `send`.
    public Result sendPacket(PacketBuffer packet, int address, int port) {
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = udp.ipv4.route(destination);
        Errno problem = out == null ? Errno.ENETUNREACH : port == 0 ? Errno.EINVAL : null;
        if (problem == null && packet.length() > udp.ipv4.pathMtu(out, destination) - Ipv4Header.SIZE - UdpHeader.SIZE) {
            problem = Errno.EMSGSIZE;
        }
        if (problem == null && bindIfNeeded().isError()) {
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
            udp.ipv4.sendFragment(fragment, out, source, destination, Ipv4.PROTOCOL_UDP, typeOfService, timeToLive, identification, offset, each == null);
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
        UdpHeader.SOURCE_PORT.write(header, localPort);
        UdpHeader.DESTINATION_PORT.write(header, port);
        UdpHeader.LENGTH.write(header, length);
        UdpHeader.CHECKSUM.write(header, 0);
    }

    private int sourceFor(int destination, Ipv4Interface out) {
        if (nextSource != Ipv4Address.ANY) {
            return nextSource;
        }
        return localAddress == Ipv4Address.ANY || udp.ipv4.isBroadcast(localAddress) ? udp.ipv4.sourceFor(destination, out) : localAddress;
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
            int usual = Ipv6Address.isMulticast(way.remoteHigh()) ? groupHopLimit : hopLimit;
            udp.ipv6.send(packet, way, Ipv6.PROTOCOL_UDP, nextTypeOfService < 0 ? trafficClass : nextTypeOfService, nextTimeToLive < 0 ? usual : nextTimeToLive);
            udp.ipv4.sentBesides();
        } else {
            udp.ipv4.send(packet, out, source, destination, Ipv4.PROTOCOL_UDP, nextTypeOfService < 0 ? typeOfService : nextTypeOfService,
                    nextTimeToLive < 0 ? timeToLive : nextTimeToLive);
        }
        forgetNext();
        udp.ipv4.flush();
    }

    /// Takes the first datagram: at most `length` bytes of it, the rest is lost. Gives the bytes copied; `firstLength` before says how many there are.
    /// With `peek` it stays. A pending error is given first; 0 after `shutdownRead`; EAGAIN if there is none.
    public Result receive(Address into, long length, boolean peek) {
        if (error != null) {
            return Result.error(takeError());
        }
        PacketBuffer packet = queue.first();
        if (packet == null) {
            return isReadShut ? Result.of(0) : Result.error(Errno.EAGAIN);
        }
        int copied = copyFirst(0, into, length);
        if (!peek) {
            removeFirst();
        }
        return Result.of(copied);
    }

    public boolean hasDatagram() {
        return !queue.isEmpty();
    }

    /// Bytes of the first datagram (FIONREAD, MSG_TRUNC); 0 if there is none.
    public int firstLength() {
        return queue.isEmpty() ? 0 : queue.first().length() + queue.first().restLength();
    }

    /// Copies at most `length` bytes of the first datagram from its byte `offset` on; how many. For recvmsg(2) into several places.
    public int copyFirst(int offset, Address into, long length) {
        PacketBuffer packet = queue.first();
        int count = (int) Math.min(length, Math.max(0, packet.length() - offset));
        into.copyFrom(packet.data().plus(offset), count);
        return packet.rest() == null ? count : count + copyRest(packet, offset, into, count, length);
    }

    private static int copyRest(PacketBuffer packet, int offset, Address into, int done, long length) {
        int begin = packet.length();                   // of the part at hand, in the datagram
        int copied = done;
        for (PacketBuffer part = packet.rest(); part != null && copied < length; part = part.next) {
            int from = offset + copied - begin;
            if (from >= 0 && from < part.length()) {
                int count = (int) Math.min(length - copied, part.length() - from);
                into.plus(copied).copyFrom(part.data().plus(from), count);
                copied += count;
            }
            begin += part.length();
        }
        return copied - done;
    }

    /// Whether the first datagram came over IPv6.
    public boolean isFirstIpv6() {
        return Ipv6.SELECTED && Ipv6Header.isIpv6(firstHeader());
    }

    /// The sender of the first datagram, over IPv4.
    public int firstSource() {
        return Ipv4Header.SOURCE.read(firstHeader());
    }

    /// The addresses of the first datagram, over IPv6: this host's is the one that it was sent to.
    public void readFirstFlow(Ipv6Flow into) {
        into.setReceived(firstHeader(), udp.ipv6.find(firstInterface()));
    }

    /// The index of the interface through which the first datagram came.
    public int firstInterface() {
        return queue.first().marks;
    }

    public int firstSourcePort() {
        return UdpHeader.SOURCE_PORT.read(queue.first().data().plus(-UdpHeader.SIZE));
    }

    /// Hops that the first datagram had left (IP_RECVTTL, IPV6_RECVHOPLIMIT).
    public int firstTimeToLive() {
        return isFirstIpv6() ? Ipv6Header.HOP_LIMIT.read(firstHeader()) : Ipv4Header.TIME_TO_LIVE.read(firstHeader());
    }

    /// The class of service of the first datagram (IP_RECVTOS, IPV6_RECVTCLASS).
    public int firstTypeOfService() {
        return isFirstIpv6() ? Ipv6Header.trafficClass(firstHeader()) : Ipv4Header.TYPE_OF_SERVICE.read(firstHeader());
    }

    /// Where the first datagram was sent to (IP_PKTINFO).
    public int firstDestination() {
        return Ipv4Header.DESTINATION.read(firstHeader());
    }

    private Address firstHeader() {
        PacketBuffer packet = queue.first();
        return packet.data().plus(-UdpHeader.SIZE - packet.sequence);      // `deliver` noted how long it is
    }

    /// The payload of the first datagram, now the caller's, with its headers in front. Null if there is none.
    public PacketBuffer takeFirst() {
        PacketBuffer packet = queue.remove();
        if (packet != null) {
            restBytes -= packet.restLength();
        }
        return packet;
    }

    public void removeFirst() {
        PacketBuffer packet = queue.remove();
        restBytes -= packet.restLength();
        packet.release();
    }

    /// shutdown(2) with SHUT_RD or SHUT_RDWR. ENOTCONN if not connected, though it has its effect, as on Linux.
    public Result shutdownRead() {
        isReadShut = true;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP);
        return shutdownResult();
    }

    public Result shutdownWrite() {
        isWriteShut = true;
        return shutdownResult();
    }

    private Result shutdownResult() {
        return remotePort == 0 ? Result.error(Errno.ENOTCONN) : Result.of(0);
    }

    /// Gives everything back. The socket is not used any more.
    public void close() {
        if (localPort != 0) {
            udp.remove(this);
            localPort = 0;
        }
        queue.clear();
        if (corked != null) {
            corked.release();
            corked = null;
        }
    }

    /// `Readiness` bits, as Linux's datagram_poll.
    public int readiness() {
        int ready = Readiness.OUT | Readiness.WRITE_NORMAL;
        if (error != null) {
            ready |= Readiness.ERROR;
        }
        if (!queue.isEmpty()) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        if (isReadShut) {
            ready |= Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP;
            if (isWriteShut) {
                ready |= Readiness.HANG_UP;
            }
        }
        return ready;
    }

    public WatchList watches() {
        return watches;
    }

    /// SO_ERROR: the pending error, which is gone with that; null if there is none.
    @Override
    public Errno takeError() {
        Errno taken = error;
        error = null;
        return taken;
    }

    /// How well a datagram fits: 0 not at all, more the more of it the socket names.
    int score(int source, int sourcePort, int destination, int port) {
        if (localPort != port || (families & IPV4) == 0) {
            return 0;
        }
        int score = 1;
        if (localAddress != Ipv4Address.ANY) {
            if (localAddress != destination) {
                return 0;
            }
            score += 2;
        }
        if (remotePort != 0) {
            if (flow != null || remotePort != sourcePort || remoteAddress != source) {
                return 0;
            }
            score += 4;
        }
        return score;
    }

    /// As `score`, over IPv6.
    int scoreIpv6(Ipv6Flow came, int sourcePort, int port) {
        if (localPort != port || (families & IPV6) == 0) {
            return 0;
        }
        int score = 1;
        if ((localHigh | localLow) != 0) {
            if (localLow != came.localLow() || localHigh != came.localHigh()) {
                return 0;
            }
            score += 2;
        }
        if (remotePort != 0) {
            if (flow == null || remotePort != sourcePort || flow.remoteLow() != came.remoteLow() || flow.remoteHigh() != came.remoteHigh()) {
                return 0;
            }
            score += 4;
        }
        return score;
    }

    /// A datagram for this socket; `packet` is its payload, taken over, behind its headers. Each counts as a whole buffer.
    void deliver(PacketBuffer packet, int headerLength, int interfaceIndex) {
        boolean isFull = (long) (queue.count() + 1) * PacketBuffer.CAPACITY + restBytes + packet.restLength() > receiveBufferBytes && !queue.isEmpty();
        if (isReadShut || isFull || udp.pool.isLow()) {
            udp.queueFull++;
            packet.release();
            return;
        }
        packet.sequence = headerLength;
        packet.marks = interfaceIndex;
        restBytes += packet.restLength();
        queue.add(packet);
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    void undelivered(Errno errno, boolean isHard) {
        if (isHard && remotePort != 0 || wantsErrors) {
            error = errno;
            watches.changed(Readiness.ERROR);
        }
    }

    /// Over IPv4; `Ipv4Address.ANY` if it is bound to none, or to one of IPv6.
    @Override
    public int localAddress() {
        return localAddress;
    }

    /// The halves of the address of IPv6 that it is bound to; 0 if to none, or to one of IPv4.
    @Override
    public long localHigh() {
        return localHigh;
    }

    @Override
    public long localLow() {
        return localLow;
    }

    /// The addresses if it is connected over IPv6, else null.
    @Override
    public Ipv6Flow flow() {
        return flow;
    }

    /// 0 if it is not bound.
    @Override
    public int localPort() {
        return localPort;
    }

    @Override
    public int remoteAddress() {
        return remoteAddress;
    }

    /// 0 if it is not connected.
    @Override
    public int remotePort() {
        return remotePort;
    }

    /// SO_REUSEADDR.
    @Override
    public void setReuseAddress(boolean reuses) {
        reusesAddress = reuses;
    }

    @Override
    public boolean reusesAddress() {
        return reusesAddress;
    }

    /// SO_REUSEPORT.
    @Override
    public void setReusePort(boolean reuses) {
        reusesPort = reuses;
    }

    @Override
    public boolean reusesPort() {
        return reusesPort;
    }

    /// IP_RECVERR, IPV6_RECVERR: errors are told also while it is not connected, and those that may pass.
    public void setWantsErrors(boolean wants) {
        wantsErrors = wants;
    }

    public boolean wantsErrors() {
        return wantsErrors;
    }

    /// SO_BROADCAST.
    public void setBroadcast(boolean allowed) {
        broadcasts = allowed;
    }

    public boolean broadcasts() {
        return broadcasts;
    }

    /// SO_RCVBUF in bytes, as getsockopt gives it back.
    public void setReceiveBuffer(int bytes) {
        receiveBufferBytes = bytes;
    }

    public int receiveBuffer() {
        return receiveBufferBytes;
    }

    /// IP_TOS.
    @Override
    public void setTypeOfService(int value) {
        typeOfService = value;
    }

    @Override
    public int typeOfService() {
        return typeOfService;
    }

    /// IPV6_TCLASS.
    @Override
    public void setTrafficClass(int value) {
        trafficClass = value;
    }

    @Override
    public int trafficClass() {
        return trafficClass;
    }

    /// IPV6_UNICAST_HOPS; −1: the link's.
    @Override
    public void setHopLimit(int value) {
        hopLimit = value;
    }

    @Override
    public int hopLimit() {
        return hopLimit;
    }

    /// IPV6_MULTICAST_HOPS.
    public void setGroupHopLimit(int value) {
        groupHopLimit = value;
    }

    public int groupHopLimit() {
        return groupHopLimit;
    }

    /// IP_TTL.
    @Override
    public void setTimeToLive(int value) {
        timeToLive = value;
    }

    @Override
    public int timeToLive() {
        return timeToLive;
    }
}
