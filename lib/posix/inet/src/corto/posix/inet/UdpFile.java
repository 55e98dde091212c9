// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.udp.UdpSocket;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.WatchList;

/// A UDP socket as a file: udp(7).
final class UdpFile extends InetFile {
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IP_RECVERR = 11;

    private final UdpSocket socket;
    private int senderAddress;
    private int senderPort;
    private long fullLength;

    UdpFile(int family, int flags, UdpSocket socket) {
        super(family, SOCK_DGRAM, flags);
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
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination, int address, int port) {
        if (hasDestination && port == 0) {
            return Result.error(EINVAL);
        }
        return hasDestination ? socket.send(from, lengthBytes, address, port, more) : socket.send(from, lengthBytes, more);
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        if (socket.hasDatagram()) {
            senderAddress = socket.firstSource();
            senderPort = socket.firstSourcePort() & 0xFFFF;
            fullLength = socket.firstLength();
        } else {
            fullLength = 0;
        }
        return socket.receive(into, lengthBytes, peek);
    }

    @Override
    int senderAddress() {
        return senderAddress;
    }

    @Override
    int senderPort() {
        return senderPort;
    }

    @Override
    public long fullLength() {
        return fullLength;
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        Result result = read ? socket.shutdownRead() : Result.of(0);
        Result other = write ? socket.shutdownWrite() : Result.of(0);
        return result.isError() ? result : other;
    }

    @Override
    int localAddress() {
        return socket.localAddress();
    }

    @Override
    int localPort() {
        return socket.localPort();
    }

    @Override
    boolean isConnected() {
        return socket.remotePort() != 0;
    }

    @Override
    int remoteAddress() {
        return socket.remoteAddress();
    }

    @Override
    int remotePort() {
        return socket.remotePort();
    }

    @Override
    public Errno takeError() {
        return socket.takeError();
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
        return Result.of(socket.firstLength());
    }

    @Override
    protected void closed() {
        socket.close();
    }

    @Override
    public Result setSocketOption(int option, int value) {
        boolean on = value != 0;
        switch (option) {
            case SocketOptions.SO_REUSEADDR -> socket.setReuseAddress(on);
            case SocketOptions.SO_REUSEPORT -> socket.setReusePort(on);
            case SocketOptions.SO_BROADCAST -> socket.setBroadcast(on);
            case SocketOptions.SO_RCVBUF -> socket.setReceiveBuffer(value);
            case SocketOptions.SO_SNDBUF -> { }              // a datagram goes to the card at once
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_REUSEADDR -> Result.of(socket.reusesAddress() ? 1 : 0);
            case SocketOptions.SO_REUSEPORT -> Result.of(socket.reusesPort() ? 1 : 0);
            case SocketOptions.SO_BROADCAST -> Result.of(socket.broadcasts() ? 1 : 0);
            case SocketOptions.SO_RCVBUF, SocketOptions.SO_SNDBUF -> Result.of(socket.receiveBuffer());
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level == InetOptions.IPPROTO_IPV6 && option == InetOptions.IPV6_V6ONLY && family == SocketName.AF_INET6) {
            socket.setFamilies(value != 0 ? UdpSocket.IPV6 : UdpSocket.IPV4 | UdpSocket.IPV6);
            return Result.of(0);
        }
        if (level != InetOptions.IPPROTO_IP) {
            return Result.error(ENOPROTOOPT);
        }
        switch (option) {
            case InetOptions.IP_TOS -> socket.setTypeOfService(value);
            case InetOptions.IP_TTL -> socket.setTimeToLive(value);
            case IP_MTU_DISCOVER, IP_RECVERR -> { }          // datagrams are never fragmented; errors come as they do without
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (level == InetOptions.IPPROTO_IPV6 && option == InetOptions.IPV6_V6ONLY) {
            return Result.of((socket.families() & UdpSocket.IPV4) == 0 ? 1 : 0);
        }
        if (level != InetOptions.IPPROTO_IP) {
            return Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case InetOptions.IP_TOS -> Result.of(socket.typeOfService());
            case InetOptions.IP_TTL -> Result.of(socket.timeToLive());
            default -> Result.error(ENOPROTOOPT);
        };
    }
}
