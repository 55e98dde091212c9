// SPDX-License-Identifier: Apache-2.0
package corto.posix.netstat;

import corto.net.icmp.Icmp;
import corto.net.ipv4.Ipv4Counters;
import corto.net.kernel.Network;
import corto.net.stack.NetworkStack;
import corto.net.tcp.TcpCounters;
import corto.net.tcp.TcpState;
import corto.net.udp.Udp;
import corto.net.udp.UdpSocket;

/// What the stack has counted, under the names of MIB-II and Linux. What it does not count is 0.
final class Counters {
    private static final String IP = "Ip: Forwarding DefaultTTL InReceives InHdrErrors InAddrErrors ForwDatagrams InUnknownProtos InDiscards InDelivers OutRequests OutDiscards OutNoRoutes "
            + "ReasmTimeout ReasmReqds ReasmOKs ReasmFails FragOKs FragFails FragCreates\nIp: 2 64";
    private static final String ICMP = "\nIcmp: InMsgs InErrors InCsumErrors InDestUnreachs InTimeExcds InParmProbs InSrcQuenchs InRedirects InEchos InEchoReps InTimestamps InTimestampReps "
            + "InAddrMasks InAddrMaskReps OutMsgs OutErrors OutDestUnreachs OutTimeExcds OutParmProbs OutSrcQuenchs OutRedirects OutEchos OutEchoReps OutTimestamps OutTimestampReps "
            + "OutAddrMasks OutAddrMaskReps\nIcmp:";
    private static final String TCP = "\nTcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab InSegs OutSegs RetransSegs InErrs OutRsts InCsumErrors\n"
            + "Tcp: 1 200 120000 -1";
    private static final String UDP = "\nUdp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors\nUdp:";
    private static final String TCP_EXTENSIONS = "TcpExt: SyncookiesSent SyncookiesRecv SyncookiesFailed ListenOverflows ListenDrops TCPFastRetrans TCPTimeouts TCPLossProbes TCPChallengeACK\nTcpExt:";
    private static final String IP_EXTENSIONS = "\nIpExt: InNoRoutes InTruncatedPkts InOctets OutOctets\nIpExt: 0 0 0 0\n";

    private static int open;                                 // counted by a list
    private static int established;
    private static int waiting;                              // TIME-WAIT
    private static int orphans;

    private Counters() {}

    private static void append(StringBuilder to, long... values) {
        for (long each : values) {
            to.append(' ').append(each);
        }
    }

    private static void countConnections() {
        open = 0;
        established = 0;
        waiting = 0;
        orphans = 0;
        Network.stack().tcp().list(entry -> {
            if (entry.state() == TcpState.TIME_WAIT) {
                waiting++;
                return;
            }
            open += entry.socket() != null ? 1 : 0;
            orphans += entry.socket() == null && entry.state() != TcpState.SYN_RECEIVED ? 1 : 0;
            established += entry.state() == TcpState.ESTABLISHED || entry.state() == TcpState.CLOSE_WAIT ? 1 : 0;
        });
    }

    static void appendProtocols(StringBuilder to) {
        NetworkStack stack = Network.stack();
        Ipv4Counters ip = stack.ipv4().counters();
        to.append(IP);
        append(to, ip.received(), ip.headerErrors(), ip.addressErrors(), 0, ip.unknownProtocols(), 0, ip.delivered(), ip.sent(), ip.sentTooLarge(), 0, 0, 0, 0,
                ip.fragmentsDropped(), 0, 0, 0);
        Icmp icmp = stack.icmp();
        to.append(ICMP);
        append(to, icmp.received(), icmp.invalid(), 0, icmp.errorsReceived(), 0, 0, 0, 0, icmp.echoes(), 0, 0, 0, 0, 0, icmp.echoes() + icmp.errorsSent(), 0,
                icmp.errorsSent(), 0, 0, 0, 0, 0, icmp.echoes(), 0, 0, 0, 0);
        countConnections();
        TcpCounters tcp = stack.tcp().counters();
        to.append(TCP);
        append(to, tcp.activeOpens(), tcp.passiveOpens(), 0, 0, established, tcp.received(), tcp.sent(), tcp.retransmitted(), tcp.invalid(), tcp.resetsSent(), 0);
        Udp udp = stack.udp();
        to.append(UDP);
        append(to, udp.received() - udp.noPort() - udp.invalid() - udp.queueFull(), udp.noPort(), udp.invalid() + udp.queueFull(), udp.sent(), udp.queueFull(), 0, 0, 0, 0);
        to.append('\n');
    }

    static void appendExtensions(StringBuilder to) {
        TcpCounters tcp = Network.stack().tcp().counters();
        to.append(TCP_EXTENSIONS);
        append(to, tcp.cookiesSent(), tcp.cookiesReceived(), tcp.cookiesFailed(), tcp.listenOverflows(), tcp.listenDrops(), tcp.fastRetransmitted(), tcp.timeouts(), tcp.tailProbes(),
                tcp.challenges());
        to.append(IP_EXTENSIONS);
    }

    private static int countUdp(boolean isIpv6) {
        Udp udp = Network.stack().udp();
        int count = 0;
        for (int bucket = 0; bucket < udp.bucketCount(); bucket++) {
            for (UdpSocket each = udp.inBucket(bucket); each != null; each = each.nextInBucket()) {
                count += each.isShownAsIpv6() == isIpv6 ? 1 : 0;
            }
        }
        return count;
    }

    private static int tcpIpv6;

    static void appendSockets(StringBuilder to) {
        countConnections();
        countIpv6();
        int udp = countUdp(false);
        to.append("sockets: used ").append(open + udp + countUdp(true)).append("\nTCP: inuse ").append(open - tcpIpv6).append(" orphan ").append(orphans).append(" tw ").append(waiting)
                .append(" alloc ").append(open).append(" mem 0\nUDP: inuse ").append(udp).append(" mem 0\nUDPLITE: inuse 0\nRAW: inuse 0\nFRAG: inuse 0 memory 0\n");
    }

    static void appendSocketsIpv6(StringBuilder to) {
        countIpv6();
        to.append("TCP6: inuse ").append(tcpIpv6).append("\nUDP6: inuse ").append(countUdp(true)).append("\nUDPLITE6: inuse 0\nRAW6: inuse 0\nFRAG6: inuse 0 memory 0\n");
    }

    private static void countIpv6() {
        tcpIpv6 = 0;
        Network.stack().tcp().list(entry -> tcpIpv6 += entry.socket() != null && entry.socket().isShownAsIpv6() ? 1 : 0);
    }
}
