// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.GroupFilter;

/// The groups that a socket joined. Errors are Linux's (net/ipv4/igmp.c, net/ipv6/mcast.c).
public final class Memberships implements GroupFilter {
    /// Kconfig's `NET_MULTICAST_MEMBERSHIPS`; Linux's igmp_max_memberships.
    private static final int MOST = Integer.getInteger("corto.net.multicast.memberships", 20);
    private static final int MOST_SOURCES = 10;              // igmp_max_msf
    private static final int MOST_IPV6_SOURCES = 64;         // mld_max_msf

    private Membership first;

    /// Listens to all senders: EADDRINUSE if it does already, ENOBUFS. With `some` to none, until `addSource` names them.
    public Result join(GroupLink link, long high, long low, boolean some) {
        int count = 0;
        for (Membership each = first; each != null; each = each.nextOfSocket) {
            if (each.is(link, high, low)) {
                return Result.error(Errno.EADDRINUSE);
            }
            count += each.group.high == 0 ? 1 : 0;           // Linux counts those of IPv4 only
        }
        if (high == 0 && count >= MOST) {
            return Result.error(Errno.ENOBUFS);
        }
        Membership added = new Membership(link, link.findOrAdd(high, low), !some);
        added.nextOfSocket = first;
        first = added;
        added.group.add(added);
        link.changed(added.group);
        return Result.of(0);
    }

    /// Leaves the group, on whichever link if that is null: EADDRNOTAVAIL if it did not join.
    public Result leave(GroupLink link, long high, long low) {
        Membership member = find(link, high, low);
        if (member == null) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        remove(member);
        return Result.of(0);
    }

    private Membership find(GroupLink link, long high, long low) {
        Membership each = first;
        while (each != null && !each.is(link, high, low)) {
            each = each.nextOfSocket;
        }
        return each;
    }

    private void remove(Membership member) {
        if (first == member) {
            first = member.nextOfSocket;
        } else {
            Membership before = first;
            while (before.nextOfSocket != member) {
                before = before.nextOfSocket;
            }
            before.nextOfSocket = member.nextOfSocket;
        }
        member.group.remove(member);
        member.link.changed(member.group);
    }

    /// Names a sender to be heard, or with `excludes` one not to be. EINVAL: it did not join, or listens the other way; EADDRNOTAVAIL: he is named already; ENOBUFS.
    public Result addSource(GroupLink link, long high, long low, boolean excludes, long sourceHigh, long sourceLow) {
        Membership member = find(link, high, low);
        if (member == null || member.excludes != excludes && member.sources.count() != 0) {
            return Result.error(Errno.EINVAL);
        }
        boolean isNew = !member.sources.has(sourceHigh, sourceLow);
        int most = high == 0 ? MOST_SOURCES : MOST_IPV6_SOURCES;
        if (!isNew || member.sources.count() >= most) {
            return Result.error(isNew ? Errno.ENOBUFS : Errno.EADDRNOTAVAIL);
        }
        member.excludes = excludes;                          // without senders it may change
        member.sources.add(sourceHigh, sourceLow);
        link.changed(member.group);
        return Result.of(0);
    }

    /// Takes a sender's name back; who has none to be heard any more leaves. EINVAL as above, EADDRNOTAVAIL: he is not named.
    public Result removeSource(GroupLink link, long high, long low, boolean excludes, long sourceHigh, long sourceLow) {
        Membership member = find(link, high, low);
        if (member == null || member.excludes != excludes && member.sources.count() != 0) {
            return Result.error(Errno.EINVAL);
        }
        if (!member.sources.has(sourceHigh, sourceLow)) {
            return Result.error(Errno.EADDRNOTAVAIL);
        }
        if (!excludes && member.sources.count() == 1) {
            remove(member);
            return Result.of(0);
        }
        member.sources.remove(sourceHigh, sourceLow);
        link.changed(member.group);
        return Result.of(0);
    }

    /// Adds a sender's name, or takes it back (RFC 3678 §4.1.2): who names one to be heard joins the group with that. Errors of `join`, `addSource`, `removeSource`.
    public Result changeSource(GroupLink link, long high, long low, boolean excludes, boolean adds, long sourceHigh, long sourceLow) {
        if (!adds) {
            return removeSource(link, high, low, excludes, sourceHigh, sourceLow);
        }
        if (!excludes) {
            Result joined = join(link, high, low, true);
            if (joined.isError() && joined.errno() != Errno.EADDRINUSE.number()) {
                return joined;
            }
        }
        return addSource(link, high, low, excludes, sourceHigh, sourceLow);
    }

    @Override
    public int allows(long high, long low, long sourceHigh, long sourceLow, int interfaceIndex) {
        for (Membership each = first; each != null; each = each.nextOfSocket) {
            if (each.group.low == low && each.group.high == high && each.link.index() == interfaceIndex) {
                return each.allows(sourceHigh, sourceLow) ? WANTED : UNWANTED;
            }
        }
        return UNKNOWN;
    }

    @Override
    public void close() {
        while (first != null) {
            remove(first);
        }
    }
}
