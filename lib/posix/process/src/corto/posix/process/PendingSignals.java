// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.sched.events.Attention;

/// Signals that were sent and not delivered: of ordinary ones the first of each number, of real-time ones (signal(7)) all.
final class PendingSignals {
    private static int queued;                       // of all processes: they share the limit, as those of one user

    private long set;
    private SignalInfo first;
    private SignalInfo last;

    long set() {
        return set;
    }

    /// Adds one. False, and nothing happens, if it is a real-time one and `most` signals are queued already, RLIMIT_SIGPENDING; unless `mayLose`, for
    /// who has only the number to tell: then just the number is kept.
    boolean add(SignalInfo info, long most, boolean mayLose) {
        Attention.request();
        long bit = Signal.set(info.signal);
        if ((set & bit) != 0 && info.signal < Signal.FIRST_REAL_TIME) {
            return true;
        }
        if (queued >= most && info.code != Signal.SI_TIMER && info.signal >= Signal.FIRST_REAL_TIME) {
            set |= mayLose ? bit : 0;
            return mayLose;
        }
        set |= bit;
        queued++;
        info.isQueued = true;
        info.next = null;
        if (last == null) {
            first = info;
        } else {
            last.next = info;
        }
        last = info;
        return true;
    }

    /// Takes the first that is in `wanted`, synchronous ones before others; null if none is.
    SignalInfo take(long wanted) {
        long candidates = set & wanted;
        if (candidates == 0) {
            return null;
        }
        if ((candidates & Signal.SYNCHRONOUS) != 0) {
            candidates &= Signal.SYNCHRONOUS;
        }
        int signal = Long.numberOfTrailingZeros(candidates) + 1;
        SignalInfo before = null;
        SignalInfo info = first;
        while (info != null && info.signal != signal) {
            before = info;
            info = info.next;
        }
        if (info == null) {                          // its siginfo found no room
            set &= ~Signal.set(signal);
            return SignalInfo.withValue(signal, Signal.SI_USER, 0, 0);
        }
        unlink(before, info);
        info.taken();
        return info;
    }

    private void unlink(SignalInfo before, SignalInfo info) {
        if (before == null) {
            first = info.next;
        } else {
            before.next = info.next;
        }
        if (last == info) {
            last = before;
        }
        queued--;
        info.isQueued = false;
        SignalInfo rest = info.next;
        while (rest != null && rest.signal != info.signal) {
            rest = rest.next;
        }
        if (rest == null) {
            set &= ~Signal.set(info.signal);
        }
    }

    /// Forgets `unwanted` if it is here.
    void remove(SignalInfo unwanted) {
        SignalInfo before = null;
        for (SignalInfo info = first; info != null; info = info.next) {
            if (info == unwanted) {
                unlink(before, info);
                return;
            }
            before = info;
        }
    }

    /// Forgets all that are in `unwanted`.
    void discard(long unwanted) {
        while (take(unwanted) != null) {
            // The next one.
        }
    }
}
