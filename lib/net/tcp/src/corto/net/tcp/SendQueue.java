// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.net.packet.Lender;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// What a program sent and the peer has not acknowledged, cut into segments, each in the buffer from which the device will read it.
///
/// ```text
///   first ──► … ──► unsent ──► … ──► last ──► null          unsent: the next one to be sent for the first time
/// ```
///
/// Bytes that are lent are segments as large as they come, one for each page, which are cut when they are sent, or have to be sent again. In front of others they need a buffer for headers.
///
/// `PacketBuffer.sequence` and `payloadLength` say what a segment is, `marks` what is known of it since it was sent (`Scoreboard`); the buffer's bounds change with every
/// transmission.
@NoAllocation(reason = "runs once per packet")
final class SendQueue {
    /// What a page that is lent counts for: its bytes, in buffers, however few of them are sent.
    private static final int LENT_SHARE = 2;
    /// Smaller pieces are not cut off because the peer says that these have arrived: it could make us cut thousands.
    private static final int LEAST_CUT = 256;

    private final PacketPool pool;
    private PacketBuffer first;
    private PacketBuffer last;
    private PacketBuffer unsent;
    private PacketBuffer reserved;         // being filled by the program; null: none
    private int count;
    private int lentCount;                 // of the segments, those whose bytes are lent
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

    /// Buffers held; what is lent counts as if it were copied.
    int count() {
        return count;
    }

    /// Whether segments with bytes of others are in it: then segments may have any size.
    boolean isLent() {
        return PacketPool.LENDING && lentCount > 0;
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
            int room = tail == null || Sequence.isBefore(tail.sequence, highest) || tail.isLent() ? 0 : mss - tail.payloadLength;
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

    /// Appends a segment that carries the `length` bytes at `place`, all in one page, without copying them. False: there is no room. Else the loan is taken over.
    boolean lend(Address place, int length, Lender lender, int bufferLimit) {
        PacketBuffer segment = count < bufferLimit ? pool.lend(place, length, lender) : null;
        if (segment == null) {
            return false;
        }
        add(segment);
        segment.payloadLength = length;
        end += length;
        count += LENT_SHARE - 1;
        lentCount++;
        return true;
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
        int restBytes = segment.payloadLength - bytes;
        PacketBuffer rest = segment.isLent() ? pool.lendAgain(segment, bytes, restBytes) : pool.allocate();
        if (rest == null) {
            return false;
        }
        rest.sequence = segment.sequence + bytes;
        rest.payloadLength = restBytes;
        rest.marks = segment.marks;
        rest.sentTime = segment.sentTime;
        if (rest.isLent()) {
            count += LENT_SHARE - 1;
            lentCount++;
        } else {
            rest.append(restBytes).copyFrom(payload(segment).plus(bytes), restBytes);
        }
        if (!segment.isShared()) {
            prepare(segment, bytes);
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

    /// Makes the segment's buffer hold its first `bytes`, without headers.
    private static void prepare(PacketBuffer segment, int bytes) {
        segment.place(segment.isLent() ? segment.headroom() : PacketBuffer.HEADROOM, bytes);
    }

    /// The buffer that begins the frame with `segment` in it, with nothing in front of the payload yet, owned by the caller, too: the segment's own, or one for headers whose part it is. Null: there is none.
    /// Data that was never sent `waits` rather than take what others need.
    PacketBuffer frame(PacketBuffer segment, boolean waits) {
        prepare(segment, segment.payloadLength);
        if (!segment.isLent()) {
            segment.clearChecksumState();
            segment.retain();
            return segment;
        }
        PacketBuffer headers = waits ? pool.allocateForData() : pool.allocate();
        if (headers != null) {
            headers.payloadLength = 0;
            headers.join(headers, segment, 0);
        }
        return headers;
    }

    /// Cuts a segment whose bytes are lent at the first of the `count` places of `edges` that lies in it, if that is worth it.
    void cutAt(PacketBuffer segment, int[] edges, int from, int count) {
        int shortest = segment.payloadLength;
        for (int i = from; i < count; i++) {
            int bytes = edges[i] - segment.sequence;
            if (bytes >= LEAST_CUT && bytes < shortest) {
                shortest = bytes;
            }
        }
        if (segment.payloadLength - shortest >= LEAST_CUT) {
            split(segment, shortest);
        }
    }

    /// Releases, of a first segment whose bytes are lent, what lies before `acknowledged`.
    void trim(int acknowledged, Scoreboard scoreboard, int nowTicks) {
        if (isLent() && first.isLent() && Sequence.isBefore(first.sequence, acknowledged) && (first.marks & Scoreboard.SACKED) == 0
                && split(first, acknowledged - first.sequence)) {
            acknowledged(acknowledged, scoreboard, nowTicks);
        }
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
            if (done.isLent()) {
                count -= LENT_SHARE - 1;
                lentCount--;
            }
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
        lentCount = 0;
    }
}
