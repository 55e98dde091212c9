// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

/// How the processor goes from one thread to another: a part of the platform.
public interface Dispatcher {
    /// Gives a new thread a stack on which its first `switchTo` calls `Scheduler.begin`. False when there is no memory.
    boolean prepare(KernelThread thread);

    /// Leaves `from` and runs `to`. Returns when `from` runs again.
    void switchTo(KernelThread from, KernelThread to);

    /// The thread has ended and does not run: its stack can go.
    void release(KernelThread thread);

    /// A thread is about to be left, or an interrupt has come: makes sure that there is what stacks may need until the next call.
    default void replenish() {}

    /// Lets the processor rest until an interrupt has come. Under the kernel lock interrupts are on only in here.
    void idle();

    /// Takes the kernel lock from running code of an application in the kernel's half: interrupts are off afterwards. Nothing where no interrupt touches what
    /// the lock protects.
    default void lock() {}

    /// Gives it back.
    default void unlock() {}

    /// Asks for an interrupt at `deadlineNanos` of the platform's clock, instead of the one asked for before; `TimerQueue.NEVER` for none.
    void setAlarm(long deadlineNanos);
}
