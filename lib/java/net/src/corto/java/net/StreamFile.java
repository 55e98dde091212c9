// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.tcp.TcpSocket;
import corto.sched.events.WatchList;

/// A TCP socket: tcp(7).
final class StreamFile extends SocketFile {
    private final TcpSocket socket;
    private int lingerSeconds = -1;                      // −1: off

    StreamFile(TcpSocket socket) {
        this.socket = socket;
    }

    @Override
    Result bind(int address, int port) {
        return socket.bind(address, port);
    }

    @Override
    Result connect(int address, int port) {
        return socket.connect(address, port);
    }

    @Override
    void connectionIsKnown() {
        socket.connectionIsKnown();
    }

    @Override
    Result listen(int backlog) {
        return socket.listen(backlog);
    }

    @Override
    boolean isListening() {
        return socket.isListening();
    }

    @Override
    SocketFile accept() {
        TcpSocket accepted = socket.accept();
        return accepted == null ? null : new StreamFile(accepted);
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
    Result receive(Address to, long lengthBytes) {
        return socket.receive(to, lengthBytes, false);
    }

    @Override
    Result send(Address from, long lengthBytes) {
        return socket.send(from, lengthBytes, false);
    }

    @Override
    long localName() {
        return name(socket.localAddress(), socket.localPort());
    }

    @Override
    long remoteName() {
        return socket.isConnected() ? name(socket.remoteAddress(), socket.remotePort()) : 0;
    }

    @Override
    Result option(int level, int option) {
        if (level == IPPROTO_TCP) {
            return option == TCP_NODELAY ? flag(socket.options().noDelay()) : Result.error(ENOPROTOOPT);
        }
        if (level == IPPROTO_IP) {
            return option == IP_TOS ? Result.of(socket.typeOfService()) : Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case SO_REUSEADDR -> flag(socket.reusesAddress());
            case SO_REUSEPORT -> flag(socket.reusesPort());
            case SO_KEEPALIVE -> flag(socket.options().keepsAlive());
            case SO_SNDBUF -> Result.of(socket.options().sendBuffer());
            case SO_RCVBUF -> Result.of(socket.options().receiveBuffer());
            case SO_LINGER -> Result.of(Integer.toUnsignedLong(lingerSeconds));
            case SO_OOBINLINE -> Result.of(1);               // urgent data is always delivered in line
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    Result setOption(int level, int option, int value) {
        boolean isOn = value != 0;
        if (level == IPPROTO_TCP && option == TCP_NODELAY) {
            socket.options().setNoDelay(isOn);
            return Result.of(0);
        }
        if (level == IPPROTO_IP && option == IP_TOS) {
            socket.setTypeOfService(value);
            return Result.of(0);
        }
        if (level != SOL_SOCKET) {
            return Result.error(ENOPROTOOPT);
        }
        switch (option) {
            case SO_REUSEADDR -> socket.setReuseAddress(isOn);
            case SO_REUSEPORT -> socket.setReusePort(isOn);
            case SO_KEEPALIVE -> socket.options().setKeepAlive(isOn);
            case SO_SNDBUF -> socket.options().setSendBuffer(value);
            case SO_RCVBUF -> socket.options().setReceiveBuffer(value);
            case SO_OOBINLINE -> { }
            case SO_LINGER -> {
                lingerSeconds = value;
                socket.options().setResetOnClose(value == 0);
            }
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    Errno takeError() {
        return socket.takeError();
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

    @Override
    protected void closed() {
        socket.close();
    }
}
