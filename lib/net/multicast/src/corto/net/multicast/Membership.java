// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

/// That a socket listens to a group on a link: to all senders but some, or to some.
final class Membership {
    final GroupLink link;
    final Group group;
    final Sources sources = new Sources();
    boolean excludes;
    Membership nextOfSocket;
    Membership nextOfGroup;

    Membership(GroupLink link, Group group, boolean excludes) {
        this.link = link;
        this.group = group;
        this.excludes = excludes;
    }

    boolean is(GroupLink link, long high, long low) {
        return (link == null || this.link == link) && group.low == low && group.high == high;
    }

    boolean allows(long sourceHigh, long sourceLow) {
        return sources.has(sourceHigh, sourceLow) != excludes;
    }
}
