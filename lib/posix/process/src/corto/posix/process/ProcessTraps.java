// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.heap.api.Heap;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.NeverInline;
import corto.lang.Result;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.areas.Protection;
import corto.platform.traps.ApplicationTraps;
import corto.platform.traps.Traps;
import corto.platform.x86_64.TrapFrame;
import corto.posix.calls.SystemCallTable;
import corto.sched.api.Scheduler;
import corto.sched.events.Attention;
import java.util.ServiceLoader;

/// What happens when the application enters the kernel.
@Hot
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
    private static final long NO_MEMORY = Result.error(Errno.ENOMEM).bits();

    private static final CallSites SITES = ServiceLoader.load(CallSites.class).findFirst().orElse(null);
    private static final int SYSTEM_CALL_VECTOR = 256;           // as the entry writes it
    private static final int SYSTEM_CALL_BYTES = 2;              // of the instruction

    private static CallObserver observer;

    /// Shows all system calls and signals to `newObserver` from now on.
    public static void observe(CallObserver newObserver) {
        observer = newObserver;
    }

    /// Whether somebody sees all system calls.
    public static boolean isObserved() {
        return observer != null;
    }

    /// The application's code in the range is about to be written or moved by itself.
    public static void codeChanges(long start, long lengthBytes) {
        if (SITES != null) {
            SITES.restore(start, lengthBytes);
        }
    }

    static void showDelivery(ApplicationThread thread, SignalInfo info) {
        if (observer != null) {
            observer.delivered(thread, info);
        }
    }

    static void showEnd(ApplicationThread thread) {
        if (observer != null) {
            observer.ended(thread);
        }
    }

    @AlwaysInline
    @Override
    public boolean systemCall(long a, long b, long c, long d, long e, long f, Address frame) {
        if (observer != null || !Heap.hasReserved(MOST_ALLOCATED)) {
            if (!mayBegin(frame)) {
                return finish(frame);
            }
            a = TrapFrame.RDI.read(frame);                       // read again, so that the others need not keep them during that call
            b = TrapFrame.RSI.read(frame);
            c = TrapFrame.RDX.read(frame);
            d = TrapFrame.R10.read(frame);
            e = TrapFrame.R8.read(frame);
            f = TrapFrame.R9.read(frame);
        }
        long result = SystemCallTable.call(a, b, c, d, e, f, frame.loadInt(TrapFrame.ERROR_CODE.offset())).bits();      // the only place, so that gcc puts the switch here
        if (result == MISSING) {
            missing(frame);
        }
        TrapFrame.RAX.write(frame, result);
        return Attention.isRequested() && finish(frame);
    }

    /// When somebody watches, or when the heap has to make room first. Whether the call may begin; else its result is there.
    @NeverInline
    private static boolean mayBegin(Address frame) {
        int number = (int) TrapFrame.ERROR_CODE.read(frame);
        if (observer != null) {
            observer.entered(ApplicationThread.current(), number, frame);
            Attention.request();                                 // `finish` is to be called
        }
        if (!Heap.reserve(MOST_ALLOCATED) && SystemCallKinds.makesSomething(number)) {
            TrapFrame.RAX.write(frame, NO_MEMORY);
            return false;
        }
        return true;
    }

    @Override
    public void abandoned(Address frame) {
        TrapFrame.RAX.write(frame, NO_MEMORY);
        finish(frame);
    }

    @NeverInline
    private static void missing(Address frame) {
        int number = (int) TrapFrame.ERROR_CODE.read(frame);
        if (!SystemCallTable.has(number)) {
            MissingCalls.report(number, frame);
        }
    }

    /// What is not the same for all calls: whether all registers are to be restored.
    @NeverInline
    private boolean finish(Address frame) {
        ApplicationThread thread = ApplicationThread.current();
        boolean changed = thread.takeFrameChanged();
        if (observer != null) {
            observer.left(thread, TrapFrame.RAX.read(frame));
        }
        return beforeReturn(frame) | changed;
    }

    @Override
    public void callSite(Address frame) {
        if (SITES != null) {
            SITES.trapped(frame);
        }
    }

    /// Something has jumped to the second half of a rewritten call: what it meant is a system call.
    private void callAtRewritten(Address frame) {
        TrapFrame.RIP.write(frame, TrapFrame.RIP.read(frame) + SYSTEM_CALL_BYTES);
        TrapFrame.RCX.write(frame, TrapFrame.RIP.read(frame));
        TrapFrame.ERROR_CODE.write(frame, TrapFrame.RAX.read(frame));
        TrapFrame.VECTOR.write(frame, SYSTEM_CALL_VECTOR);
        Traps.systemCall(frame);
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
        if (SITES != null && vector == INVALID_OPCODE) {
            if (SITES.isRewritten(frame)) {
                callAtRewritten(frame);
                return;
            }
            if (SITES.goesOn(frame)) {
                return;
            }
        }
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
