// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.lang.U16;
import corto.lang.U64;
import corto.lang.Uninterruptible;
import corto.platform.x86_64.InterruptGate;
import corto.platform.x86_64.Processor;
import corto.platform.x86_64.TaskStateSegment;
import corto.platform.x86_64.TrapFrame;
import corto.runtime.Panic;
import corto.runtime.StackLimit;

/// Exceptions of the processor, vectors 0 to 31. Each is a panic with registers and Java stack, on a stack of its own.
final class Fault {
    private static final int VECTORS = 32;
    private static final int ENTRY_BYTES = 16;             // of each entry in Entry.vectors
    private static final int PAGE_FAULT = 14;

    private static final int CODE_SELECTOR = 0x08;
    private static final int TASK_SELECTOR = 0x18;
    private static final int INTERRUPT_STACK = 1;

    /// What LIDT reads.
    private static final class TablePointer {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U16 LIMIT = LAYOUT.u16();
        static final U64 BASE = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(10);
    }

    private static final byte[] TABLE_POINTER = new byte[TablePointer.SIZE];

    private Fault() {}

    static void install() {
        TaskStateSegment.set(Symbol.address("pc_task_state"), Symbol.address("pc_task_descriptor"), Symbol.address("pc_fault_stack_base"));
        Processor.loadTaskRegister(TASK_SELECTOR);
        Address table = Symbol.address("pc_interrupt_table");
        Address entry = Symbol.address("pc_vectors");
        for (int vector = 0; vector < VECTORS; vector++) {
            Address gate = table.plus((long) vector * InterruptGate.SIZE);
            InterruptGate.set(gate, entry.plus((long) vector * ENTRY_BYTES), CODE_SELECTOR, INTERRUPT_STACK);
        }
        Address pointer = ObjectAddress.elements(TABLE_POINTER);
        TablePointer.LIMIT.write(pointer, VECTORS * InterruptGate.SIZE - 1);
        TablePointer.BASE.write(pointer, table.bits());
        Processor.loadInterruptTable(pointer);
    }

    /// Called by the entries on the fault stack. Does not return.
    @Export("pc_fault")
    @Uninterruptible(reason = "runs on the fault stack")
    static void fault(Address frame) {
        StackLimit.disable();
        panic(frame);
    }

    private static void panic(Address frame) {
        int vector = (int) TrapFrame.VECTOR.read(frame);
        long faultAddress = Processor.faultAddress();
        Panic.begin(reason(vector, faultAddress));
        Panic.register("vector", vector);
        Panic.register("error code", TrapFrame.ERROR_CODE.read(frame));
        Panic.register("rip", TrapFrame.RIP.read(frame));
        Panic.register("rsp", TrapFrame.RSP.read(frame));
        Panic.register("rbp", TrapFrame.RBP.read(frame));
        Panic.register("rflags", TrapFrame.RFLAGS.read(frame));
        Panic.register("cr2", faultAddress);
        Panic.register("rax", TrapFrame.RAX.read(frame));
        Panic.register("rbx", TrapFrame.RBX.read(frame));
        Panic.register("rcx", TrapFrame.RCX.read(frame));
        Panic.register("rdx", TrapFrame.RDX.read(frame));
        Panic.register("rsi", TrapFrame.RSI.read(frame));
        Panic.register("rdi", TrapFrame.RDI.read(frame));
        Panic.register("r8", TrapFrame.R8.read(frame));
        Panic.register("r9", TrapFrame.R9.read(frame));
        Panic.register("r10", TrapFrame.R10.read(frame));
        Panic.register("r11", TrapFrame.R11.read(frame));
        Panic.register("r12", TrapFrame.R12.read(frame));
        Panic.register("r13", TrapFrame.R13.read(frame));
        Panic.register("r14", TrapFrame.R14.read(frame));
        Panic.register("r15", TrapFrame.R15.read(frame));
        Panic.frame(TrapFrame.RIP.read(frame));
        Panic.finish(new Address(TrapFrame.RBP.read(frame)));
    }

    private static String reason(int vector, long faultAddress) {
        return switch (vector) {
            case 0 -> "divide error";
            case 1 -> "debug exception";
            case 2 -> "non-maskable interrupt";
            case 3 -> "breakpoint";
            case 4 -> "overflow";
            case 5 -> "bound range exceeded";
            case 6 -> "invalid opcode";
            case 7 -> "device not available";
            case 8 -> Stack.isGuard(faultAddress) ? "stack overflow (guard page)" : "double fault";
            case 10 -> "invalid task state segment";
            case 11 -> "segment not present";
            case 12 -> "stack fault";
            case 13 -> "general protection fault";
            case PAGE_FAULT -> Stack.isGuard(faultAddress) ? "stack overflow (guard page)" : "page fault";
            case 16 -> "x87 floating-point error";
            case 17 -> "alignment check";
            case 18 -> "machine check";
            case 19 -> "SIMD floating-point error";
            default -> "unexpected exception";
        };
    }
}
