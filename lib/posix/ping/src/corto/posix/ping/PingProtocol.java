// SPDX-License-Identifier: Apache-2.0
package corto.posix.ping;

import corto.lang.Result;
import corto.net.datagram.DatagramHost;
import corto.net.kernel.Network;
import corto.net.ping.Ping;
import corto.net.stack.NetworkStack;
import corto.posix.inet.InetProtocol;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// Makes ping sockets.
public final class PingProtocol implements InetProtocol {
    static final int IPPROTO_ICMP = 1;
    static final int IPPROTO_ICMPV6 = 58;

    private static Ping ping;            // null until the first socket

    private SocketFile made;

    /// The ping sockets of this host; null: there has been none.
    public static Ping ping() {
        return ping;
    }

    @Override
    public boolean has(int family, int type, int protocol) {
        return type == SocketFile.SOCK_DGRAM && protocol == (family == SocketName.AF_INET6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (ping == null) {
            NetworkStack stack = Network.stack();
            ping = new Ping(new DatagramHost(stack.pool(), stack.ipv4(), stack.ipv6(), stack.clock()), stack.icmp(), stack.icmpv6());
        }
        made = new PingFile(family, flags, ping.open(family == SocketName.AF_INET6));
        return Result.of(0);
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
