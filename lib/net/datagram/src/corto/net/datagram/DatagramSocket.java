// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.InternetSocket;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A socket of datagrams: what came and waits, in one queue, errors for MSG_ERRQUEUE in another, and the options of both.
public abstract class DatagramSocket extends InternetSocket {
    private final DatagramHost host;
    private final WatchList watches = new WatchList();
    private final ReceivedDatagrams received;
    private final NextDatagram next;
    private final ErrorQueue errors = new ErrorQueue();

    private boolean broadcasts;
    private boolean omitsChecksums;
    private boolean fragmentsIpv4 = true;
    private boolean fragmentsIpv6 = true;
    private boolean isReadShut;
    private boolean isWriteShut;
    private boolean wantsErrors;          // also while it is not connected
    private boolean wantsTimes;
    private int receiveBufferBytes;
    private int groupHopLimit = 1;
    private int lostCount;

    /// `transportBytes` of header are in front of each payload, and begin with the sender's port; 0: there is no port.
    protected DatagramSocket(DatagramHost host, int timeToLive, int transportBytes, int receiveBufferBytes) {
        super(timeToLive);
        this.host = host;
        this.receiveBufferBytes = receiveBufferBytes;
        received = new ReceivedDatagrams(host, transportBytes);
        next = new NextDatagram(host);
    }

    protected final DatagramHost host() {
        return host;
    }

    /// connect(2) with AF_UNSPEC.
    public abstract void disconnect();

    /// Whether `connect` named a peer.
    public abstract boolean isConnected();

    /// Sends to whom it is connected to.
    public abstract Result send(Address from, long length, boolean more);

    public abstract Result send(Address from, long length, int address, int port, boolean more);

    public abstract Result sendIpv6(Address from, long length, long high, long low, int scope, int port, boolean more);

    /// Sends what was kept for `more`, as one datagram.
    public void push() {}

    /// What came and was not taken.
    public final ReceivedDatagrams received() {
        return received;
    }

    /// What the next datagram shall have that others have not.
    public final NextDatagram next() {
        return next;
    }

    /// Takes the first datagram: at most `length` bytes of it, the rest is lost. Gives the bytes copied; `received().firstLength` before says how many there are.
    /// With `peek` it stays. A pending error is given first; 0 after `shutdownRead`; EAGAIN if there is none.
    public final Result receive(Address into, long length, boolean peek) {
        if (hasError()) {
            return Result.error(takeError());
        }
        if (received.isEmpty()) {
            return isReadShut ? Result.of(0) : Result.error(Errno.EAGAIN);
        }
        int copied = received.copyFirst(0, into, length);
        if (!peek) {
            received.removeFirst();
        }
        return Result.of(copied);
    }

    /// Datagrams for which there was no room.
    public final int lostCount() {
        return lostCount;
    }

    public final boolean hasDatagram() {
        return !received.isEmpty();
    }

    /// A datagram for this socket, taken over; it begins behind `headerLength` bytes of the layer below and the transport's header. Each counts as a whole buffer. False: there was no
    /// room, it is lost.
    protected final boolean deliver(PacketBuffer packet, int headerLength, int interfaceIndex) {
        if (isReadShut || received.isFullFor(packet, receiveBufferBytes) || host.pool().isLow()) {
            packet.release();
            lostCount++;
            return false;
        }
        packet.stampNanos = wantsTimes ? host.clock().nowNanos() : 0;
        received.add(packet, headerLength, interfaceIndex);
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return true;
    }

    /// IP_MTU_DISCOVER, IPV6_DONTFRAG: whether datagrams that do not fit into a packet are sent in fragments, or EMSGSIZE.
    public final void setFragments(boolean overIpv4, boolean overIpv6) {
        fragmentsIpv4 = overIpv4;
        fragmentsIpv6 = overIpv6;
    }

    public final boolean fragments(boolean overIpv6) {
        return overIpv6 ? fragmentsIpv6 : fragmentsIpv4;
    }

    // Errors

    /// A datagram of ours to `high`, `low` and `port`, over IPv4 `low` alone, did not arrive. What is known of its payload, `length` bytes, is at `payload`.
    protected final void undelivered(Errno errno, boolean isHard, ErrorReport report, boolean isIpv6, long high, long low, int port, Address payload, int length) {
        if (!wantsErrors && !(isHard && isConnected())) {
            return;
        }
        if (wantsErrors) {
            errors.add(host.pool(), receiveBufferBytes, new QueuedError(errno, report, isIpv6, high, low, port, wantsTimes ? host.clock().nowNanos() : 0), payload, length);
        }
        setError(errno);
        watches.changed(Readiness.ERROR);
    }

    /// What was to be sent to `high`, `low` and `port` is larger than `mtu` lets through in one packet, and must not be cut. As Linux's ip_local_error: noted for who wants errors, and not pending.
    protected final void tooLarge(boolean isIpv6, long high, long low, int port, int mtu) {
        if (!wantsErrors) {
            return;
        }
        ErrorReport report = new ErrorReport();
        report.setLocal(mtu, 0);
        errors.add(host.pool(), receiveBufferBytes, new QueuedError(Errno.EMSGSIZE, report, isIpv6, high, low, port, wantsTimes ? host.clock().nowNanos() : 0), Address.zero(), 0);
        watches.changed(Readiness.ERROR);
    }

    /// The errors that MSG_ERRQUEUE reads.
    public final ErrorQueue errors() {
        return errors;
    }

    /// The oldest error was read: the next one from the network is the pending one now, if there is one (sock_dequeue_err_skb).
    public final void errorWasRead() {
        QueuedError oldest = errors.first();
        setError(oldest != null && oldest.report().origin() != ErrorReport.FROM_HERE ? oldest.errno() : null);
    }

    // The end

    /// shutdown(2) with SHUT_RD or SHUT_RDWR. ENOTCONN if not connected, though it has its effect, as on Linux.
    public final Result shutdownRead() {
        isReadShut = true;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP);
        return isConnected() ? Result.of(0) : Result.error(Errno.ENOTCONN);
    }

    public final Result shutdownWrite() {
        isWriteShut = true;
        return isConnected() ? Result.of(0) : Result.error(Errno.ENOTCONN);
    }

    protected final boolean isWriteShut() {
        return isWriteShut;
    }

    /// Gives everything back; who overrides it calls it. The socket is not used any more.
    public void close() {
        received.clear();
        errors.clear();
        leaveGroups();
    }

    /// `Readiness` bits, as Linux's datagram_poll.
    public final int readiness() {
        int ready = Readiness.OUT | Readiness.WRITE_NORMAL | Readiness.WRITE_BAND;
        if (hasError() || !errors.isEmpty()) {
            ready |= Readiness.ERROR;
        }
        if (!received.isEmpty()) {
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

    public final WatchList watches() {
        return watches;
    }

    // Options

    /// IP_RECVERR, IPV6_RECVERR: errors are told also while it is not connected, and those that may pass; all of them can be read with MSG_ERRQUEUE.
    public final void setWantsErrors(boolean wants) {
        wantsErrors = wants;
        if (!wants) {
            errors.clear();
        }
    }

    public final boolean wantsErrors() {
        return wantsErrors;
    }

    /// Datagrams are noted with the time of their coming from now on (SO_TIMESTAMP).
    public final void setWantsTimes(boolean wants) {
        wantsTimes = wants;
    }

    /// SO_NO_CHECK: datagrams over IPv4 leave without checksum.
    public final void setChecksums(boolean fills) {
        omitsChecksums = !fills;
    }

    public final boolean omitsChecksums() {
        return omitsChecksums;
    }

    /// SO_BROADCAST.
    public final void setBroadcast(boolean allowed) {
        broadcasts = allowed;
    }

    public final boolean broadcasts() {
        return broadcasts;
    }

    /// SO_RCVBUF in bytes, as getsockopt gives it back.
    public final void setReceiveBuffer(int bytes) {
        receiveBufferBytes = bytes;
    }

    public final int receiveBuffer() {
        return receiveBufferBytes;
    }

    /// IPV6_MULTICAST_HOPS.
    public final void setGroupHopLimit(int value) {
        groupHopLimit = value;
    }

    public final int groupHopLimit() {
        return groupHopLimit;
    }
}
