// SPDX-License-Identifier: Apache-2.0
package corto.net.arp;

import corto.net.packet.PacketBuffer;
import corto.sched.events.Timer;

/// What is known of one host on the link. As a timer: the next question, while it is incomplete.
final class Neighbor extends Timer {
    /// Packets that wait for one answer. RFC 1122 §2.3.2.2 asks for at least one; a burst of datagrams should survive.
    static final int WAITING_SLOTS = 8;

    private final EthernetInterface owner;
    final int address;
    Neighbor next;                       // in the chain of the cache's table
    boolean isReachable;
    long hardware;                       // if reachable
    long confirmedNanos;                 // when it was last heard of
    long usedNanos;
    long askedNanos;
    int questions;                       // unanswered

    private final PacketBuffer[] waiting = new PacketBuffer[WAITING_SLOTS];
    private int waitingCount;

    Neighbor(EthernetInterface owner, int address) {
        this.owner = owner;
        this.address = address;
    }

    /// Takes `packet` over; the newest ones are dropped if there are too many.
    boolean addWaiting(PacketBuffer packet) {
        if (waitingCount == WAITING_SLOTS) {
            packet.releaseFrame();
            return false;
        }
        waiting[waitingCount++] = packet;
        return true;
    }

    int waitingCount() {
        return waitingCount;
    }

    /// The waiting packet at `place`, now the caller's.
    PacketBuffer takeWaiting(int place) {
        PacketBuffer packet = waiting[place];
        waiting[place] = null;
        return packet;
    }

    void forgetWaiting() {
        waitingCount = 0;
    }

    @Override
    public void expired(long nowNanos) {
        owner.unanswered(this, nowNanos);
    }
}
