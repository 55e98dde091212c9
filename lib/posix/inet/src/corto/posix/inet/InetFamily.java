// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Providers;
import corto.lang.Result;
import corto.net.kernel.Network;
import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import corto.posix.process.MissingFeatures;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import java.util.ServiceLoader;

/// AF_INET and AF_INET6: TCP and UDP, and what other libraries provide.
public final class InetFamily implements SocketFamily {
    private static final InetProtocol[] OTHERS = Providers.array(ServiceLoader.load(InetProtocol.class), new InetProtocol[0]);
    private static final int MOST_PROTOCOL = 262;            // IPPROTO_MPTCP
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;

    private SocketFile made;

    @Override
    public boolean has(int family) {
        return family == SocketName.AF_INET || family == SocketName.AF_INET6;
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (type == SocketFile.SOCK_STREAM && (protocol == 0 || protocol == InetOptions.IPPROTO_TCP)) {
            TcpSocket tcp = Network.stack().openTcp();
            tcp.setFamilies(family == SocketName.AF_INET ? TcpSocket.IPV4 : TcpSocket.IPV4 | TcpSocket.IPV6);
            made = new TcpFile(family, flags, tcp);
        } else if (type == SocketFile.SOCK_DGRAM && (protocol == 0 || protocol == InetOptions.IPPROTO_UDP)) {
            UdpSocket udp = Network.stack().openUdp();
            udp.setFamilies(family == SocketName.AF_INET ? UdpSocket.IPV4 : UdpSocket.IPV4 | UdpSocket.IPV6);
            made = new DatagramFile(family, SocketFile.SOCK_DGRAM, flags, udp);
        } else {
            return makeOther(family, type, protocol, flags);
        }
        return Result.of(0);
    }

    private Result makeOther(int family, int type, int protocol, int flags) {
        if (protocol < 0 || protocol > MOST_PROTOCOL) {
            return Result.error(EINVAL);
        }
        for (InetProtocol each : OTHERS) {
            if (each.has(family, type, protocol)) {
                Result result = each.make(family, type, protocol, flags);
                made = each.made();
                return result;
            }
        }
        if (type == SocketFile.SOCK_RAW) {
            MissingFeatures.report("a raw socket", "POSIX_RAW");
        } else if (type == SocketFile.SOCK_DGRAM && (protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6)) {
            MissingFeatures.report("a ping socket", "POSIX_PING");
        }
        boolean isKnown = type == SocketFile.SOCK_STREAM || type == SocketFile.SOCK_DGRAM || type == SocketFile.SOCK_RAW;
        return Result.error(isKnown ? EPROTONOSUPPORT : ESOCKTNOSUPPORT);
    }

    @Override
    public Result makePair(int family, int type, int protocol, int flags) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
