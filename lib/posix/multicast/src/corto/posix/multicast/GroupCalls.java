// SPDX-License-Identifier: Apache-2.0
package corto.posix.multicast;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EPROTO;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.GroupOptions;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Interface;
import corto.net.kernel.Network;
import corto.net.multicast.GroupLink;
import corto.net.multicast.GroupLinks;
import corto.net.multicast.Memberships;
import corto.posix.inet.InetFile;
import corto.posix.sockets.ProtocolOptions;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// The options of ip(7) and ipv6(7) about groups of hosts, and those of RFC 3678. Structures as in `linux/in.h`, `linux/in6.h`.
public final class GroupCalls implements ProtocolOptions {
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;

    private static final int IP_MULTICAST_IF = 32;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IP_MULTICAST_LOOP = 34;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_DROP_MEMBERSHIP = 36;
    private static final int IP_UNBLOCK_SOURCE = 37;
    private static final int IP_BLOCK_SOURCE = 38;
    private static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
    private static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
    private static final int MCAST_JOIN_GROUP = 42;
    private static final int MCAST_BLOCK_SOURCE = 43;
    private static final int MCAST_UNBLOCK_SOURCE = 44;
    private static final int MCAST_LEAVE_GROUP = 45;
    private static final int MCAST_JOIN_SOURCE_GROUP = 46;
    private static final int MCAST_LEAVE_SOURCE_GROUP = 47;
    private static final int IP_MULTICAST_ALL = 49;

    private static final int IPV6_MULTICAST_IF = 17;
    private static final int IPV6_MULTICAST_LOOP = 19;
    private static final int IPV6_JOIN_GROUP = 20;
    private static final int IPV6_LEAVE_GROUP = 21;
    private static final int IPV6_MULTICAST_ALL = 29;

    private static final int MREQ_BYTES = 8;                 // group, address of an interface
    private static final int MREQN_BYTES = 12;               // and its index
    private static final int MREQ_SOURCE_BYTES = 12;         // group, address of an interface, sender
    private static final int MREQ6_BYTES = 20;               // group, index
    private static final int MREQ6_INDEX = 16;
    private static final int GROUP = 8;                      // in struct group_req, behind the index
    private static final int SOURCE = 136;                   // in struct group_source_req
    private static final int GROUP_REQ_BYTES = 136;
    private static final int GROUP_SOURCE_REQ_BYTES = 264;
    private static final int INET_ADDRESS = 4;               // in struct sockaddr_in
    private static final int INET6_ADDRESS = 8;
    private static final int MOST_HOPS = 255;
    private static final long WORD = 0xFFFF_FFFFL;

    @Override
    public boolean has(int level, int option) {
        if (level == IPPROTO_IP) {
            return option >= IP_MULTICAST_IF && option <= IP_DROP_SOURCE_MEMBERSHIP || option >= MCAST_JOIN_GROUP && option <= MCAST_LEAVE_SOURCE_GROUP
                    || option == IP_MULTICAST_ALL;
        }
        return level == IPPROTO_IPV6 && (option == IPV6_MULTICAST_IF || option == IPV6_MULTICAST_LOOP || option == IPV6_JOIN_GROUP || option == IPV6_LEAVE_GROUP
                || option == IPV6_MULTICAST_ALL || option >= MCAST_JOIN_GROUP && option <= MCAST_LEAVE_SOURCE_GROUP);
    }

    @Override
    public Result set(SocketFile socket, int level, int option, Address from, int lengthBytes) {
        if (!(socket instanceof InetFile file) || level == IPPROTO_IPV6 && socket.family != SocketName.AF_INET6) {
            return Result.error(ENOPROTOOPT);
        }
        boolean isStream = socket.type == SocketFile.SOCK_STREAM;
        GroupOptions groups = file.internetSocket().groups();
        return level == IPPROTO_IP ? setIpv4(groups, isStream, option, from, lengthBytes) : setIpv6(groups, isStream, option, from, lengthBytes);
    }

    @Override
    public Result value(SocketFile socket, int level, int option) {
        if (!(socket instanceof InetFile file) || level == IPPROTO_IPV6 && socket.family != SocketName.AF_INET6) {
            return Result.error(ENOPROTOOPT);
        }
        GroupOptions groups = file.internetSocket().groups();
        if (level == IPPROTO_IP) {
            return switch (option) {
                case IP_MULTICAST_IF -> Result.of(Integer.reverseBytes(groups.sourceAddress) & WORD);
                case IP_MULTICAST_TTL -> Result.of(groups.timeToLive);
                case IP_MULTICAST_LOOP -> flag(groups.loops);
                case IP_MULTICAST_ALL -> flag(groups.receivesAll);
                default -> Result.error(ENOPROTOOPT);
            };
        }
        return switch (option) {
            case IPV6_MULTICAST_IF -> Result.of(groups.ipv6InterfaceIndex);
            case IPV6_MULTICAST_LOOP -> flag(groups.loopsIpv6);
            case IPV6_MULTICAST_ALL -> flag(groups.receivesAllIpv6);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    private static Result flag(boolean value) {
        return Result.of(value ? 1 : 0);
    }

    private static Memberships memberships(GroupOptions groups) {
        if (groups.filter == null) {
            groups.filter = new Memberships();
        }
        return (Memberships) groups.filter;
    }

    // IPv4

    private static Result setIpv4(GroupOptions groups, boolean isStream, int option, Address from, int lengthBytes) {
        int value = lengthBytes >= Integer.BYTES ? from.loadInt(0) : lengthBytes > 0 ? from.loadByte(0) & 0xFF : 0;
        boolean isRefused = lengthBytes < 1;
        switch (option) {
            case IP_MULTICAST_TTL -> {
                if (isRefused || isStream || value < -1 || value > MOST_HOPS) {
                    return Result.error(EINVAL);
                }
                groups.timeToLive = value == -1 ? 1 : value;
            }
            case IP_MULTICAST_LOOP -> {
                if (isRefused) {
                    return Result.error(EINVAL);
                }
                groups.loops = value != 0;
            }
            case IP_MULTICAST_ALL -> {
                if (isRefused || value != 0 && value != 1) {
                    return Result.error(EINVAL);
                }
                groups.receivesAll = value == 1;
            }
            case IP_MULTICAST_IF -> {
                return isStream || lengthBytes < Integer.BYTES ? Result.error(EINVAL) : setInterface(groups, from, lengthBytes);
            }
            case IP_ADD_MEMBERSHIP, IP_DROP_MEMBERSHIP -> {
                if (isStream) {
                    return Result.error(EPROTO);
                }
                return lengthBytes < MREQ_BYTES ? Result.error(EINVAL)
                        : member(groups, option == IP_ADD_MEMBERSHIP, network(from, 0), network(from, 4), lengthBytes >= MREQN_BYTES ? from.loadInt(8) : 0);
            }
            case IP_BLOCK_SOURCE, IP_UNBLOCK_SOURCE, IP_ADD_SOURCE_MEMBERSHIP, IP_DROP_SOURCE_MEMBERSHIP -> {
                return lengthBytes != MREQ_SOURCE_BYTES ? Result.error(EINVAL) : source(groups, option == IP_BLOCK_SOURCE || option == IP_UNBLOCK_SOURCE,
                        option == IP_BLOCK_SOURCE || option == IP_ADD_SOURCE_MEMBERSHIP, network(from, 0), network(from, 4), 0, network(from, 8));
            }
            case MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP -> {
                if (isStream) {
                    return Result.error(EPROTO);
                }
                return lengthBytes < GROUP_REQ_BYTES || from.loadShort(GROUP) != SocketName.AF_INET ? Result.error(EINVAL)
                        : member(groups, option == MCAST_JOIN_GROUP, network(from, GROUP + INET_ADDRESS), Ipv4Address.ANY, from.loadInt(0));
            }
            default -> {
                if (lengthBytes != GROUP_SOURCE_REQ_BYTES) {
                    return Result.error(EINVAL);
                }
                if (from.loadShort(GROUP) != SocketName.AF_INET || from.loadShort(SOURCE) != SocketName.AF_INET) {
                    return Result.error(EADDRNOTAVAIL);
                }
                return source(groups, isExcluding(option), isAdding(option), network(from, GROUP + INET_ADDRESS), Ipv4Address.ANY, from.loadInt(0),
                        network(from, SOURCE + INET_ADDRESS));
            }
        }
        return Result.of(0);
    }

    private static boolean isExcluding(int option) {
        return option == MCAST_BLOCK_SOURCE || option == MCAST_UNBLOCK_SOURCE;
    }

    private static boolean isAdding(int option) {
        return option == MCAST_BLOCK_SOURCE || option == MCAST_JOIN_SOURCE_GROUP;
    }

    private static int network(Address from, int offset) {
        return Integer.reverseBytes(from.loadInt(offset));
    }

    /// An address alone, or with a group in front, and an index behind, which counts before the address.
    private static Result setInterface(GroupOptions groups, Address from, int lengthBytes) {
        int address = network(from, lengthBytes >= MREQ_BYTES ? 4 : 0);
        int index = lengthBytes >= MREQN_BYTES ? from.loadInt(8) : 0;
        if (index == 0 && address == Ipv4Address.ANY) {
            groups.interfaceIndex = 0;
            groups.sourceAddress = Ipv4Address.ANY;
            return Result.of(0);
        }
        Ipv4Interface chosen = index != 0 ? interfaceAt(index) : withAddress(address);
        if (chosen == null) {
            return Result.error(EADDRNOTAVAIL);
        }
        groups.interfaceIndex = chosen.index();
        groups.sourceAddress = address;
        return Result.of(0);
    }

    private static Ipv4Interface interfaceAt(int index) {
        Ipv4 ipv4 = Network.stack().ipv4();
        return index < 1 || index > ipv4.interfaceCount() ? null : ipv4.interfaceAt(index - 1);
    }

    private static Ipv4Interface withAddress(int address) {
        Ipv4 ipv4 = Network.stack().ipv4();
        for (int i = 0; i < ipv4.interfaceCount(); i++) {
            Ipv4Interface each = ipv4.interfaceAt(i);
            if (each.address() == address || each.isLoopback() && Ipv4Address.isLoopback(address)) {
                return each;
            }
        }
        return null;
    }

    /// As ip_mc_find_dev: by index, by address, by the route to the group. Null: there is none.
    private static GroupLink link(int group, int address, int index) {
        Ipv4Interface chosen = index != 0 ? interfaceAt(index) : address != Ipv4Address.ANY ? withAddress(address) : Network.stack().ipv4().route(group);
        return chosen != null && Network.stack().ipv4().groups() instanceof GroupLinks links ? links.link(chosen.index()) : null;
    }

    private static Result member(GroupOptions groups, boolean joins, int group, int address, int index) {
        if (joins && !Ipv4Address.isMulticast(group)) {
            return Result.error(EINVAL);
        }
        boolean isAnywhere = index == 0 && address == Ipv4Address.ANY;
        GroupLink link = link(group, address, index);
        if (link == null && (joins || isAnywhere)) {
            return Result.error(ENODEV);
        }
        if (joins) {
            return memberships(groups).join(link, 0, group & WORD, false);
        }
        return link == null ? Result.error(EADDRNOTAVAIL) : memberships(groups).leave(isAnywhere ? null : link, 0, group & WORD);
    }

    private static Result source(GroupOptions groups, boolean excludes, boolean adds, int group, int address, int index, int source) {
        if (!Ipv4Address.isMulticast(group)) {
            return Result.error(EINVAL);
        }
        GroupLink link = link(group, address, index);
        return link == null ? Result.error(ENODEV) : memberships(groups).changeSource(link, 0, group & WORD, excludes, adds, 0, source & WORD);
    }

    // IPv6

    private static Result setIpv6(GroupOptions groups, boolean isStream, int option, Address from, int lengthBytes) {
        if (lengthBytes < Integer.BYTES) {
            return Result.error(EINVAL);
        }
        int value = from.loadInt(0);
        switch (option) {
            case IPV6_MULTICAST_LOOP -> {
                if (value != 0 && value != 1) {
                    return Result.error(EINVAL);
                }
                groups.loopsIpv6 = value != 0;
            }
            case IPV6_MULTICAST_ALL -> groups.receivesAllIpv6 = value != 0;
            case IPV6_MULTICAST_IF -> {
                if (isStream) {
                    return Result.error(ENOPROTOOPT);
                }
                if (value != 0 && Network.stack().ipv6().find(value) == null) {
                    return Result.error(ENODEV);
                }
                groups.ipv6InterfaceIndex = value;
            }
            case IPV6_JOIN_GROUP, IPV6_LEAVE_GROUP -> {
                if (lengthBytes < MREQ6_BYTES) {
                    return Result.error(EINVAL);
                }
                return isStream ? Result.error(EPROTO)
                        : member6(groups, option == IPV6_JOIN_GROUP, wide(from, 0), wide(from, Long.BYTES), from.loadInt(MREQ6_INDEX));
            }
            case MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP -> {
                if (lengthBytes < GROUP_REQ_BYTES) {
                    return Result.error(EINVAL);
                }
                if (isStream) {
                    return Result.error(EPROTO);
                }
                return from.loadShort(GROUP) != SocketName.AF_INET6 ? Result.error(EADDRNOTAVAIL) : member6(groups, option == MCAST_JOIN_GROUP,
                        wide(from, GROUP + INET6_ADDRESS), wide(from, GROUP + INET6_ADDRESS + Long.BYTES), value);
            }
            default -> {
                return lengthBytes < GROUP_SOURCE_REQ_BYTES ? Result.error(EINVAL) : source6(groups, option, from);
            }
        }
        return Result.of(0);
    }

    private static long wide(Address from, int offset) {
        return Long.reverseBytes(from.loadLong(offset));
    }

    /// By index, or by the route to the group. Null: there is none.
    private static GroupLink link6(long high, long low, int index) {
        if (!Ipv6.SELECTED) {
            return null;
        }
        Ipv6 ipv6 = Network.stack().ipv6();
        Ipv6Interface chosen = index != 0 ? ipv6.find(index) : ipv6.route(high, low, 0);
        return chosen != null && ipv6.groups() instanceof GroupLinks links ? links.link(chosen.index()) : null;
    }

    private static Result member6(GroupOptions groups, boolean joins, long high, long low, int index) {
        if (!Ipv6Address.isMulticast(high)) {
            return Result.error(EINVAL);
        }
        if (!joins) {
            return memberships(groups).leave(index == 0 ? null : link6(high, low, index), high, low);
        }
        GroupLink link = link6(high, low, index);
        return link == null ? Result.error(ENODEV) : memberships(groups).join(link, high, low, false);
    }

    private static Result source6(GroupOptions groups, int option, Address from) {
        if (from.loadShort(GROUP) != SocketName.AF_INET6 || from.loadShort(SOURCE) != SocketName.AF_INET6) {
            return Result.error(EADDRNOTAVAIL);
        }
        long high = wide(from, GROUP + INET6_ADDRESS);
        long low = wide(from, GROUP + INET6_ADDRESS + Long.BYTES);
        if (!Ipv6Address.isMulticast(high)) {
            return Result.error(EINVAL);
        }
        GroupLink link = link6(high, low, from.loadInt(0));
        return link == null ? Result.error(ENODEV) : memberships(groups).changeSource(link, high, low, isExcluding(option), isAdding(option), wide(from, SOURCE + INET6_ADDRESS),
                wide(from, SOURCE + INET6_ADDRESS + Long.BYTES));
    }
}
