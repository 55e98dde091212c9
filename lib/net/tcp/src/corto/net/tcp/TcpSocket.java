// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A TCP socket (tcp(7), ip(7)). Ports and addresses are numbers in the order of this machine; errors are Linux's. Nothing waits: what would have to is EAGAIN
/// or EINPROGRESS, and `watches` tells when to look again.
public final class TcpSocket implements InternetSocket {
    private static final long SECOND = 1_000_000_000L;
    /// Kconfig's `NET_TCP_BUFFER`, there in KiB.
    private static final int DEFAULT_BUFFER_BYTES = Integer.getInteger("corto.net.tcp.buffer", 256) << 10;
    /// Kconfig's `NET_TCP_BUFFER_MAX`, there in KiB: up to where buffers that the program did not set grow by themselves.
    static final int LARGEST_TUNED_BYTES = Math.max(Integer.getInteger("corto.net.tcp.buffer.max", 4096) << 10, DEFAULT_BUFFER_BYTES);
    private static final int SMALLEST_BUFFER_BYTES = 4096;
    private static final int LARGEST_BUFFER_BYTES = 8 << 20;      // what TcpConnection.WINDOW_SCALE can express

    final Tcp tcp;
    private final WatchList watches = new WatchList();
    private TcpListener listener;         // null: does not listen
    private TcpConnection connection;     // null: was never connected
    TcpSocket nextInBucket;               // of the port table
    TcpSocket nextToAccept;

    private int families = IPV4;
    private int localAddress;             // over IPv4; ANY if it is bound to one of IPv6
    private long localHigh;               // over IPv6; 0: any, or one of IPv4
    private long localLow;
    private Ipv6Flow flow;                // of the connection; null: over IPv4, or none
    private int localPort;
    private int remoteAddress;
    private int remotePort;
    private boolean isInPortTable;
    private boolean hasChosenPortItself;  // connect did, not bind
    private boolean isConnecting;         // connect began, and its result was not taken
    private boolean isReadShut;
    private boolean isWriteShut;
    private boolean isStarved;            // somebody was told that there is no room
    private Errno error;                  // pending, or null

    private boolean reusesAddress;
    private boolean reusesPort;
    private boolean noDelay;
    private boolean corks;
    private boolean keepsAlive;
    private boolean resetsOnClose;
    private long keepIdleNanos = 7200 * SECOND;         // Linux's tcp_keepalive_time, _intvl, _probes
    private long keepIntervalNanos = 75 * SECOND;
    private int keepCount = 9;
    private long userTimeoutNanos;
    private long deferAcceptNanos;
    private int maxSegment;
    private int sendBufferBytes = DEFAULT_BUFFER_BYTES;
    private int receiveBufferBytes = DEFAULT_BUFFER_BYTES;
    private boolean hasChosenSendBuffer;
    private boolean hasChosenReceiveBuffer;
    private int typeOfService;
    private int timeToLive = Ipv4.DEFAULT_TIME_TO_LIVE;
    private int trafficClass;
    private int hopLimit = -1;

    TcpSocket(Tcp tcp) {
        this.tcp = tcp;
    }

    @Override
    public void setFamilies(int families) {
        this.families = families;
    }

    @Override
    public int families() {
        return families;
    }

    // Opening

    /// bind(2): EINVAL if bound already, EADDRNOTAVAIL, EADDRINUSE. Port 0 chooses one. With an address it is open to IPv4 only from then on.
    @Override
    public Result bind(int address, int port) {
        boolean isAny = address == Ipv4Address.ANY;
        if (localPort != 0 || listener != null || !isAny && (families & IPV4) == 0) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !tcp.ipv4.isLocal(address)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bind(address, 0, 0, port, isAny ? families : IPV4);
    }

    /// bind(2) to an address of IPv6, :: for any. As the other; with an address it is open to IPv6 only.
    @Override
    public Result bindIpv6(long high, long low, int port) {
        boolean isAny = Ipv6Address.isUnspecified(high, low);
        if (localPort != 0 || listener != null) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !tcp.ipv6.isLocal(high, low)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bind(Ipv4Address.ANY, high, low, port, isAny ? families : IPV6);
    }

    private Result bind(int address, long high, long low, int port, int boundFamilies) {
        int before = families;
        families = boundFamilies;
        localAddress = address;
        localHigh = high;
        localLow = low;
        int chosen = port == 0 ? tcp.ports.ephemeralPort(this) : port;
        if (chosen == 0 || tcp.ports.isTaken(this, chosen, false)) {
            families = before;
            localAddress = Ipv4Address.ANY;
            localHigh = 0;
            localLow = 0;
            return Result.error(Errno.EADDRINUSE);
        }
        take(chosen);
        return Result.of(0);
    }

    private void take(int port) {
        localPort = port;
        isInPortTable = true;
        tcp.ports.add(this);
    }

    /// listen(2): EINVAL if it is connected, EADDRINUSE. Again: another backlog.
    public Result listen(int backlog) {
        if (listener != null) {
            listener.setBacklog(backlog);
            return Result.of(0);
        }
        if (connection != null && connection.state() != TcpState.CLOSED) {
            return Result.error(Errno.EINVAL);
        }
        if (localPort == 0) {
            Result bound = bind(Ipv4Address.ANY, 0);
            if (bound.isError()) {
                return bound;
            }
        }
        if (tcp.ports.isTaken(this, localPort, true)) {
            return Result.error(Errno.EADDRINUSE);
        }
        listener = new TcpListener(this, backlog);
        return Result.of(0);
    }

    /// accept(2): the next connection, the caller's now; null if there is none, or this does not listen.
    public TcpSocket accept() {
        return listener == null ? null : listener.accept();
    }

    public boolean isListening() {
        return listener != null;
    }

    TcpListener listener() {
        return listener;
    }

    /// For a connection that a peer opened: a socket with this one's options.
    TcpSocket child() {
        TcpSocket child = new TcpSocket(tcp);
        child.families = families;
        child.reusesAddress = reusesAddress;
        child.reusesPort = reusesPort;
        child.noDelay = noDelay;
        child.corks = corks;
        child.keepsAlive = keepsAlive;
        child.resetsOnClose = resetsOnClose;
        child.keepIdleNanos = keepIdleNanos;
        child.keepIntervalNanos = keepIntervalNanos;
        child.keepCount = keepCount;
        child.userTimeoutNanos = userTimeoutNanos;
        child.maxSegment = maxSegment;
        child.sendBufferBytes = sendBufferBytes;
        child.receiveBufferBytes = receiveBufferBytes;
        child.hasChosenSendBuffer = hasChosenSendBuffer;
        child.hasChosenReceiveBuffer = hasChosenReceiveBuffer;
        child.typeOfService = typeOfService;
        child.timeToLive = timeToLive;
        child.trafficClass = trafficClass;
        child.hopLimit = hopLimit;
        return child;
    }

    TcpConnection adopt(Ipv4Interface out, Ipv6Flow flow, int initialSequence, int localAddress, int localPort, int remoteAddress, int remotePort) {
        this.flow = flow;
        if (flow == null) {
            this.localAddress = localAddress;
            this.remoteAddress = remoteAddress;
        } else {
            localHigh = flow.localHigh();
            localLow = flow.localLow();
        }
        this.localPort = localPort;
        this.remotePort = remotePort;
        connection = new TcpConnection(this, out, flow, initialSequence, localAddress, localPort, remoteAddress, remotePort);
        return connection;
    }

    /// connect(2): begins, and gives EINPROGRESS; when readiness has OUT, or ERROR, `takeError` gives the result. EALREADY while it goes on, EISCONN,
    /// ENETUNREACH, EADDRNOTAVAIL if there is no port left, EADDRINUSE if the bound one has that connection already.
    @Override
    public Result connect(int address, int port) {
        if (isConnectOver()) {
            return connectAgain();
        }
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = tcp.ipv4.route(destination);
        if (out == null || port == 0 || tcp.ipv4.isBroadcast(destination) || Ipv4Address.isMulticast(destination)) {
            return Result.error(out != null && port == 0 ? Errno.ECONNREFUSED : Errno.ENETUNREACH);
        }
        int source = localAddress == Ipv4Address.ANY ? tcp.ipv4.sourceFor(destination, out) : localAddress;
        Result named = choosePort(source, destination, port, null);
        if (named.isError()) {
            return named;
        }
        families = IPV4;
        localAddress = source;
        begin(out, null, source, destination, port);
        return Result.error(Errno.EINPROGRESS);
    }

    /// connect(2) to an address of IPv6; `scope` is the index of the link for those that mean something on one link only, else 0. As the other.
    @Override
    public Result connectIpv6(long high, long low, int scope, int port) {
        if (isConnectOver()) {
            return connectAgain();
        }
        Ipv6Flow way = new Ipv6Flow();
        Errno problem = Ipv6Address.isMulticast(high) ? Errno.ENETUNREACH : tcp.ipv6.findWay(way, high, low, scope, localHigh, localLow);
        if (problem != null || port == 0) {
            return Result.error(problem != null ? problem : Errno.ECONNREFUSED);
        }
        int source = tcp.fold(way.localHigh(), way.localLow());
        int destination = tcp.fold(way.remoteHigh(), way.remoteLow());
        Result named = choosePort(source, destination, port, way);
        if (named.isError()) {
            return named;
        }
        families = IPV6;
        localHigh = way.localHigh();
        localLow = way.localLow();
        begin(null, way, source, destination, port);
        return Result.error(Errno.EINPROGRESS);
    }

    private Result choosePort(int source, int destination, int port, Ipv6Flow way) {
        if (localPort == 0) {
            int chosen = tcp.ports.ephemeralPort(source, destination, port, way, tcp.now());
            if (chosen == 0) {
                return Result.error(Errno.EADDRNOTAVAIL);
            }
            hasChosenPortItself = true;
            take(chosen);
        } else if (!PortTable.isFree(tcp.endpoints.find(source, localPort, destination, port, way), tcp.now())) {
            return Result.error(Errno.EADDRINUSE);
        }
        return Result.of(0);
    }

    private boolean isConnectOver() {
        return listener != null || connection != null && connection.state() != TcpState.CLOSED || error != null;
    }

    /// The caller of `connect` has waited and knows that there is a connection: from now on `connect` gives EISCONN.
    public void connectionIsKnown() {
        isConnecting = false;
    }

    private Result connectAgain() {
        if (listener != null) {
            return Result.error(Errno.EISCONN);
        }
        if (connection == null || connection.state() == TcpState.CLOSED) {
            isConnecting = false;
            return Result.error(takeError());
        }
        TcpState state = connection.state();
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
            return Result.error(Errno.EALREADY);
        }
        if (isConnecting) {
            isConnecting = false;
            return Result.of(0);                       // the first call since it succeeded
        }
        return Result.error(Errno.EISCONN);
    }

    private void begin(Ipv4Interface out, Ipv6Flow way, int source, int destination, int port) {
        long now = tcp.now();
        tcp.counters.activeOpens++;
        isConnecting = true;
        isReadShut = false;
        isWriteShut = false;
        int sequence = tcp.initialSequence(source, localPort, destination, port, way, now);
        if (tcp.endpoints.find(source, localPort, destination, port, way) instanceof TimeWait old) {
            sequence = old.sequenceAfter();
            tcp.timeWaits.remove(old);
        }
        connection = adopt(out, way, sequence, source, localPort, destination, port);
        connection.open(now);
        tcp.ipv4.flush();
    }

    // Data

    /// Queues at most `length` bytes for the peer; how many. With `more` (MSG_MORE) the last segment waits until it is full, 200 ms at most, or
    /// the next call. A pending error is given first; EPIPE if nothing can be sent any more, or not yet and never began; EAGAIN if there is no room.
    public Result send(Address from, long length, boolean more) {
        return send(from, length, more, false);
    }

    /// As `send` of a part of what a `send` will end, even of no bytes: what fits may wait for that.
    public Result gather(Address from, long length) {
        return send(from, length, true, true);
    }

    private Result send(Address from, long length, boolean more, boolean gathers) {
        if (error != null) {
            return Result.error(takeError());
        }
        if (connection == null || isWriteShut) {
            return Result.error(Errno.EPIPE);
        }
        TcpState state = connection.state();
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
            return Result.error(Errno.EAGAIN);
        }
        if (!state.canSend()) {
            return Result.error(Errno.EPIPE);
        }
        long queued = connection.sender.append(from, length, more);
        if (queued < length) {
            isStarved = true;
        }
        if (!gathers || queued < length || connection.sender.hasWholeFrame()) {
            connection.sender.output(tcp.now());
            tcp.ipv4.flush();
        }
        if (isStarved && connection.sender.queue().isEmpty()) {
            connection.awaitMemory();                  // no acknowledgment will come that makes room
        }
        return queued == 0 && length > 0 ? Result.error(Errno.EAGAIN) : Result.of(queued);
    }

    /// Copies out at most `length` bytes of what came; how many; with `peek` they stay. 0 at the end of what the peer sends, or after `shutdownRead`. Then, if nothing
    /// is there: a pending error, ENOTCONN, EAGAIN.
    public Result receive(Address into, long length, boolean peek) {
        if (connection == null) {
            return Result.error(error != null ? takeError() : Errno.ENOTCONN);
        }
        TcpReceiver receiver = connection.receiver;
        if (receiver.readable() > 0) {
            long copied = receiver.read(into, length, peek);
            if (!peek) {
                connection.afterRead();
                tcp.ipv4.flush();
            }
            return Result.of(copied);
        }
        if (error != null) {
            return Result.error(takeError());
        }
        if (isReadShut || receiver.isFinished() || connection.state() == TcpState.CLOSED) {
            return Result.of(0);
        }
        return Result.error(Errno.EAGAIN);
    }

    // Data in place

    /// Where the next bytes that came lie, `inPlaceLength` of them together, until `consume`. Only if `readable` is not 0.
    public Address inPlace() {
        return connection.receiver.first().data();
    }

    public int inPlaceLength() {
        return connection.receiver.first().length();
    }

    /// Gives back the first `length` of the bytes in place.
    public void consume(int length) {
        connection.receiver.consume(length);
        connection.afterRead();
        tcp.ipv4.flush();
    }

    /// Where the program may write up to `sendMss` bytes that `commit` sends; zero if there is no room: readiness has OUT when there is, or
    /// nothing can be sent any more, which `send` tells.
    public Address reserve() {
        if (connection == null || isWriteShut || error != null || !connection.state().canSend()) {
            return Address.zero();
        }
        Address place = connection.sender.reserve();
        if (place.isZero()) {
            isStarved = true;
        }
        return place;
    }

    /// Sends the first `length` bytes of what was reserved, more than none; with `more` they may wait for what follows. EPIPE if nothing can be sent any more.
    public Result commit(int length, boolean more) {
        if (connection == null || isWriteShut || !connection.state().canSend()) {
            return Result.error(error != null ? takeError() : Errno.EPIPE);
        }
        connection.sender.fill(length, more);
        connection.sender.output(tcp.now());
        tcp.ipv4.flush();
        return Result.of(length);
    }

    /// Bytes that `receive` can copy out at once (FIONREAD).
    public int readable() {
        return connection == null ? 0 : connection.receiver.readable();
    }

    /// Bytes sent and not acknowledged, or not sent (SIOCOUTQ).
    public int unacknowledged() {
        return connection == null || connection.state() == TcpState.CLOSED || !connection.state().isSynchronized() ? 0
                : connection.sender.queue().end() - connection.sender.una();
    }

    /// Whether there is as much room to send as makes a writer worth waking.
    public boolean isWritable() {
        return connection != null && connection.state().canSend() && connection.sender.isWritable();
    }

    // Closing

    /// shutdown(2) with SHUT_RD: `receive` gives 0 when all was read. ENOTCONN.
    public Result shutdownRead() {
        if (!isConnected()) {
            return Result.error(Errno.ENOTCONN);
        }
        isReadShut = true;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP);
        return Result.of(0);
    }

    /// shutdown(2) with SHUT_WR: the peer gets all that was sent, then the end. ENOTCONN.
    public Result shutdownWrite() {
        if (listener != null) {
            stopListening();
            return Result.of(0);
        }
        if (!isConnected()) {
            return Result.error(Errno.ENOTCONN);
        }
        if (!isWriteShut) {
            isWriteShut = true;
            connection.shutdownWrite();
            tcp.ipv4.flush();
            watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
        return Result.of(0);
    }

    /// Whether there is a peer, or there is to be one.
    public boolean isConnected() {
        return connection != null && connection.state() != TcpState.CLOSED;
    }

    /// Gives the socket back. What was sent is delivered in the background; with unread data, or `setResetOnClose`, the peer is reset.
    public void close() {
        leavePortTable();
        if (listener != null) {
            listener.close();
            listener = null;
        }
        if (connection != null) {
            connection.closedByProgram(resetsOnClose);
        }
        tcp.ipv4.flush();
    }

    /// Gives the socket back and resets the peer.
    public void abort() {
        resetsOnClose = true;
        close();
    }

    /// Whether everything sent has arrived, or cannot: what a close that lingers (SO_LINGER) waits for, after `shutdownWrite`.
    public boolean isDrained() {
        return connection == null || connection.state() == TcpState.CLOSED || connection.sender.isDrained();
    }

    private void stopListening() {
        listener.close();
        listener = null;
        watches.changed(Readiness.IN | Readiness.HANG_UP | Readiness.READ_HANG_UP);
    }

    private void leavePortTable() {
        if (isInPortTable) {
            isInPortTable = false;
            tcp.ports.remove(this);
        }
    }

    // Readiness

    /// `Readiness` bits, as Linux's tcp_poll.
    public int readiness() {
        if (listener != null) {
            return listener.waiting() > 0 ? Readiness.IN | Readiness.READ_NORMAL : 0;
        }
        int ready = error != null ? Readiness.ERROR : 0;
        TcpState state = connection == null ? TcpState.CLOSED : connection.state();
        boolean isFinished = isReadShut || connection != null && (connection.receiver.isFinished() || state == TcpState.CLOSED);
        boolean sendsNoMore = isWriteShut || connection != null && state == TcpState.CLOSED;
        if (state == TcpState.CLOSED || isFinished && sendsNoMore) {
            ready |= Readiness.HANG_UP;
        }
        if (isFinished) {
            ready |= Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP;
        }
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
            return ready;
        }
        if (readable() > 0) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        return ready | writeReadiness(sendsNoMore);
    }

    private int writeReadiness(boolean sendsNoMore) {
        if (sendsNoMore || connection == null || connection.sender.isWritable()) {
            return Readiness.OUT | Readiness.WRITE_NORMAL;
        }
        isStarved = true;                              // whoever asked will be told when there is room
        if (connection.sender.queue().isEmpty()) {
            connection.awaitMemory();
        }
        return 0;
    }

    public WatchList watches() {
        return watches;
    }

    boolean isStarved() {
        return isStarved;
    }

    void fed() {
        isStarved = false;
    }

    void setError(Errno errno) {
        error = errno;
    }

    /// SO_ERROR: the pending error, which is gone with that; null if there is none.
    @Override
    public Errno takeError() {
        Errno taken = error;
        error = null;
        return taken;
    }

    // Names

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

    boolean isBoundTo(long high, long low) {
        return localLow == low && localHigh == high;
    }

    boolean hasChosenAddress() {
        return localAddress != Ipv4Address.ANY || (localHigh | localLow) != 0;
    }

    /// The addresses of a connection over IPv6; null of one over IPv4, or of none.
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

    @Override
    public int remotePort() {
        return remotePort;
    }

    boolean hasChosenPortItself() {
        return hasChosenPortItself;
    }

    // Options

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

    /// TCP_NODELAY: small segments do not wait for acknowledgments. Sends what waits.
    public void setNoDelay(boolean noDelay) {
        this.noDelay = noDelay;
        pushIf(noDelay);
    }

    public boolean noDelay() {
        return noDelay;
    }

    /// TCP_CORK: only full segments, for at most 200 ms. Off sends what waits.
    public void setCork(boolean corks) {
        this.corks = corks;
        pushIf(!corks);
    }

    public boolean corks() {
        return corks;
    }

    private void pushIf(boolean pushes) {
        if (pushes && connection != null && connection.state().isSynchronized()) {
            connection.sender.release();
            connection.sender.output(tcp.now());
            tcp.ipv4.flush();
        }
    }

    /// TCP_QUICKACK: segments are acknowledged at once, until the program answers what comes (tcp(7): the flag is not permanent). Of a connection only.
    public void setQuickAck(boolean quick) {
        if (connection != null && connection.state().isSynchronized()) {
            connection.setQuickAck(quick);
            tcp.ipv4.flush();
        }
    }

    public boolean quickAck() {
        return connection == null || !connection.isInteractive();
    }

    /// SO_KEEPALIVE.
    public void setKeepAlive(boolean keeps) {
        keepsAlive = keeps;
        keepaliveChanged();
    }

    public boolean keepsAlive() {
        return keepsAlive;
    }

    /// TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT: after how much silence to probe, how often, how many times.
    public void setKeepAliveTimes(long idleNanos, long intervalNanos, int count) {
        keepIdleNanos = idleNanos;
        keepIntervalNanos = intervalNanos;
        keepCount = count;
        keepaliveChanged();
    }

    private void keepaliveChanged() {
        if (connection != null) {
            connection.keepaliveChanged();
        }
    }

    public long keepIdleNanos() {
        return keepIdleNanos;
    }

    public long keepIntervalNanos() {
        return keepIntervalNanos;
    }

    public int keepCount() {
        return keepCount;
    }

    /// TCP_USER_TIMEOUT: how long data may stay unacknowledged; 0: as long as 15 retransmissions take.
    public void setUserTimeout(long nanos) {
        userTimeoutNanos = nanos;
    }

    public long userTimeoutNanos() {
        return userTimeoutNanos;
    }

    /// TCP_DEFER_ACCEPT: so long a connection without data is not accepted.
    public void setDeferAccept(long nanos) {
        deferAcceptNanos = nanos;
    }

    public long deferAcceptNanos() {
        return deferAcceptNanos;
    }

    /// TCP_MAXSEG; before connecting. 0: what fits.
    public void setMaxSegment(int bytes) {
        maxSegment = bytes;
    }

    public int maxSegment() {
        return maxSegment;
    }

    /// SO_LINGER with time 0: close resets the peer.
    public void setResetOnClose(boolean resets) {
        resetsOnClose = resets;
    }

    /// SO_SNDBUF in bytes, as getsockopt gives it back; each segment counts as a whole buffer of 2048.
    public void setSendBuffer(int bytes) {
        hasChosenSendBuffer = true;
        sendBufferBytes = Math.max(SMALLEST_BUFFER_BYTES, Math.min(bytes, LARGEST_BUFFER_BYTES));
    }

    public int sendBuffer() {
        return sendBufferBytes;
    }

    /// SO_RCVBUF in bytes, as getsockopt gives it back: the largest window.
    public void setReceiveBuffer(int bytes) {
        hasChosenReceiveBuffer = true;
        receiveBufferBytes = Math.max(SMALLEST_BUFFER_BYTES, Math.min(bytes, LARGEST_BUFFER_BYTES));
        if (connection != null) {
            connection.receiver.setBuffer(receiveBufferBytes);
        }
    }

    public int receiveBuffer() {
        return connection == null ? receiveBufferBytes : connection.receiver.buffer();
    }

    boolean hasChosenReceiveBuffer() {
        return hasChosenReceiveBuffer;
    }

    boolean hasChosenSendBuffer() {
        return hasChosenSendBuffer;
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

    /// IP_TTL.
    @Override
    public void setTimeToLive(int value) {
        timeToLive = value;
    }

    @Override
    public int timeToLive() {
        return timeToLive;
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

    /// The state; of a connection that is in TIME-WAIT CLOSED.
    public TcpState state() {
        if (listener != null) {
            return TcpState.LISTEN;
        }
        return connection == null ? TcpState.CLOSED : connection.state();
    }

    // TCP_INFO. Of a connected socket; 0 otherwise. Times in nanoseconds, sizes in bytes.

    public long smoothedRoundTripNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().smoothed();
    }

    public long roundTripVariationNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().variation();
    }

    public long retransmissionTimeoutNanos() {
        return connection == null ? 0 : connection.sender.roundTrip().timeout(0);
    }

    public int sendMss() {
        return connection == null ? TcpConnection.DEFAULT_MSS : connection.sender.mss();
    }

    public int receiveMss() {
        return connection == null ? TcpConnection.DEFAULT_MSS : connection.receiver.mss();
    }

    public int congestionWindow() {
        return connection == null ? 0 : connection.sender.congestion().window();
    }

    public int slowStartThreshold() {
        return connection == null ? 0 : connection.sender.congestion().threshold();
    }

    /// What the peer takes beyond what it acknowledged.
    public int sendWindow() {
        return connection == null ? 0 : connection.sender.window();
    }

    public int flight() {
        return connection == null ? 0 : connection.sender.flight();
    }

    /// Timeouts since something was last acknowledged.
    public int retries() {
        return connection == null ? 0 : connection.sender.retries();
    }

    /// Probes of a closed window since the peer last answered.
    public int probes() {
        return connection == null ? 0 : connection.sender.probes();
    }

    public long retransmissions() {
        return connection == null ? 0 : connection.sender.retransmissions();
    }

    public long bytesAcknowledged() {
        return connection == null ? 0 : connection.sender.bytesAcknowledged();
    }

    public long bytesReceived() {
        return connection == null ? 0 : connection.receiver.bytesReceived();
    }

    public boolean usesTimestamps() {
        return connection != null && connection.usesTimestamps();
    }

    public long lastReceivedNanos() {
        return connection == null ? 0 : connection.lastReceivedNanos();
    }

    /// Connections that wait to be accepted.
    public int waiting() {
        return listener == null ? 0 : listener.waiting();
    }

    /// As `listen` was given it, at most 4,096.
    public int backlog() {
        return listener == null ? 0 : listener.backlog();
    }
}
