// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISCONN;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;

import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.net.tcp.TcpSocket;
import corto.posix.files.Gathering;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.WatchList;

/// A TCP socket as a file: tcp(7).
@Hot
final class TcpFile extends InetFile implements Gathering {
    private static final int TCP_NODELAY = 1;
    private static final int TCP_MAXSEG = 2;
    private static final int TCP_CORK = 3;
    private static final int TCP_KEEPIDLE = 4;
    private static final int TCP_KEEPINTVL = 5;
    private static final int TCP_KEEPCNT = 6;
    private static final int TCP_SYNCNT = 7;
    private static final int TCP_LINGER2 = 8;
    private static final int TCP_DEFER_ACCEPT = 9;
    private static final int TCP_QUICKACK = 12;
    private static final int TCP_USER_TIMEOUT = 18;
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int DEFAULT_SYN_COUNT = 6;
    private static final int DEFAULT_LINGER2 = 60;

    final TcpSocket socket;
    private boolean gathers;                                 // between begin and end
    private boolean isSending;                               // something was sent since begin
    private int lingerSeconds = -1;                          // SO_LINGER; −1: off

    TcpFile(int family, int flags, TcpSocket socket) {
        super(family, SOCK_STREAM, flags, socket);
        this.socket = socket;
    }

    private TcpFile(TcpFile listener, int flags, TcpSocket socket) {
        super(listener, flags, socket);
        this.socket = socket;
    }

    @Override
    public void connectionIsKnown() {
        socket.connectionIsKnown();
    }

    @Override
    Result disconnect() {
        return Result.error(socket.isConnected() ? EISCONN : EINVAL);
    }

    @Override
    public Result listen(int backlog) {
        return socket.listen(backlog);
    }

    @Override
    public SocketFile accept(int flags) {
        TcpSocket accepted = socket.accept();
        return accepted == null ? null : new TcpFile(this, flags & OpenFlags.O_NONBLOCK, accepted);
    }

    @Override
    public boolean isListening() {
        return socket.isListening();
    }

    @Override
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination) {
        if (hasDestination && socket.isConnected()) {
            return Result.error(EISCONN);
        }
        isSending = true;
        return gathers ? socket.gather(from, lengthBytes) : socket.send(from, lengthBytes, more);
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        return socket.receive(into, lengthBytes, peek);
    }

    @Override
    public void begin() {
        gathers = true;
        isSending = false;
    }

    /// What was kept back for more goes out now.
    @Override
    public void end() {
        gathers = false;
        if (isSending && socket.isConnected()) {
            socket.send(Address.zero(), 0, false);
        }
    }

    /// A stream tells no sender.
    @Override
    public void writeSender(SocketName to) {
        to.setLength(0);
    }

    @Override
    public long fullLength() {
        return 0;
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        if (!socket.isConnected() && !socket.isListening()) {
            return Result.error(ENOTCONN);
        }
        Result result = Result.of(0);
        if (read && !socket.isListening()) {
            result = socket.shutdownRead();
        }
        if (!result.isError() && (write || read && socket.isListening())) {
            result = socket.shutdownWrite();
        }
        return result;
    }

    @Override
    boolean isConnected() {
        return socket.isConnected() && socket.remotePort() != 0;
    }

    @Override
    public int readiness() {
        return socket.readiness();
    }

    @Override
    public WatchList watches() {
        return socket.watches();
    }

    @Override
    public Result available() {
        return socket.isListening() ? Result.error(EINVAL) : Result.of(socket.readable());
    }

    /// With SO_LINGER of 0 seconds the connection is reset; other values do not make close(2) wait.
    @Override
    protected void closed() {
        if (lingerSeconds == 0) {
            socket.abort();
        } else {
            socket.close();
        }
    }

    @Override
    public void setLinger(int seconds) {
        lingerSeconds = seconds;
    }

    @Override
    public int linger() {
        return lingerSeconds;
    }

    @Override
    public Result setSocketOption(int option, int value) {
        boolean on = value != 0;
        switch (option) {
            case SocketOptions.SO_KEEPALIVE -> socket.options().setKeepAlive(on);
            case SocketOptions.SO_SNDBUF -> socket.options().setSendBuffer(value);
            case SocketOptions.SO_RCVBUF -> socket.options().setReceiveBuffer(value);
            default -> {
                return super.setSocketOption(option, value);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_KEEPALIVE -> flag(socket.options().keepsAlive());
            case SocketOptions.SO_SNDBUF -> Result.of(socket.options().sendBuffer());
            case SocketOptions.SO_RCVBUF -> Result.of(socket.options().receiveBuffer());
            default -> super.socketOption(option);
        };
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.setProtocolOption(level, option, value);
        }
        switch (option) {
            case TCP_NODELAY -> socket.options().setNoDelay(value != 0);
            case TCP_CORK -> socket.options().setCork(value != 0);
            case TCP_QUICKACK -> socket.options().setQuickAck(value != 0);
            case TCP_MAXSEG -> socket.options().setMaxSegment(value);
            case TCP_KEEPIDLE -> {
                return keepAlive(value, value * NANOS, socket.options().keepIntervalNanos(), socket.options().keepCount());
            }
            case TCP_KEEPINTVL -> {
                return keepAlive(value, socket.options().keepIdleNanos(), value * NANOS, socket.options().keepCount());
            }
            case TCP_KEEPCNT -> {
                return keepAlive(value, socket.options().keepIdleNanos(), socket.options().keepIntervalNanos(), value);
            }
            case TCP_DEFER_ACCEPT -> socket.options().setDeferAccept(value * NANOS);
            case TCP_USER_TIMEOUT -> socket.options().setUserTimeout(Integer.toUnsignedLong(value) * NANOS_PER_MILLI);
            case TCP_SYNCNT, TCP_LINGER2 -> { }              // how often and how long: Linux's defaults stay
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    private Result keepAlive(int value, long idle, long interval, int count) {
        if (value < 1) {
            return Result.error(EINVAL);
        }
        socket.options().setKeepAliveTimes(idle, interval, count);
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.protocolOption(level, option);
        }
        return switch (option) {
            case TCP_NODELAY -> flag(socket.options().noDelay());
            case TCP_CORK -> flag(socket.options().corks());
            case TCP_QUICKACK -> flag(socket.options().quickAck());
            case TCP_MAXSEG -> Result.of(socket.options().maxSegment() == 0 ? socket.sendMss() : socket.options().maxSegment());
            case TCP_KEEPIDLE -> Result.of(socket.options().keepIdleNanos() / NANOS);
            case TCP_KEEPINTVL -> Result.of(socket.options().keepIntervalNanos() / NANOS);
            case TCP_KEEPCNT -> Result.of(socket.options().keepCount());
            case TCP_DEFER_ACCEPT -> Result.of(socket.options().deferAcceptNanos() / NANOS);
            case TCP_USER_TIMEOUT -> Result.of(socket.options().userTimeoutNanos() / NANOS_PER_MILLI);
            case TCP_SYNCNT -> Result.of(DEFAULT_SYN_COUNT);
            case TCP_LINGER2 -> Result.of(DEFAULT_LINGER2);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    public boolean isStructure(int level, int option) {
        return level == InetOptions.IPPROTO_TCP && option == TcpInfo.OPTION || super.isStructure(level, option);
    }

    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        return level == InetOptions.IPPROTO_TCP ? TcpInfo.write(socket, to, length, room) : super.writeOption(level, option, to, length, room);
    }
}
