// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// A thread in a queue of a monitor.
final class Waiter {
    Object thread;               // as it owns monitors
    Object handle;               // as it is woken
    int recursions;              // how often more than once it owns the monitor when it has got it
    boolean woken;               // because the monitor was free
    MonitorQueue queue;          // the one it is in; null: it owns the monitor, or has left
    Waiter next;                 // in that queue, or among those that are not used
}
