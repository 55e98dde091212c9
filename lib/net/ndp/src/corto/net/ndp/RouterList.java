// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.sched.events.TimerQueue;

/// The default routers of a link (RFC 4861 §6.3.4, §6.3.6; RFC 4191 for hosts without further routes).
///
/// The one in use is the first of the best: one given by hand, else one whose hardware address is known, that is, who did not fail to answer since; among these the one with the highest
/// preference. Who does not answer goes to the end of the list, so that when all are silent each is asked in turn.
final class RouterList {
    private static final int MOST = 8;                   // more are not taken
    // Preferences (RFC 4191 §2.1), as an order
    private static final int LOW = 0;
    private static final int MEDIUM = 1;
    private static final int HIGH = 2;
    private static final int KNOWN = 4;                  // above all preferences
    private static final int GIVEN = 8;

    private final NeighborCache neighbors;
    private Router first;
    private int count;

    RouterList(NeighborCache neighbors) {
        this.neighbors = neighbors;
    }

    /// By hand, for good.
    void give(long high, long low) {
        put(high, low, TimerQueue.NEVER, MEDIUM);
    }

    /// A router said that it is one until `until`, with the two bits `told` of preference.
    void announced(long high, long low, long until, int told, long now) {
        for (Router each = first; each != null; each = each.next) {
            if (each.untilNanos <= now) {
                unlink(each);
            }
        }
        put(high, low, until, told == 1 ? HIGH : told == 3 ? LOW : MEDIUM);        // 2 is reserved: medium
    }

    private void put(long high, long low, long until, int preference) {
        Router router = find(high, low);
        if (router == null && count < MOST) {
            router = new Router(high, low);
            append(router);
        }
        if (router != null && router.untilNanos != TimerQueue.NEVER) {
            router.untilNanos = until;
            router.preference = preference;
        }
    }

    private Router find(long high, long low) {
        Router each = first;
        while (each != null && !(each.low == low && each.high == high)) {
            each = each.next;
        }
        return each;
    }

    private void append(Router router) {
        Router last = first;
        while (last != null && last.next != null) {
            last = last.next;
        }
        if (last == null) {
            first = router;
        } else {
            last.next = router;
        }
        count++;
    }

    /// It keeps its `next`, for who is walking along the list.
    private void unlink(Router router) {
        if (first == router) {
            first = router.next;
        } else {
            Router before = first;
            while (before.next != router) {
                before = before.next;
            }
            before.next = router.next;
        }
        count--;
    }

    /// It is no router any more, unless it was given by hand.
    void remove(long high, long low) {
        Router router = find(high, low);
        if (router != null && router.untilNanos != TimerQueue.NEVER) {
            unlink(router);
        }
    }

    /// It was asked and did not answer; a neighbour that is no router may be.
    void failed(long high, long low) {
        Router router = find(high, low);
        if (router != null) {
            unlink(router);
            router.next = null;
            append(router);
        }
    }

    /// The one to use; null: there is none.
    Router best(long now) {
        Router best = null;
        int bestScore = -1;
        for (Router each = next(null, now); each != null; each = next(each, now)) {
            int score = each.preference + (count > 1 && neighbors.isKnown(each.high, each.low) ? KNOWN : 0) + (each.untilNanos == TimerQueue.NEVER ? GIVEN : 0);
            if (score > bestScore) {
                best = each;
                bestScore = score;
            }
        }
        return best;
    }

    /// The next one behind `previous`, or the first, whose lifetime has not ended; null: there is none.
    Router next(Router previous, long now) {
        Router each = previous == null ? first : previous.next;
        while (each != null && each.untilNanos <= now) {
            each = each.next;
        }
        return each;
    }
}
