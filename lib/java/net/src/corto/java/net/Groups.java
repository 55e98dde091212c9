// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.GroupOptions;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.kernel.Network;
import corto.net.multicast.GroupLink;
import corto.net.multicast.GroupLinks;
import corto.net.multicast.Memberships;
import corto.net.udp.UdpSocket;
import corto.runtime.SocketName;
import corto.runtime.SocketService;

/// Groups of hosts (multicast) of a datagram socket: what it hears, where what it sends leaves. Under the kernel lock.
///
/// An image without NET_IGMP or NET_MLD has no `GroupLinks`, which the compiler sees: joining is EOPNOTSUPP there, and all of this but the options is left out.
final class Groups {
    // ip(7), ipv6(7)
    private static final int IP_MULTICAST_IF = 32;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IP_MULTICAST_LOOP = 34;
    private static final int IPV6_MULTICAST_IF = 17;
    private static final int IPV6_MULTICAST_HOPS = 18;
    private static final int IPV6_MULTICAST_LOOP = 19;

    private static final int MOST_HOPS = 255;
    private static final long WORD = 0xFFFF_FFFFL;           // an address of IPv4 as the lower half of one

    private Groups() {}

    /// As SocketService.changeGroup.
    static Result change(GroupOptions groups, int change, SocketName group, SocketName link, SocketName source) {
        boolean isIpv4 = InetFile.isOverIpv4(group);
        if (!(isIpv4 ? Network.stack().ipv4().groups() instanceof GroupLinks : Network.stack().ipv6().groups() instanceof GroupLinks)) {
            return Result.error(EOPNOTSUPP);
        }
        if (!(isIpv4 ? Ipv4Address.isMulticast(group.ipv4()) : Ipv6Address.isMulticast(group.high))) {
            return Result.error(EINVAL);
        }
        GroupLink on = isIpv4 ? link(link.ipv4()) : linkOverIpv6(link.scope);
        if (on == null) {
            return Result.error(change == SocketService.LEAVE ? EADDRNOTAVAIL : ENODEV);
        }
        if (groups.filter == null) {
            groups.filter = new Memberships();
        }
        Memberships memberships = (Memberships) groups.filter;
        long high = group.high;
        long low = isIpv4 ? group.low & WORD : group.low;
        if (source == null) {
            return change == SocketService.JOIN ? memberships.join(on, high, low, false) : memberships.leave(on, high, low);
        }
        boolean excludes = change == SocketService.BLOCK || change == SocketService.UNBLOCK;
        boolean adds = change == SocketService.BLOCK || change == SocketService.JOIN;
        return memberships.changeSource(on, high, low, excludes, adds, source.high, isIpv4 ? source.low & WORD : source.low);
    }

    private static GroupLink link(int address) {
        Ipv4Interface chosen = withAddress(address);
        return chosen != null && Network.stack().ipv4().groups() instanceof GroupLinks links ? links.link(chosen.index()) : null;
    }

    private static Ipv4Interface withAddress(int address) {
        Ipv4 ipv4 = Network.stack().ipv4();
        for (int i = 0; i < ipv4.interfaceCount(); i++) {
            if (ipv4.interfaceAt(i).address() == address) {
                return ipv4.interfaceAt(i);
            }
        }
        return null;
    }

    private static GroupLink linkOverIpv6(int index) {
        return Network.stack().ipv6().find(index) != null && Network.stack().ipv6().groups() instanceof GroupLinks links ? links.link(index) : null;
    }

    /// Whether it is one of the options below.
    static boolean has(int level, int option) {
        return level == InetFile.IPPROTO_IP ? option >= IP_MULTICAST_IF && option <= IP_MULTICAST_LOOP
                : Ipv6.SELECTED && level == InetFile.IPPROTO_IPV6 && option >= IPV6_MULTICAST_IF && option <= IPV6_MULTICAST_LOOP;
    }

    static Result option(UdpSocket socket, int level, int option) {
        GroupOptions groups = socket.groups();
        if (level == InetFile.IPPROTO_IP) {
            return switch (option) {
                case IP_MULTICAST_IF -> Result.of(groups.sourceAddress & WORD);
                case IP_MULTICAST_TTL -> Result.of(groups.timeToLive);
                default -> SocketFile.flag(groups.loops);
            };
        }
        return switch (option) {
            case IPV6_MULTICAST_IF -> Result.of(groups.ipv6InterfaceIndex);
            case IPV6_MULTICAST_HOPS -> Result.of(socket.groupHopLimit() < 0 ? 1 : socket.groupHopLimit());
            default -> SocketFile.flag(groups.loopsIpv6);
        };
    }

    /// IP_MULTICAST_IF is an interface's address, IPV6_MULTICAST_IF its index; 0: by the route.
    static Result setOption(UdpSocket socket, int level, int option, int value) {
        GroupOptions groups = socket.groups();
        boolean isHops = option == (level == InetFile.IPPROTO_IP ? IP_MULTICAST_TTL : IPV6_MULTICAST_HOPS);
        if (isHops && (value < 0 || value > MOST_HOPS)) {
            return Result.error(EINVAL);
        }
        if (level == InetFile.IPPROTO_IP) {
            switch (option) {
                case IP_MULTICAST_IF -> {
                    return setInterface(groups, value);
                }
                case IP_MULTICAST_TTL -> groups.timeToLive = value;
                default -> groups.loops = value != 0;
            }
            return Result.of(0);
        }
        switch (option) {
            case IPV6_MULTICAST_IF -> {
                if (value != 0 && Network.stack().ipv6().find(value) == null) {
                    return Result.error(ENODEV);
                }
                groups.ipv6InterfaceIndex = value;
            }
            case IPV6_MULTICAST_HOPS -> socket.setGroupHopLimit(value);
            case IPV6_MULTICAST_LOOP -> groups.loopsIpv6 = value != 0;
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    private static Result setInterface(GroupOptions groups, int address) {
        Ipv4Interface chosen = address == 0 ? null : withAddress(address);
        if (address != 0 && chosen == null) {
            return Result.error(EADDRNOTAVAIL);
        }
        groups.interfaceIndex = chosen == null ? 0 : chosen.index();
        groups.sourceAddress = address;
        return Result.of(0);
    }
}
