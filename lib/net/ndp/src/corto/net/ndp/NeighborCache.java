// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.net.api.Clock;
import corto.net.ethernet.EthernetHeader;
import corto.net.ethernet.EthernetPort;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.packet.PacketBuffer;
import corto.sched.events.TimerQueue;

/// Who on the link has which hardware address, and whether he still answers (RFC 4861 §7.2, §7.3). The states are drawn in the package.
final class NeighborCache {
    private static final int BOUND = 256;

    // RFC 4861 §10
    private static final long RETRANS_NANOS = 1_000_000_000L;
    private static final long REACHABLE_NANOS = 30 * RETRANS_NANOS;
    private static final long DELAY_NANOS = 5 * RETRANS_NANOS;
    private static final int MAX_QUESTIONS = 3;

    private final NdpInterface link;
    private final EthernetPort port;
    private final Ipv6 ipv6;
    private final TimerQueue timers;
    private final Clock clock;

    private Neighbor neighbors;
    private int count;
    private long unresolvedDropped;

    NeighborCache(NdpInterface link, EthernetPort port, Ipv6 ipv6, TimerQueue timers, Clock clock) {
        this.link = link;
        this.port = port;
        this.ipv6 = ipv6;
        this.timers = timers;
        this.clock = clock;
    }

    /// Sends `packet`, which is taken over, to that neighbour: when he has answered, if nothing is known of him.
    void transmit(PacketBuffer packet, long high, long low, long now) {
        Neighbor neighbor = find(high, low);
        if (neighbor == null) {
            neighbor = create(high, low, now);
            ask(neighbor, now);
        }
        neighbor.usedNanos = now;
        if (neighbor.state == Neighbor.State.INCOMPLETE) {
            if (!neighbor.addWaiting(packet)) {
                unresolvedDropped++;
            }
            return;
        }
        if (neighbor.state == Neighbor.State.REACHABLE && now - neighbor.confirmedNanos > REACHABLE_NANOS) {
            neighbor.state = Neighbor.State.STALE;
        }
        if (neighbor.state == Neighbor.State.STALE) {
            neighbor.state = Neighbor.State.DELAY;
            timers.start(neighbor, now + DELAY_NANOS);
        }
        port.transmit(packet, neighbor.hardware, EthernetHeader.TYPE_IPV6);
    }

    /// A packet for which there is no next hop; it is taken over.
    void drop(PacketBuffer packet) {
        unresolvedDropped++;
        packet.releaseFrame();
    }

    Neighbor find(long high, long low) {
        Neighbor each = neighbors;
        while (each != null && !(each.low == low && each.high == high)) {
            each = each.next;
        }
        return each;
    }

    /// Whether his hardware address is known: he is reachable, as far as anybody knows.
    boolean isKnown(long high, long low) {
        Neighbor neighbor = find(high, low);
        return neighbor != null && neighbor.state != Neighbor.State.INCOMPLETE;
    }

    private Neighbor create(long high, long low, long now) {
        if (count == BOUND) {
            Neighbor oldest = neighbors;
            for (Neighbor each = neighbors; each != null; each = each.next) {
                oldest = each.usedNanos < oldest.usedNanos ? each : oldest;
            }
            forget(oldest);
        }
        Neighbor created = new Neighbor(this, high, low);
        created.usedNanos = now;
        created.next = neighbors;
        neighbors = created;
        count++;
        return created;
    }

    private void forget(Neighbor neighbor) {
        timers.stop(neighbor);
        if (neighbors == neighbor) {
            neighbors = neighbor.next;
        } else {
            Neighbor before = neighbors;
            while (before.next != neighbor) {
                before = before.next;
            }
            before.next = neighbor.next;
        }
        count--;
        for (int i = 0; i < Neighbor.WAITING_SLOTS; i++) {
            PacketBuffer packet = neighbor.takeWaiting(i);
            if (packet != null) {
                ipv6.undelivered(packet);
                drop(packet);
            }
        }
    }

    void timedOut(Neighbor neighbor, long now) {
        if (neighbor.state == Neighbor.State.DELAY) {
            neighbor.state = Neighbor.State.PROBE;
            neighbor.questions = 0;
        }
        if (neighbor.questions < MAX_QUESTIONS) {
            ask(neighbor, now);
        } else {
            link.routers().failed(neighbor.high, neighbor.low);
            forget(neighbor);
        }
        ipv6.flush();
    }

    private void ask(Neighbor neighbor, long now) {
        neighbor.questions++;
        timers.start(neighbor, now + RETRANS_NANOS);
        int place = link.sourceFor(neighbor.high, neighbor.low);
        if (place < 0) {
            return;
        }
        boolean isKnown = neighbor.state != Neighbor.State.INCOMPLETE;
        link.solicit(neighbor.high, neighbor.low, link.addressHigh(place), link.addressLow(place), isKnown ? neighbor.high : Ipv6Address.LINK_GROUP_HIGH,
                isKnown ? neighbor.low : Ipv6Address.solicitedNodeLow(neighbor.low));
    }

    /// Somebody told his hardware address without being asked: known, not confirmed (§7.2.3).
    Neighbor heard(long high, long low, long hardware) {
        if (EthernetHeader.isGroup(hardware) || Ipv6Address.isMulticast(high)) {
            return null;
        }
        long now = clock.nowNanos();
        Neighbor neighbor = find(high, low);
        if (neighbor == null) {
            neighbor = create(high, low, now);
        }
        if (neighbor.state == Neighbor.State.INCOMPLETE || neighbor.hardware != hardware) {
            timers.stop(neighbor);
            neighbor.hardware = hardware;
            neighbor.state = Neighbor.State.STALE;
            sendWaiting(neighbor);
        }
        return neighbor;
    }

    private void sendWaiting(Neighbor neighbor) {
        for (int i = 0; i < Neighbor.WAITING_SLOTS; i++) {
            PacketBuffer packet = neighbor.takeWaiting(i);
            if (packet != null) {
                port.transmit(packet, neighbor.hardware, EthernetHeader.TYPE_IPV6);
            }
        }
    }

    /// He advertised himself (§7.2.5); `hardware` 0: without an address.
    void confirm(Neighbor neighbor, long hardware, boolean isSolicited, boolean overrides) {
        boolean isIncomplete = neighbor.state == Neighbor.State.INCOMPLETE;
        boolean changes = hardware != 0 && hardware != neighbor.hardware;
        if (isIncomplete && hardware == 0) {
            return;
        }
        if (!isIncomplete && changes && !overrides) {
            if (neighbor.state == Neighbor.State.REACHABLE) {
                neighbor.state = Neighbor.State.STALE;
            }
            return;
        }
        if (isSolicited) {
            timers.stop(neighbor);
            neighbor.state = Neighbor.State.REACHABLE;
            neighbor.confirmedNanos = clock.nowNanos();
            neighbor.questions = 0;
        } else if (isIncomplete || changes) {
            timers.stop(neighbor);
            neighbor.state = Neighbor.State.STALE;
        }
        if (changes) {
            neighbor.hardware = hardware;
        }
        sendWaiting(neighbor);
    }

    int count() {
        return count;
    }

    /// Packets dropped because nobody answered for the next hop, or there is none.
    long unresolvedDropped() {
        return unresolvedDropped;
    }
}
