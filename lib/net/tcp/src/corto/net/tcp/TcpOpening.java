// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;

/// How a socket comes to its name and to its peer: bind(2), what listen(2) needs of that, connect(2). The errors are said at the socket's operations.
final class TcpOpening {
    private final TcpSocket socket;
    private final Tcp tcp;
    private boolean isInPortTable;
    private boolean hasChosenPortItself;  // connect did, not bind
    private boolean isConnecting;         // connect began, and its result was not taken

    TcpOpening(TcpSocket socket) {
        this.socket = socket;
        tcp = socket.tcp;
    }

    Result bind(int address, int port) {
        boolean isAny = address == Ipv4Address.ANY;
        if (socket.localPort() != 0 || socket.isListening() || !isAny && (socket.families() & InternetSocket.IPV4) == 0) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !tcp.ipv4.isLocal(address)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bind(address, 0, 0, port, isAny ? socket.families() : InternetSocket.IPV4, false);
    }

    Result bindIpv6(long high, long low, int port) {
        boolean isAny = Ipv6Address.isUnspecified(high, low);
        if (socket.localPort() != 0 || socket.isListening()) {
            return Result.error(Errno.EINVAL);
        }
        if (!isAny && !tcp.ipv6.isLocal(high, low)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        return bind(Ipv4Address.ANY, high, low, port, isAny ? socket.families() : InternetSocket.IPV6, false);
    }

    private Result bind(int address, long high, long low, int port, int boundFamilies, boolean choosesPort) {
        int before = socket.families();
        socket.setName(boundFamilies, address, high, low);
        if (port == 0 && socket.bindsAddressOnly() && !choosesPort) {
            return Result.of(0);
        }
        int chosen = port == 0 ? tcp.ports.ephemeralPort(socket) : port;
        if (chosen == 0 || tcp.ports.isTaken(socket, chosen, false)) {
            socket.setName(before, Ipv4Address.ANY, 0, 0);
            return Result.error(Errno.EADDRINUSE);
        }
        take(chosen);
        return Result.of(0);
    }

    private void take(int port) {
        socket.setPort(port);
        isInPortTable = true;
        tcp.ports.add(socket);
    }

    /// Takes the port to listen there; chooses one if there is none.
    Result takeToListen() {
        if (socket.localPort() == 0) {
            Result bound = bind(socket.localAddress(), socket.localHigh(), socket.localLow(), 0, socket.families(), true);
            if (bound.isError()) {
                return bound;
            }
        }
        return tcp.ports.isTaken(socket, socket.localPort(), true) ? Result.error(Errno.EADDRINUSE) : Result.of(0);
    }

    Result connect(int address, int port) {
        if (isConnectOver()) {
            return connectAgain();
        }
        int destination = address == Ipv4Address.ANY ? Ipv4Address.LOCALHOST : address;
        Ipv4Interface out = socket.wayTo(destination);
        if (out == null || port == 0 || tcp.ipv4.isBroadcast(destination) || Ipv4Address.isMulticast(destination)) {
            return Result.error(out != null && port == 0 ? Errno.ECONNREFUSED : Errno.ENETUNREACH);
        }
        int source = socket.localAddress() == Ipv4Address.ANY ? tcp.ipv4.sourceFor(destination, out) : socket.localAddress();
        Result named = choosePort(source, destination, port, null);
        if (named.isError()) {
            return named;
        }
        socket.setFamilies(InternetSocket.IPV4);
        begin(out, null, source, destination, port);
        return Result.error(Errno.EINPROGRESS);
    }

    Result connectIpv6(long high, long low, int scope, int port) {
        if (isConnectOver()) {
            return connectAgain();
        }
        Ipv6Flow way = new Ipv6Flow();
        Errno problem = Ipv6Address.isMulticast(high) ? Errno.ENETUNREACH : tcp.ipv6.findWay(way, high, low, scope != 0 ? scope : socket.boundInterface(), socket.localHigh(), socket.localLow());
        if (problem != null || port == 0) {
            return Result.error(problem != null ? problem : Errno.ECONNREFUSED);
        }
        int source = tcp.fold(way.localHigh(), way.localLow());
        int destination = tcp.fold(way.remoteHigh(), way.remoteLow());
        Result named = choosePort(source, destination, port, way);
        if (named.isError()) {
            return named;
        }
        socket.setFamilies(InternetSocket.IPV6);
        begin(null, way, source, destination, port);
        return Result.error(Errno.EINPROGRESS);
    }

    private Result choosePort(int source, int destination, int port, Ipv6Flow way) {
        if (socket.localPort() == 0) {
            int chosen = tcp.ports.ephemeralPort(source, destination, port, way, tcp.now());
            if (chosen == 0) {
                return Result.error(Errno.EADDRNOTAVAIL);
            }
            hasChosenPortItself = true;
            take(chosen);
        } else if (!PortTable.isFree(tcp.endpoints.find(source, socket.localPort(), destination, port, way), tcp.now())) {
            return Result.error(Errno.EADDRINUSE);
        }
        return Result.of(0);
    }

    private boolean isConnectOver() {
        return socket.isListening() || socket.isConnected() || socket.hasPendingError();
    }

    void connectionIsKnown() {
        isConnecting = false;
    }

    private Result connectAgain() {
        if (socket.isListening()) {
            return Result.error(Errno.EISCONN);
        }
        TcpState state = socket.state();
        if (state == TcpState.CLOSED) {
            isConnecting = false;
            return Result.error(socket.takeError());
        }
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
            return Result.error(Errno.EALREADY);
        }
        if (isConnecting) {
            isConnecting = false;
            return Result.of(0);                       // the first call since it succeeded
        }
        return Result.error(Errno.EISCONN);
    }

    private void begin(Ipv4Interface out, Ipv6Flow way, int source, int destination, int port) {
        long now = tcp.now();
        tcp.counters.activeOpens++;
        isConnecting = true;
        int sequence = tcp.initialSequence(source, socket.localPort(), destination, port, way, now);
        if (tcp.endpoints.find(source, socket.localPort(), destination, port, way) instanceof TimeWait old) {
            sequence = old.sequenceAfter();
            tcp.timeWaits.remove(old);
        }
        socket.adopt(out, way, sequence, source, socket.localPort(), destination, port).open(now);
        tcp.ipv4.flush();
    }

    boolean hasChosenPortItself() {
        return hasChosenPortItself;
    }

    void leavePortTable() {
        if (isInPortTable) {
            isInPortTable = false;
            tcp.ports.remove(socket);
        }
    }
}
