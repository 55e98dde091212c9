// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.net.packet.PacketBuffer;
import corto.sched.events.Timer;

/// What is known of one host on the link. As a timer: the next question, or the end of waiting with one.
final class Neighbor extends Timer {
    enum State { INCOMPLETE, REACHABLE, STALE, DELAY, PROBE }

    static final int WAITING_SLOTS = 8;

    private final NeighborCache owner;
    final long high;
    final long low;
    Neighbor next;                       // in the interface's list
    State state = State.INCOMPLETE;
    long hardware;                       // not while INCOMPLETE
    long confirmedNanos;
    long usedNanos;
    int questions;                       // unanswered
    boolean isRouter;
    private final PacketBuffer[] waiting = new PacketBuffer[WAITING_SLOTS];
    private int waitingCount;

    Neighbor(NeighborCache owner, long high, long low) {
        this.owner = owner;
        this.high = high;
        this.low = low;
    }

    /// Takes `packet` over; the newest are dropped if there are too many.
    boolean addWaiting(PacketBuffer packet) {
        if (waitingCount == WAITING_SLOTS) {
            packet.releaseFrame();
            return false;
        }
        waiting[waitingCount++] = packet;
        return true;
    }

    /// One that waits, now the caller's; null: none.
    PacketBuffer takeWaiting(int place) {
        PacketBuffer packet = waiting[place];
        waiting[place] = null;
        if (packet == null || place == WAITING_SLOTS - 1 || waiting[place + 1] == null) {
            waitingCount = 0;
        }
        return packet;
    }

    @Override
    public void expired(long nowNanos) {
        owner.timedOut(this, nowNanos);
    }
}
