// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// Handshakes without memory (RFC 4987 §3.6): when a listener's queue of SYNs is full, our initial sequence number says what a queue entry would have held.
///
/// ```text
///   31      24 23                                                     0
///   ├─ minute ─┼─ MSS, as a place in a table, + hash of minute, names ─┤     all of it + hash of names + the peer's initial number
/// ```
///
/// The options of the SYN travel in the low bits of our timestamp, and come back as its echo; for a peer without timestamps they are lost.
final class SynCookies {
    static final boolean SELECTED = Boolean.parseBoolean(System.getProperty("corto.net.tcp.cookies", "true"));

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MINUTE_SHIFT = 24;
    private static final int LOW_BITS = (1 << MINUTE_SHIFT) - 1;
    private static final int VALID_MINUTES = 2;               // Linux's MAX_SYNCOOKIE_AGE
    // in a timestamp
    private static final int OPTION_BITS = 5;
    private static final int SCALE_BITS = 0xF;
    private static final int NO_SCALE = 0xF;
    private static final int SACK_BIT = 0x10;

    private final SipHash hash;
    private long lastNanos = -2 * VALID_MINUTES * MINUTE_NANOS;     // when the last one was made

    SynCookies(SipHash hash) {
        this.hash = hash;
    }

    /// Our initial sequence number for `syn`.
    int make(Segment syn, long now) {
        lastNanos = now;
        int minute = (int) (now / MINUTE_NANOS);
        return hash(syn, 0, 0) + syn.sequence + (minute << MINUTE_SHIFT) + (hash(syn, minute, 1) + placeOf(syn.mss) & LOW_BITS);
    }

    /// The MSS that the SYN of the handshake that `segment` ends said, or one little below; 0 if there was no such handshake.
    int check(Segment segment, long now) {
        if (now - lastNanos > VALID_MINUTES * MINUTE_NANOS) {
            return 0;
        }
        int cookie = segment.acknowledgment - 1 - hash(segment, 0, 0) - (segment.sequence - 1);
        int minute = (int) (now / MINUTE_NANOS);
        int age = minute - (cookie >>> MINUTE_SHIFT) & 0xFF;
        if (age >= VALID_MINUTES) {
            return 0;
        }
        return mssAt(cookie - hash(segment, minute - age, 1) & LOW_BITS);
    }

    // The MSS of most peers, as Linux's table for IPv4.

    private static int mssAt(int place) {
        return switch (place) {
            case 0 -> TcpConnection.DEFAULT_MSS;
            case 1 -> 1300;
            case 2 -> 1440;
            case 3 -> 1460;
            default -> 0;
        };
    }

    private static int placeOf(int mss) {
        int place = 3;
        while (place > 0 && mssAt(place) > mss) {
            place--;
        }
        return place;
    }

    private int hash(Segment segment, int minute, int which) {
        return (int) hash.of(hash.names(segment.destination, segment.source, segment.flow),
                (long) (minute << 1 | which) << 32 | (segment.destinationPort << 16 | segment.sourcePort) & 0xFFFF_FFFFL);
    }

    /// `timestamp`, not later than it was, with the options of `syn`.
    static int timestampWith(Segment syn, int timestamp) {
        int options = (syn.windowScale == Segment.NO_SCALE ? NO_SCALE : syn.windowScale) | (syn.sackPermitted ? SACK_BIT : 0);
        int changed = timestamp & -1 << OPTION_BITS | options;
        return changed - timestamp > 0 ? changed - (1 << OPTION_BITS) : changed;
    }

    static int scaleIn(int timestamp) {
        int scale = timestamp & SCALE_BITS;
        return scale == NO_SCALE ? Segment.NO_SCALE : scale;
    }

    static boolean sackIn(int timestamp) {
        return (timestamp & SACK_BIT) != 0;
    }
}
