// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.sched.events.Timer;

/// The connections in TIME-WAIT, in the order in which they end: one timer for all. Bounded; when there are too many the oldest goes early, as on Linux.
final class TimeWaitList extends Timer {
    static final int BOUND = 1024;
    static final long NANOS = 60_000_000_000L;             // Linux's TCP_TIMEWAIT_LEN, for 2 MSL

    private final Tcp tcp;
    private TimeWait first;
    private TimeWait last;
    private TimeWait free;                                 // used again, so that closing allocates nothing in the long run
    private int count;

    TimeWaitList(Tcp tcp) {
        this.tcp = tcp;
    }

    int count() {
        return count;
    }

    /// Remembers `connection`, which is in no table any more.
    void add(TcpConnection connection, long now) {
        if (count == BOUND) {
            remove(first);
        }
        TimeWait entry = free;
        if (entry == null) {
            entry = new TimeWait(tcp);
        } else {
            free = entry.next;
        }
        entry.begin(connection);
        tcp.endpoints.add(entry);
        append(entry, now);
        count++;
    }

    private void append(TimeWait entry, long now) {
        entry.endNanos = now + NANOS;
        entry.previous = last;
        entry.next = null;
        if (last == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
        if (!isStarted()) {
            tcp.timers.start(this, entry.endNanos);
        }
    }

    /// The peer sent its FIN again.
    void restart(TimeWait entry, long now) {
        unlink(entry);
        append(entry, now);
    }

    void remove(TimeWait entry) {
        unlink(entry);
        tcp.endpoints.remove(entry);
        entry.next = free;
        free = entry;
        count--;
    }

    private void unlink(TimeWait entry) {
        if (entry.previous == null) {
            first = entry.next;
        } else {
            entry.previous.next = entry.next;
        }
        if (entry.next == null) {
            last = entry.previous;
        } else {
            entry.next.previous = entry.previous;
        }
    }

    @Override
    public void expired(long nowNanos) {
        while (first != null && first.endNanos <= nowNanos) {
            remove(first);
        }
        if (first != null) {
            tcp.timers.start(this, first.endNanos);
        }
    }
}
