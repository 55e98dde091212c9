// SPDX-License-Identifier: Apache-2.0
package corto.platform.process.threads;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Export;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.lang.U64;
import corto.lang.Uninterruptible;
import corto.platform.api.BootStep;
import corto.platform.process.Linux;
import corto.runtime.Preemption;
import corto.runtime.StackLimit;
import corto.sched.api.Timers;

/// Lets the alarm of [ProcessDispatcher#setAlarm] ring, by SIGALRM.
public final class AlarmStep implements BootStep {
    private static final int SIGALRM = 14;

    /// `struct sigaction` as the kernel takes it (arch/x86/include/uapi/asm/signal.h).
    private static final class Action {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 HANDLER = LAYOUT.u64();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 RESTORER = LAYOUT.u64();
        static final U64 MASK = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(32);

        static final long SA_RESTORER = 0x0400_0000;
        static final long SA_ONSTACK = 0x0800_0000;        // the one that faults use: stacks of threads have no room to spare
        static final long SA_RESTART = 0x1000_0000;
    }

    private static final long[] ACTION = new long[Action.SIZE / Long.BYTES];

    @Override
    public String run() {
        Address action = ObjectAddress.elements(ACTION);
        Action.HANDLER.write(action, Symbol.address("process_alarm_entry").bits());
        Action.FLAGS.write(action, Action.SA_RESTORER | Action.SA_ONSTACK | Action.SA_RESTART);
        Action.RESTORER.write(action, Symbol.address("process_alarm_return").bits());
        Action.MASK.write(action, 0);
        return Linux.rtSigaction(SIGALRM, action).isError() ? "Linux refuses a handler for SIGALRM" : null;
    }

    /// Linux has saved all registers, and loads them again.
    @Assembly("""
            .text
            .globl  process_alarm_entry, process_alarm_return
            process_alarm_entry:
                    sub     $8, %rsp                # aligned for a call
                    xor     %ebp, %ebp              # the outermost frame
                    xor     %r15d, %r15d            # no pending exception
                    call    process_alarm
                    add     $8, %rsp
                    ret                             # to the restorer
            process_alarm_return:
                    mov     $15, %eax               # rt_sigreturn
                    syscall
            """)
    private static native void entry();

    @Export("process_alarm")
    @Uninterruptible(reason = "runs on the signal stack")
    private static void raised() {
        long suspended = StackLimit.suspend();
        Timers.alarmRaised();
        Preemption.request();
        StackLimit.resume(suspended);
    }
}
