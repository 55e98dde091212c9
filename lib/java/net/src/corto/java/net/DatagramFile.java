// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.ENOPROTOOPT;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.datagram.ReceivedDatagrams;
import corto.net.ipv6.Ipv6Flow;
import corto.net.udp.UdpSocket;
import corto.runtime.SocketName;
import corto.sched.events.WatchList;

/// A UDP socket: udp(7).
final class DatagramFile extends InetFile {
    private static final Ipv6Flow SENDER = new Ipv6Flow();   // of the datagram at hand; under the kernel lock

    private final UdpSocket socket;

    DatagramFile(UdpSocket socket, boolean isIpv6) {
        super(socket, isIpv6);
        this.socket = socket;
    }

    @Override
    boolean isConnected() {
        return socket.isConnected();
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
    Result receive(Address to, long lengthBytes, SocketName sender) {
        if (sender != null && socket.hasDatagram()) {
            tellSender(socket.received(), sender);
        }
        return socket.receive(to, lengthBytes, false);
    }

    private static void tellSender(ReceivedDatagrams received, SocketName sender) {
        if (received.isFirstIpv6()) {
            received.readFirstFlow(SENDER);
            sender.set(SENDER.remoteHigh(), SENDER.remoteLow(), SENDER.remoteScope(), received.firstSourcePort());
        } else {
            sender.setIpv4(received.firstSource(), received.firstSourcePort());
        }
    }

    @Override
    Result send(Address from, long lengthBytes, SocketName destination) {
        if (destination == null) {
            return socket.send(from, lengthBytes, false);
        }
        if (isOverIpv4(destination)) {
            return socket.send(from, lengthBytes, destination.ipv4(), destination.port, false);
        }
        Result problem = checkIpv6(destination);
        return problem.isError() ? problem : socket.sendIpv6(from, lengthBytes, destination.high, destination.low, scope(destination), destination.port, false);
    }

    @Override
    Result changeGroup(int change, SocketName group, SocketName link, SocketName source) {
        return Groups.change(socket.groups(), change, group, link, source);
    }

    @Override
    Result option(int level, int option) {
        if (level != SOL_SOCKET && Groups.has(level, option)) {
            return isIpv6 || level == IPPROTO_IP ? Groups.option(socket, level, option) : Result.error(ENOPROTOOPT);
        }
        if (level == SOL_SOCKET && option == SO_BROADCAST) {
            return flag(socket.broadcasts());
        }
        return level == SOL_SOCKET && (option == SO_SNDBUF || option == SO_RCVBUF) ? Result.of(socket.receiveBuffer()) : super.option(level, option);
    }

    @Override
    Result setOption(int level, int option, int value) {
        if (level != SOL_SOCKET && Groups.has(level, option)) {
            return isIpv6 || level == IPPROTO_IP ? Groups.setOption(socket, level, option, value) : Result.error(ENOPROTOOPT);
        }
        if (level == SOL_SOCKET && option == SO_BROADCAST) {
            socket.setBroadcast(value != 0);
        } else if (level == SOL_SOCKET && option == SO_RCVBUF) {
            socket.setReceiveBuffer(value);
        } else if (level != SOL_SOCKET || option != SO_SNDBUF) {     // a datagram goes to the card at once
            return super.setOption(level, option, value);
        }
        return Result.of(0);
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
