// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// The monitor of an object that shares its slot, or for which threads wait.
///
/// Two queues: `entering`, who wants to own it, and `waiting`, who waits for a notification (the wait set, JLS §17.2). Both are first in, first out.
final class Monitor {
    static final Object NOBODY = new Object();

    Object object;
    Object owner = NOBODY;
    int recursions;
    /// The first of `entering` was overtaken: whoever owns the monitor now leaves it to that thread.
    boolean handOver;
    final MonitorQueue entering = new MonitorQueue();
    final MonitorQueue waiting = new MonitorQueue();
    Monitor next;                // in its slot, or among those that are not used

    boolean isFree() {
        return owner == NOBODY;
    }

    boolean isIdle() {
        return owner == NOBODY && entering.first == null && waiting.first == null;
    }

    void own(Object thread, int times) {
        owner = thread;
        recursions = times;
    }
}
