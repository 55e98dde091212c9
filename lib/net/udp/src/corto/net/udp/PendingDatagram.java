// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// A payload that comes in pieces (MSG_MORE), or is larger than a packet: it waits in buffers of which each holds what one fragment takes. Where it goes is said with the first piece.
final class PendingDatagram {
    private PacketBuffer first;           // the others follow through `next`; null: nothing waits
    private PacketBuffer last;
    private int length;

    Ipv4Interface out;                    // with `destination`, if `way` is null
    int destination;
    Ipv6Flow way;
    int port;

    boolean isEmpty() {
        return first == null;
    }

    int length() {
        return length;
    }

    /// `way` is copied.
    void begin(Ipv4Interface out, int destination, Ipv6Flow way, int port) {
        this.out = out;
        this.destination = destination;
        this.port = port;
        this.way = null;
        if (way != null) {
            this.way = new Ipv6Flow();
            this.way.set(way);
        }
    }

    /// Adds `bytes` at `from`. A packet takes `most` bytes of payload; of one that is cut each fragment takes `perFragment`, the UDP header included. False: there are not enough buffers.
    boolean append(PacketPool pool, Address from, int bytes, int most, int perFragment) {
        if (first == null) {
            first = pool.allocateForData();
            if (first == null) {
                return false;
            }
            last = first;
        }
        boolean isCut = length + bytes > most;
        int firstRoom = isCut ? perFragment - UdpHeader.SIZE : most;
        if (isCut && last == first && first.length() > firstRoom && !moveSurplus(pool, firstRoom)) {
            return false;
        }
        int done = 0;
        while (true) {
            int count = Math.min((last == first ? firstRoom : perFragment) - last.length(), bytes - done);
            last.append(count).copyFrom(from.plus(done), count);
            done += count;
            length += count;
            if (done == bytes) {
                return true;
            }
            if (!addBuffer(pool)) {
                return false;
            }
        }
    }

    private boolean addBuffer(PacketPool pool) {
        PacketBuffer added = pool.allocateForData();
        if (added == null) {
            return false;
        }
        last.next = added;
        last = added;
        return true;
    }

    /// It was one packet until now, filled beyond what the first fragment takes.
    private boolean moveSurplus(PacketPool pool, int firstRoom) {
        if (!addBuffer(pool)) {
            return false;
        }
        int surplus = first.length() - firstRoom;
        last.append(surplus).copyFrom(first.data().plus(firstRoom), surplus);
        first.truncate(firstRoom);
        return true;
    }

    /// The buffers, now the caller's.
    PacketBuffer take() {
        PacketBuffer taken = first;
        first = null;
        last = null;
        length = 0;
        return taken;
    }

    void drop() {
        for (PacketBuffer each = take(); each != null;) {
            PacketBuffer done = each;
            each = done.next;
            done.next = null;
            done.release();
        }
    }
}
