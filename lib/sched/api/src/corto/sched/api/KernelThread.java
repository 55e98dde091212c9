// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.lang.Address;
import corto.sched.events.Timer;

/// A thread of the kernel: a stack, and what runs on it. The thread of an application is one that goes on from its `run` into the application.
///
/// All of it is guarded by the kernel lock.
public abstract class KernelThread {
    /// See the drawing in `package-info`.
    public enum State { READY, RUNNING, WAITING, ENDED }

    /// Priorities are 0 to `PRIORITIES` − 1; more is more urgent.
    public static final int PRIORITIES = 32;
    /// What a thread has from the start: Linux's nice value 0, and two values for each level around it.
    public static final int NORMAL_PRIORITY = 10;
    /// From here on a thread runs before all others, however long they wait: SCHED_FIFO and SCHED_RR of sched(7).
    public static final int REAL_TIME_PRIORITY = 21;

    private final class Wake extends Timer {
        @Override
        public void expired(long nowNanos) {
            Scheduler.unpark(KernelThread.this);
        }
    }

    final Timer wake = new Wake();           // ends `parkUntil`
    State state = State.WAITING;
    boolean token;                           // unparked while not parked
    int lockDepth = 1;                       // see `KernelLock`

    int ownPriority = NORMAL_PRIORITY;
    int priority = NORMAL_PRIORITY;          // its own, or a higher one of somebody whom it keeps waiting

    KernelThread nextReady;                  // of the policy
    WaitQueue waitsIn;                       // or null
    KernelThread nextWaiting;
    KernelThread previousWaiting;
    WaitQueue owned;                         // those whose threads wait for this one, linked by `nextOwned`
    KernelThread previousThread;             // among all threads
    KernelThread nextThread;

    // Managed by the `Dispatcher`.
    private final long[] savedStackPointer = new long[1];
    private Address stackEnd = Address.zero();
    private Address stackBase = Address.zero();

    /// What the thread does. Returns when it ends.
    protected abstract void run();

    /// For messages.
    public abstract String name();

    /// Bytes of address space for its stack, which gets memory when it is touched; 0: a stack for kernel code, with all its memory from the start.
    public long wantedStackBytes() {
        return 0;
    }

    /// Called when the processor is about to run this thread: what belongs to it besides its registers and stack.
    protected void enter() {}

    /// Called when the processor leaves this thread.
    protected void leave() {}

    public final State state() {
        return state;
    }

    /// Sets its priority before it is started; later `Scheduler.setPriority` does.
    public final void setFirstPriority(int first) {
        ownPriority = first;
        priority = first;
    }

    /// The next of all threads, or null.
    public final KernelThread nextOfAll() {
        return nextThread;
    }

    /// For policies: the ready thread behind this one.
    public final KernelThread nextReady() {
        return nextReady;
    }

    public final void setNextReady(KernelThread thread) {
        nextReady = thread;
    }

    /// How urgent it is now: what `Scheduler.setPriority` said, or more while somebody more urgent waits for it.
    public final int priority() {
        return priority;
    }

    /// Where the dispatcher keeps the stack pointer while the thread does not run: one element, which assembly code writes.
    public final long[] savedStackPointer() {
        return savedStackPointer;
    }

    /// The lowest address of its stack.
    public final Address stackEnd() {
        return stackEnd;
    }

    /// The address above its first frame.
    public final Address stackBase() {
        return stackBase;
    }

    /// Gives it a stack. By the dispatcher, before it runs.
    public final void setStack(Address end, Address base) {
        stackEnd = end;
        stackBase = base;
    }
}
