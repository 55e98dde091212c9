// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockdiag;

import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.net.tcp.TcpEntry;
import corto.net.tcp.TcpState;
import corto.net.udp.Udp;
import corto.net.udp.UdpSocket;
import corto.posix.netlink.Reply;
import corto.posix.sockets.SocketName;

/// Sockets of one protocol and family as messages, `struct inet_diag_msg`.
final class InternetSockets {
    // Of UDP
    private static final int CONNECTED = 1;                  // TCP_ESTABLISHED
    private static final int UNCONNECTED = 7;                // TCP_CLOSE

    private static final int INET_DIAG_SKV6ONLY = 11;

    private final Reply to;
    private final boolean isIpv6;
    private final int states;                                // a bit for each that is wanted

    InternetSockets(Reply to, boolean isIpv6, int states) {
        this.to = to;
        this.isIpv6 = isIpv6;
        this.states = states;
    }

    void dump(boolean isTcp) {
        if (isTcp) {
            Network.stack().tcp().list(this::tcp);
            return;
        }
        Udp udp = Network.stack().udp();
        for (int bucket = 0; bucket < udp.bucketCount(); bucket++) {
            for (UdpSocket each = udp.inBucket(bucket); each != null; each = each.nextInBucket()) {
                udp(each);
            }
        }
    }

    private boolean isWanted(int state) {
        return (states & 1 << state) != 0;
    }

    private void tcp(TcpEntry entry) {
        Ipv6Flow flow = entry.flow();
        boolean showsIpv6 = flow != null || entry.socket() != null && entry.socket().isShownAsIpv6();
        if (entry.state() == TcpState.CLOSED || showsIpv6 != isIpv6 || !isWanted(entry.state().number())) {
            return;
        }
        begin(entry.state().number(), entry.localPort(), entry.remotePort());
        if (flow != null) {
            names(flow.localHigh(), flow.localLow(), flow.remoteHigh(), flow.remoteLow());
        } else if (isIpv6 && (entry.socket().localHigh() | entry.socket().localLow()) != 0) {
            names(entry.socket().localHigh(), entry.socket().localLow(), 0, 0);
        } else {
            names(entry.localAddress(), entry.remoteAddress());
        }
        boolean listens = entry.state() == TcpState.LISTEN;
        int receives = entry.socket() == null ? 0 : listens ? entry.socket().waiting() : entry.socket().readable();
        int sends = entry.socket() == null ? 0 : listens ? entry.socket().backlog() : entry.socket().unacknowledged();
        end(entry.socket(), receives, sends);
    }

    private void udp(UdpSocket socket) {
        int state = socket.isConnected() ? CONNECTED : UNCONNECTED;
        if (socket.isShownAsIpv6() != isIpv6 || !isWanted(state)) {
            return;
        }
        begin(state, socket.localPort(), socket.remotePort());
        Ipv6Flow flow = socket.flow();
        if (flow != null) {
            names(socket.localHigh(), socket.localLow(), flow.remoteHigh(), flow.remoteLow());
        } else if (isIpv6 && (socket.localHigh() | socket.localLow()) != 0) {
            names(socket.localHigh(), socket.localLow(), 0, 0);
        } else {
            names(socket.localAddress(), socket.remoteAddress());
        }
        end(socket, socket.received().waitingBytes(), 0);
    }

    private void begin(int state, int localPort, int remotePort) {
        to.begin(SocketDiagnosis.SOCK_DIAG_BY_FAMILY, SocketDiagnosis.NLM_F_MULTI);
        to.putByte(isIpv6 ? SocketName.AF_INET6 : SocketName.AF_INET);
        to.putByte(state);
        to.putShort(0);                                      // no timer, nothing sent again
        to.putNetwork(localPort, Short.BYTES);
        to.putNetwork(remotePort, Short.BYTES);
    }

    private void names(long localHigh, long localLow, long remoteHigh, long remoteLow) {
        to.putNetwork(localHigh, Long.BYTES);
        to.putNetwork(localLow, Long.BYTES);
        to.putNetwork(remoteHigh, Long.BYTES);
        to.putNetwork(remoteLow, Long.BYTES);
    }

    /// Addresses of IPv4; as ones of IPv6 they are mapped.
    private void names(int local, int remote) {
        if (isIpv6) {
            names(0, local == 0 ? 0 : Ipv6Address.mappedLow(local), 0, remote == 0 ? 0 : Ipv6Address.mappedLow(remote));
        } else {
            names((long) local << Integer.SIZE, 0, (long) remote << Integer.SIZE, 0);
        }
    }

    private void end(InternetSocket socket, int receives, int sends) {
        long number = socket == null ? 0 : socket.ownerNumber();
        to.putInt(0);                                        // bound to no interface
        to.putInt((int) number);                             // the cookie
        to.putInt((int) (number >>> Integer.SIZE));
        to.putInt(0);                                        // until the timer expires
        to.putInt(receives);
        to.putInt(sends);
        to.putInt(socket == null ? 0 : socket.ownerUid());
        to.putInt((int) number);
        if (isIpv6) {
            to.byteAttribute(INET_DIAG_SKV6ONLY, socket != null && (socket.families() & InternetSocket.IPV4) == 0 ? 1 : 0);
        }
        to.end();
    }
}
