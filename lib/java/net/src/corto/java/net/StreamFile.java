// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOTCONN;

import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Result;
import corto.net.tcp.TcpSocket;
import corto.runtime.SocketName;
import corto.sched.api.Timers;
import corto.sched.events.WatchList;

/// A TCP socket: tcp(7).
final class StreamFile extends InetFile {
    private static final int TCP_NODELAY = 1;

    private static final int OWN_CLASS_BITS = 0xFC;      // the others are TCP's own (RFC 3168)
    private static final int ANY_CHANGE = -1;
    private static final long NANOS = 1_000_000_000;

    private final TcpSocket socket;
    private int lingerSeconds = -1;                      // −1: off

    StreamFile(TcpSocket socket, boolean isIpv6) {
        super(socket, isIpv6);
        this.socket = socket;
    }

    @Override
    boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    int ownClassBits() {
        return OWN_CLASS_BITS;
    }

    /// The program knows from here that the connection is there.
    @Override
    Result pendingError() {
        Result error = super.pendingError();
        if (!error.isError()) {
            socket.connectionIsKnown();
        }
        return error;
    }

    @Override
    Result listen(int backlog) {
        return socket.listen(backlog);
    }

    @Override
    Result accept(Descriptors table) {
        if (!socket.isListening()) {
            return Result.error(EINVAL);
        }
        TcpSocket accepted = socket.accept();
        return accepted == null ? Result.error(EAGAIN) : table.add(new StreamFile(accepted, isIpv6));
    }

    @Override
    Result shutdown(boolean read, boolean write) {
        if (!socket.isConnected() && !socket.isListening()) {
            return Result.error(ENOTCONN);
        }
        Result result = Result.of(0);
        if (read && !socket.isListening()) {
            result = socket.shutdownRead();
        }
        return write && !result.isError() ? socket.shutdownWrite() : result;
    }

    @Override
    Result receive(Address to, long lengthBytes, SocketName sender) {
        return socket.receive(to, lengthBytes, false);
    }

    @Override
    Result send(Address from, long lengthBytes, SocketName destination) {
        return socket.send(from, lengthBytes, false);
    }

    @Override
    Result sendUrgent(Address from) {
        return socket.sendUrgent(from);
    }

    @Override
    Result option(int level, int option) {
        if (level == IPPROTO_TCP && option == TCP_NODELAY) {
            return flag(socket.options().noDelay());
        }
        if (level != SOL_SOCKET) {
            return super.option(level, option);
        }
        return switch (option) {
            case SO_KEEPALIVE -> flag(socket.options().keepsAlive());
            case SO_SNDBUF -> Result.of(socket.options().sendBuffer());
            case SO_RCVBUF -> Result.of(socket.options().receiveBuffer());
            case SO_LINGER -> Result.of(Integer.toUnsignedLong(lingerSeconds));
            case SO_OOBINLINE -> flag(socket.options().urgentInLine());
            default -> super.option(level, option);
        };
    }

    @Override
    Result setOption(int level, int option, int value) {
        if (level == IPPROTO_TCP && option == TCP_NODELAY) {
            socket.options().setNoDelay(value != 0);
            return Result.of(0);
        }
        if (level != SOL_SOCKET) {
            return super.setOption(level, option, value);
        }
        switch (option) {
            case SO_KEEPALIVE -> socket.options().setKeepAlive(value != 0);
            case SO_SNDBUF -> socket.options().setSendBuffer(value);
            case SO_RCVBUF -> socket.options().setReceiveBuffer(value);
            case SO_OOBINLINE -> socket.options().setUrgentInLine(value != 0);
            case SO_LINGER -> {
                lingerSeconds = value;
                socket.options().setResetOnClose(value == 0);
            }
            default -> {
                return super.setOption(level, option, value);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result available() {
        return socket.isListening() ? Result.error(EINVAL) : Result.of(socket.readable());
    }

    @Override
    public int readiness() {
        return socket.readiness();
    }

    @Override
    public WatchList watches() {
        return socket.watches();
    }

    /// Waits as long as SO_LINGER says for what was sent to arrive; it goes on in the background then.
    @Override
    protected void closed() {
        if (lingerSeconds > 0 && socket.isConnected()) {
            socket.beginClose();
            long deadline = Timers.nowNanos() + lingerSeconds * NANOS;
            while (!socket.isDrained() && Timers.nowNanos() < deadline) {
                Waiting.await(this, ANY_CHANGE, deadline);
            }
        }
        socket.close();
    }
}
