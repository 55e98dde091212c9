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
    private static final int DOUBLE_FAULT = 8;
    private static final int PAGE_FAULT = 14;
    private static final int GUARD_PAGE = 9;               // reserved vectors: lines of REASONS
    private static final int NULL_POINTER = 15;
    private static final int NULL_LOG = 12;                // fields of objects are nearer to their start than this

    /// One line for each vector (APM volume 2, "Vectors"); those that no processor raises have what a page fault means.
    private static final String REASONS = """
            divide error
            debug exception
            non-maskable interrupt
            breakpoint
            overflow
            bound range exceeded
            invalid opcode
            device not available
            double fault
            stack overflow (guard page)
            invalid task state segment
            segment not present
            stack fault
            general protection fault
            page fault
            null pointer
            x87 floating-point error
            alignment check
            machine check
            SIMD floating-point error
            """;

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
    private static final long[] FAULT_ADDRESS = new long[1];

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
        if ((vector == PAGE_FAULT || vector == DOUBLE_FAULT) && Stack.isGuard(faultAddress)) {
            Panic.begin(REASONS, GUARD_PAGE);
        } else if (vector == PAGE_FAULT && faultAddress >>> NULL_LOG == 0) {
            Panic.begin(REASONS, NULL_POINTER);
        } else {
            Panic.begin(REASONS, vector);
        }
        Panic.registers(TrapFrame.NAMES, frame);
        FAULT_ADDRESS[0] = faultAddress;
        Panic.registers("cr2", ObjectAddress.elements(FAULT_ADDRESS));
        Panic.frame(TrapFrame.RIP.read(frame) + 1);    // in the form of a return address, which is behind its instruction
        Panic.finish(new Address(TrapFrame.RBP.read(frame)));
    }
}
