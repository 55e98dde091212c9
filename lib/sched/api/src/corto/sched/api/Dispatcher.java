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

    /// Lets the processor rest until an interrupt has come. Interrupts are on only in here.
    void idle();

    /// Asks for an interrupt at `deadlineNanos` of the platform's clock, instead of the one asked for before; `TimerQueue.NEVER` for none.
    void setAlarm(long deadlineNanos);
}
