// SPDX-License-Identifier: Apache-2.0
package corto.posix.netstat;

import corto.fs.text.Columns;
import corto.net.arp.EthernetInterface;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.net.kernel.Network;
import corto.net.tcp.TcpEntry;
import corto.net.tcp.TcpState;
import corto.net.udp.Udp;
import corto.net.udp.UdpSocket;

/// Sockets of TCP and UDP, and neighbours, a line each.
final class SocketTables {
    private static final String TITLE = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String TITLE6 = "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String UDP_TITLE_END = " ref pointer drops";
    private static final String ARP_TITLE = "IP address       HW type     Flags       HW address            Mask     Device\n";
    private static final int TCP_COLUMNS = 149;
    private static final int UDP_COLUMNS = 127;
    private static final int WORD_DIGITS = 8;
    private static final int PORT_DIGITS = 4;
    private static final String NO_POINTER = " 0000000000000000";
    private static final int UNCONNECTED = 7;                // of UDP: TCP_CLOSE
    private static final int CONNECTED = 1;
    private static final long LISTENS_LONGEST = 10;

    private static int line;                                 // of the list that is being made

    private SocketTables() {}

    static void appendTcp(StringBuilder to, boolean isIpv6) {
        appendTitle(to, isIpv6 ? TITLE6 : TITLE, isIpv6 ? 0 : TCP_COLUMNS);
        line = 0;
        Network.stack().tcp().list(entry -> {
            if (entry.state() != TcpState.CLOSED && showsIpv6(entry) == isIpv6) {
                StringBuilder text = new StringBuilder();
                appendTcp(text, entry, isIpv6);
                appendTitle(to, text.toString(), isIpv6 ? 0 : TCP_COLUMNS);
            }
        });
    }

    private static boolean showsIpv6(TcpEntry entry) {
        return entry.flow() != null || entry.socket() != null && entry.socket().isShownAsIpv6();
    }

    private static void appendTcp(StringBuilder to, TcpEntry entry, boolean isIpv6) {
        Columns.right(to, line++, 4);
        to.append(": ");
        Ipv6Flow flow = entry.flow();
        InternetSocket socket = entry.socket();
        if (flow != null) {
            appendName(to, flow.localHigh(), flow.localLow(), entry.localPort());
            appendName(to, flow.remoteHigh(), flow.remoteLow(), entry.remotePort());
        } else if (isIpv6 && (socket.localHigh() | socket.localLow()) != 0) {
            appendName(to, socket.localHigh(), socket.localLow(), entry.localPort());
            appendName(to, 0, 0, 0);
        } else {
            appendName(to, isIpv6, entry.localAddress(), entry.localPort());
            appendName(to, isIpv6, entry.remoteAddress(), entry.remotePort());
        }
        boolean listens = entry.state() == TcpState.LISTEN;
        appendState(to, entry.state().number(), socket == null || listens ? 0 : entry.socket().unacknowledged(),
                socket == null ? 0 : listens ? entry.socket().waiting() : entry.socket().readable());
        appendOwner(to, socket);
        to.append(" 1").append(NO_POINTER);
        if (entry.state() != TcpState.TIME_WAIT && entry.state() != TcpState.SYN_RECEIVED) {
            to.append(listens ? " 100 0 0 " + LISTENS_LONGEST + " 0" : " 20 4 0 10 -1");
        }
    }

    static void appendUdp(StringBuilder to, boolean isIpv6) {
        appendTitle(to, isIpv6 ? TITLE6 + UDP_TITLE_END : " " + TITLE + UDP_TITLE_END, isIpv6 ? 0 : UDP_COLUMNS);
        Udp udp = Network.stack().udp();
        for (int bucket = 0; bucket < udp.bucketCount(); bucket++) {
            for (UdpSocket each = udp.inBucket(bucket); each != null; each = each.nextInBucket()) {
                if (each.isShownAsIpv6() == isIpv6) {
                    StringBuilder text = new StringBuilder();
                    Columns.right(text, bucket, 5);
                    appendUdp(text, each, isIpv6);
                    appendTitle(to, text.toString(), isIpv6 ? 0 : UDP_COLUMNS);
                }
            }
        }
    }

    private static void appendUdp(StringBuilder to, UdpSocket socket, boolean isIpv6) {
        to.append(": ");
        Ipv6Flow flow = socket.flow();
        if (isIpv6 && (socket.localHigh() | socket.localLow()) != 0) {
            appendName(to, socket.localHigh(), socket.localLow(), socket.localPort());
        } else {
            appendName(to, isIpv6, socket.localAddress(), socket.localPort());
        }
        if (flow != null) {
            appendName(to, flow.remoteHigh(), flow.remoteLow(), socket.remotePort());
        } else {
            appendName(to, isIpv6, socket.remoteAddress(), socket.remotePort());
        }
        appendState(to, socket.isConnected() ? CONNECTED : UNCONNECTED, 0, socket.received().waitingBytes());
        appendOwner(to, socket);
        to.append(" 2").append(NO_POINTER).append(' ').append(socket.lostCount());
    }

    /// Words are numbers of this machine's order, made of bytes in the network's. An address of IPv4 as one of IPv6 is a mapped one.
    private static void appendName(StringBuilder to, boolean isIpv6, int address, int port) {
        if (isIpv6) {
            appendName(to, 0, address == 0 ? 0 : Ipv6Address.mappedLow(address), port);
            return;
        }
        appendWord(to, address);
        appendPort(to, port);
    }

    private static void appendName(StringBuilder to, long high, long low, int port) {
        appendWord(to, (int) (high >>> Integer.SIZE));
        appendWord(to, (int) high);
        appendWord(to, (int) (low >>> Integer.SIZE));
        appendWord(to, (int) low);
        appendPort(to, port);
    }

    private static void appendWord(StringBuilder to, int word) {
        appendHex(to, Integer.reverseBytes(word) & 0xFFFF_FFFFL, WORD_DIGITS);
    }

    private static void appendPort(StringBuilder to, int port) {
        to.append(':');
        appendHex(to, port, PORT_DIGITS);
        to.append(' ');
    }

    private static void appendHex(StringBuilder to, long value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            to.append("0123456789ABCDEF".charAt((int) (value >>> shift) & 0xF));
        }
    }

    private static void appendState(StringBuilder to, int state, int sendBytes, int receiveBytes) {
        appendHex(to, state, 2);
        to.append(' ');
        appendHex(to, sendBytes, WORD_DIGITS);
        to.append(':');
        appendHex(to, receiveBytes, WORD_DIGITS);
        to.append(" 00:00000000 00000000");
    }

    private static void appendOwner(StringBuilder to, InternetSocket socket) {
        Columns.right(to, socket == null ? 0 : socket.ownerUid(), 6);
        to.append("        0 ").append(socket == null ? 0 : socket.ownerNumber());
    }

    private static void appendTitle(StringBuilder to, String text, int columns) {
        Columns.left(to, text, columns);
        to.append('\n');
    }

    static void appendNeighbors(StringBuilder to) {
        to.append(ARP_TITLE);
        EthernetInterface card = Network.card();
        for (int i = 0; card != null && i < card.bucketCount(); i++) {
            card.listNeighbors(i, (address, hardware) -> {
                StringBuilder text = new StringBuilder();
                for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
                    text.append(address >>> shift & 0xFF).append(shift == 0 ? "" : ".");
                }
                Columns.left(to, text.toString(), 17);
                to.append("0x1         ").append(hardware == 0 ? "0x0" : "0x2").append("         ");
                for (int shift = 40; shift >= 0; shift -= Byte.SIZE) {
                    Columns.hex(to, hardware >>> shift & 0xFF, 2);
                    to.append(shift == 0 ? "" : ":");
                }
                to.append("     *        ").append(card.name()).append('\n');
            });
        }
    }
}
