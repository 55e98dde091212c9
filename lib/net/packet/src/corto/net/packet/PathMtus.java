// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.NoAllocation;

/// Destinations behind a link with a smaller MTU than ours (RFC 1191, RFC 8201): the last 16 that routers told of. An address of IPv4 is the lower half.
///
/// Ten minutes after a router spoke up the path may be a better one: larger packets are tried again, and the router says so if they are still too large.
public final class PathMtus {
    /// Linux's net.ipv4.route.mtu_expires; what RFC 1191 §6.3 and RFC 8201 §5.3 recommend.
    public static final long LIFETIME_NANOS = 600_000_000_000L;

    private static final int SLOTS = 16;

    private final long[] high = new long[SLOTS];
    private final long[] low = new long[SLOTS];
    private final int[] mtus = new int[SLOTS];             // 0: unused
    private final long[] until = new long[SLOTS];
    private int newest;
    private boolean isEmpty = true;                        // nothing was ever learned

    /// Whether every path has its link's MTU.
    public boolean isEmpty() {
        return isEmpty;
    }

    /// The MTU of the path, or `most` if nothing smaller is known.
    @NoAllocation(reason = "asked once per datagram")
    public int of(long high, long low, int most, long nowNanos) {
        int slot = slot(high, low);
        return slot < 0 || until[slot] <= nowNanos ? most : Math.min(mtus[slot], most);
    }

    private int slot(long high, long low) {
        for (int i = 0; i < SLOTS; i++) {
            if (mtus[i] != 0 && this.low[i] == low && this.high[i] == high) {
                return i;
            }
        }
        return -1;
    }

    public void learn(long high, long low, int mtu, long nowNanos) {
        int slot = slot(high, low);
        if (slot < 0) {
            newest = newest + 1 & SLOTS - 1;
            slot = newest;
        }
        this.high[slot] = high;
        this.low[slot] = low;
        mtus[slot] = mtu;
        until[slot] = nowNanos + LIFETIME_NANOS;
        isEmpty = false;
    }
}
