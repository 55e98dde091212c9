// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.ENOPROTOOPT;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.udp.UdpSocket;
import corto.sched.events.WatchList;

/// A UDP socket: udp(7).
final class DatagramFile extends SocketFile {
    private final UdpSocket socket;

    DatagramFile(UdpSocket socket) {
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
    Result disconnect() {
        socket.disconnect();
        return Result.of(0);
    }

    @Override
    Result shutdown(boolean read, boolean write) {
        Result result = read ? socket.shutdownRead() : Result.of(0);
        Result other = write ? socket.shutdownWrite() : Result.of(0);
        return result.isError() ? result : other;
    }

    @Override
    Result receive(Address to, long lengthBytes) {
        return socket.receive(to, lengthBytes, false);
    }

    @Override
    Result receive(Address to, long lengthBytes, Address sender) {
        if (socket.hasDatagram()) {
            sender.storeLong(name(socket.received().firstSource(), socket.received().firstSourcePort()));
        }
        return socket.receive(to, lengthBytes, false);
    }

    @Override
    Result send(Address from, long lengthBytes) {
        return socket.send(from, lengthBytes, false);
    }

    @Override
    Result send(Address from, long lengthBytes, int address, int port) {
        return socket.send(from, lengthBytes, address, port, false);
    }

    @Override
    long localName() {
        return name(socket.localAddress(), socket.localPort());
    }

    @Override
    long remoteName() {
        return socket.remotePort() == 0 ? 0 : name(socket.remoteAddress(), socket.remotePort());
    }

    @Override
    Result option(int level, int option) {
        if (level != SOL_SOCKET) {
            return level == IPPROTO_IP && option == IP_TOS ? Result.of(socket.typeOfService()) : Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case SO_REUSEADDR -> flag(socket.reusesAddress());
            case SO_REUSEPORT -> flag(socket.reusesPort());
            case SO_BROADCAST -> flag(socket.broadcasts());
            case SO_SNDBUF, SO_RCVBUF -> Result.of(socket.receiveBuffer());
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    Result setOption(int level, int option, int value) {
        boolean isOn = value != 0;
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
            case SO_BROADCAST -> socket.setBroadcast(isOn);
            case SO_RCVBUF -> socket.setReceiveBuffer(value);
            case SO_SNDBUF -> { }                            // a datagram goes to the card at once
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
        return Result.of(socket.received().firstLength());
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
