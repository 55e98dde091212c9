// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.FileMode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// A socket as an open file. Operations are those of sockets, socket(7); nothing in here waits.
abstract class SocketFile extends OpenFile {
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;

    final int family;
    final int type;
    private long receiveTimeoutNanos;                        // SO_RCVTIMEO; 0: none
    private long sendTimeoutNanos;

    SocketFile(int family, int type, int flags) {
        super(flags | OpenFlags.O_RDWR);
        this.family = family;
        this.type = type;
    }

    abstract Result bind(int address, int port);

    abstract Result connect(int address, int port);

    /// The application has been told that it is connected.
    void connectionIsKnown() {}

    /// connect(2) with AF_UNSPEC.
    abstract Result disconnect();

    Result listen(int backlog) {
        return Result.error(EOPNOTSUPP);
    }

    /// The next connection; null if there is none now.
    SocketFile accept(int flags) {
        return null;
    }

    boolean isListening() {
        return false;
    }

    /// `more`: MSG_MORE. A destination only if `hasDestination`.
    abstract Result send(Address from, long lengthBytes, boolean more, boolean hasDestination, int address, int port);

    /// Copies out what came. The sender's address is in `senderAddress` and `senderPort` then; `fullLength` tells how long a datagram was.
    abstract Result receive(Address into, long lengthBytes, boolean peek);

    abstract int senderAddress();

    abstract int senderPort();

    abstract long fullLength();

    abstract Result shutdown(boolean read, boolean write);

    abstract int localAddress();

    abstract int localPort();

    abstract boolean isConnected();

    abstract int remoteAddress();

    abstract int remotePort();

    /// SO_ERROR; null if there is none.
    abstract Errno takeError();

    // Options, socket(7): each kind of socket has its own besides.

    /// Sets a flag or number of level SOL_SOCKET; ENOPROTOOPT if it is not known.
    abstract Result setSocketOption(int option, int value);

    abstract Result socketOption(int option);

    abstract Result setProtocolOption(int level, int option, int value);

    abstract Result protocolOption(int level, int option);

    final void setReceiveTimeout(long nanos) {
        receiveTimeoutNanos = nanos;
    }

    final long receiveTimeout() {
        return receiveTimeoutNanos;
    }

    final void setSendTimeout(long nanos) {
        sendTimeoutNanos = nanos;
    }

    final long sendTimeout() {
        return sendTimeoutNanos;
    }

    @Override
    public final long readDeadline() {
        return receiveTimeoutNanos == 0 ? TimerQueue.NEVER : Timers.nowNanos() + receiveTimeoutNanos;
    }

    @Override
    public final long writeDeadline() {
        return sendTimeoutNanos == 0 ? TimerQueue.NEVER : Timers.nowNanos() + sendTimeoutNanos;
    }

    @Override
    protected final Result readBytes(Address to, long lengthBytes) {
        return receive(to, lengthBytes, false);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        return send(from, lengthBytes, false, false, 0, 0);
    }

    @Override
    protected final int anonymousMode() {
        return FileMode.SOCKET | 0777;
    }

    @Override
    public final String description() {
        return "socket:[" + number() + "]";
    }
}
