// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.packet.PacketBuffer;

/// What is known of the segments under way: which arrived out of order, which are lost, which were sent again.
///
/// Bytes that are believed in the network are counted as RFC 6675 does (*pipe*). Losses are found as RFC 8985 (RACK) does: a segment is lost when one that was sent later
/// has arrived, and longer ago than reordering explains; so a segment that was sent again can be found lost again. Without reordering seen, three later arrivals
/// suffice. For peers without selective acknowledgments duplicate ones stand in (RFC 6582).
///
/// Times are ticks of 1,024 ns that wrap around.
@NoAllocation(reason = "runs once per acknowledgment")
@Hot
final class Scoreboard {
    // PacketBuffer.marks
    static final int SACKED = 1;              // arrived, out of order
    static final int LOST = 2;
    static final int SENT_AGAIN = 4;          // since it was found lost, or as a probe

    static final int TICK_SHIFT = 10;
    private static final int DUPLICATES_FOR_LOSS = 3;
    private static final int MOST_STEPS = 16;

    private final SendQueue queue;
    private int sackedBytes;
    private int sackedCount;
    private int lostBytes;                    // found lost and not sent again
    private int duplicates;                   // acknowledgments, of a peer without SACK
    private boolean hasSacked;                // ever
    private int highestSacked;
    private boolean hasReordering;
    private int reorderingSteps = 1;
    private boolean hasDuplicateReport;       // the last segment said that something arrived twice (RFC 2883)

    private boolean hasDelivered;
    private int deliveredTime;                // of the segment that was sent last among those that arrived: RACK.xmit_ts, RACK.end_seq, RACK.rtt
    private int deliveredEnd;
    private int deliveredRoundTrip;
    private int shortestRoundTrip = Integer.MAX_VALUE;

    Scoreboard(SendQueue queue) {
        this.queue = queue;
    }

    static int ticks(long nanos) {
        return (int) (nanos >>> TICK_SHIFT);
    }

    /// Whether everything under way is simply under way.
    boolean isClean() {
        return (sackedBytes | lostBytes | duplicates) == 0;
    }

    /// Whether nothing has ever arrived out of order.
    boolean isPlain() {
        return !hasSacked;
    }

    int sackedBytes() {
        return sackedBytes;
    }

    int lostBytes() {
        return lostBytes;
    }

    int duplicates() {
        return duplicates;
    }

    boolean hasDuplicateReport() {
        return hasDuplicateReport;
    }

    /// Of `flight` bytes from the first unacknowledged on, those that are not in the network any more.
    int gone(int mss) {
        return sackedBytes + lostBytes + duplicates * mss;
    }

    private static boolean isWaitingToBeSent(PacketBuffer segment) {
        return (segment.marks & (LOST | SENT_AGAIN)) == LOST;
    }

    private static int end(PacketBuffer segment) {
        return segment.sequence + segment.payloadLength;
    }

    /// Marks what the segment's blocks say has arrived (RFC 2018 §5).
    void take(Segment segment, int highest, int nowTicks) {
        int[] edges = segment.sackEdges;
        int count = segment.sackCount;
        int from = 0;
        hasDuplicateReport = count > 0 && isDuplicate(segment);
        if (hasDuplicateReport) {
            from = 1;
            reorderingSteps = Math.min(reorderingSteps + 1, MOST_STEPS);
        }
        PacketBuffer unsent = queue.unsent();
        for (PacketBuffer each = queue.first(); each != unsent; each = each.next) {
            if ((each.marks & SACKED) != 0) {
                continue;
            }
            if (each.isLent()) {
                queue.cutAt(each, edges, 2 * from, 2 * count);         // the peer saw other segments than these
            }
            if (isCovered(each, edges, from, count, highest)) {
                sacked(each, nowTicks);
            }
        }
    }

    /// RFC 2883 §4: the first block lies below the acknowledgment, or within the second.
    private static boolean isDuplicate(Segment segment) {
        int[] edges = segment.sackEdges;
        return Sequence.isBefore(edges[0], segment.acknowledgment)
                || segment.sackCount > 1 && !Sequence.isBefore(edges[0], edges[2]) && !Sequence.isAfter(edges[1], edges[3]);
    }

    private static boolean isCovered(PacketBuffer segment, int[] edges, int from, int count, int highest) {
        for (int i = from; i < count; i++) {
            int blockEnd = edges[2 * i + 1];
            if (!Sequence.isBefore(segment.sequence, edges[2 * i]) && !Sequence.isAfter(end(segment), blockEnd) && !Sequence.isAfter(blockEnd, highest)) {
                return true;
            }
        }
        return false;
    }

    private void sacked(PacketBuffer segment, int nowTicks) {
        if (isWaitingToBeSent(segment)) {
            lostBytes -= segment.payloadLength;
        }
        arrived(segment, nowTicks);
        segment.marks |= SACKED;
        sackedBytes += segment.payloadLength;
        sackedCount++;
        if (!hasSacked || Sequence.isAfter(end(segment), highestSacked)) {
            highestSacked = end(segment);
            hasSacked = true;
        }
    }

    /// `segment` was acknowledged and leaves the queue.
    void acknowledged(PacketBuffer segment, int nowTicks) {
        int marks = segment.marks;
        if ((marks & SACKED) != 0) {
            sackedBytes -= segment.payloadLength;
            sackedCount--;
            return;
        }
        if (isWaitingToBeSent(segment)) {
            lostBytes -= segment.payloadLength;
        }
        arrived(segment, nowTicks);
    }

    /// RFC 8985 §6.2, steps 2 and 3.
    private void arrived(PacketBuffer segment, int nowTicks) {
        int roundTrip = nowTicks - segment.sentTime;
        int end = end(segment);
        if ((segment.marks & SENT_AGAIN) != 0) {
            if (roundTrip < shortestRoundTrip) {
                return;                       // the first one of the two may have arrived
            }
        } else {
            shortestRoundTrip = Math.min(shortestRoundTrip, roundTrip);
            hasReordering |= hasSacked && (segment.marks & LOST) == 0 && Sequence.isBefore(end, highestSacked);
        }
        if (!hasDelivered || isSentLater(segment.sentTime, end, deliveredTime, deliveredEnd)) {
            hasDelivered = true;
            deliveredTime = segment.sentTime;
            deliveredEnd = end;
            deliveredRoundTrip = roundTrip;
        }
    }

    private static boolean isSentLater(int time, int end, int otherTime, int otherEnd) {
        return time - otherTime > 0 || time == otherTime && Sequence.isAfter(end, otherEnd);
    }

    /// Marks what is lost now; in how many ticks more might be, or 0 (RFC 8985 §6.2, step 5).
    int findLost(int nowTicks, boolean isRecovering, long roundTripNanos) {
        if (!hasDelivered) {
            return 0;
        }
        int limit = deliveredRoundTrip + reorderingWindow(isRecovering, ticks(roundTripNanos));
        int wait = 0;
        PacketBuffer unsent = queue.unsent();
        for (PacketBuffer each = queue.first(); each != unsent; each = each.next) {
            if ((each.marks & SACKED) != 0 || isWaitingToBeSent(each) || !isSentLater(deliveredTime, deliveredEnd, each.sentTime, end(each))) {
                continue;
            }
            int left = each.sentTime + limit - nowTicks;
            if (left <= 0) {
                lost(each);
            } else {
                wait = Math.max(wait, left);
            }
        }
        return wait;
    }

    /// RFC 8985 §6.2, step 4.
    private int reorderingWindow(boolean isRecovering, int roundTripTicks) {
        if (!hasReordering && (isRecovering || sackedCount >= DUPLICATES_FOR_LOSS)) {
            return 0;
        }
        return Math.min(shortestRoundTrip / 4 * reorderingSteps, roundTripTicks == 0 ? shortestRoundTrip : roundTripTicks);
    }

    private void lost(PacketBuffer segment) {
        segment.marks = segment.marks & ~SENT_AGAIN | LOST;
        lostBytes += segment.payloadLength;
    }

    /// The first segment is lost, as duplicate acknowledgments or a partial one say.
    void firstIsLost() {
        PacketBuffer first = queue.first();
        if (first != queue.unsent() && !isWaitingToBeSent(first)) {
            lost(first);
        }
    }

    /// A duplicate acknowledgment of a peer without SACK; whether it is the one that means a loss.
    boolean duplicate() {
        duplicates++;
        return duplicates == DUPLICATES_FOR_LOSS;
    }

    /// `bytes` were acknowledged: of these all but the lost one had been reported by duplicates.
    void forgetDuplicates(int bytes, int mss, boolean all) {
        duplicates = all ? 0 : Math.max(0, duplicates - Math.max(0, bytes / mss - 1));
    }

    /// Everything under way that is not known to have arrived is lost. A peer that has not acknowledged what it reported as arrived may have dropped it (RFC 2018 §8).
    void allIsLost() {
        PacketBuffer unsent = queue.unsent();
        PacketBuffer first = queue.first();
        boolean reneges = first != unsent && (first.marks & SACKED) != 0;
        duplicates = 0;
        for (PacketBuffer each = first; each != unsent; each = each.next) {
            if (reneges && (each.marks & SACKED) != 0) {
                each.marks &= ~SACKED;
                sackedBytes -= each.payloadLength;
                sackedCount--;
            }
            if ((each.marks & SACKED) == 0 && !isWaitingToBeSent(each)) {
                lost(each);
            }
        }
    }

    /// The first segment that is lost and was not sent again since; null if there is none.
    PacketBuffer firstLost() {
        if (lostBytes == 0) {
            return null;
        }
        PacketBuffer each = queue.first();
        while (each != null && ((each.marks & SACKED) != 0 || !isWaitingToBeSent(each))) {
            each = each.next;
        }
        return each;
    }

    void sentAgain(PacketBuffer segment, int nowTicks) {
        if (isWaitingToBeSent(segment)) {
            lostBytes -= segment.payloadLength;
        }
        segment.marks |= SENT_AGAIN;
        segment.sentTime = nowTicks;
    }
}
