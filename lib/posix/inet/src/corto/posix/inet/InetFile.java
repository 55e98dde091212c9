// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENETUNREACH;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;

/// A socket of the Internet's families: its names are addresses and ports.
@Hot
public abstract class InetFile extends SocketFile {
    private static final int MOST_HOPS = 255;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SO_BINDTOIFINDEX = 62;
    private static final int NAME_BYTES = 16;                // IFNAMSIZ
    private static final int CONGESTION_BITS = 3;            // of the type of service: TCP's own (RFC 3168)
    private static final int DISCOVERS_MTU = 1;              // IP_PMTUDISC_WANT
    private static final int DEMANDS_MTU = 2;                // IP_PMTUDISC_DO: too large is an error
    private static final int PROBES_MTU = 3;                 // IP_PMTUDISC_PROBE: the same, by the link's MTU
    private static final int MOST_DISCOVERY = 5;             // IP_PMTUDISC_OMIT

    /// Flags that any socket keeps; what they ask for is told beside datagrams only.
    private static final long IP_KEPT = 1L << InetOptions.IP_PKTINFO | 1L << InetOptions.IP_RECVERR | 1L << InetOptions.IP_RECVTTL | 1L << InetOptions.IP_RECVTOS
            | 1L << InetOptions.IP_BIND_ADDRESS_NO_PORT;
    /// The same; a number above 63 is a low bit, which none else has.
    private static final long IPV6_KEPT = 1L << InetOptions.IPV6_RECVERR | 1L << InetOptions.IPV6_RECVPKTINFO | 1L << InetOptions.IPV6_RECVHOPLIMIT
            | 1L << InetOptions.IPV6_DONTFRAG | 1L << InetOptions.IPV6_RECVTCLASS;

    private final InternetSocket socket;
    private int boundScope;                                  // of the local address
    private boolean isV6Only;
    private boolean bindsFreely;                             // IP_FREEBIND
    private boolean isTransparent;                           // IP_TRANSPARENT
    private long keptIp;                                     // a bit for each of IP_KEPT that is on
    private long keptIpv6;
    private int discovery = DISCOVERS_MTU;                   // IP_MTU_DISCOVER
    private int discoveryIpv6 = DISCOVERS_MTU;

    InetFile(int family, int type, int flags, InternetSocket socket) {
        super(family, type, flags);
        this.socket = socket;
        socket.setOwner(number(), Files.context().uid, family == SocketName.AF_INET6);
    }

    /// Of a connection that was accepted by `listener`.
    InetFile(InetFile listener, int flags, InternetSocket socket) {
        this(listener.family, listener.type, flags, socket);
        isV6Only = listener.isV6Only;
        keptIp = listener.keptIp;
        keptIpv6 = listener.keptIpv6;
        discovery = listener.discovery;
        discoveryIpv6 = listener.discoveryIpv6;
        inheritOptions(listener);
    }

    /// The socket of the network stack.
    public final InternetSocket internetSocket() {
        return socket;
    }

    /// connect(2) with AF_UNSPEC.
    abstract Result disconnect();

    /// With `hasDestination` to whom `InetName` has.
    abstract Result send(Address from, long lengthBytes, boolean more, boolean hasDestination);

    abstract boolean isConnected();

    /// Bytes of the largest packet to the peer that it is connected to; asked only if it is.
    private int pathMtu() {
        Ipv6Flow flow = socket.flow();
        if (Ipv6.SELECTED && flow != null) {
            return Network.stack().ipv6().pathMtu(flow.out(), flow.remoteHigh(), flow.remoteLow());
        }
        Ipv4 ipv4 = Network.stack().ipv4();
        Ipv4Interface out = ipv4.route(socket.remoteAddress());
        return out == null ? 0 : ipv4.pathMtu(out, socket.remoteAddress());
    }

    /// Whether datagrams that do not fit into a packet are an error.
    final boolean forbidsFragments(boolean overIpv6) {
        int mode = overIpv6 ? discoveryIpv6 : discovery;
        return mode == DEMANDS_MTU || mode == PROBES_MTU || overIpv6 && (keptIpv6 & 1L << InetOptions.IPV6_DONTFRAG) != 0;
    }

    private static boolean isKept(long options, int option) {
        return option > 0 && option <= InetOptions.IPV6_TCLASS && (options & 1L << option) != 0;
    }

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
    public int protocol() {
        return type == SOCK_STREAM ? InetOptions.IPPROTO_TCP : InetOptions.IPPROTO_UDP;
    }

    @Override
    public final Errno takeError() {
        return socket.takeError();
    }

    // SO_BINDTODEVICE

    @Override
    public boolean takesStructure(int level, int option) {
        return level == SocketOptions.SOL_SOCKET && option == SO_BINDTODEVICE || level == InetOptions.IPPROTO_IP && option == InetOptions.IP_OPTIONS;
    }

    @Override
    public Result readOption(int level, int option, Address place, int lengthBytes) {
        if (level == InetOptions.IPPROTO_IP) {
            return lengthBytes == 0 ? Result.of(0) : Result.error(EINVAL);    // IP_OPTIONS: packets can be given none
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(lengthBytes, NAME_BYTES - 1) && place.loadByte(i) != 0; i++) {
            name.append((char) (place.loadByte(i) & 0xFF));
        }
        Ipv4 ipv4 = Network.stack().ipv4();
        int index = 0;
        for (int i = 0; i < ipv4.interfaceCount(); i++) {
            index = ipv4.interfaceAt(i).name().contentEquals(name) ? i + 1 : index;
        }
        return name.isEmpty() || index != 0 ? bindTo(index) : Result.error(ENODEV);
    }

    /// EPERM if it is bound already, and the caller is not the superuser.
    private Result bindTo(int index) {
        if (index < 0 || index > Network.stack().ipv4().interfaceCount()) {
            return Result.error(index < 0 ? EINVAL : ENODEV);
        }
        if (socket.boundInterface() != 0 && !Files.context().isSuperuser()) {
            return Result.error(EPERM);
        }
        socket.setBoundInterface(index);
        return Result.of(0);
    }

    @Override
    public boolean isStructure(int level, int option) {
        return level == SocketOptions.SOL_SOCKET && option == SO_BINDTODEVICE
                || level == InetOptions.IPPROTO_IP && (option == InetOptions.IP_OPTIONS || option == InetOptions.IP_PKTOPTIONS);
    }

    /// IP_OPTIONS, IP_PKTOPTIONS: there are none.
    private Result writeNoOptions(int option, Address length) {
        if (option == InetOptions.IP_PKTOPTIONS && type != SOCK_STREAM) {
            return Result.error(ENOPROTOOPT);
        }
        length.storeInt(0, 0);
        return Result.of(0);
    }

    /// The name of the interface that it is bound to, with a zero behind it; nothing if it is to none.
    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        if (level == InetOptions.IPPROTO_IP) {
            return writeNoOptions(option, length);
        }
        int index = socket.boundInterface();
        if (index == 0) {
            length.storeInt(0, 0);
            return Result.of(0);
        }
        String name = Network.stack().ipv4().interfaceAt(index - 1).name();
        Address place = UserMemory.writable(to, name.length() + 1L);
        if (room < NAME_BYTES || place.isZero()) {
            return Result.error(room < NAME_BYTES ? EINVAL : EFAULT);
        }
        for (int i = 0; i < name.length(); i++) {
            place.storeByte(i, (byte) name.charAt(i));
        }
        place.storeByte(name.length(), (byte) 0);
        length.storeInt(0, name.length() + 1);
        return Result.of(0);
    }

    @Override
    public Result setSocketOption(int option, int value) {
        switch (option) {
            case SocketOptions.SO_REUSEADDR -> socket.setReuseAddress(value != 0);
            case SocketOptions.SO_REUSEPORT -> socket.setReusePort(value != 0);
            case SO_BINDTOIFINDEX -> {
                return bindTo(value);
            }
            default -> {
                if (option == SocketOptions.SO_DONTROUTE) {
                    socket.setStaysOnLink(value != 0);
                }
                return Result.error(ENOPROTOOPT);              // the caller keeps what all sockets have
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_REUSEADDR -> flag(socket.reusesAddress());
            case SocketOptions.SO_REUSEPORT -> flag(socket.reusesPort());
            case SO_BINDTOIFINDEX -> Result.of(socket.boundInterface());
            default -> Result.error(ENOPROTOOPT);
        };
    }

    protected static Result flag(boolean value) {
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
            case InetOptions.IP_TOS -> socket.setTypeOfService(type == SOCK_STREAM ? value & 0xFF & ~CONGESTION_BITS : value & 0xFF);
            case InetOptions.IP_TTL -> {
                if (value != -1 && (value < 1 || value > MOST_HOPS)) {
                    return Result.error(EINVAL);
                }
                socket.setTimeToLive(value == -1 ? InetOptions.DEFAULT_TTL : value);
            }
            case InetOptions.IP_FREEBIND -> {
                bindsFreely = value != 0;
                socket.setBindsFreely(bindsFreely || isTransparent);
            }
            case InetOptions.IP_TRANSPARENT -> {
                return setTransparent(value != 0);
            }
            case InetOptions.IP_MTU_DISCOVER -> {
                if (value < 0 || value > MOST_DISCOVERY) {
                    return Result.error(EINVAL);
                }
                discovery = value;
            }
            default -> {
                if (!isKept(IP_KEPT, option)) {
                    return Result.error(ENOPROTOOPT);
                }
                if (option == InetOptions.IP_BIND_ADDRESS_NO_PORT) {
                    socket.setBindsAddressOnly(value != 0);
                }
                keptIp = value != 0 ? keptIp | 1L << option : keptIp & ~(1L << option);
            }
        }
        return Result.of(0);
    }

    /// For the superuser only: EPERM. Nothing is forwarded here, so that it has the effect of IP_FREEBIND.
    private Result setTransparent(boolean isOn) {
        if (isOn && !Files.context().isSuperuser()) {
            return Result.error(EPERM);
        }
        isTransparent = isOn;
        socket.setBindsFreely(bindsFreely || isTransparent);
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
            case InetOptions.IPV6_FREEBIND -> {
                bindsFreely = value != 0;
                socket.setBindsFreely(bindsFreely || isTransparent);
            }
            case InetOptions.IPV6_TRANSPARENT -> {
                return setTransparent(value != 0);
            }
            case InetOptions.IPV6_TCLASS -> {
                if (value < -1 || value > MOST_HOPS) {
                    return Result.error(EINVAL);
                }
                socket.setTrafficClass(type == SOCK_STREAM ? Math.max(0, value) & ~CONGESTION_BITS : Math.max(0, value));
            }
            case InetOptions.IPV6_MTU_DISCOVER -> {
                if (value < 0 || value > MOST_DISCOVERY) {
                    return Result.error(EINVAL);
                }
                discoveryIpv6 = value;
            }
            default -> {
                if (!isKept(IPV6_KEPT, option) || option == 1 || option == 2) {
                    return Result.error(ENOPROTOOPT);
                }
                keptIpv6 = value != 0 ? keptIpv6 | 1L << option : keptIpv6 & ~(1L << option);
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
                case InetOptions.IP_TRANSPARENT -> flag(isTransparent);
                case InetOptions.IP_MTU_DISCOVER -> Result.of(discovery);
                case InetOptions.IP_MTU -> isConnected() ? Result.of(pathMtu()) : Result.error(ENOTCONN);
                default -> isKept(IP_KEPT, option) ? flag((keptIp & 1L << option) != 0) : Result.error(ENOPROTOOPT);
            };
        }
        if (family == SocketName.AF_INET && level != protocol()) {
            return Result.error(EOPNOTSUPP);
        }
        if (family == SocketName.AF_INET || level != InetOptions.IPPROTO_IPV6) {
            return Result.error(ENOPROTOOPT);
        }
        return switch (option) {
            case InetOptions.IPV6_V6ONLY -> flag(isV6Only);
            case InetOptions.IPV6_UNICAST_HOPS -> Result.of(socket.hopLimit() < 0 ? InetOptions.DEFAULT_TTL : socket.hopLimit());
            case InetOptions.IPV6_FREEBIND -> flag(bindsFreely);
            case InetOptions.IPV6_TRANSPARENT -> flag(isTransparent);
            case InetOptions.IPV6_TCLASS -> Result.of(socket.trafficClass());
            case InetOptions.IPV6_MTU_DISCOVER -> Result.of(discoveryIpv6);
            case InetOptions.IPV6_MTU -> isConnected() ? Result.of(pathMtu()) : Result.error(ENOTCONN);
            default -> isKept(IPV6_KEPT, option) && option > 2 ? flag((keptIpv6 & 1L << option) != 0) : Result.error(ENOPROTOOPT);
        };
    }
}
