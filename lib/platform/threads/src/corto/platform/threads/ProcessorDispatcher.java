// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Export;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.platform.api.Platforms;
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
    private static LazyStacks lazyStacks;                  // likewise; all are of one size

    @Override
    public boolean prepare(KernelThread thread) {
        Address base;
        if (thread.wantedStackBytes() == 0) {
            if (stacks == null) {
                stacks = new KernelStacks();
            }
            base = stacks.allocate();
        } else {
            base = lazyStack(thread);
        }
        if (base.isZero()) {
            return false;
        }
        thread.setStack(isLazy(thread) ? lazyStacks.end(base) : base.plus(-KernelStacks.BYTES), base);
        thread.savedStackPointer()[0] = StackSwitch.prepare(base, Symbol.address("threads_run")).bits();
        return true;
    }

    private static Address lazyStack(KernelThread thread) {
        if (lazyStacks == null) {
            lazyStacks = new LazyStacks(thread.wantedStackBytes());
            Traps.attachStackFaults(lazyStacks);
        }
        return lazyStacks.allocate();
    }

    private static boolean isLazy(KernelThread thread) {
        return thread.wantedStackBytes() != 0;
    }

    @Override
    public void switchTo(KernelThread from, KernelThread to) {
        Traps.setKernelStack(to.stackBase());
        StackSwitch.exchange(ObjectAddress.elements(from.savedStackPointer()), ObjectAddress.elements(to.savedStackPointer()));
    }

    @Override
    public void release(KernelThread thread) {
        if (thread.stackEnd().is(Platforms.PLATFORM.stackEnd())) {
            return;                                        // the boot stack
        }
        if (isLazy(thread)) {
            lazyStacks.release(thread.stackBase());
        } else {
            stacks.release(thread.stackBase());
        }
    }

    @Override
    public void replenish() {
        if (lazyStacks != null) {
            lazyStacks.replenish();
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
        if (deadlineNanos == TimerQueue.NEVER) {
            LocalApic.startTimer(0);
            return;
        }
        long nowNanos = Timers.nowNanos();
        LocalApic.startTimer(Math.max(1, deadlineNanos - nowNanos));
        EmulatedTlb.mayGrow(nowNanos);
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
