// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;

import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.runtime.SocketName;

/// A socket of the Internet's families: ip(7), ipv6(7).
abstract class InetFile extends SocketFile {
    static final int SOL_SOCKET = 1;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_TCP = 6;
    static final int IPPROTO_IPV6 = 41;

    // Options of SOL_SOCKET, socket(7)
    static final int SO_BROADCAST = 6;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_KEEPALIVE = 9;
    static final int SO_OOBINLINE = 10;
    static final int SO_LINGER = 13;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_REUSEPORT = 15;

    private static final int IP_TOS = 1;
    private static final int IPV6_TCLASS = 67;

    private static final int MOST_CLASS = 0xFF;

    final boolean isIpv6;                                // of family AF_INET6, open to both
    private final InternetSocket internet;
    private int boundScope;                              // of the local address

    InetFile(InternetSocket internet, boolean isIpv6) {
        this.internet = internet;
        this.isIpv6 = isIpv6;
        if (isIpv6) {
            internet.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
        }
    }

    /// socket(2). The caller closes it.
    static InetFile open(boolean isStream, boolean isIpv6) {
        return isStream ? new StreamFile(Network.stack().openTcp(), isIpv6) : new DatagramFile(Network.stack().openUdp(), isIpv6);
    }

    /// Whether there is a peer.
    abstract boolean isConnected();

    /// Bits of a packet's class that are the program's.
    int ownClassBits() {
        return MOST_CLASS;
    }

    @Override
    final Result bind(SocketName name) {
        if (isOverIpv4(name)) {
            return internet.bind(name.ipv4(), name.port);
        }
        Result problem = checkIpv6(name);
        Result bound = problem.isError() ? problem : internet.bindIpv6(name.high, name.low, name.port);
        if (!bound.isError()) {
            boundScope = name.scope;
        }
        return bound;
    }

    @Override
    final Result connect(SocketName name) {
        if (isOverIpv4(name)) {
            return internet.connect(name.ipv4(), name.port);
        }
        Result problem = checkIpv6(name);
        return problem.isError() ? problem : internet.connectIpv6(name.high, name.low, scope(name), name.port);
    }

    static boolean isOverIpv4(SocketName name) {
        return !Ipv6.SELECTED || name.isIpv4();
    }

    /// EAFNOSUPPORT for a socket over IPv4, EINVAL for an address of some link, it is not said which.
    final Result checkIpv6(SocketName name) {
        if (!isIpv6) {
            return Result.error(EAFNOSUPPORT);
        }
        return Ipv6Address.isLinkLocal(name.high) && name.scope == 0 ? Result.error(EINVAL) : Result.of(0);
    }

    /// The link of a peer, or 0.
    static int scope(SocketName name) {
        return Ipv6Address.hasScope(name.high) ? name.scope : 0;
    }

    @Override
    final Result localName(SocketName into) {
        Ipv6Flow flow = internet.flow();
        int port = internet.localPort();
        if (Ipv6.SELECTED && flow != null) {
            into.set(flow.localHigh(), flow.localLow(), flow.localScope(), port);
        } else if (Ipv6.SELECTED && isIpv6 && internet.localAddress() == 0) {
            into.set(internet.localHigh(), internet.localLow(), boundScope, port);
        } else {
            into.setIpv4(internet.localAddress(), port);
        }
        return Result.of(0);
    }

    @Override
    final Result remoteName(SocketName into) {
        if (!isConnected()) {
            return Result.error(ENOTCONN);
        }
        Ipv6Flow flow = internet.flow();
        if (Ipv6.SELECTED && flow != null) {
            into.set(flow.remoteHigh(), flow.remoteLow(), flow.remoteScope(), internet.remotePort());
        } else {
            into.setIpv4(internet.remoteAddress(), internet.remotePort());
        }
        return Result.of(0);
    }

    @Override
    Result pendingError() {
        Errno error = internet.takeError();
        return error == null ? Result.of(0) : Result.error(error);
    }

    @Override
    Result option(int level, int option) {
        if (level == SOL_SOCKET) {
            return switch (option) {
                case SO_REUSEADDR -> flag(internet.reusesAddress());
                case SO_REUSEPORT -> flag(internet.reusesPort());
                default -> Result.error(ENOPROTOOPT);
            };
        }
        if (Ipv6.SELECTED && isIpv6 && level == IPPROTO_IPV6 && option == IPV6_TCLASS) {
            return Result.of(internet.trafficClass());
        }
        return level == IPPROTO_IP && option == IP_TOS ? Result.of(internet.typeOfService()) : Result.error(ENOPROTOOPT);
    }

    @Override
    Result setOption(int level, int option, int value) {
        if (level == SOL_SOCKET && option == SO_REUSEADDR) {
            internet.setReuseAddress(value != 0);
        } else if (level == SOL_SOCKET && option == SO_REUSEPORT) {
            internet.setReusePort(value != 0);
        } else if (level == IPPROTO_IP && option == IP_TOS) {
            internet.setTypeOfService(value & ownClassBits());
        } else if (Ipv6.SELECTED && isIpv6 && level == IPPROTO_IPV6 && option == IPV6_TCLASS) {
            internet.setTrafficClass(value & ownClassBits());
        } else {
            return Result.error(ENOPROTOOPT);
        }
        return Result.of(0);
    }
}
