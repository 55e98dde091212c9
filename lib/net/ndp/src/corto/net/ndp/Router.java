// SPDX-License-Identifier: Apache-2.0
package corto.net.ndp;

/// A default router of a link.
public final class Router {
    final long high;
    final long low;
    long untilNanos;                     // TimerQueue.NEVER: given by hand
    int preference;                      // an order (RouterList)
    Router next;

    Router(long high, long low) {
        this.high = high;
        this.low = low;
    }

    public long addressHigh() {
        return high;
    }

    public long addressLow() {
        return low;
    }
}
