// SPDX-License-Identifier: Apache-2.0
package corto.posix.multicast;

import corto.fs.text.Columns;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Interface;
import corto.net.kernel.Network;
import corto.net.multicast.GroupLink;
import corto.net.multicast.GroupLinks;

/// `/proc/net/igmp` and `/proc/net/igmp6`: the groups of each interface. Timers are shown as not running.
public final class GroupEntries implements ProcEntries {
    private static final String TITLE = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n";
    private static final int WORD_DIGITS = 8;
    private static final int WIDE_DIGITS = 16;
    private static final int ALL_HOSTS = 0xE000_0001;
    private static final int USED_FLAGS = 4;                 // MAF_LOADED, as Linux shows of groups in use

    @Override
    public void addTo(TextDirectory proc) {
        proc.add("net/igmp", GroupEntries::appendIpv4);
        if (Ipv6.SELECTED) {
            proc.add("net/igmp6", GroupEntries::appendIpv6);
        }
    }

    private static void appendIpv4(StringBuilder to) {
        to.append(TITLE);
        Ipv4 ipv4 = Network.stack().ipv4();
        for (int i = 0; i < ipv4.interfaceCount() && ipv4.groups() instanceof GroupLinks links; i++) {
            Ipv4Interface each = ipv4.interfaceAt(i);
            GroupLink link = links.link(each.index());
            to.append(each.index()).append('\t');
            Columns.left(to, each.name(), 10);
            to.append(": ");
            Columns.right(to, link.groupCount() + 1, 5);
            to.append("      V").append(link.version()).append('\n');
            for (int place = 0; place < link.groupCount(); place++) {
                appendGroup(to, (int) link.groupLow(place), link.memberCount(place));
            }
            appendGroup(to, ALL_HOSTS, 1);
        }
    }

    private static void appendGroup(StringBuilder to, int group, int users) {
        to.append("\t\t\t\t");
        Columns.hex(to, Integer.reverseBytes(group) & 0xFFFF_FFFFL, WORD_DIGITS);
        to.append(' ');
        Columns.right(to, users, 5);
        to.append(" 0:00000000\t\t0\n");
    }

    private static void appendIpv6(StringBuilder to) {
        Ipv6 ipv6 = Network.stack().ipv6();
        for (int i = 0; i < ipv6.interfaceCount() && ipv6.groups() instanceof GroupLinks links; i++) {
            Ipv6Interface each = ipv6.interfaceAt(i);
            GroupLink link = links.link(each.index());
            for (int place = 0; place < link.groupCount(); place++) {
                Columns.left(to, Integer.toString(each.index()), 4);
                to.append(' ');
                Columns.left(to, Network.stack().ipv4().interfaceAt(each.index() - 1).name(), 15);
                to.append(' ');
                Columns.hex(to, link.groupHigh(place), WIDE_DIGITS);
                Columns.hex(to, link.groupLow(place), WIDE_DIGITS);
                to.append(' ');
                Columns.right(to, link.memberCount(place), 5);
                to.append(' ');
                Columns.hex(to, USED_FLAGS, WORD_DIGITS);
                to.append(" 0\n");
            }
        }
    }
}
