// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// What a program sent and the peer has not acknowledged, cut into segments, each in the buffer from which the device will read it.
///
/// ```text
///   first ──► … ──► unsent ──► … ──► last ──► null          unsent: the next one to be sent for the first time
/// ```
///
/// `PacketBuffer.sequence` and `payloadLength` say what a segment is, `marks` what is known of it since it was sent (`Scoreboard`); the buffer's bounds change with every
/// transmission.
@NoAllocation(reason = "runs once per packet")
final class SendQueue {
    private final PacketPool pool;
    private PacketBuffer first;
    private PacketBuffer last;
    private PacketBuffer unsent;
    private PacketBuffer reserved;         // being filled by the program; null: none
    private int count;
    private int end;                       // sequence number behind the last byte

    SendQueue(PacketPool pool) {
        this.pool = pool;
    }

    void begin(int sequence) {
        end = sequence;
    }

    PacketBuffer first() {
        return first;
    }

    PacketBuffer last() {
        return last;
    }

    PacketBuffer unsent() {
        return unsent;
    }

    boolean isEmpty() {
        return first == null;
    }

    /// Buffers held.
    int count() {
        return count;
    }

    int end() {
        return end;
    }

    /// Appends as much of the `length` bytes at `from` as `bufferLimit` buffers hold, in segments of `mss` bytes; how much. `highest`: what was ever sent is before it, and
    /// segments that were sent do not grow.
    long append(Address from, long length, int mss, int bufferLimit, int highest) {
        long done = 0;
        while (done < length) {
            PacketBuffer tail = last;
            int room = tail == null || Sequence.isBefore(tail.sequence, highest) ? 0 : mss - tail.payloadLength;
            if (room <= 0) {
                tail = count < bufferLimit ? pool.allocateForData() : null;
                if (tail == null) {
                    return done;
                }
                add(tail);
                room = mss;
            }
            int bytes = (int) Math.min(room, length - done);
            tail.append(bytes).copyFrom(from.plus(done), bytes);
            tail.payloadLength += bytes;
            end += bytes;
            done += bytes;
        }
        return done;
    }

    /// A buffer for bytes that are written in place, until `fill` appends it or `clear` releases it; null if there is none.
    PacketBuffer reserve(int bufferLimit) {
        if (reserved == null && count < bufferLimit) {
            reserved = pool.allocateForData();
        }
        return reserved;
    }

    /// Appends the first `bytes` of the reserved buffer as a segment; more than none.
    void fill(int bytes) {
        PacketBuffer segment = reserved;
        reserved = null;
        segment.append(bytes);
        add(segment);
        segment.payloadLength = bytes;
        end += bytes;
    }

    private void add(PacketBuffer segment) {
        segment.sequence = end;
        segment.payloadLength = 0;
        segment.marks = 0;
        if (last == null) {
            first = segment;
        } else {
            last.next = segment;
        }
        last = segment;
        if (unsent == null) {
            unsent = segment;
        }
        count++;
    }

    /// Cuts `segment` after `bytes`; what is behind becomes a segment of its own. False if there is no buffer for it.
    boolean split(PacketBuffer segment, int bytes) {
        PacketBuffer rest = pool.allocate();
        if (rest == null) {
            return false;
        }
        int restBytes = segment.payloadLength - bytes;
        rest.sequence = segment.sequence + bytes;
        rest.payloadLength = restBytes;
        rest.marks = segment.marks;
        rest.sentTime = segment.sentTime;
        rest.append(restBytes).copyFrom(payload(segment).plus(bytes), restBytes);
        if (!segment.isShared()) {
            segment.place(PacketBuffer.HEADROOM, bytes);
        }
        segment.payloadLength = bytes;
        rest.next = segment.next;
        segment.next = rest;
        if (last == segment) {
            last = rest;
        }
        count++;
        return true;
    }

    private static Address payload(PacketBuffer segment) {
        return segment.data().plus(PacketBuffer.HEADROOM - segment.headroom());
    }

    /// The segments from `from`, which is `unsent`, to `to` go out.
    void sent(PacketBuffer from, PacketBuffer to, int nowTicks) {
        for (PacketBuffer each = from; each != to; each = each.next) {
            each.sentTime = nowTicks;
        }
        to.sentTime = nowTicks;
        unsent = to.next;
    }

    /// The last segment that was sent; null if there is none.
    PacketBuffer lastSent() {
        PacketBuffer found = null;
        for (PacketBuffer each = first; each != unsent; each = each.next) {
            found = each;
        }
        return found;
    }

    /// Releases the segments that lie before `acknowledged`, after `scoreboard` has seen them.
    void acknowledged(int acknowledged, Scoreboard scoreboard, int nowTicks) {
        boolean isPlain = scoreboard.isPlain();
        PacketBuffer each = first;
        while (each != null && !Sequence.isAfter(each.sequence + each.payloadLength, acknowledged)) {
            PacketBuffer done = each;
            each = done.next;
            boolean isNewest = each == null || Sequence.isAfter(each.sequence + each.payloadLength, acknowledged);
            if (isNewest || !isPlain || (done.marks | each.marks) != 0) {
                scoreboard.acknowledged(done, nowTicks);           // of those that nothing is known of the last one tells most
            }
            if (unsent == done) {
                unsent = each;
            }
            done.next = null;
            count--;
            done.release();
        }
        first = each;
        if (each == null) {
            last = null;
        }
    }

    void clear() {
        if (reserved != null) {
            reserved.release();
            reserved = null;
        }
        while (first != null) {
            PacketBuffer each = first;
            first = each.next;
            each.next = null;
            each.release();
        }
        last = null;
        unsent = null;
        count = 0;
    }
}
