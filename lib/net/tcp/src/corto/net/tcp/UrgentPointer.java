// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// The field of the header that says how far urgent data goes (RFC 9293 §3.8.5): from the segment's number to behind the last urgent byte, as every system has it (RFC 6093 §2.1). Only that
/// last byte is urgent for a program, as on Linux.
final class UrgentPointer {
    /// Kconfig's `NET_TCP_URGENT`. Without it URG is neither sent nor looked at: what a peer calls urgent is data like other.
    static final boolean SELECTED = Boolean.parseBoolean(System.getProperty("corto.net.tcp.urgent", "true"));

    private static final int FARTHEST = 0xFFFF;

    private UrgentPointer() {}

    /// Of a segment that begins at `sequence`, if data is urgent up to `end` and all before `highest` was sent; 0: the segment lies behind it, or too far in front for now.
    static int of(int sequence, int end, int highest) {
        int ahead = end - sequence;
        if (ahead <= FARTHEST) {
            return Math.max(0, ahead);
        }
        return Sequence.isAfter(sequence + FARTHEST, highest) ? FARTHEST : 0;
    }

    /// The number of the urgent byte that `segment` tells of.
    static int target(Segment segment) {
        return segment.sequence + Math.max(0, segment.urgent - 1);
    }
}
