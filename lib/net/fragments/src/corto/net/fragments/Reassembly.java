// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.ipv4.Ipv4Fragments;
import corto.net.ipv4.Ipv4Header;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;

/// Puts fragments together, within bounds: 16 packets, an eighth of the pool, 30 seconds each.
public final class Reassembly extends Timer implements Ipv4Fragments {
    private static final int SLOTS = 16;
    private static final long LIFETIME_NANOS = 30_000_000_000L;          // Linux's ipfrag_time
    private static final int LARGEST_PAYLOAD = 0xFFFF - Ipv4Header.SIZE;

    private final Partial[] partials = new Partial[SLOTS];
    private PacketPool pool;
    private TimerQueue timers;
    private Clock clock;
    private int buffers;                       // held
    private long reassembled;
    private long failed;

    @Override
    public void begin(PacketPool pool, TimerQueue timers, Clock clock) {
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        for (int i = 0; i < SLOTS; i++) {
            partials[i] = new Partial();
        }
    }

    @Override
    public PacketBuffer received(PacketBuffer fragment) {
        Address header = fragment.data();
        int headerLength = Ipv4Header.length(header);
        int offset = Ipv4Header.fragmentOffset(header);
        boolean isLast = !Ipv4Header.hasMoreFragments(header);
        int length = fragment.length() - headerLength;
        Partial partial = partial(Ipv4Header.SOURCE.read(header), Ipv4Header.DESTINATION.read(header), Ipv4Header.identification(header),
                Ipv4Header.PROTOCOL.read(header));
        boolean isPossible = length > 0 && offset + length <= LARGEST_PAYLOAD && (isLast || (length & 7) == 0);
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

    private Partial partial(int source, int destination, int identification, int protocol) {
        Partial free = null;
        for (int i = 0; i < SLOTS; i++) {
            Partial each = partials[i];
            if (each.is(source, destination, identification, protocol)) {
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
        free.source = source;
        free.destination = destination;
        free.identification = identification;
        free.protocol = protocol;
        free.isUsed = true;
        free.sinceNanos = clock.nowNanos();
        if (!isStarted()) {
            timers.start(this, free.sinceNanos + LIFETIME_NANOS);
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
        boolean isSame = after != null && after.sequence == fragment.sequence && after.length() == length;
        boolean overlaps = before != null && before.sequence + before.length() > fragment.sequence
                || after != null && fragment.sequence + length > after.sequence;
        if (isSame || overlaps) {
            fragment.release();
            if (!isSame) {
                giveUp(partial);
            }
            return false;
        }
        fragment.next = after;
        if (before == null) {
            partial.first = fragment;
        } else {
            before.next = fragment;
        }
        partial.bytes += length;
        partial.buffers++;
        buffers++;
        return true;
    }

    /// The packet, with the IPv4 header of its first fragment in front.
    private PacketBuffer whole(Partial partial) {
        PacketBuffer first = partial.first;
        PacketBuffer rest = first.next;
        first.next = null;
        int total = partial.total;
        release(partial);
        reassembled++;
        int headerLength = first.payloadLength;
        first.clearChecksumState();
        if (rest != null && total - first.length() <= first.tailroom()) {
            while (rest != null) {
                PacketBuffer part = rest;
                rest = part.next;
                part.next = null;
                first.append(part.length()).copyFrom(part.data(), part.length());
                part.release();
            }
        } else {
            first.setRest(rest, total - first.length());
        }
        Address header = first.push(headerLength);
        Ipv4Header.clearFragment(header, headerLength + total);
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

    private void giveUp(Partial partial) {
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
        while (oldest != null && oldest.sinceNanos + LIFETIME_NANOS <= nowNanos) {
            giveUp(oldest);
            oldest = oldest();
        }
        if (oldest != null) {
            timers.start(this, oldest.sinceNanos + LIFETIME_NANOS);
        }
    }

    /// Packets put together (ReasmOKs).
    public long reassembled() {
        return reassembled;
    }

    /// Packets given up: too old, too many, fragments that do not fit together (ReasmFails).
    public long failed() {
        return failed;
    }
}
