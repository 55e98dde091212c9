// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Export;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.platform.traps.LocalApic;
import corto.platform.traps.Traps;
import corto.sched.api.Dispatcher;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// The dispatcher of one x86-64 processor.
public final class ProcessorDispatcher implements Dispatcher {
    private static KernelStacks stacks;                    // made with the first thread: its page tables exist only then
    private static final int SAVED_REGISTERS = 6;          // what `exchange` pushes

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
        Address stackPointer = base.plus(-2 * Long.BYTES);  // so that the stack is aligned as after a call
        stackPointer.storeAddress(0, Symbol.address("threads_begin"));
        stackPointer = stackPointer.plus(-SAVED_REGISTERS * Long.BYTES);
        stackPointer.clear(SAVED_REGISTERS * Long.BYTES);
        thread.savedStackPointer()[0] = stackPointer.bits();
        return true;
    }

    @Override
    public void switchTo(KernelThread from, KernelThread to) {
        Traps.setKernelStack(to.stackBase());
        exchange(ObjectAddress.elements(from.savedStackPointer()), ObjectAddress.elements(to.savedStackPointer()));
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
    public void setAlarm(long deadlineNanos) {
        LocalApic.startTimer(deadlineNanos == TimerQueue.NEVER ? 0 : Math.max(1, deadlineNanos - Timers.nowNanos()));
    }

    /// Saves the calling thread's callee-saved registers (System V AMD64 ABI §3.2.1) and resumes the other. Returns when another thread switches back.
    @Assembly("""
            push    %rbp
            push    %rbx
            push    %r12
            push    %r13
            push    %r14
            push    %r15                    # the pending exception: none
            mov     %rsp, (%rdi)            # from.savedStackPointer
            mov     (%rsi), %rsp            # to.savedStackPointer
            pop     %r15
            pop     %r14
            pop     %r13
            pop     %r12
            pop     %rbx
            pop     %rbp
            ret                             # to where `to` last called, or to `threads_begin`
            """)
    private static native void exchange(Address from, Address to);

    @Assembly("""
            .text
            .globl  threads_begin
            threads_begin:
                    xor     %ebp, %ebp              # the outermost frame
                    and     $-16, %rsp
                    call    threads_run             # does not return
                    ud2
            """)
    private static native void begin();

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
