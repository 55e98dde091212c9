// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// Waiters in the order of their coming. A waiter is in one queue at most.
final class MonitorQueue {
    Waiter first;
    private Waiter last;

    void add(Waiter waiter) {
        waiter.queue = this;
        waiter.next = null;
        if (first == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
    }

    /// Takes the waiter out, which is in it.
    void remove(Waiter waiter) {
        Waiter before = null;
        for (Waiter w = first; w != waiter; w = w.next) {
            before = w;
        }
        if (before == null) {
            first = waiter.next;
        } else {
            before.next = waiter.next;
        }
        if (last == waiter) {
            last = before;
        }
        waiter.next = null;
        waiter.queue = null;
    }
}
