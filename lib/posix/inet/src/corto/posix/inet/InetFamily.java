// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Result;
import corto.net.kernel.Network;
import corto.net.tcp.TcpSocket;
import corto.net.udp.UdpSocket;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// AF_INET and AF_INET6: TCP and UDP over IPv4.
public final class InetFamily implements SocketFamily {
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
            made = new UdpFile(family, flags, udp);
        } else {
            return Result.error(type == SocketFile.SOCK_STREAM || type == SocketFile.SOCK_DGRAM ? EPROTONOSUPPORT : ESOCKTNOSUPPORT);
        }
        return Result.of(0);
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
