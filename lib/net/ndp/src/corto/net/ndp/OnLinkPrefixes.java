// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

import corto.net.ipv6.Ipv6Address;
import corto.sched.events.TimerQueue;

/// Prefixes whose addresses are on the link (RFC 4861 §5.1, the prefix list).
final class OnLinkPrefixes {
    private static final int PLACES = 8;                 // more are not taken

    private final long[] high = new long[PLACES];
    private final long[] low = new long[PLACES];
    private final int[] length = new int[PLACES];
    private final long[] until = new long[PLACES];       // 0: unused
    private final boolean[] isGiven = new boolean[PLACES];     // by hand: routers do not change it

    boolean contains(long addressHigh, long addressLow, long now) {
        if (Ipv6Address.isLinkLocal(addressHigh)) {
            return true;
        }
        for (int i = 0; i < PLACES; i++) {
            if (until[i] > now && Ipv6Address.samePrefix(addressHigh, addressLow, high[i], low[i], length[i])) {
                return true;
            }
        }
        return false;
    }

    void learn(long prefixHigh, long prefixLow, int bits, long newUntil, boolean byHand, long now) {
        int slot = -1;
        for (int i = 0; i < PLACES; i++) {
            boolean isIt = until[i] != 0 && length[i] == bits && Ipv6Address.samePrefix(prefixHigh, prefixLow, high[i], low[i], bits);
            if (isIt) {
                isGiven[i] |= byHand;
                until[i] = isGiven[i] ? TimerQueue.NEVER : newUntil;
                return;
            }
            if (slot < 0 && until[i] <= now) {
                slot = i;
            }
        }
        if (slot >= 0) {
            high[slot] = prefixHigh;
            low[slot] = prefixLow;
            length[slot] = bits;
            until[slot] = newUntil;
            isGiven[slot] = byHand;
        }
    }
}
