// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

import corto.sched.events.TimerQueue;

/// A group to which this host listens on a link, or did until now.
final class Group {
    final long high;
    final long low;
    Group next;
    Membership members;              // of sockets
    int hostUsers;                   // joins by the protocols themselves

    // What all of them want together
    boolean excludes;
    Sources sources = new Sources();

    // What routers have to be told yet
    int modeReports;                 // that it changed from some to all but some, or back: so often
    int sourceReports;               // that there are more or fewer senders: so often
    final Sources allowed = new Sources();
    final Sources blocked = new Sources();
    int oldReports;                  // of the older versions: joins to be repeated
    boolean isLastReporter;

    // What a router asked for
    long answerNanos = TimerQueue.NEVER;
    Sources asked;                   // for some senders; null: for the group

    Group(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /// Whether anybody listens.
    boolean isWanted() {
        return excludes || sources.count() != 0;
    }

    boolean isReportPending() {
        return modeReports != 0 || sourceReports != 0 || oldReports != 0;
    }

    /// What all members want (RFC 3376 §3.2).
    void unite() {
        Sources included = new Sources();
        Sources excluded = null;
        excludes = hostUsers != 0;
        for (Membership each = members; each != null; each = each.nextOfGroup) {
            if (!each.excludes) {
                included.addAll(each.sources);
            } else {
                excludes = true;
                excluded = excluded == null ? each.sources : excluded.shared(each.sources);
            }
        }
        sources = !excludes ? included : hostUsers != 0 || excluded == null ? new Sources() : excluded.without(included);
    }

    void add(Membership member) {
        member.nextOfGroup = members;
        members = member;
    }

    void remove(Membership member) {
        if (members == member) {
            members = member.nextOfGroup;
            return;
        }
        Membership before = members;
        while (before.nextOfGroup != member) {
            before = before.nextOfGroup;
        }
        before.nextOfGroup = member.nextOfGroup;
    }

    int memberCount() {
        int count = hostUsers;
        for (Membership each = members; each != null; each = each.nextOfGroup) {
            count++;
        }
        return count;
    }
}
