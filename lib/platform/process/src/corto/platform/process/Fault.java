// SPDX-License-Identifier: Apache-2.0
package corto.platform.process;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.Uninterruptible;
import corto.runtime.Panic;
import corto.runtime.StackLimit;

/// Faults of the processor reach a process as signals. Each is a panic with registers and Java stack.
final class Fault {
    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private static final long GUARD_BYTES = 0x10000;

    /// `struct sigaction` as the kernel takes it (arch/x86/include/uapi/asm/signal.h).
    private static final class Action {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 HANDLER = LAYOUT.u64();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 RESTORER = LAYOUT.u64();
        static final U64 MASK = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(32);

        static final long SA_SIGINFO = 4;
        static final long SA_RESTORER = 0x0400_0000;   // the kernel insists; ours never returns
        static final long SA_ONSTACK = 0x0800_0000;
        static final long SA_NODEFER = 0x4000_0000;    // a fault during the panic must be seen
    }

    /// `stack_t` of sigaltstack(2).
    private static final class Stack {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 BASE = LAYOUT.u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final U64 LENGTH = LAYOUT.reserved(4).u64();
        static final int SIZE = LAYOUT.sized(24);
    }

    /// The registers in `struct ucontext` (arch/x86/include/uapi/asm/sigcontext.h).
    private static final class Context {
        static final String REGISTERS = "r8 r9 r10 r11 r12 r13 r14 r15 rdi rsi rbp rbx rdx rax rcx rsp rip rflags - - - - cr2";
        static final Layout LAYOUT = Layout.littleEndian();
        static final int FIRST = LAYOUT.reserved(40).sized(40);
        static final U64 RBP = LAYOUT.reserved(10 * 8).u64();
        static final U64 RIP = LAYOUT.reserved(5 * 8).u64();
        static final U64 CR2 = LAYOUT.reserved(5 * 8).u64();   // after flags, segments, error code, trap number, old mask
    }

    private static final long[] ARGUMENT = new long[Action.SIZE / Long.BYTES];   // for the kernel to read

    private Fault() {}

    static void install() {
        Address stack = ObjectAddress.elements(ARGUMENT);
        Address signalStack = Symbol.address("process_signal_stack");
        Stack.BASE.write(stack, signalStack.bits());
        Stack.FLAGS.write(stack, 0);
        Stack.LENGTH.write(stack, Symbol.address("process_signal_stack_end").minus(signalStack));
        Linux.sigaltstack(stack);

        Address action = ObjectAddress.elements(ARGUMENT);
        Action.HANDLER.write(action, Symbol.address("process_signal_entry").bits());
        Action.FLAGS.write(action, Action.SA_SIGINFO | Action.SA_RESTORER | Action.SA_ONSTACK | Action.SA_NODEFER);
        Action.RESTORER.write(action, Symbol.address("process_signal_entry").bits());
        Action.MASK.write(action, 0);
        Linux.rtSigaction(SIGSEGV, action);
        Linux.rtSigaction(SIGBUS, action);
        Linux.rtSigaction(SIGILL, action);
        Linux.rtSigaction(SIGFPE, action);
        Linux.rtSigaction(SIGTRAP, action);
    }

    /// Called by the signal entry on the signal stack. Does not return.
    @Export("process_fault")
    @Uninterruptible(reason = "runs on the signal stack")
    static void fault(int signal, Address signalInformation, Address context) {
        StackLimit.disable();
        panic(signal, context);
    }

    private static void panic(int signal, Address context) {
        Panic.begin(reason(signal, Context.CR2.read(context)));
        Panic.registers(Context.REGISTERS, context.plus(Context.FIRST));
        Panic.frame(Context.RIP.read(context) + 1);    // in the form of a return address, which is behind its instruction
        Panic.finish(new Address(Context.RBP.read(context)));
    }

    private static String reason(int signal, long faultAddress) {
        long stackEnd = Symbol.address("process_stack_end").loadLong();
        return switch (signal) {
            case SIGSEGV -> faultAddress < stackEnd && faultAddress >= stackEnd - GUARD_BYTES
                    ? "stack overflow (guard page)"
                    : "memory access that is not allowed (SIGSEGV)";
            case SIGBUS -> "memory access that is not possible (SIGBUS)";
            case SIGILL -> "invalid instruction (SIGILL)";
            case SIGFPE -> "arithmetic fault (SIGFPE)";
            default -> "trap (SIGTRAP)";
        };
    }
}
