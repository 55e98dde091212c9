// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.NoAllocation;

/// Packets in the order of coming, linked through `PacketBuffer.next`: only for packets that the queue's owner alone owns.
@NoAllocation(reason = "runs once per packet")
public final class PacketQueue {
    private PacketBuffer first;
    private PacketBuffer last;
    private int count;
    private int bytes;

    /// Appends `packet` and takes it over.
    public void add(PacketBuffer packet) {
        packet.next = null;
        if (last == null) {
            first = packet;
        } else {
            last.next = packet;
        }
        last = packet;
        count++;
        bytes += packet.length();
    }

    /// The first packet, now the caller's; null if there is none.
    public PacketBuffer remove() {
        PacketBuffer packet = first;
        if (packet == null) {
            return null;
        }
        first = packet.next;
        if (first == null) {
            last = null;
        }
        packet.next = null;
        count--;
        bytes -= packet.length();
        return packet;
    }

    /// The first packet, or null. It stays in the queue, and its bounds stay as they are.
    public PacketBuffer first() {
        return first;
    }

    /// The last packet, or null.
    public PacketBuffer last() {
        return last;
    }

    /// Releases all packets.
    public void clear() {
        for (PacketBuffer packet = remove(); packet != null; packet = remove()) {
            packet.release();
        }
    }

    public boolean isEmpty() {
        return first == null;
    }

    public int count() {
        return count;
    }

    /// Bytes in all packets together.
    public int bytes() {
        return bytes;
    }
}
