// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENETUNREACH;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;

/// A socket of the Internet's families: its names are addresses and ports.
abstract class InetFile extends SocketFile {
    private static final int MOST_HOPS = 255;

    private final InternetSocket socket;
    private int boundScope;                                  // of the local address
    private boolean isV6Only;
    private boolean bindsFreely;                             // IP_FREEBIND: kept, and without effect

    InetFile(int family, int type, int flags, InternetSocket socket) {
        super(family, type, flags);
        this.socket = socket;
    }

    /// Of a connection that was accepted by `listener`.
    InetFile(InetFile listener, int flags, InternetSocket socket) {
        this(listener.family, listener.type, flags, socket);
        isV6Only = listener.isV6Only;
    }

    /// connect(2) with AF_UNSPEC.
    abstract Result disconnect();

    /// With `hasDestination` to whom `InetName` has.
    abstract Result send(Address from, long lengthBytes, boolean more, boolean hasDestination);

    abstract boolean isConnected();

    @Override
    public final Result bind(SocketName name) {
        Result read = InetName.read(name, family);
        if (read.isError()) {
            return read;
        }
        if (InetName.family == SocketName.AF_UNSPEC) {
            return Result.error(EAFNOSUPPORT);
        }
        if (!InetName.isIpv6) {
            return socket.bind(InetName.address, InetName.port);
        }
        if (InetName.lacksScope()) {
            return Result.error(EINVAL);
        }
        Result bound = socket.bindIpv6(InetName.high, InetName.low, InetName.port);
        if (!bound.isError()) {
            boundScope = InetName.scope;
        }
        return bound;
    }

    @Override
    public final Result connect(SocketName name) {
        Result read = InetName.read(name, family);
        if (read.isError()) {
            return read.errno() == EADDRNOTAVAIL.number() ? Result.error(ENETUNREACH) : read;
        }
        if (InetName.family == SocketName.AF_UNSPEC) {
            return disconnect();
        }
        if (!InetName.isIpv6) {
            return isV6Only ? Result.error(ENETUNREACH) : socket.connect(InetName.address, InetName.port);
        }
        if (InetName.lacksScope()) {
            return Result.error(EINVAL);
        }
        return socket.connectIpv6(InetName.high, InetName.low, scope(), InetName.port);
    }

    /// The link of the peer that `InetName` has, or 0.
    final int scope() {
        return Ipv6Address.hasScope(InetName.high) ? InetName.scope : 0;
    }

    @Override
    public final Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        if (destination == null) {
            return send(from, lengthBytes, more, false);
        }
        Result read = InetName.read(destination, family);
        if (read.isError()) {
            return read.errno() == EADDRNOTAVAIL.number() ? Result.error(ENETUNREACH) : read;
        }
        if (isV6Only && !InetName.isIpv6) {
            return Result.error(ENETUNREACH);
        }
        return send(from, lengthBytes, more, true);
    }

    @Override
    public final void writeLocalName(SocketName to) {
        Ipv6Flow flow = socket.flow();
        if (Ipv6.SELECTED && flow != null) {
            InetName.writeIpv6(to, flow.localHigh(), flow.localLow(), flow.localScope(), socket.localPort());
        } else if (Ipv6.SELECTED && (socket.localHigh() | socket.localLow()) != 0) {
            InetName.writeIpv6(to, socket.localHigh(), socket.localLow(), boundScope, socket.localPort());
        } else {
            InetName.write(to, family, socket.localAddress(), socket.localPort());
        }
    }

    @Override
    public final boolean writeRemoteName(SocketName to) {
        Ipv6Flow flow = socket.flow();
        if (Ipv6.SELECTED && flow != null) {
            InetName.writeIpv6(to, flow.remoteHigh(), flow.remoteLow(), flow.remoteScope(), socket.remotePort());
        } else {
            InetName.write(to, family, socket.remoteAddress(), socket.remotePort());
        }
        return isConnected();
    }

    @Override
    public final int protocol() {
        return type == SOCK_STREAM ? InetOptions.IPPROTO_TCP : InetOptions.IPPROTO_UDP;
    }

    @Override
    public final Errno takeError() {
        return socket.takeError();
    }

    @Override
    public Result setSocketOption(int option, int value) {
        switch (option) {
            case SocketOptions.SO_REUSEADDR -> socket.setReuseAddress(value != 0);
            case SocketOptions.SO_REUSEPORT -> socket.setReusePort(value != 0);
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_REUSEADDR -> flag(socket.reusesAddress());
            case SocketOptions.SO_REUSEPORT -> flag(socket.reusesPort());
            default -> Result.error(ENOPROTOOPT);
        };
    }

    static Result flag(boolean value) {
        return Result.of(value ? 1 : 0);
    }

    /// Options of IPv4 and IPv6: ip(7), ipv6(7).
    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level == InetOptions.IPPROTO_IP) {
            return setIpOption(option, value);
        }
        return level == InetOptions.IPPROTO_IPV6 && family == SocketName.AF_INET6 ? setIpv6Option(option, value) : Result.error(ENOPROTOOPT);
    }

    private Result setIpOption(int option, int value) {
        switch (option) {
            case InetOptions.IP_TOS -> socket.setTypeOfService(value & 0xFF);
            case InetOptions.IP_TTL -> {
                if (value != -1 && (value < 1 || value > MOST_HOPS)) {
                    return Result.error(EINVAL);
                }
                socket.setTimeToLive(value == -1 ? InetOptions.DEFAULT_TTL : value);
            }
            case InetOptions.IP_FREEBIND -> bindsFreely = value != 0;
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    private Result setIpv6Option(int option, int value) {
        switch (option) {
            case InetOptions.IPV6_V6ONLY -> {
                if (socket.localPort() != 0) {
                    return Result.error(EINVAL);
                }
                isV6Only = value != 0;
                socket.setFamilies(isV6Only ? InternetSocket.IPV6 : InternetSocket.IPV4 | InternetSocket.IPV6);
            }
            case InetOptions.IPV6_UNICAST_HOPS -> {
                if (value < -1 || value > MOST_HOPS) {
                    return Result.error(EINVAL);
                }
                socket.setHopLimit(value);
            }
            case InetOptions.IPV6_TCLASS -> {
                if (value < -1 || value > MOST_HOPS) {
                    return Result.error(EINVAL);
                }
                socket.setTrafficClass(Math.max(0, value));
            }
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (level == InetOptions.IPPROTO_IP) {
            return switch (option) {
                case InetOptions.IP_TOS -> Result.of(socket.typeOfService());
                case InetOptions.IP_TTL -> Result.of(socket.timeToLive());
                case InetOptions.IP_FREEBIND -> flag(bindsFreely);
                default -> Result.error(ENOPROTOOPT);
            };
        }
        if (family == SocketName.AF_INET) {
            return Result.error(EOPNOTSUPP);
        }
        if (level != InetOptions.IPPROTO_IPV6) {
            return Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case InetOptions.IPV6_V6ONLY -> flag(isV6Only);
            case InetOptions.IPV6_UNICAST_HOPS -> Result.of(socket.hopLimit() < 0 ? InetOptions.DEFAULT_TTL : socket.hopLimit());
            case InetOptions.IPV6_TCLASS -> Result.of(socket.trafficClass());
            default -> Result.error(ENOPROTOOPT);
        };
    }
}
