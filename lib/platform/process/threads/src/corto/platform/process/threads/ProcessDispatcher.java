// SPDX-License-Identifier: Apache-2.0
package corto.platform.process.threads;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.lang.U64;
import corto.platform.api.Platforms;
import corto.platform.process.Linux;
import corto.platform.x86_64.StackSwitch;
import corto.sched.api.Dispatcher;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// The dispatcher of a process. Its only interrupt is the alarm, which touches nothing that the scheduler keeps: the kernel lock costs nothing.
public final class ProcessDispatcher implements Dispatcher {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1000;

    /// `struct timespec`.
    private static final class Timespec {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 SECONDS = LAYOUT.u64();
        static final U64 NANOS = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(16);
    }

    /// `struct itimerval`.
    private static final class Interval {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 SECONDS = LAYOUT.reserved(16).u64();      // after the interval between signals: 0, once
        static final U64 MICROS = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(32);
    }

    private static final long[] TIMESPEC = new long[Timespec.SIZE / Long.BYTES];       // for Linux to read
    private static final long[] INTERVAL = new long[Interval.SIZE / Long.BYTES];

    private static final long KERNEL_STACK_BYTES = 64 << 10;

    private static Stacks stacks;                          // made with the first thread; all are of one size
    private static long alarm = TimerQueue.NEVER;

    @Override
    public boolean prepare(KernelThread thread) {
        if (stacks == null) {
            stacks = new Stacks(Math.max(thread.wantedStackBytes(), KERNEL_STACK_BYTES));
        }
        Address base = stacks.allocate();
        if (base.isZero()) {
            return false;
        }
        thread.setStack(stacks.end(base), base);
        thread.savedStackPointer()[0] = StackSwitch.prepare(base, Symbol.address("process_threads_run")).bits();
        return true;
    }

    @Override
    public void switchTo(KernelThread from, KernelThread to) {
        StackSwitch.exchange(ObjectAddress.elements(from.savedStackPointer()), ObjectAddress.elements(to.savedStackPointer()));
    }

    @Override
    public void release(KernelThread thread) {
        if (!thread.stackEnd().is(Platforms.PLATFORM.stackEnd())) {        // not the first thread's
            stacks.release(thread.stackBase());
        }
    }

    /// Until the alarm: there is nothing else that could come.
    @Override
    public void idle() {
        if (alarm == TimerQueue.NEVER) {
            Linux.ppoll(Address.zero());
            return;
        }
        long nanos = alarm - Timers.nowNanos();
        if (nanos > 0) {
            Address timespec = ObjectAddress.elements(TIMESPEC);
            Timespec.SECONDS.write(timespec, nanos / NANOS_PER_SECOND);
            Timespec.NANOS.write(timespec, nanos % NANOS_PER_SECOND);
            Linux.ppoll(timespec);
        }
    }

    @Override
    public void setAlarm(long deadlineNanos) {
        alarm = deadlineNanos;
        long micros = deadlineNanos == TimerQueue.NEVER ? 0 : Math.max(1, (deadlineNanos - Timers.nowNanos()) / NANOS_PER_MICRO);
        Address interval = ObjectAddress.elements(INTERVAL);
        Interval.SECONDS.write(interval, micros / (NANOS_PER_SECOND / NANOS_PER_MICRO));
        Interval.MICROS.write(interval, micros % (NANOS_PER_SECOND / NANOS_PER_MICRO));
        Linux.setitimer(interval);
    }

    @Export("process_threads_run")
    private static void runThread() {
        Scheduler.begin();
    }
}
