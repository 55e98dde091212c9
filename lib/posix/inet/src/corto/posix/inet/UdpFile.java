// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.ipv6.Ipv6Flow;
import corto.net.udp.UdpSocket;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.WatchList;

/// A UDP socket as a file: udp(7).
final class UdpFile extends InetFile {
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IP_RECVERR = 11;

    private final UdpSocket socket;
    private final Ipv6Flow sender = new Ipv6Flow();
    private boolean isSenderIpv6;
    private int senderAddress;
    private int senderPort;
    private long fullLength;

    UdpFile(int family, int flags, UdpSocket socket) {
        super(family, SOCK_DGRAM, flags, socket);
        this.socket = socket;
    }

    @Override
    Result disconnect() {
        socket.disconnect();
        return Result.of(0);
    }

    @Override
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination) {
        if (!hasDestination) {
            return socket.send(from, lengthBytes, more);
        }
        if (InetName.port == 0) {
            return Result.error(EINVAL);
        }
        return InetName.isIpv6 ? socket.sendIpv6(from, lengthBytes, InetName.high, InetName.low, scope(), InetName.port, more)
                : socket.send(from, lengthBytes, InetName.address, InetName.port, more);
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        fullLength = 0;
        if (socket.hasDatagram()) {
            isSenderIpv6 = socket.isFirstIpv6();
            if (isSenderIpv6) {
                socket.readFirstFlow(sender);
            } else {
                senderAddress = socket.firstSource();
            }
            senderPort = socket.firstSourcePort() & 0xFFFF;
            fullLength = socket.firstLength();
        }
        return socket.receive(into, lengthBytes, peek);
    }

    @Override
    public void writeSender(SocketName to) {
        if (isSenderIpv6) {
            InetName.writeIpv6(to, sender.remoteHigh(), sender.remoteLow(), sender.remoteScope(), senderPort);
        } else {
            InetName.write(to, family, senderAddress, senderPort);
        }
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
    boolean isConnected() {
        return socket.remotePort() != 0;
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
        switch (option) {
            case SocketOptions.SO_BROADCAST -> socket.setBroadcast(value != 0);
            case SocketOptions.SO_RCVBUF -> socket.setReceiveBuffer(value);
            case SocketOptions.SO_SNDBUF -> { }              // a datagram goes to the card at once
            default -> {
                return super.setSocketOption(option, value);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_BROADCAST -> flag(socket.broadcasts());
            case SocketOptions.SO_RCVBUF, SocketOptions.SO_SNDBUF -> Result.of(socket.receiveBuffer());
            default -> super.socketOption(option);
        };
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        boolean isTaken = level == InetOptions.IPPROTO_IP && (option == IP_MTU_DISCOVER || option == IP_RECVERR);   // datagrams are never fragmented on their way
        return isTaken ? Result.of(0) : super.setProtocolOption(level, option, value);
    }
}
