// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// The receiving half of a connection: what came in order and was not read, what came too early, the window.
///
/// Segments stay in the buffers in which they came. Small ones are added to the buffer before, so that a peer who sends single bytes cannot
/// fill the pool.
@NoAllocation(reason = "runs once per packet")
@Hot
final class TcpReceiver {
    private static final int SMALL = 512;              // bytes up to which copying is better than holding a buffer; always, when many are held
    private static final int MAX_EARLY = 128;          // buffers
    private static final int MAX_WINDOW_FIELD = 0xFFFF;

    private final PacketPool pool;
    private final TcpOptions options;
    private PacketBuffer first;                        // in order, not read
    private PacketBuffer last;
    private int count;
    private int readable;
    private PacketBuffer early;                        // by sequence number, without overlaps
    private int earlyCount;
    private int recentEarly;                           // where the last three that came too early begin, the newest first
    private int recentEarly2;
    private int recentEarly3;
    private boolean hasDuplicate;                      // something came twice, and the peer was not told (RFC 2883)
    private int duplicateBegin;
    private int duplicateEnd;

    private int next;                                  // RCV.NXT
    private int edge;                                  // RCV.NXT + RCV.WND: what we said we would take
    private int scale;
    private int mss = 536;                             // the largest segment seen: what counts as a full one
    private int acknowledged;                          // RCV.NXT when we last acknowledged
    private boolean hasFin;
    private int finSequence;                           // where the FIN stands
    private long bytesReceived;
    private int segmentsIn;                            // with data in the window
    private boolean hasMark;                           // there is urgent data ahead of the reader, or where he stands
    private boolean isMarkRead;                        // with MSG_OOB
    private int mark;                                  // the number of the urgent byte
    private int bufferBytes;                           // SO_RCVBUF, or what it has grown to
    private long tunedNanos;
    private long tunedBytes;                           // read by the program until then

    TcpReceiver(PacketPool pool, TcpOptions options) {
        this.pool = pool;
        this.options = options;
        bufferBytes = options.receiveLimit();
    }

    /// SO_RCVBUF was set.
    void setBuffer(int bytes) {
        bufferBytes = bytes;
    }

    int buffer() {
        return bufferBytes;
    }

    /// A program that reads more than half a buffer within a round trip is held back by the buffer: it grows to twice that (as Linux's tcp_rcv_space_adjust).
    void tune(long now, long roundTripNanos) {
        if (now - tunedNanos < roundTripNanos) {
            return;
        }
        long read = bytesReceived - readable;
        if (tunedNanos != 0 && !options.isReceiveLimitFixed() && 2 * (read - tunedBytes) > bufferBytes && pool.isPlentiful()) {
            int most = Math.min(TcpOptions.LARGEST_TUNED_BYTES, pool.generousShare() * PacketBuffer.CAPACITY);
            bufferBytes = (int) Math.max(bufferBytes, Math.min(2 * (read - tunedBytes), most));
        }
        tunedNanos = now;
        tunedBytes = read;
    }

    /// The peer's SYN came with `initialSequence`.
    void begin(int initialSequence, int scale) {
        next = initialSequence + 1;
        acknowledged = next;
        this.scale = scale;
        edge = next + initialWindow(options.receiveLimit());
    }

    /// What a SYN can offer: its window is not scaled.
    static int initialWindow(int bufferBytes) {
        return Math.min(bufferBytes, MAX_WINDOW_FIELD);
    }

    int next() {
        return next;
    }

    /// What we acknowledged last.
    int acknowledged() {
        return acknowledged;
    }

    int readable() {
        return readable;
    }

    /// Whether so much is there that a reader who waits for `lowWater` bytes shall come: that, or as much as the window lets in.
    boolean isReadable(int lowWater) {
        return readable >= lowWater || readable > 0 && edge - next < mss;
    }

    int edge() {
        return edge;
    }

    boolean hasEarly() {
        return early != null;
    }

    long bytesReceived() {
        return bytesReceived;
    }

    int segmentsIn() {
        return segmentsIn;
    }

    int mss() {
        return mss;
    }

    /// Whether the FIN came and everything before it.
    boolean isFinished() {
        return hasFin && Sequence.isAfter(next, finSequence);
    }

    /// Whether the segment touches the window (RFC 9293 §3.10.7.4, first). As Linux, also just before and behind it: what it acknowledges counts even when
    /// its data is known already, or finds the window closed.
    boolean isAcceptable(Segment segment) {
        return !Sequence.isBefore(segment.end(), next) && !Sequence.isAfter(segment.sequence, edge);
    }

    /// Whether a part of its data, or its FIN, lies in the window.
    boolean isNew(Segment segment) {
        return Sequence.isAfter(segment.end(), next) && Sequence.isBefore(segment.sequence, edge);
    }

    /// Takes the payload and FIN of a new segment; `packet` begins at the payload and is taken over. True if something new is in order now.
    boolean accept(PacketBuffer packet, Segment segment) {
        int sequence = segment.sequence + (segment.has(TcpHeader.SYN) ? 1 : 0);
        int end = sequence + segment.length;
        mss = Math.max(mss, packet.segmentSize() == 0 ? segment.length : packet.segmentSize());
        if (!Sequence.isAfter(end, edge) && segment.has(TcpHeader.FIN) && !hasFin) {
            hasFin = true;
            finSequence = end;
        }
        int before = next;
        PacketBuffer part = packet.takeRest();
        sequence = acceptPart(packet, sequence);
        while (part != null) {
            PacketBuffer following = part.next;
            sequence = acceptPart(part, sequence);
            part = following;
        }
        if (hasFin && next == finSequence) {
            next++;
            edge = Sequence.max(edge, next);
        }
        return next != before;
    }

    /// Takes the bytes from `sequence` on over; the number behind them.
    private int acceptPart(PacketBuffer packet, int sequence) {
        int end = sequence + packet.length();
        segmentsIn++;
        if (Sequence.isAfter(end, edge)) {
            packet.truncate(Math.max(0, edge - sequence));
        }
        if (Sequence.isBefore(sequence, next)) {
            int known = Math.min(next - sequence, packet.length());
            packet.pull(known);
            sequence += known;
        }
        packet.sequence = sequence;
        if (packet.length() == 0) {
            packet.release();
        } else if (sequence == next && mayHold()) {
            append(packet);
            takeEarly();
        } else if (sequence != next) {
            noteEarly(sequence);
            keepEarly(packet);
        } else {
            packet.release();
        }
        return end;
    }

    /// A reader who does not read must not take the pool from all others.
    private boolean mayHold() {
        return !pool.isLow() && (long) count * PacketBuffer.CAPACITY <= 2L * bufferBytes || first == null;
    }

    private void append(PacketBuffer packet) {
        int length = packet.length();
        next += length;
        readable += length;
        bytesReceived += length;
        if (last != null && length <= last.tailroom() && (length <= SMALL || count * PacketBuffer.CAPACITY > bufferBytes)) {
            last.append(length).copyFrom(packet.data(), length);
            packet.release();
            return;
        }
        packet.next = null;
        if (last == null) {
            first = packet;
        } else {
            last.next = packet;
        }
        last = packet;
        count++;
    }

    /// Moves what is in order now from the early ones.
    private void takeEarly() {
        while (early != null && !Sequence.isAfter(early.sequence, next)) {
            PacketBuffer packet = early;
            early = packet.next;
            earlyCount--;
            int known = Math.min(next - packet.sequence, packet.length());
            packet.pull(known);
            if (packet.length() == 0) {
                packet.release();
            } else {
                append(packet);
            }
        }
    }

    private void noteEarly(int sequence) {
        recentEarly3 = recentEarly2;
        recentEarly2 = recentEarly;
        recentEarly = sequence;
    }

    /// `sequence` to `end` came again.
    void noteDuplicate(int sequence, int end) {
        hasDuplicate = true;
        duplicateBegin = sequence;
        duplicateEnd = end;
    }

    /// Whether there is something that a selective acknowledgment would tell.
    boolean hasBlocks() {
        return early != null || hasDuplicate;
    }

    /// Puts at most `most` blocks into `segment`: what came twice (RFC 2883), then what came too early, the newest first (RFC 2018 §4).
    void describeEarly(Segment segment, int most) {
        segment.sackCount = 0;
        if (hasDuplicate && most > 0) {
            hasDuplicate = false;
            segment.sackEdges[0] = duplicateBegin;
            segment.sackEdges[1] = duplicateEnd;
            segment.sackCount = 1;
        }
        int first = segment.sackCount;
        describeBlock(segment, first, most, recentEarly, false);
        describeBlock(segment, first, most, recentEarly2, false);
        describeBlock(segment, first, most, recentEarly3, false);
        describeBlock(segment, first, most, 0, true);
    }

    /// Adds the block in which `sequence` lies, or with `all` each, if it is not there yet.
    private void describeBlock(Segment segment, int first, int most, int sequence, boolean all) {
        PacketBuffer packet = early;
        while (packet != null && segment.sackCount < most) {
            int begin = packet.sequence;
            int end = begin + packet.length();
            packet = packet.next;
            while (packet != null && packet.sequence == end) {
                end += packet.length();
                packet = packet.next;
            }
            boolean isWanted = all || !Sequence.isBefore(sequence, begin) && Sequence.isBefore(sequence, end);
            for (int i = first; i < segment.sackCount; i++) {
                isWanted &= segment.sackEdges[2 * i] != begin;
            }
            if (isWanted) {
                segment.sackEdges[2 * segment.sackCount] = begin;
                segment.sackEdges[2 * segment.sackCount + 1] = end;
                segment.sackCount++;
            }
        }
    }

    /// Puts `packet` where it belongs; what others hold already is cut off or dropped.
    private void keepEarly(PacketBuffer packet) {
        if (earlyCount >= MAX_EARLY || pool.isLow()) {
            packet.release();
            return;
        }
        PacketBuffer before = null;
        PacketBuffer after = early;
        while (after != null && !Sequence.isAfter(after.sequence, packet.sequence)) {
            before = after;
            after = after.next;
        }
        int begin = packet.sequence;
        int end = begin + packet.length();
        if (before != null && Sequence.isAfter(before.sequence + before.length(), begin)) {
            int known = Math.min(before.sequence + before.length() - begin, packet.length());
            packet.pull(known);
            packet.sequence += known;
        }
        while (after != null && !Sequence.isAfter(after.sequence + after.length(), end)) {
            PacketBuffer covered = after;
            after = covered.next;
            earlyCount--;
            covered.release();
        }
        if (after != null && Sequence.isBefore(after.sequence, end)) {
            packet.truncate(Math.max(0, after.sequence - packet.sequence));
        }
        if (packet.length() == 0) {
            noteDuplicate(begin, end);
            packet.release();
            packet = after;
        } else {
            packet.next = after;
            earlyCount++;
        }
        if (before == null) {
            early = packet;
        } else {
            before.next = packet;
        }
    }

    /// The buffer with the next bytes to read; null if there are none.
    PacketBuffer first() {
        return first;
    }

    /// Copies out up to `length` bytes; how many. With `peek` they stay.
    long read(Address into, long length, boolean peek) {
        long done = 0;
        PacketBuffer packet = first;
        while (done < length && packet != null) {
            int bytes = (int) Math.min(length - done, packet.length());
            into.plus(done).copyFrom(packet.data(), bytes);
            done += bytes;
            if (peek) {
                packet = packet.next;
            } else {
                packet.pull(bytes);
                readable -= bytes;
                if (packet.length() == 0) {
                    dropFirst();
                }
                packet = first;
            }
        }
        return done;
    }

    // Urgent data, as Linux's tcp_check_urg, tcp_recv_urg and tcp_recvmsg

    boolean hasMark() {
        return UrgentPointer.SELECTED && hasMark;
    }

    /// The number of the next byte to be read.
    private int position() {
        return next - readable - (isFinished() ? 1 : 0);
    }

    /// Whether the reader stands at the mark when he has read `ahead` bytes more.
    boolean isAtMark(long ahead) {
        return hasMark() && mark - position() == ahead;
    }

    /// Bytes up to the mark, which is there, or the end of what has come.
    int readableToMark() {
        return Math.min(readable, mark - position());
    }

    /// A segment with URG: its pointer says what is behind the urgent byte (RFC 6093 §2.1). True: that is news.
    boolean noteUrgent(Segment segment) {
        int sequence = UrgentPointer.target(segment);
        if (Sequence.isBefore(sequence, next) || hasMark && !Sequence.isAfter(sequence, mark)) {
            return false;
        }
        if (isAtMark(0) && readable > 0 && !options.urgentInLine()) {
            consume(1);                                  // the reader stands before an older one, which is none any more and not in line either
        }
        hasMark = true;
        isMarkRead = false;
        mark = sequence;
        return true;
    }

    /// Whether the urgent byte is there and was not read.
    boolean hasUrgentByte() {
        return hasMark() && !isMarkRead && mark - position() < readable;
    }

    /// Whether it may still be read, now or when it has come.
    boolean expectsUrgentByte() {
        return hasMark() && !isMarkRead;
    }

    /// The urgent byte, which is there.
    byte urgentByte(boolean peek) {
        int offset = mark - position();
        PacketBuffer packet = first;
        while (offset >= packet.length()) {
            offset -= packet.length();
            packet = packet.next;
        }
        isMarkRead = !peek;
        return packet.data().loadByte(offset);
    }

    /// As `read` while there is a mark: only up to it, and from there on without the urgent byte unless that is in line.
    long readToMark(Address into, long length, boolean peek) {
        int ahead = mark - position();
        if (ahead > 0) {
            return read(into, Math.min(length, ahead), peek);
        }
        hasMark = peek;
        if (options.urgentInLine()) {
            return read(into, length, peek);
        }
        if (peek) {
            return peekBehind(into, length);
        }
        consume(1);
        return read(into, length, false);
    }

    /// Looks at what is behind the next byte.
    private long peekBehind(Address into, long length) {
        long done = 0;
        int skipped = 1;
        for (PacketBuffer packet = first; packet != null && done < length; packet = packet.next) {
            int bytes = (int) Math.min(length - done, packet.length() - skipped);
            into.plus(done).copyFrom(packet.data().plus(skipped), bytes);
            done += bytes;
            skipped = 0;
        }
        return done;
    }

    /// Drops the next `length` bytes, which the program has read in place.
    void consume(int length) {
        int left = length;
        while (left > 0) {
            int bytes = Math.min(left, first.length());
            first.pull(bytes);
            readable -= bytes;
            left -= bytes;
            if (first.length() == 0) {
                dropFirst();
            }
        }
    }

    private void dropFirst() {
        PacketBuffer packet = first;
        first = packet.next;
        if (first == null) {
            last = null;
        }
        count--;
        packet.next = null;
        packet.release();
    }

    /// The window for the next segment out, as its field says it: moved only by steps worth it (RFC 9293 §3.8.6.2.2), never back.
    int windowField() {
        int free = freeBytes();
        if (isStepWorthwhile(free)) {
            edge = next + free;
        }
        return Math.max(0, edge - next) >>> scale;
    }

    private int freeBytes() {
        int free = Math.min(bufferBytes - readable, 2 * bufferBytes - count * PacketBuffer.CAPACITY);
        int expressible = Math.min(Math.max(free, 0), MAX_WINDOW_FIELD << scale);
        return expressible >>> scale << scale;
    }

    private boolean isStepWorthwhile(int free) {
        return next + free - edge >= Math.min(bufferBytes / 2, mss);
    }

    /// Whether so much was read that the peer should hear of it.
    boolean isUpdateDue() {
        int free = freeBytes();
        return next + free - edge >= Math.min(bufferBytes / 2, 2 * mss);
    }

    /// An acknowledgment of everything went out.
    void acknowledgmentSent() {
        acknowledged = next;
    }

    /// Whether something came that was not acknowledged.
    boolean owesAcknowledgment() {
        return acknowledged != next;
    }

    /// RFC 9293 §3.8.6.3: at least every second full segment.
    boolean owesManySegments() {
        return next - acknowledged > mss;
    }

    void clearEarly() {
        while (early != null) {
            PacketBuffer packet = early;
            early = packet.next;
            packet.release();
        }
        earlyCount = 0;
    }

    void clear() {
        clearEarly();
        while (first != null) {
            dropFirst();
        }
        readable = 0;
    }
}
