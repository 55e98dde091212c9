// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// What a socket has to do with groups (ip(7), ipv6(7)): how its datagrams to them leave, and which come in.
public final class GroupOptions {
    /// IP_MULTICAST_IF: the index of the interface; 0: by the route.
    public int interfaceIndex;
    /// The address from which datagrams leave if the socket has none; 0: the interface's.
    public int sourceAddress;
    /// IP_MULTICAST_TTL.
    public int timeToLive = 1;
    /// IP_MULTICAST_LOOP: this host hears them, too, if it listens.
    public boolean loops = true;
    /// IP_MULTICAST_ALL: groups that others here joined are heard as well.
    public boolean receivesAll = true;

    /// IPV6_MULTICAST_IF.
    public int ipv6InterfaceIndex;
    /// IPV6_MULTICAST_LOOP.
    public boolean loopsIpv6 = true;
    /// IPV6_MULTICAST_ALL.
    public boolean receivesAllIpv6 = true;

    /// The groups that the socket joined; null: none.
    public GroupFilter filter;

    /// Whether a datagram to a group is for the socket.
    public boolean wants(boolean isIpv6, long groupHigh, long groupLow, long sourceHigh, long sourceLow, int cameThrough) {
        int allowed = filter == null ? GroupFilter.UNKNOWN : filter.allows(groupHigh, groupLow, sourceHigh, sourceLow, cameThrough);
        return allowed == GroupFilter.WANTED || allowed == GroupFilter.UNKNOWN && (isIpv6 ? receivesAllIpv6 : receivesAll);
    }
}
