// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.NeverInline;

/// The monitors of all objects (JLS §17.1, §17.2).
///
/// **Overview.** An object's header has no room for a lock, and objects do not move. So what is known of locked objects is in a table, in the slot that the object's address
/// hashes to, and only while there is something to know. An uncontended enter claims the slot, the exit frees it. When a second object needs the slot, a thread has to
/// queue, or waits for a notification, the slot becomes a chain of [Monitor]s, until all of them are idle again.
///
/// ```
///                 enter                       another object, thread, or wait
///   nothing ──────────────► one object ─────────────────────────────────────► chain of monitors
///      ▲                    │       ▲                                            │
///      └──── last exit ─────┘       └ recursion                                  │
///      └─────────────────────────── the last monitor is idle ────────────────────┘
/// ```
///
/// **Concurrency.** There is one processor, and threads are switched only in `await` and `wake` of [MonitorThreads]; this code has no polls. So between two of these calls it
/// is alone, and needs no atomic instruction; `wake` comes last, when everything is as it shall be. Interrupts do not come here. With several processors each slot needs a lock that is
/// held wherever this class looks at a slot or its chain, and given away in `await`; the lists of unused parts need one of their own.
///
/// **No lost wake-up.** Whenever a monitor is free and threads queue to enter it, the first of them has been woken and not looked since: `leave` wakes it, and when it has looked in vain, gives it the monitor.
/// Who leaves the queue does so by owning the monitor, and then must leave it. A notification moves a waiting thread to the queue without waking it, while the notifier owns the
/// monitor; so it is woken by a later `leave`. Interrupts and deadlines make a waiting thread look; it moves itself to the queue if nobody has notified it before.
///
/// **Fairness.** Queues are first in, first out, but a monitor is not kept for the thread that was woken: who comes first, takes it. A running thread may thus own it many times before the
/// woken one gets the processor, which spares a switch at each exit. When the woken thread finds the monitor taken, it has been overtaken: the owner then leaves it to that thread. So a
/// thread at the head of the queue waits for what others do in one time slice, and for one more exit.
///
/// A thread that owns a monitor does not inherit the priority of those that wait for it.
final class MonitorTable {
    static final int SLOT_BITS = 6;

    private final MonitorThreads threads;
    final MonitorSlot[] slots = new MonitorSlot[1 << SLOT_BITS];
    private Monitor unusedMonitors;              // linked by `next`
    private Waiter unusedWaiters;                // linked by `next`

    MonitorTable(MonitorThreads threads) {
        this.threads = threads;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new MonitorSlot();
        }
    }

    /// The slot of an object at this address (multiplicative hashing, Knuth volume 3 §6.4: the golden ratio in 32 bits).
    static int slotOf(long address) {
        return (int) address * 0x9E37_79B1 >>> Integer.SIZE - SLOT_BITS;
    }

    /// Owns the monitor of `object`, once more if the thread owns it already; waits while another thread does.
    void enter(Object object, int slotIndex) {
        MonitorSlot slot = slots[slotIndex];
        if (slot.held == null) {
            slot.held = object;
            slot.owner = threads.current();
        } else {
            enterTaken(slot, object);
        }
    }

    @NeverInline
    private void enterTaken(MonitorSlot slot, Object object) {
        Object self = threads.current();
        if (slot.held == object && slot.owner == self) {
            slot.recursions++;
            return;
        }
        Monitor monitor = monitorOf(slot, object);
        if (monitor.owner == self) {
            monitor.recursions++;
        } else if (monitor.isFree()) {
            monitor.own(self, 0);
        } else {
            Waiter waiter = newWaiter(self);
            monitor.entering.add(waiter);
            acquire(monitor, waiter);
            recycle(waiter);
        }
    }

    /// Owns the monitor once less. False if the thread does not own it.
    boolean exit(Object object, int slotIndex) {
        MonitorSlot slot = slots[slotIndex];
        if (slot.held == object && slot.recursions == 0 && slot.owner == threads.current()) {
            slot.held = null;
            return true;
        }
        return exitTaken(slot, object);
    }

    @NeverInline
    private boolean exitTaken(MonitorSlot slot, Object object) {
        if (!isOwned(slot, object)) {
            return false;
        }
        if (slot.held == object) {
            slot.recursions--;                   // else it was the fast path
            return true;
        }
        Monitor monitor = find(slot, object);
        if (monitor.recursions > 0) {
            monitor.recursions--;
        } else {
            leave(slot, monitor);
        }
        return true;
    }

    /// Whether the running thread owns the monitor of `object`.
    boolean isOwned(Object object, int slotIndex) {
        return isOwned(slots[slotIndex], object);
    }

    private boolean isOwned(MonitorSlot slot, Object object) {
        Object self = threads.current();
        if (slot.held == object) {
            return slot.owner == self;
        }
        Monitor monitor = find(slot, object);
        return monitor != null && monitor.owner == self;
    }

    /// Leaves the monitor, waits to be notified or interrupted or for the deadline, and owns it again, as often as before.
    WaitOutcome await(Object object, int slotIndex, long deadlineNanos) {
        MonitorSlot slot = slots[slotIndex];
        if (!isOwned(slot, object)) {
            return WaitOutcome.NOT_OWNER;
        }
        if (threads.isInterrupted()) {
            return WaitOutcome.INTERRUPTED;
        }
        Waiter waiter = newWaiter(threads.current());
        Monitor monitor = monitorOf(slot, object);
        waiter.recursions = monitor.recursions;
        monitor.waiting.add(waiter);
        leave(slot, monitor);
        WaitOutcome outcome = WaitOutcome.NOTIFIED;
        while (waiter.queue == monitor.waiting) {
            threads.await(deadlineNanos);
            if (waiter.queue == monitor.waiting) {
                outcome = threads.isInterrupted() ? WaitOutcome.INTERRUPTED : threads.nowNanos() >= deadlineNanos ? WaitOutcome.TIMED_OUT : WaitOutcome.NOTIFIED;
                if (outcome != WaitOutcome.NOTIFIED) {       // else woken for no reason of ours
                    monitor.waiting.remove(waiter);
                    monitor.entering.add(waiter);
                }
            }
        }
        acquire(monitor, waiter);
        recycle(waiter);
        return outcome;
    }

    /// Lets the thread that has waited longest go on, or all of them, once the monitor is left. False if the running thread does not own it.
    boolean notify(Object object, int slotIndex, boolean all) {
        MonitorSlot slot = slots[slotIndex];
        if (!isOwned(slot, object)) {
            return false;
        }
        Monitor monitor = find(slot, object);
        if (monitor != null) {
            Waiter waiter = monitor.waiting.first;
            while (waiter != null) {
                monitor.waiting.remove(waiter);
                monitor.entering.add(waiter);
                waiter = all ? monitor.waiting.first : null;
            }
        }
        return true;
    }

    /// The running thread, which is in the queue, gets the monitor.
    private void acquire(Monitor monitor, Waiter waiter) {
        while (waiter.queue != null) {
            boolean isNext = monitor.entering.first == waiter;
            if (isNext && monitor.isFree()) {
                monitor.entering.remove(waiter);
                monitor.own(waiter.thread, waiter.recursions);
                return;
            }
            if (isNext && waiter.woken) {
                monitor.handOver = true;
            }
            threads.await(Threads.NEVER);
        }
    }

    /// The owner gives the monitor away.
    private void leave(MonitorSlot slot, Monitor monitor) {
        monitor.own(Monitor.NOBODY, 0);
        Waiter first = monitor.entering.first;
        if (first == null) {
            if (monitor.waiting.first == null) {
                discard(slot, monitor);
            }
        } else if (monitor.handOver) {
            monitor.handOver = false;
            monitor.entering.remove(first);
            monitor.own(first.thread, first.recursions);
            threads.wake(first.handle);
        } else if (!first.woken) {
            first.woken = true;
            threads.wake(first.handle);
        }
    }

    // ---- monitors in chains ----

    private static Monitor find(MonitorSlot slot, Object object) {
        Monitor monitor = slot.monitors;
        while (monitor != null && monitor.object != object) {
            monitor = monitor.next;
        }
        return monitor;
    }

    /// The monitor of `object`; a free one if nothing was known of it. The slot is not empty.
    private Monitor monitorOf(MonitorSlot slot, Object object) {
        Monitor found = find(slot, object);
        if (found != null) {
            return found;
        }
        Monitor monitor = newMonitor();
        if (slot.held == MonitorSlot.MANY) {
            link(slot, monitor, object);
            return monitor;
        }
        Monitor first = slot.held == object ? monitor : newMonitor();    // nothing has changed yet if there is no memory
        first.own(slot.owner, slot.recursions);
        link(slot, first, slot.held);
        slot.held = MonitorSlot.MANY;
        slot.owner = null;
        slot.recursions = 0;
        if (first != monitor) {
            link(slot, monitor, object);
        }
        return monitor;
    }

    private static void link(MonitorSlot slot, Monitor monitor, Object object) {
        monitor.object = object;
        monitor.next = slot.monitors;
        slot.monitors = monitor;
    }

    /// The monitor is idle.
    private void discard(MonitorSlot slot, Monitor monitor) {
        Monitor before = null;
        for (Monitor m = slot.monitors; m != monitor; m = m.next) {
            before = m;
        }
        if (before == null) {
            slot.monitors = monitor.next;
        } else {
            before.next = monitor.next;
        }
        if (slot.monitors == null) {
            slot.held = null;
        }
        monitor.object = null;
        monitor.next = unusedMonitors;
        unusedMonitors = monitor;
    }

    // ---- unused parts; allocation does not switch threads ----

    private Monitor newMonitor() {
        Monitor monitor = unusedMonitors;
        if (monitor == null) {
            return new Monitor();
        }
        unusedMonitors = monitor.next;
        return monitor;
    }

    private Waiter newWaiter(Object self) {
        Waiter waiter = unusedWaiters;
        if (waiter == null) {
            waiter = new Waiter();
        } else {
            unusedWaiters = waiter.next;
        }
        waiter.thread = self;
        waiter.handle = threads.handle();
        waiter.recursions = 0;
        waiter.woken = false;
        return waiter;
    }

    private void recycle(Waiter waiter) {
        waiter.thread = null;
        waiter.handle = null;
        waiter.next = unusedWaiters;
        unusedWaiters = waiter;
    }
}
