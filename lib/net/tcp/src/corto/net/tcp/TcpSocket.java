// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.Lender;
import corto.net.packet.PacketPool;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A TCP socket (tcp(7), ip(7)). Ports and addresses are numbers in the order of this machine; errors are Linux's. Nothing waits: what would have to is EAGAIN
/// or EINPROGRESS, and `watches` tells when to look again.
@Hot
public final class TcpSocket extends InternetSocket {
    final Tcp tcp;
    private final WatchList watches = new WatchList();
    private TcpListener listener;         // null: does not listen
    private TcpConnection connection;     // null: was never connected
    TcpSocket nextInBucket;               // of the port table
    TcpSocket nextToAccept;

    private final TcpOptions options;
    private final TcpOpening opening;
    private boolean isReadShut;
    private boolean isWriteShut;
    private boolean isStarved;            // somebody was told that there is no room

    TcpSocket(Tcp tcp) {
        this(tcp, null);
    }

    private TcpSocket(Tcp tcp, TcpSocket listening) {
        super(Ipv4.DEFAULT_TIME_TO_LIVE);
        this.tcp = tcp;
        options = new TcpOptions(this, listening == null ? null : listening.options);
        opening = new TcpOpening(this);
        if (listening != null) {
            copyOptions(listening);
        }
    }

    /// What can be set of the protocol.
    public TcpOptions options() {
        return options;
    }

    // Opening

    /// bind(2): EINVAL if bound already, EADDRNOTAVAIL, EADDRINUSE. Port 0 chooses one. With an address it is open to IPv4 only from then on.
    @Override
    public Result bind(int address, int port) {
        return opening.bind(address, port);
    }

    /// bind(2) to an address of IPv6, :: for any. As the other; with an address it is open to IPv6 only.
    @Override
    public Result bindIpv6(long high, long low, int port) {
        return opening.bindIpv6(high, low, port);
    }

    void setName(int families, int address, long high, long low) {
        setFamilies(families);
        setLocal(address, high, low);
    }

    void setPort(int port) {
        setLocalPort(port);
    }

    boolean hasChosenPortItself() {
        return opening.hasChosenPortItself();
    }

    /// listen(2): EINVAL if it is connected, EADDRINUSE. Again: another backlog.
    public Result listen(int backlog) {
        if (listener != null) {
            listener.setBacklog(backlog);
            return Result.of(0);
        }
        if (isConnected()) {
            return Result.error(Errno.EINVAL);
        }
        Result taken = opening.takeToListen();
        if (!taken.isError()) {
            listener = new TcpListener(this, backlog);
        }
        return taken;
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

    TcpConnection connection() {
        return connection;
    }

    /// Connections that wait to be accepted.
    public int waiting() {
        return listener == null ? 0 : listener.waiting();
    }

    /// As `listen` was given it, at most 4,096.
    public int backlog() {
        return listener == null ? 0 : listener.backlog();
    }

    /// For a connection that a peer opened: a socket with this one's options.
    TcpSocket child() {
        return new TcpSocket(tcp, this);
    }

    /// By the route, or through the interface that it is bound to; null: there is no way.
    Ipv4Interface wayTo(int destination) {
        int bound = boundInterface();
        Ipv4Interface out = bound == 0 || tcp.ipv4.isLocal(destination) ? tcp.ipv4.route(destination) : tcp.ipv4.interfaceAt(bound - 1);
        return staysOnLink() && out != null && !out.isLoopback() && !out.isOnLink(destination) ? null : out;
    }

    TcpConnection adopt(Ipv4Interface out, Ipv6Flow flow, int initialSequence, int localAddress, int localPort, int remoteAddress, int remotePort) {
        if (flow == null) {
            setLocal(localAddress, 0, 0);
        } else {
            setLocal(Ipv4Address.ANY, flow.localHigh(), flow.localLow());
        }
        setLocalPort(localPort);
        setRemote(flow == null ? remoteAddress : Ipv4Address.ANY, flow, remotePort);
        isReadShut = false;
        isWriteShut = false;
        connection = new TcpConnection(this, out, flow, initialSequence, localAddress, localPort, remoteAddress, remotePort);
        return connection;
    }

    /// connect(2): begins, and gives EINPROGRESS; when readiness has OUT, or ERROR, `takeError` gives the result. EALREADY while it goes on, EISCONN,
    /// ENETUNREACH, EADDRNOTAVAIL if there is no port left, EADDRINUSE if the bound one has that connection already.
    @Override
    public Result connect(int address, int port) {
        return opening.connect(address, port);
    }

    /// connect(2) to an address of IPv6; `scope` is the index of the link for those that mean something on one link only, else 0. As the other.
    @Override
    public Result connectIpv6(long high, long low, int scope, int port) {
        return opening.connectIpv6(high, low, scope, port);
    }

    /// The caller of `connect` has waited and knows that there is a connection: from now on `connect` gives EISCONN.
    public void connectionIsKnown() {
        opening.connectionIsKnown();
    }

    boolean hasPendingError() {
        return hasError();
    }

    // Data

    /// Queues at most `length` bytes for the peer; how many. With `more` (MSG_MORE) the last segment waits until it is full, 200 ms at most, or
    /// the next call. A pending error is given first; EPIPE if nothing can be sent any more, or not yet and never began; EAGAIN if there is no room.
    public Result send(Address from, long length, boolean more) {
        return send(from, length, more, false, null);
    }

    /// As `send` of a part of what a `send` will end, even of no bytes: what fits may wait for that.
    public Result gather(Address from, long length) {
        return send(from, length, true, true, null);
    }

    /// Sends the byte at `from` as urgent data (MSG_OOB), which no option holds back. As `send`.
    public Result sendUrgent(Address from) {
        Result queued = send(from, 1, true, true, null);
        if (!queued.isError()) {
            connection.sender.markUrgent();
            connection.sender.release();
            connection.sender.output(tcp.now());
            tcp.ipv4.flush();
        }
        return queued;
    }

    /// Whether `lend` saves something: where the device does not cut segments and add up checksums, bytes have to be touched anyway.
    public boolean borrows() {
        return PacketPool.LENDING && connection != null && connection.cutsSegments();
    }

    /// As `gather` of all of the `length` bytes at `place`, which lie in one page, without copying them: `lender` gets them back when the peer has them or never will. EAGAIN: not now, all of them.
    /// They may change meanwhile; then the peer gets the old ones or the new ones. Only if `borrows`; with an error the loan has not begun.
    public Result lend(Address place, int length, Lender lender) {
        return send(place, length, true, true, lender);
    }

    private Result send(Address from, long length, boolean more, boolean gathers, Lender lender) {
        if (hasError()) {
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
        long queued = PacketPool.LENDING && lender != null ? connection.sender.lend(from, (int) length, lender) : connection.sender.append(from, length, more);
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

    /// Copies out at most `length` bytes of what came, not beyond urgent data; how many; with `peek` they stay. 0 at the end of what the peer sends, or after `shutdownRead`. Then, if nothing
    /// is there: a pending error, ENOTCONN, EAGAIN.
    public Result receive(Address into, long length, boolean peek) {
        if (connection == null) {
            return Result.error(hasError() ? takeError() : Errno.ENOTCONN);
        }
        TcpReceiver receiver = connection.receiver;
        if (receiver.readable() > 0) {
            long copied = receiver.hasMark() ? receiver.readToMark(into, length, peek) : receiver.read(into, length, peek);
            if (!peek) {
                connection.afterRead();
                tcp.ipv4.flush();
            }
            if (copied > 0 || length == 0) {
                return Result.of(copied);
            }                                                      // else there was the urgent byte only
        }
        if (hasError()) {
            return Result.error(takeError());
        }
        if (isReadShut || receiver.isFinished() || connection.state() == TcpState.CLOSED) {
            return Result.of(0);
        }
        return Result.error(Errno.EAGAIN);
    }

    /// Copies the urgent byte to `into`, unless that is zero: 1, or 0 if no more comes. ENOTCONN of a listener; EINVAL without urgent data, if it was read or passed, or is read in line; EAGAIN if it is
    /// announced and not there yet.
    public Result receiveUrgent(Address into, boolean peek) {
        if (listener != null) {
            return Result.error(Errno.ENOTCONN);
        }
        if (connection == null || !connection.receiver.expectsUrgentByte() || options.urgentInLine()) {
            return Result.error(Errno.EINVAL);
        }
        if (!connection.receiver.hasUrgentByte()) {
            return isReadShut || connection.state() == TcpState.CLOSED ? Result.of(0) : Result.error(Errno.EAGAIN);
        }
        byte urgent = connection.receiver.urgentByte(peek);
        if (!into.isZero()) {
            into.storeByte(0, urgent);
        }
        return Result.of(1);
    }

    /// Whether, behind `ahead` more bytes, the next one is urgent (sockatmark(3)).
    public boolean isAtMark(long ahead) {
        return UrgentPointer.SELECTED && connection != null && connection.receiver.isAtMark(ahead);
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
        if (connection == null || isWriteShut || hasError() || !connection.state().canSend()) {
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
            return Result.error(hasError() ? takeError() : Errno.EPIPE);
        }
        connection.sender.fill(length, more);
        connection.sender.output(tcp.now());
        tcp.ipv4.flush();
        return Result.of(length);
    }

    /// Sends what waits to become a full segment.
    void push() {
        if (connection != null && connection.state().isSynchronized()) {
            connection.sender.release();
            connection.sender.output(tcp.now());
            tcp.ipv4.flush();
        }
    }

    /// Bytes that `receive` can copy out at once (FIONREAD).
    public int readable() {
        if (connection == null) {
            return 0;
        }
        boolean stops = connection.receiver.hasMark() && !options.urgentInLine();
        return stops ? connection.receiver.readableToMark() : connection.receiver.readable();
    }

    /// Bytes sent and not acknowledged, or not sent (SIOCOUTQ); the end counts as one.
    public int unacknowledged() {
        return isSynchronized() ? connection.sender.unacknowledged() : 0;
    }

    /// Of them, those never sent (SIOCOUTQNSD).
    public int unsent() {
        return isSynchronized() ? connection.sender.unacknowledged() - connection.sender.flight() : 0;
    }

    private boolean isSynchronized() {
        return connection != null && connection.state() != TcpState.CLOSED && connection.state().isSynchronized();
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

    boolean isReadShut() {
        return isReadShut;
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

    /// The name of the congestion control (TCP_CONGESTION).
    public String congestionControl() {
        return tcp.congestionName();
    }

    /// Begins what `close` does, for a caller who waits for `isDrained` first: the peer gets all that was sent, then the end, or is reset if there is unread data.
    public void beginClose() {
        if (connection == null || connection.state() == TcpState.CLOSED) {
            return;
        }
        if (connection.receiver.readable() > 0) {
            connection.abort();
        } else if (!isWriteShut) {
            isWriteShut = true;
            connection.shutdownWrite();
        }
        tcp.ipv4.flush();
    }

    /// Gives the socket back. What was sent is delivered in the background; with unread data, or `setResetOnClose`, the peer is reset.
    public void close() {
        opening.leavePortTable();
        if (listener != null) {
            listener.close();
            listener = null;
        }
        if (connection != null) {
            connection.closedByProgram(options.resetsOnClose());
        }
        tcp.ipv4.flush();
    }

    /// Gives the socket back and resets the peer.
    public void abort() {
        options.setResetOnClose(true);
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

    // Readiness

    /// `Readiness` bits, as Linux's tcp_poll.
    public int readiness() {
        if (listener != null) {
            return listener.waiting() > 0 ? Readiness.IN | Readiness.READ_NORMAL : 0;
        }
        int ready = hasError() ? Readiness.ERROR : 0;
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
        if (connection != null) {
            ready |= readReadiness(connection.receiver);
        }
        return ready | writeReadiness(sendsNoMore);
    }

    private int readReadiness(TcpReceiver receiver) {
        int lowWater = options.receiveLowWater();
        int urgent = 0;
        if (receiver.hasMark()) {
            lowWater += receiver.isAtMark(0) && !options.urgentInLine() ? 1 : 0;
            urgent = receiver.hasUrgentByte() ? Readiness.PRIORITY : 0;
        }
        return receiver.isReadable(lowWater) ? urgent | Readiness.IN | Readiness.READ_NORMAL : urgent;
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

    void fail(Errno errno) {
        setError(errno);
    }

    /// The state; of a connection that is in TIME-WAIT CLOSED.
    public TcpState state() {
        if (listener != null) {
            return TcpState.LISTEN;
        }
        return connection == null ? TcpState.CLOSED : connection.state();
    }

    /// What getsockopt's TCP_INFO tells, as it is now.
    public TcpMeasures measures() {
        return new TcpMeasures(connection);
    }

    /// Bytes of the largest segment that can be sent.
    public int sendMss() {
        return connection == null ? TcpConnection.DEFAULT_MSS : connection.sender.mss();
    }
}
