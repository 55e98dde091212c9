// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.net.api.Clock;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// This host's addresses on a link: each is asked for before it is used (RFC 4862 §5.4), and ends when its lifetime is over (§5.5). As a timer: the next of that.
final class OwnAddresses extends Timer {
    static final int PLACES = 8;

    private static final long SECOND = 1_000_000_000L;
    private static final long ANSWER_NANOS = SECOND;            // RetransTimer: who has it says so until then
    private static final long TWO_HOURS_SECONDS = 7200;         // RFC 4862 §5.5.3 (e)
    private static final long NEVER = TimerQueue.NEVER;

    private final NdpInterface link;
    private final Ipv6 ipv6;
    private final TimerQueue timers;
    private final Clock clock;
    private final OwnAddress[] addresses = new OwnAddress[PLACES];
    private long duplicates;

    OwnAddresses(NdpInterface link, Ipv6 ipv6, TimerQueue timers, Clock clock) {
        this.link = link;
        this.ipv6 = ipv6;
        this.timers = timers;
        this.clock = clock;
        for (int i = 0; i < PLACES; i++) {
            addresses[i] = new OwnAddress();
        }
    }

    OwnAddress at(int place) {
        return addresses[place];
    }

    OwnAddress find(long high, long low) {
        for (int i = 0; i < PLACES; i++) {
            OwnAddress each = addresses[i];
            if (each.state != OwnAddress.State.UNUSED && each.low == low && each.high == high) {
                return each;
            }
        }
        return null;
    }

    /// Null: it is there already, or there is no place for it.
    OwnAddress add(long high, long low, int length, long preferredUntil, long validUntil) {
        if (find(high, low) != null) {
            return null;
        }
        OwnAddress free = null;
        for (int i = PLACES - 1; i >= 0; i--) {
            free = addresses[i].state == OwnAddress.State.UNUSED ? addresses[i] : free;
        }
        if (free == null) {
            return null;                                       // routers announce more prefixes than a host needs
        }
        free.state = OwnAddress.State.TENTATIVE;
        free.high = high;
        free.low = low;
        free.prefixLength = length;
        free.isOptimistic = false;
        free.preferredUntilNanos = preferredUntil;
        free.validUntilNanos = validUntil;
        joinGroupOf(free);
        free.answerNanos = clock.nowNanos() + ANSWER_NANOS;
        link.solicit(high, low, 0, 0, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.solicitedNodeLow(low));       // a question from nobody (§5.4.2)
        arm(free.answerNanos);
        return free;
    }

    /// With `Ipv6Groups` routers can ask for it; without it is told once.
    private void joinGroupOf(OwnAddress own) {
        long group = Ipv6Address.solicitedNodeLow(own.low);
        if (ipv6.groups() != null) {
            ipv6.groups().join(link, Ipv6Address.LINK_GROUP_HIGH, group);
        } else {
            link.reportMembership(group);
        }
    }

    private void leaveGroupOf(OwnAddress own) {
        if (ipv6.groups() != null) {
            ipv6.groups().leave(link, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.solicitedNodeLow(own.low));
        }
    }

    private void arm(long nanos) {
        if (nanos != NEVER && (!isStarted() || nanos < deadlineNanos())) {
            timers.start(this, nanos);
        }
    }

    @Override
    public void expired(long now) {
        long next = NEVER;
        for (int i = 0; i < PLACES; i++) {
            OwnAddress each = addresses[i];
            if (each.state == OwnAddress.State.TENTATIVE && each.answerNanos <= now) {
                each.state = OwnAddress.State.PREFERRED;       // nobody answered
                if (each.isOptimistic) {
                    link.announce(each);
                }
                if (Ipv6Address.isLinkLocal(each.high)) {
                    link.askForRouters(now);
                }
            }
            if (each.isUsable() && each.preferredUntilNanos <= now) {
                each.state = OwnAddress.State.DEPRECATED;
            }
            if (each.isUsable() && each.validUntilNanos <= now) {
                each.state = OwnAddress.State.UNUSED;
                leaveGroupOf(each);
            }
            next = Math.min(next, deadline(each));
        }
        arm(next);
        ipv6.flush();
    }

    private static long deadline(OwnAddress own) {
        return switch (own.state) {
            case TENTATIVE -> own.answerNanos;
            case PREFERRED -> Math.min(own.preferredUntilNanos, own.validUntilNanos);
            case DEPRECATED -> own.validUntilNanos;
            case UNUSED, DUPLICATE -> NEVER;
        };
    }

    /// Somebody else has it, or is about to take it.
    void isDuplicate(OwnAddress own) {
        own.state = OwnAddress.State.DUPLICATE;
        duplicates++;
    }

    /// A router said how long the prefix of `own` holds. What is announced without proof does not shorten a lifetime below two hours (§5.5.3 (e)).
    void prolong(OwnAddress own, long preferredSeconds, long validSeconds, long now) {
        if (own.validUntilNanos == NEVER && validSeconds != NdpMessage.INFINITE_SECONDS) {
            return;
        }
        long left = own.validUntilNanos == NEVER ? NdpMessage.INFINITE_SECONDS : Math.max(0, (own.validUntilNanos - now) / SECOND);
        if (validSeconds > TWO_HOURS_SECONDS || validSeconds > left) {
            own.validUntilNanos = until(now, validSeconds);
        } else if (left > TWO_HOURS_SECONDS) {
            own.validUntilNanos = now + TWO_HOURS_SECONDS * SECOND;
        }
        own.preferredUntilNanos = until(now, preferredSeconds);
        if (own.state == OwnAddress.State.DEPRECATED && own.preferredUntilNanos > now) {
            own.state = OwnAddress.State.PREFERRED;
        }
        arm(deadline(own));
    }

    static long until(long now, long seconds) {
        return seconds == NdpMessage.INFINITE_SECONDS ? NEVER : now + seconds * SECOND;
    }

    /// Whether the group, of the link, is that of one of the addresses.
    boolean isGroupOfOne(long groupLow) {
        for (int i = 0; i < PLACES; i++) {
            OwnAddress each = addresses[i];
            if (each.state != OwnAddress.State.UNUSED && groupLow == Ipv6Address.solicitedNodeLow(each.low)) {
                return true;
            }
        }
        return false;
    }

    /// From which to send (RFC 6724 §5): the same address; else one of the same scope; else one not deprecated; else the one with the longest prefix in common. −1: none.
    int sourceFor(long high, long low) {
        boolean toLink = Ipv6Address.isLinkLocal(high) || Ipv6Address.isMulticast(high) && (high >>> 48 & 0xF) <= 2;
        int best = -1;
        int bestScore = -1;
        for (int i = 0; i < PLACES; i++) {
            OwnAddress each = addresses[i];
            if (!each.isUsable()) {
                continue;
            }
            boolean isScope = Ipv6Address.isLinkLocal(each.high) == toLink;
            int score = (each.high == high && each.low == low ? 1024 : 0) + (isScope ? 512 : 0) + (each.state == OwnAddress.State.PREFERRED ? 256 : 0)
                    + Long.numberOfLeadingZeros(each.high ^ high);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        return best;
    }

    /// Whether there is a usable address beyond the link.
    boolean hasGlobal() {
        for (int i = 0; i < PLACES; i++) {
            if (addresses[i].isUsable() && !Ipv6Address.isLinkLocal(addresses[i].high)) {
                return true;
            }
        }
        return false;
    }

    long duplicates() {
        return duplicates;
    }
}
