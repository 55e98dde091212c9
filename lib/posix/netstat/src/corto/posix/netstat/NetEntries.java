// SPDX-License-Identifier: Apache-2.0
package corto.posix.netstat;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.net.ipv6.Ipv6;

/// The files in `/proc/net`.
public final class NetEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        proc.add("net/tcp", to -> SocketTables.appendTcp(to, false));
        proc.add("net/udp", to -> SocketTables.appendUdp(to, false));
        if (Ipv6.SELECTED) {
            proc.add("net/tcp6", to -> SocketTables.appendTcp(to, true));
            proc.add("net/udp6", to -> SocketTables.appendUdp(to, true));
            proc.add("net/sockstat6", Counters::appendSocketsIpv6);
            proc.add("net/ipv6_route", RouteTable::append);
        }
        proc.add("net/unix", OtherSockets::appendLocal);
        proc.add("net/packet", OtherSockets::appendPacket);
        proc.add("net/arp", SocketTables::appendNeighbors);
        proc.add("net/snmp", Counters::appendProtocols);
        proc.add("net/netstat", Counters::appendExtensions);
        proc.add("net/sockstat", Counters::appendSockets);
    }
}
