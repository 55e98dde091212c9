// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.heap.api.Heap;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.areas.Protection;
import corto.platform.traps.ApplicationTraps;
import corto.platform.x86_64.TrapFrame;
import corto.posix.calls.SystemCallTable;
import corto.sched.api.Scheduler;

/// What happens when the application enters the kernel.
public final class ProcessTraps implements ApplicationTraps {
    // APM volume 2, "Vectors"
    private static final int DIVIDE_ERROR = 0;
    private static final int DEBUG = 1;
    private static final int BREAKPOINT = 3;
    private static final int OVERFLOW = 4;
    private static final int INVALID_OPCODE = 6;
    private static final int PAGE_FAULT = 14;
    private static final int X87_ERROR = 16;
    private static final int ALIGNMENT_CHECK = 17;
    private static final int SIMD_ERROR = 19;

    // error code of a page fault
    private static final long FAULT_WRITE = 1 << 1;
    private static final long FAULT_FETCH = 1 << 4;

    /// Bytes of objects that a system call makes at most, but for a few that answer ENOMEM themselves when a large array cannot be made.
    private static final long MOST_ALLOCATED = 64 << 10;

    private static final long MISSING = Result.error(Errno.ENOSYS).bits();

    private static CallObserver observer;

    /// Shows all system calls and signals to `newObserver` from now on.
    public static void observe(CallObserver newObserver) {
        observer = newObserver;
    }

    static void showDelivery(ApplicationThread thread, SignalInfo info) {
        if (observer != null) {
            observer.delivered(thread, info);
        }
    }

    @Override
    public boolean systemCall(Address frame) {
        int number = (int) TrapFrame.RAX.read(frame);
        TrapFrame.ERROR_CODE.write(frame, number);               // kept for the case that the call is begun again
        long a = TrapFrame.RDI.read(frame);
        long b = TrapFrame.RSI.read(frame);
        long c = TrapFrame.RDX.read(frame);
        long d = TrapFrame.R10.read(frame);
        long e = TrapFrame.R8.read(frame);
        long f = TrapFrame.R9.read(frame);
        if (observer != null) {
            observer.entered(ApplicationThread.current(), number, a, b, c, d, e, f);
        }
        long result = call(number, a, b, c, d, e, f);
        if (observer != null) {
            observer.left(ApplicationThread.current(), number, a, b, c, d, e, f, result);
        }
        TrapFrame.RAX.write(frame, result);
        return ApplicationThread.current().takeFrameChanged();
    }

    private static long call(int number, long a, long b, long c, long d, long e, long f) {
        try {
            if (!Heap.reserve(MOST_ALLOCATED) && SystemCallKinds.makesSomething(number)) {
                return Result.error(Errno.ENOMEM).bits();
            }
            long result = SystemCallTable.call(number, a, b, c, d, e, f).bits();
            if (result == MISSING && !SystemCallTable.has(number)) {
                MissingCalls.report(number);
            }
            return result;
        } catch (OutOfMemoryError noMemory) {
            return Result.error(Errno.ENOMEM).bits();
        }
    }

    @Override
    public boolean pageFault(long errorCode, long faultAddress) {
        return fault(errorCode, faultAddress, true) == Outcome.RESOLVED;
    }

    @Override
    public boolean kernelPageFault(long errorCode, long faultAddress) {
        Outcome outcome = fault(errorCode, faultAddress, false);     // it may be in the middle of anything
        if (outcome == Outcome.BEYOND_FILE) {
            Death.by(SignalInfo.ofFault(Signal.SIGBUS, Signal.BUS_ADRERR, faultAddress), ApplicationThread.current().frame());
        }
        return outcome == Outcome.RESOLVED;
    }

    private static Outcome fault(long errorCode, long faultAddress, boolean mayPark) {
        int access = (errorCode & FAULT_WRITE) != 0 ? Protection.WRITE : (errorCode & FAULT_FETCH) != 0 ? Protection.EXECUTE : Protection.READ;
        Outcome outcome;
        try {
            outcome = mayPark ? Process.memory().faultAndPark(faultAddress, access) : Process.memory().fault(faultAddress, access);
        } catch (OutOfMemoryError noMemory) {                // a page of a file on a disk
            outcome = Outcome.NO_MEMORY;
        }
        if (outcome == Outcome.NO_MEMORY) {
            Death.withoutMemory();                           // as Linux ends a process when there is no memory
        }
        return outcome;
    }

    @Override
    public void exception(int vector, long errorCode, long faultAddress, Address frame) {
        ApplicationThread thread = ApplicationThread.current();
        long at = TrapFrame.RIP.read(frame);
        SignalInfo info = switch (vector) {
            case PAGE_FAULT -> ofPageFault(errorCode, faultAddress);
            case DIVIDE_ERROR -> SignalInfo.ofFault(Signal.SIGFPE, Signal.FPE_INTDIV, at);
            case X87_ERROR -> SignalInfo.ofFault(Signal.SIGFPE, floatingPointCode(thread.x87Errors()), at);
            case SIMD_ERROR -> SignalInfo.ofFault(Signal.SIGFPE, floatingPointCode(thread.simdErrors()), at);
            case INVALID_OPCODE -> SignalInfo.ofFault(Signal.SIGILL, Signal.ILL_ILLOPN, at);
            case DEBUG -> SignalInfo.ofFault(Signal.SIGTRAP, Signal.TRAP_TRACE, at);
            case BREAKPOINT -> SignalInfo.fromKernel(Signal.SIGTRAP);
            case ALIGNMENT_CHECK -> SignalInfo.ofFault(Signal.SIGBUS, Signal.BUS_ADRALN, 0);
            case OVERFLOW -> SignalInfo.fromKernel(Signal.SIGSEGV);
            default -> SignalInfo.fromKernel(Signal.SIGSEGV);    // general protection: a non-canonical address, mostly
        };
        Signals.force(thread, info);
    }

    /// si_code of exceptions that are not masked, in the order of Linux's fpu__exception_code: the bits of x87's status word and of MXCSR.
    private static int floatingPointCode(int errors) {
        if ((errors & 1) != 0) {
            return Signal.FPE_FLTINV;
        }
        if ((errors & 1 << 2) != 0) {
            return Signal.FPE_FLTDIV;
        }
        if ((errors & 1 << 3) != 0) {
            return Signal.FPE_FLTOVF;
        }
        return (errors & (1 << 4 | 1 << 1)) != 0 ? Signal.FPE_FLTUND : Signal.FPE_FLTRES;
    }

    private static SignalInfo ofPageFault(long errorCode, long faultAddress) {
        return switch (fault(errorCode, faultAddress, false)) {
            case NOT_ALLOWED -> SignalInfo.ofFault(Signal.SIGSEGV, Signal.SEGV_ACCERR, faultAddress);
            case BEYOND_FILE, NO_MEMORY -> SignalInfo.ofFault(Signal.SIGBUS, Signal.BUS_ADRERR, faultAddress);
            case NOT_MAPPED, RESOLVED -> SignalInfo.ofFault(Signal.SIGSEGV, Signal.SEGV_MAPERR, faultAddress);
        };
    }

    @Override
    public void interrupted() {
        Scheduler.interrupted();
    }

    @Override
    public boolean beforeReturn(Address frame) {
        Scheduler.beforeApplication();
        ApplicationThread thread = ApplicationThread.current();
        boolean changed = thread.takeWasLeft() && RestartableSequence.interrupted(thread, frame);
        return changed | (Signals.isDue(thread) || ApplicationThread.isRestart(new Result(TrapFrame.RAX.read(frame)))) && SignalDelivery.deliver(thread, frame);
    }
}
