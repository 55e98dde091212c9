// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.NoAllocation;

/// Destinations behind a link with a smaller MTU than ours (RFC 1191): the last 16 that routers told of.
final class PathMtus {
    private static final int SLOTS = 16;
    private static final int SMALLEST = 552;               // Linux's ip_rt_min_pmtu: a smaller one is not believed

    private final int[] destinations = new int[SLOTS];     // 0: none
    private final int[] mtus = new int[SLOTS];
    private int newest;
    private boolean isEmpty = true;

    /// The MTU of the path, or `most` if nothing smaller is known.
    @NoAllocation(reason = "asked once per datagram")
    int of(int destination, int most) {
        if (!isEmpty) {
            for (int i = 0; i < SLOTS; i++) {
                if (destinations[i] == destination) {
                    return Math.min(mtus[i], most);
                }
            }
        }
        return most;
    }

    void learn(int destination, int mtu) {
        int slot = 0;
        while (slot < SLOTS && destinations[slot] != destination) {
            slot++;
        }
        if (slot == SLOTS) {
            newest = newest + 1 & SLOTS - 1;
            slot = newest;
        }
        destinations[slot] = destination;
        mtus[slot] = Math.max(mtu, SMALLEST);
        isEmpty = false;
    }
}
