// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Export;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.platform.traps.LocalApic;
import corto.platform.traps.Traps;
import corto.platform.x86_64.Processor;
import corto.platform.x86_64.StackSwitch;
import corto.sched.api.Dispatcher;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// The dispatcher of one x86-64 processor.
public final class ProcessorDispatcher implements Dispatcher {
    private static KernelStacks stacks;                    // made with the first thread: its page tables exist only then

    @Override
    public boolean prepare(KernelThread thread) {
        if (stacks == null) {
            stacks = new KernelStacks();
        }
        Address base = stacks.allocate();
        if (base.isZero()) {
            return false;
        }
        thread.setStack(base.plus(-KernelStacks.BYTES), base);
        thread.savedStackPointer()[0] = StackSwitch.prepare(base, Symbol.address("threads_run")).bits();
        return true;
    }

    @Override
    public void switchTo(KernelThread from, KernelThread to) {
        Traps.setKernelStack(to.stackBase());
        StackSwitch.exchange(ObjectAddress.elements(from.savedStackPointer()), ObjectAddress.elements(to.savedStackPointer()));
    }

    @Override
    public void release(KernelThread thread) {
        if (thread.stackBase().minus(thread.stackEnd()) == KernelStacks.BYTES) {    // not the boot stack
            stacks.release(thread.stackBase());
        }
    }

    @Override
    public void idle() {
        waitForInterrupt();
    }

    @Override
    public void lock() {
        Processor.disableInterrupts();
    }

    @Override
    public void unlock() {
        Processor.enableInterrupts();
    }

    @Override
    public void setAlarm(long deadlineNanos) {
        LocalApic.startTimer(deadlineNanos == TimerQueue.NEVER ? 0 : Math.max(1, deadlineNanos - Timers.nowNanos()));
    }

    @Export("threads_run")
    private static void runThread() {
        Scheduler.begin();
    }

    /// The interrupt cannot come between the first two instructions (APM volume 3, "STI").
    @Assembly("""
            sti
            hlt
            cli
            ret
            """)
    private static native void waitForInterrupt();
}
