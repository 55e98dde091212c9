// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.net.api.Clock;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// Fragments that wait, of whichever version of the protocol, within bounds: 16 packets, an eighth of the pool, a time each.
final class FragmentQueue extends Timer {
    private static final int SLOTS = 16;

    /// Who wants to know that a packet was not completed in time.
    interface Owner {
        /// `first`, which begins behind its headers, is the beginning of the packet. It stays the caller's.
        void timedOut(PacketBuffer first, int interfaceIndex);
    }

    private final Owner owner;
    private final long lifetimeNanos;
    private final PacketPool pool;
    private final TimerQueue timers;
    private final Clock clock;
    private final Partial[] partials = new Partial[SLOTS];
    private int buffers;                       // held
    private long reassembled;
    private long failed;

    FragmentQueue(Owner owner, long lifetimeNanos, PacketPool pool, TimerQueue timers, Clock clock) {
        this.owner = owner;
        this.lifetimeNanos = lifetimeNanos;
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        for (int i = 0; i < SLOTS; i++) {
            partials[i] = new Partial();
        }
    }

    /// The packet to which such a fragment belongs; a new one takes the place of the oldest if there are too many.
    Partial partial(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int identification, int protocol, int interfaceIndex) {
        Partial free = null;
        for (int i = 0; i < SLOTS; i++) {
            Partial each = partials[i];
            if (each.is(sourceHigh, sourceLow, destinationHigh, destinationLow, identification, protocol)) {
                return each;
            }
            if (!each.isUsed) {
                free = each;
            }
        }
        if (free == null) {
            free = oldest();
            giveUp(free);
        }
        free.sourceHigh = sourceHigh;
        free.sourceLow = sourceLow;
        free.destinationHigh = destinationHigh;
        free.destinationLow = destinationLow;
        free.identification = identification;
        free.protocol = protocol;
        free.interfaceIndex = interfaceIndex;
        free.isUsed = true;
        free.sinceNanos = clock.nowNanos();
        if (!isStarted()) {
            timers.start(this, free.sinceNanos + lifetimeNanos);
        }
        return free;
    }

    private Partial oldest() {
        Partial oldest = null;
        for (int i = 0; i < SLOTS; i++) {
            Partial each = partials[i];
            if (each.isUsed && (oldest == null || each.sinceNanos < oldest.sinceNanos)) {
                oldest = each;
            }
        }
        return oldest;
    }

    /// Takes over `fragment`, which may have a rest, of which `headerLength` bytes are headers and the rest belongs at `offset` of the packet. The first fragment, with all others as its `rest`, beginning behind its
    /// headers, if that was the last one missing: how long these are is its `payloadLength`. Else null. What does not fit to the others ends the packet.
    PacketBuffer add(Partial partial, PacketBuffer fragment, int headerLength, int offset, boolean isLast, int largestPayload) {
        int length = fragment.length() - headerLength + fragment.restLength();
        boolean isPossible = length > 0 && offset + length <= largestPayload && (isLast || (length & 7) == 0);
        if (!isPossible || !fits(partial, offset, offset + length, isLast)) {
            fragment.release();
            giveUp(partial);
            return null;
        }
        fragment.pull(headerLength);
        fragment.sequence = offset;
        fragment.payloadLength = headerLength;
        if (!insert(partial, fragment, length)) {
            return null;
        }
        if (isLast) {
            partial.total = offset + length;
        }
        if (partial.isWhole()) {
            return whole(partial);
        }
        while (buffers > pool.generousShare() || pool.isLow() && buffers > 0) {
            giveUp(oldest());
        }
        return null;
    }

    /// Not beyond the end, where that is known, and the end not before what came.
    private static boolean fits(Partial partial, int offset, int end, boolean isLast) {
        if (partial.total != 0) {
            return isLast ? end == partial.total : end <= partial.total;
        }
        if (isLast) {
            for (PacketBuffer each = partial.first; each != null; each = each.next) {
                if (each.sequence + each.length() > end) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Takes `fragment` over; the same again is dropped, one that overlaps ends the packet (RFC 5722). False if it was not inserted.
    private boolean insert(Partial partial, PacketBuffer fragment, int length) {
        PacketBuffer before = null;
        PacketBuffer after = partial.first;
        while (after != null && after.sequence < fragment.sequence) {
            before = after;
            after = after.next;
        }
        boolean isSame = after != null && after.sequence == fragment.sequence && after.length() == fragment.length();
        boolean overlaps = before != null && before.sequence + before.length() > fragment.sequence
                || after != null && fragment.sequence + length > after.sequence;
        if (isSame || overlaps) {
            fragment.release();
            if (!isSame) {
                giveUp(partial);
            }
            return false;
        }
        PacketBuffer last = fragment;
        last.next = fragment.takeRest();
        int count = 1;
        for (PacketBuffer part = last.next; part != null; part = part.next) {
            part.sequence = last.sequence + last.length();
            last = part;
            count++;
        }
        last.next = after;
        if (before == null) {
            partial.first = fragment;
        } else {
            before.next = fragment;
        }
        partial.bytes += length;
        partial.buffers += count;
        buffers += count;
        return true;
    }

    /// The first fragment with all others: in its own buffer if they fit there.
    private PacketBuffer whole(Partial partial) {
        PacketBuffer first = partial.first;
        PacketBuffer rest = first.next;
        first.next = null;
        int total = partial.total;
        release(partial);
        reassembled++;
        first.clearChecksumState();
        if (rest != null && total - first.length() <= first.tailroom()) {
            while (rest != null) {
                PacketBuffer part = rest;
                rest = part.next;
                part.next = null;
                first.append(part.length()).copyFrom(part.data(), part.length());
                part.release();
            }
        } else if (rest != null) {
            first.setRest(rest, total - first.length());
        }
        return first;
    }

    private void release(Partial partial) {
        buffers -= partial.buffers;
        partial.first = null;
        partial.buffers = 0;
        partial.bytes = 0;
        partial.total = 0;
        partial.isUsed = false;
    }

    void giveUp(Partial partial) {
        PacketBuffer each = partial.first;
        release(partial);
        failed++;
        while (each != null) {
            PacketBuffer done = each;
            each = done.next;
            done.next = null;
            done.release();
        }
    }

    @Override
    public void expired(long nowNanos) {
        Partial oldest = oldest();
        while (oldest != null && oldest.sinceNanos + lifetimeNanos <= nowNanos) {
            if (oldest.first != null && oldest.first.sequence == 0) {
                owner.timedOut(oldest.first, oldest.interfaceIndex);
            }
            giveUp(oldest);
            oldest = oldest();
        }
        if (oldest != null) {
            timers.start(this, oldest.sinceNanos + lifetimeNanos);
        }
    }

    long reassembled() {
        return reassembled;
    }

    long failed() {
        return failed;
    }
}
