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

    private final class Wake extends Timer {
        @Override
        public void expired(long nowNanos) {
            Scheduler.unpark(KernelThread.this);
        }
    }

    final Timer wake = new Wake();           // ends `parkUntil`
    State state = State.WAITING;
    boolean token;                           // unparked while not parked

    KernelThread nextReady;                  // in a `ThreadQueue`
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

    /// Called when the processor is about to run this thread: what belongs to it besides its registers and stack.
    protected void enter() {}

    /// Called when the processor leaves this thread.
    protected void leave() {}

    public final State state() {
        return state;
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
