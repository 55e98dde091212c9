// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import corto.fs.text.Columns;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.net.arp.EthernetInterface;
import corto.net.ethernet.EthernetPort;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.kernel.Network;
import corto.net.loopback.LoopbackInterface;

/// `/proc/net/dev` and `/proc/net/route`.
public final class NetworkEntries implements ProcEntries {
    private static final String DEVICE_TITLE = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;
    private static final String ROUTE_TITLE = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
    private static final int ROUTE_COLUMNS = 127;
    private static final int ADDRESS_DIGITS = 8;
    private static final int RTF_UP = 1;
    private static final int RTF_GATEWAY = 2;

    @Override
    public void addTo(TextDirectory proc) {
        proc.add("net/dev", NetworkEntries::appendDevices);
        proc.add("net/route", NetworkEntries::appendRoutes);
    }

    private static void appendDevices(StringBuilder to) {
        to.append(DEVICE_TITLE);
        LoopbackInterface loopback = Network.stack().loopback();
        appendDevice(to, "    lo: ", loopback.bytes(), loopback.packets(), 0, loopback.bytes(), loopback.packets(), loopback.dropped());
        EthernetInterface card = Network.card();
        if (card != null) {
            EthernetPort port = card.port();
            appendDevice(to, "  eth0: ", port.receivedBytes(), port.receivedFrames(), port.receivedDropped(), port.sentBytes(), port.sentFrames(),
                    port.sentDropped());
        }
    }

    private static void appendDevice(StringBuilder to, String name, long bytesIn, long packetsIn, long droppedIn, long bytesOut, long packetsOut, long droppedOut) {
        to.append(name);
        Columns.right(to, bytesIn, 7);
        Columns.right(to, packetsIn, 8);
        Columns.right(to, 0, 5);
        Columns.right(to, droppedIn, 5);
        to.append("    0     0          0         0 ");
        Columns.right(to, bytesOut, 8);
        Columns.right(to, packetsOut, 8);
        Columns.right(to, 0, 5);
        Columns.right(to, droppedOut, 5);
        to.append("    0     0       0          0\n");
    }

    private static void appendRoutes(StringBuilder to) {
        appendLine(to, ROUTE_TITLE);
        for (int i = 0; i < Link.count(); i++) {
            Ipv4Interface link = Link.at(i);
            if (link.isLoopback() || link.address() == Ipv4Address.ANY) {
                continue;
            }
            int mask = Ipv4Address.mask(link.prefixLength());
            if (link.gateway() != Ipv4Address.ANY) {
                appendRoute(to, link, 0, link.gateway(), RTF_UP | RTF_GATEWAY, 0);
            }
            appendRoute(to, link, link.address() & mask, 0, RTF_UP, mask);
        }
    }

    /// Addresses are numbers of this machine's order, made of bytes in the network's.
    private static void appendRoute(StringBuilder to, Ipv4Interface link, int destination, int gateway, int flags, int mask) {
        StringBuilder line = new StringBuilder(link.name());
        line.append('\t');
        appendAddress(line, destination);
        line.append('\t');
        appendAddress(line, gateway);
        line.append('\t');
        Columns.hex(line, flags, 4);
        line.append("\t0\t0\t0\t");
        appendAddress(line, mask);
        line.append("\t0\t0\t0");
        appendLine(to, line.toString());
    }

    private static void appendAddress(StringBuilder to, int address) {
        Columns.hex(to, Integer.reverseBytes(address) & 0xFFFF_FFFFL, ADDRESS_DIGITS);
    }

    private static void appendLine(StringBuilder to, String text) {
        Columns.left(to, text, ROUTE_COLUMNS);
        to.append('\n');
    }
}
