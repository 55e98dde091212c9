// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// The groups of one link, and the host's part of the protocol that tells routers of them: IGMP (RFC 2236, RFC 3376) or MLD (RFC 2710, RFC 3810).
public abstract class GroupLink extends Timer {
    /// IGMPv3, MLDv2.
    public static final int NEWEST = 3;
    /// IGMPv2, MLDv1.
    public static final int MIDDLE = 2;
    /// IGMPv1.
    public static final int OLDEST = 1;

    /// Bytes of a report (RFC 3376 §4.2, RFC 3810 §5.2) in front of its records, and of a record without addresses.
    protected static final int REPORT_HEADER = 8;
    private static final int RECORD_HEADER = 4;
    private static final int RECORD_COUNT = 6;               // where in a report

    // Kinds of records (RFC 3376 §4.2.12)
    private static final int IS_INCLUDE = 1;
    private static final int IS_EXCLUDE = 2;
    private static final int TO_INCLUDE = 3;
    private static final int TO_EXCLUDE = 4;
    private static final int ALLOW = 5;
    private static final int BLOCK = 6;

    private static final long NEVER = TimerQueue.NEVER;
    private static final long SECOND = 1_000_000_000L;
    // RFC 3376 §8; RFC 2236 §8.10
    private static final int ROBUSTNESS = 2;
    private static final int MOST_ROBUST = 7;
    private static final long REPEAT_NANOS = SECOND;
    private static final long OLD_REPEAT_NANOS = 10 * SECOND;
    private static final long OLD_ROUTER_NANOS = 260 * SECOND;
    private static final int MOST_REPORT_BYTES = 1200;       // fits into any link's packet, with its headers
    private static final int MOST_ASKED = 64;                // senders kept of a question; beyond it counts as one for the group

    private final int index;
    private final boolean isSilent;
    private final PacketPool pool;
    private final TimerQueue timers;
    private final Clock clock;
    private final RandomSource random;

    private Group groups;
    private int robustness = ROBUSTNESS;
    private long middleUntil;                                // routers of older versions were heard
    private long oldestUntil;
    private long answerNanos = NEVER;                        // when to answer a question for all groups
    private long changeNanos = NEVER;                        // when to repeat what changed

    private PacketBuffer report;                             // that is being written

    /// `isSilent`: nobody else is on that link, as on loopback.
    protected GroupLink(int index, boolean isSilent, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random) {
        this.index = index;
        this.isSilent = isSilent;
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
    }

    /// Bytes of an address in messages: 4 or 16.
    protected abstract int addressBytes();

    /// Writes an address in the order of the network.
    protected abstract void writeAddress(Address at, long high, long low);

    /// Whether routers are told of the group: not of all hosts of the link.
    protected abstract boolean isReported(long high, long low);

    /// Sends a report of the newest version, whose type and checksum are to be filled in; takes it over.
    protected abstract void sendReport(PacketBuffer report);

    /// Sends a message of an older version: a report, or that the last member left.
    protected abstract void sendOld(int version, boolean leaves, long high, long low);

    /// What was sent leaves now.
    protected abstract void flush();

    public final int index() {
        return index;
    }

    /// The version that the oldest router on the link understands.
    public final int version() {
        long now = clock.nowNanos();
        return oldestUntil > now ? OLDEST : middleUntil > now ? MIDDLE : NEWEST;
    }

    /// Whether somebody here listens to the group.
    public final boolean isMember(long high, long low) {
        Group group = find(high, low);
        return group != null && group.isWanted();
    }

    private Group find(long high, long low) {
        Group each = groups;
        while (each != null && (each.low != low || each.high != high)) {
            each = each.next;
        }
        return each;
    }

    final Group findOrAdd(long high, long low) {
        Group group = find(high, low);
        if (group == null) {
            group = new Group(high, low);
            group.next = groups;
            groups = group;
        }
        return group;
    }

    private void forgetIfUnused(Group group) {
        if (group.members != null || group.hostUsers != 0 || group.isReportPending()) {
            return;
        }
        if (groups == group) {
            groups = group.next;
            return;
        }
        Group before = groups;
        while (before.next != group) {
            before = before.next;
        }
        before.next = group.next;
    }

    /// The host itself listens, once more.
    public final void join(long high, long low) {
        Group group = findOrAdd(high, low);
        group.hostUsers++;
        changed(group);
    }

    public final void leave(long high, long low) {
        Group group = find(high, low);
        if (group != null && group.hostUsers != 0) {
            group.hostUsers--;
            changed(group);
        }
    }

    // What changes here

    /// Somebody joined, left, or wants other senders (RFC 3376 §5.1).
    final void changed(Group group) {
        boolean wasWanted = group.isWanted();
        boolean excluded = group.excludes;
        Sources before = group.sources;
        group.unite();
        if (isSilent || !isReported(group.high, group.low)) {
            forgetIfUnused(group);
            return;
        }
        if (version() == NEWEST) {
            noteChange(group, excluded, before);
            if (group.modeReports == robustness || group.sourceReports == robustness) {
                reportChange(group);
                finishReport();
            }
        } else if (wasWanted != group.isWanted()) {
            tellOld(group);
        }
        armChange();
        forgetIfUnused(group);
        flush();
    }

    private void noteChange(Group group, boolean excluded, Sources before) {
        Sources added = group.sources.without(before);
        Sources removed = before.without(group.sources);
        boolean isOtherMode = excluded != group.excludes;
        if (!isOtherMode && added.count() + removed.count() == 0) {
            return;
        }
        if (isOtherMode || group.modeReports != 0) {
            group.modeReports = robustness;
            group.sourceReports = 0;
            group.allowed.clear();
            group.blocked.clear();
            return;
        }
        Sources allowed = group.excludes ? removed : added;
        Sources blocked = group.excludes ? added : removed;
        group.allowed.addAll(allowed);
        group.allowed.removeAll(blocked);
        group.blocked.addAll(blocked);
        group.blocked.removeAll(allowed);
        group.sourceReports = robustness;
    }

    private void reportChange(Group group) {
        if (group.modeReports != 0) {
            group.modeReports--;
            addRecord(group.excludes ? TO_EXCLUDE : TO_INCLUDE, group, group.sources, true);
        } else if (group.sourceReports != 0) {
            group.sourceReports--;
            addRecord(ALLOW, group, group.allowed, false);
            addRecord(BLOCK, group, group.blocked, false);
            if (group.sourceReports == 0) {
                group.allowed.clear();
                group.blocked.clear();
            }
        }
    }

    private void tellOld(Group group) {
        if (group.isWanted()) {
            group.oldReports = robustness - 1;
            group.isLastReporter = true;
            sendOld(version(), false, group.high, group.low);
        } else {
            group.oldReports = 0;
            group.answerNanos = NEVER;
            if (group.isLastReporter && version() != OLDEST) {
                sendOld(version(), true, group.high, group.low);
            }
        }
    }

    private void armChange() {
        if (changeNanos != NEVER) {
            return;
        }
        for (Group each = groups; each != null; each = each.next) {
            if (each.isReportPending()) {
                changeNanos = clock.nowNanos() + delay(version() == NEWEST ? REPEAT_NANOS : OLD_REPEAT_NANOS);
                arm(changeNanos);
                return;
            }
        }
    }

    private long delay(long most) {
        return (random.nextLong() >>> 1) % (most + 1);
    }

    private void arm(long nanos) {
        if (nanos != NEVER && (!isStarted() || nanos < deadlineNanos())) {
            timers.start(this, nanos);
        }
    }

    // What routers ask

    /// A question of a router that speaks `version`, for all groups if the group is 0; `count` senders stand at `sources`. `robust`: how often it wants to be told, 0 if it does not say.
    public final void asked(int version, long mostNanos, int robust, long high, long low, Address sources, int count) {
        if (isSilent) {
            return;
        }
        long now = clock.nowNanos();
        if (version == OLDEST) {
            oldestUntil = now + OLD_ROUTER_NANOS;
        } else if (version == MIDDLE) {
            middleUntil = now + OLD_ROUTER_NANOS;
        }
        if (version != NEWEST) {
            forgetChanges();
        }
        robustness = robust == 0 ? ROBUSTNESS : Math.min(robust, MOST_ROBUST);
        long at = now + delay(mostNanos);
        if ((high | low) != 0) {
            Group group = find(high, low);
            if (group != null && group.isWanted() && answerNanos > at) {
                askedFor(group, at, sources, count);
            }
        } else if (version() == NEWEST) {
            answerNanos = Math.min(answerNanos, at);
            arm(answerNanos);
        } else {
            for (Group each = groups; each != null; each = each.next) {
                if (each.isWanted() && isReported(each.high, each.low)) {
                    askedFor(each, now + delay(mostNanos), sources, 0);
                }
            }
        }
    }

    /// Older routers do not understand what was about to be repeated.
    private void forgetChanges() {
        answerNanos = NEVER;
        for (Group each = groups; each != null;) {
            Group group = each;
            each = group.next;
            group.modeReports = 0;
            group.sourceReports = 0;
            forgetIfUnused(group);
        }
    }

    private void askedFor(Group group, long at, Address sources, int count) {
        boolean isFirst = group.answerNanos == NEVER;
        if (count == 0 || !isFirst && group.asked == null || !isFirst && group.asked.count() + count > MOST_ASKED) {
            group.asked = null;
        } else {
            if (isFirst) {
                group.asked = new Sources();
            }
            for (int i = 0; i < count && group.asked.count() < MOST_ASKED; i++) {
                group.asked.add(readHigh(sources, i), readLow(sources, i));
            }
        }
        group.answerNanos = Math.min(group.answerNanos, at);
        arm(group.answerNanos);
    }

    private long readHigh(Address sources, int place) {
        return addressBytes() == Integer.BYTES ? 0 : Long.reverseBytes(sources.loadLong((long) place * addressBytes()));
    }

    private long readLow(Address sources, int place) {
        return addressBytes() == Integer.BYTES ? Integer.reverseBytes(sources.loadInt((long) place * Integer.BYTES)) & 0xFFFF_FFFFL
                : Long.reverseBytes(sources.loadLong((long) place * addressBytes() + Long.BYTES));
    }

    /// Another host said, in an older version, that it listens: the router knows (RFC 2236 §3).
    public final void heardReport(long high, long low) {
        Group group = version() == NEWEST ? null : find(high, low);
        if (group != null) {
            group.answerNanos = NEVER;
            group.isLastReporter = false;
        }
    }

    @Override
    public final void expired(long now) {
        if (answerNanos <= now) {
            answerNanos = NEVER;
            for (Group each = groups; each != null; each = each.next) {
                if (each.isWanted() && isReported(each.high, each.low)) {
                    addRecord(each.excludes ? IS_EXCLUDE : IS_INCLUDE, each, each.sources, true);
                }
            }
            finishReport();
        }
        long next = answerNanos;
        for (Group each = groups; each != null; each = each.next) {
            if (each.answerNanos <= now) {
                each.answerNanos = NEVER;
                answer(each);
            }
            next = Math.min(next, each.answerNanos);
        }
        finishReport();
        if (changeNanos <= now) {
            changeNanos = NEVER;
            repeatChanges();
            armChange();
        }
        arm(Math.min(next, changeNanos));
        flush();
    }

    private void answer(Group group) {
        if (version() != NEWEST) {
            group.isLastReporter = true;
            sendOld(version(), false, group.high, group.low);
        } else if (group.asked == null) {
            addRecord(group.excludes ? IS_EXCLUDE : IS_INCLUDE, group, group.sources, true);
        } else {
            addRecord(IS_INCLUDE, group, group.excludes ? group.asked.without(group.sources) : group.asked.shared(group.sources), false);
        }
    }

    private void repeatChanges() {
        for (Group each = groups; each != null;) {
            Group group = each;
            each = group.next;
            if (group.oldReports != 0) {
                group.oldReports--;
                sendOld(version(), false, group.high, group.low);
            } else {
                reportChange(group);
            }
            forgetIfUnused(group);
        }
        finishReport();
    }

    // Reports of the newest version

    /// Adds a record; one of senders to be heard goes into several if it must, one of others loses those that do not fit (RFC 3376 §4.2.16). `evenEmpty`: also if there is no sender.
    private void addRecord(int kind, Group group, Sources sources, boolean evenEmpty) {
        int done = 0;
        while (done < sources.count() || done == 0 && evenEmpty) {
            int room = report == null ? -1 : MOST_REPORT_BYTES - report.length() - RECORD_HEADER - addressBytes();
            if (room < Math.min(sources.count() - done, 1) * addressBytes()) {
                finishReport();
                report = pool.allocate();
                if (report == null) {
                    return;                                  // as if it were lost
                }
                report.append(REPORT_HEADER).clear(REPORT_HEADER);
                room = MOST_REPORT_BYTES - REPORT_HEADER - RECORD_HEADER - addressBytes();
            }
            int count = Math.min(sources.count() - done, room / addressBytes());
            writeRecord(kind, group, sources, done, count);
            done += count;
            if (sources.count() == 0 || kind == IS_EXCLUDE || kind == TO_EXCLUDE) {
                return;
            }
        }
    }

    private void writeRecord(int kind, Group group, Sources sources, int from, int count) {
        Address record = report.append(RECORD_HEADER + (1 + count) * addressBytes());
        record.storeByte(0, (byte) kind);
        record.storeByte(1, (byte) 0);
        record.storeShort(2, Short.reverseBytes((short) count));
        writeAddress(record.plus(RECORD_HEADER), group.high, group.low);
        for (int i = 0; i < count; i++) {
            writeAddress(record.plus(RECORD_HEADER + (1 + i) * addressBytes()), sources.high(from + i), sources.low(from + i));
        }
        Address records = report.data().plus(RECORD_COUNT);
        records.storeShort(0, Short.reverseBytes((short) (Short.reverseBytes(records.loadShort(0)) + 1)));
    }

    private void finishReport() {
        if (report != null) {
            PacketBuffer done = report;
            report = null;
            sendReport(done);
        }
    }

    /// A code of a time in a query (RFC 3376 §4.1.1, RFC 3810 §5.1.3): a number, or if its highest bit is set an exponent and `mantissaBits` of a mantissa.
    public static long time(int code, int mantissaBits) {
        int highest = 1 << mantissaBits + 3;
        if (code < highest) {
            return code;
        }
        long mantissa = code & (1 << mantissaBits) - 1 | 1 << mantissaBits;
        return mantissa << (code >>> mantissaBits & 7) + 3;
    }

    // What is shown of it

    /// Places of groups, counted from 0.
    public final int groupCount() {
        int count = 0;
        for (Group each = groups; each != null; each = each.next) {
            count++;
        }
        return count;
    }

    private Group at(int place) {
        Group each = groups;
        for (int i = 0; i < place; i++) {
            each = each.next;
        }
        return each;
    }

    public final long groupHigh(int place) {
        return at(place).high;
    }

    public final long groupLow(int place) {
        return at(place).low;
    }

    /// How many listen to the group at `place`; 0 if they are gone.
    public final int memberCount(int place) {
        return at(place).memberCount();
    }
}
