// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.platform.x86_64.ExtendedState;
import corto.platform.x86_64.Processor;
import corto.platform.x86_64.TrapFrame;

/// Makes an application's signal handler run next, and takes it back where it was: Linux's `struct rt_sigframe` (arch/x86/include/asm/sigframe.h).
///
/// ```
///            ┌──────────────────────────┐ ◄── stack pointer before, less 128 bytes of red zone; or the alternate stack's end
///            │ extended state           │ 64-aligned
///            ├──────────────────────────┤
///            │ siginfo                  │
///            │ ucontext                 │
///            │ return address: restorer │ ◄── stack pointer of the handler; 8 less than a multiple of 16
///            └──────────────────────────┘
/// ```
public final class SignalDelivery {
    public static final int SS_ONSTACK = 1;
    public static final int SS_DISABLE = 2;
    public static final int SS_AUTODISARM = 1 << 31;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U64 RETURN_ADDRESS = LAYOUT.u64();
    private static final U64 UC_FLAGS = LAYOUT.u64();
    private static final U64 UC_LINK = LAYOUT.u64();
    private static final U64 STACK_START = LAYOUT.u64();
    private static final U64 STACK_FLAGS = LAYOUT.u64();
    private static final U64 STACK_BYTES = LAYOUT.u64();
    private static final U64 R8 = LAYOUT.u64();
    private static final U64 R9 = LAYOUT.u64();
    private static final U64 R10 = LAYOUT.u64();
    private static final U64 R11 = LAYOUT.u64();
    private static final U64 R12 = LAYOUT.u64();
    private static final U64 R13 = LAYOUT.u64();
    private static final U64 R14 = LAYOUT.u64();
    private static final U64 R15 = LAYOUT.u64();
    private static final U64 RDI = LAYOUT.u64();
    private static final U64 RSI = LAYOUT.u64();
    private static final U64 RBP = LAYOUT.u64();
    private static final U64 RBX = LAYOUT.u64();
    private static final U64 RDX = LAYOUT.u64();
    private static final U64 RAX = LAYOUT.u64();
    private static final U64 RCX = LAYOUT.u64();
    private static final U64 RSP = LAYOUT.u64();
    private static final U64 RIP = LAYOUT.u64();
    private static final U64 EFLAGS = LAYOUT.u64();
    private static final U16 CS = LAYOUT.u16();
    private static final U16 SS = LAYOUT.reserved(4).u16();
    private static final U64 ERR = LAYOUT.u64();
    private static final U64 TRAPNO = LAYOUT.u64();
    private static final U64 OLDMASK = LAYOUT.u64();
    private static final U64 CR2 = LAYOUT.u64();
    private static final U64 FPSTATE = LAYOUT.u64();
    private static final U64 SIGMASK = LAYOUT.reserved(64).u64();
    private static final int INFO = 312;                 // siginfo
    private static final int SIZE = LAYOUT.sized(INFO) + SignalInfo.Record.SIZE;

    private static final long UC_FP_XSTATE = 1;
    private static final long UC_SIGCONTEXT_SS = 2;
    private static final long UC_STRICT_RESTORE_SS = 4;
    private static final int LINUX_CS = 0x33;            // what applications expect to see; ours mean nothing to them
    private static final int LINUX_SS = 0x2B;

    // `struct _fpx_sw_bytes` in the FXSAVE area, and the mark behind the extended state
    private static final Layout SOFTWARE = Layout.littleEndian().at(464);
    private static final U32 MAGIC_1 = SOFTWARE.u32();
    private static final U32 EXTENDED_SIZE = SOFTWARE.u32();
    private static final U64 FEATURES = SOFTWARE.u64();
    private static final U32 STATE_SIZE = SOFTWARE.u32();
    private static final int FP_XSTATE_MAGIC1 = 0x4650_5853;
    private static final int FP_XSTATE_MAGIC2 = 0x4650_5845;

    private static final long RED_ZONE = 128;            // System V AMD64 ABI §3.2.2
    private static final long FLAG_DIRECTION = 1 << 10;
    private static final long FLAG_TRAP = 1 << 8;
    private static final long FLAG_INTERRUPTS = 1 << 9;
    private static final long FLAGS_OF_APPLICATIONS = 0x24_0DD5L;   // ID, AC, OF, DF, TF, SF, ZF, AF, PF, CF
    private static final int SYSCALL_BYTES = 2;          // length of the instruction
    private static final int RESTART_SYSCALL = 219;      // its number
    private static final int SYSCALL_VECTOR = 256;       // in the frame: it came by a system call
    private static final int INTERRUPT_VECTORS = 32;
    private static final int PAGE_FAULT_VECTOR = 14;
    private static final int FAULT_BY_USER = 4;          // of the error code: on Linux, applications run at level 3
    private static final int FAULT_PRESENT = 1;          // told of all addresses of the kernel

    private SignalDelivery() {}

    /// Delivers what is due to `thread`, which is about to go on as `frame` says. Whether the frame was changed.
    static boolean deliver(ApplicationThread thread, Address frame) {
        boolean changed = false;
        SignalActions actions = thread.process().actions();
        while (Signals.isDue(thread)) {
            SignalInfo info = Signals.take(thread, ~thread.blocked());
            long handler = actions.handler(info.signal);
            if (actions.isIgnored(info.signal)) {
                continue;
            }
            if (Process.SEVERAL && handler == SignalActions.DEFAULT && Signal.isStopping(info.signal)) {
                JobControl.stop(thread, info, frame);
                changed = true;
                continue;
            }
            ProcessTraps.showDelivery(thread, info);
            if (handler == SignalActions.DEFAULT) {
                Death.by(info, frame);
            }
            RestartableSequence.interrupted(thread, frame);
            long result = TrapFrame.RAX.read(frame);
            restartOrInterrupt(frame, result == ApplicationThread.RESTART.bits() && (actions.flags(info.signal) & SignalActions.SA_RESTART) != 0
                    || result == ApplicationThread.RESTART_ALWAYS.bits());
            if (!push(thread, frame, info)) {
                if (info.signal == Signal.SIGSEGV) {
                    Death.by(info, frame);
                }
                Signals.force(thread, SignalInfo.fromKernel(Signal.SIGSEGV));
            }
            changed = true;
        }
        if (isInterruptedCall(frame)) {
            restartOrInterrupt(frame, true);
            changed = true;
        }
        thread.restoreBlocked();                         // no handler has taken care of it
        return changed;
    }

    private static boolean isInterruptedCall(Address frame) {
        return TrapFrame.VECTOR.read(frame) == SYSCALL_VECTOR && ApplicationThread.isRestart(new Result(TrapFrame.RAX.read(frame)));
    }

    /// A system call that a signal interrupted is begun again, or gives EINTR. Its number was kept in the frame.
    private static void restartOrInterrupt(Address frame, boolean restart) {
        if (!isInterruptedCall(frame)) {
            return;
        }
        if (restart) {
            boolean goesOn = TrapFrame.RAX.read(frame) == ApplicationThread.RESTART_CONTINUED.bits();
            TrapFrame.RAX.write(frame, goesOn ? RESTART_SYSCALL : TrapFrame.ERROR_CODE.read(frame));
            TrapFrame.RIP.write(frame, TrapFrame.RIP.read(frame) - SYSCALL_BYTES);
        } else {
            TrapFrame.RAX.write(frame, Result.error(Errno.EINTR).bits());
        }
        TrapFrame.VECTOR.write(frame, SYSCALL_VECTOR + 1);       // decided
    }

    /// What a delivery needs at most of a stack that begins anywhere.
    static int mostBytes() {
        return ExtendedState.sizeBytes() + Integer.BYTES + ExtendedState.ALIGNMENT + SIZE + 16 + Long.BYTES;
    }

    /// Lets the handler run next. False if there is no stack for it.
    private static boolean push(ApplicationThread thread, Address frame, SignalInfo info) {
        int signal = info.signal;
        SignalActions actions = thread.process().actions();
        long flags = actions.flags(signal);
        long stackPointer = TrapFrame.RSP.read(frame);
        long top = stackPointer - RED_ZONE;
        if ((flags & SignalActions.SA_ONSTACK) != 0 && (thread.alternateStackFlags() & SS_DISABLE) == 0 && !thread.isOnAlternateStack(stackPointer)) {
            top = thread.alternateStack() + thread.alternateStackBytes();
        }
        int stateBytes = ExtendedState.sizeBytes();
        long state = top - stateBytes - Integer.BYTES & -ExtendedState.ALIGNMENT;
        long start = (state - SIZE & -16) - Long.BYTES;
        Address to = UserMemory.writable(new UserAddress(start), top - start);
        if (to.isZero() || !isOfApplication(actions.handler(signal))) {
            return false;
        }
        writeState(new Address(state), stateBytes);
        Processor.resetFloatingPoint();
        writeContext(to, thread, frame, info, state);
        info.write(to.plus(INFO));
        RETURN_ADDRESS.write(to, actions.restorer(signal));

        if ((thread.alternateStackFlags() & SS_AUTODISARM) != 0) {
            thread.setAlternateStack(0, 0, SS_DISABLE);
        }
        thread.setBlocked(thread.blocked() | actions.mask(signal) | ((flags & SignalActions.SA_NODEFER) == 0 ? Signal.set(signal) : 0));
        TrapFrame.RDI.write(frame, signal);
        TrapFrame.RSI.write(frame, start + INFO);
        TrapFrame.RDX.write(frame, start + UC_FLAGS.offset());
        TrapFrame.RAX.write(frame, 0);
        TrapFrame.RSP.write(frame, start);
        TrapFrame.RIP.write(frame, actions.handler(signal));
        TrapFrame.RFLAGS.write(frame, TrapFrame.RFLAGS.read(frame) & ~(FLAG_DIRECTION | FLAG_TRAP));
        if ((flags & SignalActions.SA_RESETHAND) != 0) {
            actions.set(signal, SignalActions.DEFAULT, flags, 0, actions.mask(signal));
        }
        return true;
    }

    private static void writeState(Address state, int stateBytes) {
        state.clear(stateBytes);
        ExtendedState.save(state);
        if (ExtendedState.parts() != 0) {
            MAGIC_1.write(state, FP_XSTATE_MAGIC1);
            EXTENDED_SIZE.write(state, stateBytes + Integer.BYTES);
            FEATURES.write(state, ExtendedState.parts());
            STATE_SIZE.write(state, stateBytes);
            state.storeInt(stateBytes, FP_XSTATE_MAGIC2);
        }
    }

    private static void writeContext(Address to, ApplicationThread thread, Address frame, SignalInfo info, long state) {
        to.clear(SIZE);
        UC_FLAGS.write(to, (ExtendedState.parts() != 0 ? UC_FP_XSTATE : 0) | UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS);
        STACK_START.write(to, thread.alternateStack());
        STACK_FLAGS.write(to, Integer.toUnsignedLong(thread.alternateStackFlags()
                | (thread.isOnAlternateStack(TrapFrame.RSP.read(frame)) ? SS_ONSTACK : 0)));
        STACK_BYTES.write(to, thread.alternateStackBytes());
        R8.write(to, TrapFrame.R8.read(frame));
        R9.write(to, TrapFrame.R9.read(frame));
        R10.write(to, TrapFrame.R10.read(frame));
        R11.write(to, TrapFrame.R11.read(frame));
        R12.write(to, TrapFrame.R12.read(frame));
        R13.write(to, TrapFrame.R13.read(frame));
        R14.write(to, TrapFrame.R14.read(frame));
        R15.write(to, TrapFrame.R15.read(frame));
        RDI.write(to, TrapFrame.RDI.read(frame));
        RSI.write(to, TrapFrame.RSI.read(frame));
        RBP.write(to, TrapFrame.RBP.read(frame));
        RBX.write(to, TrapFrame.RBX.read(frame));
        RDX.write(to, TrapFrame.RDX.read(frame));
        RAX.write(to, TrapFrame.RAX.read(frame));
        RCX.write(to, TrapFrame.RCX.read(frame));
        RSP.write(to, TrapFrame.RSP.read(frame));
        RIP.write(to, TrapFrame.RIP.read(frame));
        EFLAGS.write(to, TrapFrame.RFLAGS.read(frame));
        CS.write(to, LINUX_CS);
        SS.write(to, LINUX_SS);
        long vector = TrapFrame.VECTOR.read(frame);
        if (vector < INTERRUPT_VECTORS) {
            TRAPNO.write(to, vector);
            ERR.write(to, TrapFrame.ERROR_CODE.read(frame) | (vector == PAGE_FAULT_VECTOR ? info.first < 0 ? FAULT_BY_USER | FAULT_PRESENT : FAULT_BY_USER : 0));
            CR2.write(to, info.first);
        }
        FPSTATE.write(to, state);
        long mask = thread.maskAfterHandler();
        OLDMASK.write(to, mask);
        SIGMASK.write(to, mask);
    }

    /// rt_sigreturn(2): the stack pointer is behind the return address that the handler has taken. All registers come from there; the result is rax.
    public static Result returnFromHandler(ApplicationThread thread) {
        Address frame = thread.frame();
        UserAddress start = new UserAddress(TrapFrame.RSP.read(frame) - Long.BYTES);
        Address from = UserMemory.readable(start, SIZE);
        if (from.isZero()) {
            Signals.force(thread, SignalInfo.fromKernel(Signal.SIGSEGV));
            return Result.of(0);
        }
        TrapFrame.R8.write(frame, R8.read(from));
        TrapFrame.R9.write(frame, R9.read(from));
        TrapFrame.R10.write(frame, R10.read(from));
        TrapFrame.R11.write(frame, R11.read(from));
        TrapFrame.R12.write(frame, R12.read(from));
        TrapFrame.R13.write(frame, R13.read(from));
        TrapFrame.R14.write(frame, R14.read(from));
        TrapFrame.R15.write(frame, R15.read(from));
        TrapFrame.RDI.write(frame, RDI.read(from));
        TrapFrame.RSI.write(frame, RSI.read(from));
        TrapFrame.RBP.write(frame, RBP.read(from));
        TrapFrame.RBX.write(frame, RBX.read(from));
        TrapFrame.RDX.write(frame, RDX.read(from));
        TrapFrame.RCX.write(frame, RCX.read(from));
        TrapFrame.RSP.write(frame, RSP.read(from));
        if (isOfApplication(RIP.read(from))) {
            TrapFrame.RIP.write(frame, RIP.read(from));
        } else {
            Signals.force(thread, SignalInfo.fromKernel(Signal.SIGSEGV));
        }
        TrapFrame.RFLAGS.write(frame, EFLAGS.read(from) & FLAGS_OF_APPLICATIONS | FLAG_INTERRUPTS);
        TrapFrame.VECTOR.write(frame, SYSCALL_VECTOR + 1);       // what rax holds is not a result
        restoreState(FPSTATE.read(from));
        thread.setBlocked(SIGMASK.read(from));
        int stackFlags = (int) STACK_FLAGS.read(from) & ~SS_ONSTACK;
        thread.setAlternateStack(STACK_START.read(from), STACK_BYTES.read(from), stackFlags);
        thread.frameChanged();
        return new Result(RAX.read(from));
    }

    /// Whether the kernel may go there: to an address that is none (not canonical) the processor does not even return, but faults in the kernel.
    private static boolean isOfApplication(long address) {
        return Long.compareUnsigned(address, AddressSpace.END) < 0;
    }

    private static void restoreState(long state) {
        int bytes = ExtendedState.sizeBytes();
        Address from = UserMemory.writable(new UserAddress(state), bytes);
        if (state != 0 && !from.isZero() && from.isAligned(ExtendedState.ALIGNMENT)) {
            ExtendedState.sanitize(from);
            ExtendedState.restore(from);
        }
    }
}
