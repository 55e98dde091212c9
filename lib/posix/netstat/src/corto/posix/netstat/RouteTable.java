// SPDX-License-Identifier: Apache-2.0
package corto.posix.netstat;

import corto.fs.text.Columns;
import corto.net.ipv6.Ipv6Address;
import corto.net.kernel.Network;
import corto.net.ndp.NdpInterface;
import corto.net.ndp.Router;

/// `/proc/net/ipv6_route` (net/ipv6/route.c): prefixes on the link, routers, and this host's own addresses through loopback.
final class RouteTable {
    private static final String NOWHERE = "00000000000000000000000000000000";
    private static final String LOOPBACK = "      lo";
    private static final String CARD = "    eth0";
    private static final int DIGITS = 16;
    private static final int LINK_LOCAL_BITS = 64;
    private static final int METRIC_LINK = 256;              // IP6_RT_PRIO_KERN
    private static final int METRIC_ROUTER = 1024;           // IP6_RT_PRIO_USER
    private static final int RTF_UP = 1;
    private static final int RTF_GATEWAY = 2;
    private static final int RTF_LOCAL = 0x8000_0000;

    private RouteTable() {}

    static void append(StringBuilder to) {
        NdpInterface card = Network.card6();
        append(to, 0, 1, 128, null, 0, RTF_UP | RTF_LOCAL, LOOPBACK);
        if (card == null) {
            return;
        }
        for (int place = 0; place < card.addressPlaces(); place++) {
            if (card.hasAddress(place)) {
                long high = card.addressHigh(place);
                int bits = Ipv6Address.isLinkLocal(high) ? LINK_LOCAL_BITS : card.prefixLength(place);
                append(to, bits >= Long.SIZE ? high : high & ~(-1L >>> bits), bits <= Long.SIZE ? 0 : card.addressLow(place) & -1L << 128 - bits, bits, null, METRIC_LINK, RTF_UP, CARD);
                append(to, high, card.addressLow(place), 128, null, 0, RTF_UP | RTF_LOCAL, CARD);
            }
        }
        for (Router router = card.nextRouter(null); router != null; router = card.nextRouter(router)) {
            append(to, 0, 0, 0, router, METRIC_ROUTER, RTF_UP | RTF_GATEWAY, CARD);
        }
    }

    /// Destination, its bits, source, its bits, next hop, metric, references, uses, flags, interface.
    private static void append(StringBuilder to, long high, long low, int bits, Router next, int metric, int flags, String name) {
        Columns.hex(to, high, DIGITS);
        Columns.hex(to, low, DIGITS);
        to.append(' ');
        Columns.hex(to, bits, 2);
        to.append(' ').append(NOWHERE).append(" 00 ");
        Columns.hex(to, next == null ? 0 : next.addressHigh(), DIGITS);
        Columns.hex(to, next == null ? 0 : next.addressLow(), DIGITS);
        to.append(' ');
        Columns.hex(to, metric, 8);
        to.append(" 00000001 00000000 ");
        Columns.hex(to, flags & 0xFFFF_FFFFL, 8);
        to.append(' ');
        to.append(name).append('\n');
    }
}
