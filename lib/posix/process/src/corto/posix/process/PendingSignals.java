// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// Signals that were sent and not delivered: of ordinary ones the first of each number, of real-time ones (from 34 on, signal(7)) all.
final class PendingSignals {
    private static final int FIRST_REAL_TIME = 34;

    private long set;
    private SignalInfo first;
    private SignalInfo last;

    long set() {
        return set;
    }

    void add(SignalInfo info) {
        long bit = Signal.set(info.signal);
        if ((set & bit) != 0 && info.signal < FIRST_REAL_TIME) {
            return;
        }
        set |= bit;
        info.next = null;
        if (last == null) {
            first = info;
        } else {
            last.next = info;
        }
        last = info;
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
        return takeSignal(Long.numberOfTrailingZeros(candidates) + 1);
    }

    private SignalInfo takeSignal(int signal) {
        SignalInfo before = null;
        SignalInfo info = first;
        while (info.signal != signal) {
            before = info;
            info = info.next;
        }
        if (before == null) {
            first = info.next;
        } else {
            before.next = info.next;
        }
        if (last == info) {
            last = before;
        }
        boolean more = false;
        for (SignalInfo rest = info.next; rest != null; rest = rest.next) {
            more |= rest.signal == signal;
        }
        if (!more) {
            set &= ~Signal.set(signal);
        }
        return info;
    }

    /// Forgets all that are in `unwanted`.
    void discard(long unwanted) {
        while (take(unwanted) != null) {
            // The next one.
        }
    }
}
