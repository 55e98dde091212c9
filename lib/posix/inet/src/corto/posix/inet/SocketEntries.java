// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import corto.fs.text.Columns;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Interface;
import corto.net.kernel.Network;

/// The network in `/proc`.
public final class SocketEntries implements ProcEntries {
    private static final int LONG_DIGITS = 16;
    private static final int SCOPE_HOST = 0x10;              // net/ipv6.h: IPV6_ADDR_LOOPBACK
    private static final int SCOPE_LINK = 0x20;

    private static final String[] TEXTS = {
        "sys/net/core/somaxconn", "4096\n",
        "sys/net/ipv4/ip_local_port_range", "32768\t60999\n",
    };

    @Override
    public void addTo(TextDirectory proc) {
        proc.addTexts(TEXTS);
        proc.add("net/if_inet6", SocketEntries::appendAddresses);
    }

    /// Addresses of IPv6: the address, index, prefix length, scope and flags in hexadecimal, and the interface.
    private static void appendAddresses(StringBuilder to) {
        if (!Ipv6.SELECTED) {
            return;
        }
        Ipv6 ipv6 = Network.stack().ipv6();
        for (int i = 0; i < ipv6.interfaceCount(); i++) {
            Ipv6Interface each = ipv6.interfaceAt(i);
            for (int place = 0; place < each.addressPlaces(); place++) {
                if (each.hasAddress(place)) {
                    appendAddress(to, each, place);
                }
            }
        }
    }

    private static void appendAddress(StringBuilder to, Ipv6Interface each, int place) {
        long high = each.addressHigh(place);
        Columns.hex(to, high, LONG_DIGITS);
        Columns.hex(to, each.addressLow(place), LONG_DIGITS);
        to.append(' ');
        Columns.hex(to, each.index(), 2);
        to.append(' ');
        Columns.hex(to, each.prefixLength(place), 2);
        to.append(' ');
        Columns.hex(to, each.isLoopback() ? SCOPE_HOST : Ipv6Address.isLinkLocal(high) ? SCOPE_LINK : 0, 2);
        to.append(" 80 ");                                   // IFA_F_PERMANENT
        to.append(each.isLoopback() ? "      lo\n" : "    eth0\n");
    }
}
