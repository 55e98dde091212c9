// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Hot;
import corto.lang.Layout;
import corto.lang.NeverInline;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;
import corto.lang.U16;
import corto.lang.U64;
import corto.platform.api.Platforms;
import corto.platform.x86_64.InterruptGate;
import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;
import corto.platform.x86_64.TaskStateSegment;
import corto.platform.x86_64.TrapFrame;
import corto.runtime.Handlers;
import corto.runtime.Panic;
import corto.runtime.Preemption;
import corto.runtime.StackLimit;
import java.util.ServiceLoader;

/// Installs the ways into the kernel and leads what comes by them to `ApplicationTraps`.
public final class Traps {
    private static final ApplicationTraps APPLICATION = ServiceLoader.load(ApplicationTraps.class).findFirst().orElse(null);

    private static final int ENTRY_BYTES = 16;             // of each entry in TrapEntry.vectors
    private static final int CODE_SELECTOR = 0x08;         // of corto.platform.pc's descriptor table, with data behind it
    private static final int FAULT_STACK = 1;
    private static final int NON_MASKABLE_STACK = 2;
    private static final int NON_MASKABLE = 2;             // vector
    private static final int PAGE_FAULT = 14;
    private static final int SYSTEM_CALL = 256;            // no vector, but what the entries write for one
    private static final int ABANDONED = 257;              // and for what is no call that could be begun again
    private static final long DATA_SELECTOR = 0x10;

    // APM volume 2, "SYSCALL and SYSRET".
    private static final int EFER = 0xC000_0080;
    private static final long EFER_SYSTEM_CALL = 1;
    private static final int STAR = 0xC000_0081;
    private static final int STAR_CALL_SELECTOR = 32;      // shift
    private static final int LSTAR = 0xC000_0082;
    private static final int SFMASK = 0xC000_0084;
    private static final long FLAGS_CLEARED = 0x4_7700;    // AC, NT, OF, DF, IF, TF
    private static final int GS_BASE = 0xC000_0101;

    private static final int STATUS_KILLED = 128 + 9;       // a shell's for SIGKILL, by which Linux ends who has no memory

    // The two 8259s (PIC): masked for good.
    private static final int PIC_1_MASK = 0x21;
    private static final int PIC_2_MASK = 0xA1;
    private static final int ALL = 0xFF;

    /// What LIDT reads.
    private static final class TablePointer {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U16 LIMIT = LAYOUT.u16();
        static final U64 BASE = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(10);
    }

    private static StackFaults stackFaults;

    private static final byte[] TABLE_POINTER = new byte[TablePointer.SIZE];

    private Traps() {}

    /// Installs everything, once, at boot.
    static void install() {
        Handlers.attach(Traps::take);
        Address table = Symbol.address("traps_table");
        Address entry = Symbol.address("traps_vectors");
        for (int vector = 0; vector < Interrupts.VECTORS; vector++) {
            InterruptGate.set(table.plus((long) vector * InterruptGate.SIZE), entry.plus((long) vector * ENTRY_BYTES), CODE_SELECTOR, FAULT_STACK);
        }
        Address pointer = ObjectAddress.elements(TABLE_POINTER);
        TablePointer.LIMIT.write(pointer, Interrupts.VECTORS * InterruptGate.SIZE - 1);
        TablePointer.BASE.write(pointer, table.bits());
        Processor.loadInterruptTable(pointer);

        if (APPLICATION == null) {
            Symbol.address("traps_only_kernel").storeByte(0, (byte) 1);
        } else {
            openSystemCalls();
        }
        Port.write8(PIC_1_MASK, ALL);
        Port.write8(PIC_2_MASK, ALL);
        LocalApic.initialize();
    }

    private static void openSystemCalls() {
        Processor.writeModelSpecific(GS_BASE, Symbol.address("traps_processor").bits());
        Processor.writeModelSpecific(STAR, (long) CODE_SELECTOR << STAR_CALL_SELECTOR);
        Processor.writeModelSpecific(LSTAR, Symbol.address("traps_system_call_entry").bits());
        Processor.writeModelSpecific(SFMASK, FLAGS_CLEARED);
        Processor.writeModelSpecific(EFER, Processor.readModelSpecific(EFER) | EFER_SYSTEM_CALL);
    }

    /// Lets `handler` be told of non-maskable interrupts, which until now are panics. Once.
    ///
    /// They come at any instruction of the kernel, so that nothing can be done there: the entry has the local APIC send the processor an ordinary
    /// interrupt, which waits until interrupts are on, ends an idle processor's rest, and has a vector and a handler like any other.
    public static void attachNonMaskable(InterruptHandler handler) {
        Address command = Symbol.address("traps_non_maskable_command");
        command.storeAddress(0, LocalApic.interruptCommand());
        command.storeInt(TrapEntry.COMMAND_VALUE, LocalApic.toItself(Interrupts.attach(handler)));
        TaskStateSegment.setStack(Symbol.address("pc_task_state"), NON_MASKABLE_STACK, Symbol.address("traps_non_maskable_stack_base"));
        Address gate = Symbol.address("traps_table").plus(NON_MASKABLE * InterruptGate.SIZE);
        InterruptGate.set(gate, Symbol.address("traps_non_maskable"), CODE_SELECTOR, NON_MASKABLE_STACK);
        LocalApic.acceptNonMaskable();
    }

    /// Makes the system call that the registers in `frame` ask for, whose error code is the number, as if it had come by itself.
    @NeverInline
    public static void systemCall(Address frame) {
        systemCall(TrapFrame.RDI.read(frame), TrapFrame.RSI.read(frame), TrapFrame.RDX.read(frame), TrapFrame.R10.read(frame), TrapFrame.R8.read(frame), TrapFrame.R9.read(frame), frame);
    }

    /// From now on `ApplicationTraps.callSite` is asked about each place of a system call until it is refused for good. Once, at boot; `counts`: both ways of a call are counted.
    public static void examineCallSites(boolean counts) {
        Processor.writeModelSpecific(LSTAR, (counts ? Symbol.address("traps_counting_first_entry") : Symbol.address("traps_first_entry")).bits());
    }

    /// Where the frame of an entry from the application ends.
    private static Address kernelStack() {
        return Symbol.address("traps_processor").loadAddress(TrapEntry.KERNEL_STACK);
    }

    /// The stack on which the running thread enters the kernel from its application: its end, a multiple of 16.
    public static void setKernelStack(Address stackBase) {
        Symbol.address("traps_processor").storeAddress(TrapEntry.KERNEL_STACK, stackBase.plus(-TrapEntry.LAST_CALLS_BYTES));
    }

    /// The frame that an entry from the application leaves on the stack that ends at `stackBase`.
    public static Address frame(Address stackBase) {
        return stackBase.plus(-TrapEntry.LAST_CALLS_BYTES - TrapFrame.SIZE);
    }

    /// The numbers of the last four system calls made on that stack, 16 bits each, the last one lowest; -1 is none. Calls that need no frame are not among them.
    public static long lastCalls(Address stackBase) {
        return stackBase.loadLong(-TrapEntry.LAST_CALLS_BYTES);
    }

    /// Goes on as `frame` says, in the application, and leaves the stack that ends at `stackBase` empty. The frame is not on that stack. Does not return.
    public static void enterApplication(Address frame, Address stackBase) {
        Handlers.leave();
        TrapEntry.resume(frame, stackBase);
    }

    @Hot
    @NeverInline
    @Export("traps_system_call")
    static boolean systemCall(long a, long b, long c, long d, long e, long f, Address frame) {
        return APPLICATION != null && APPLICATION.systemCall(a, b, c, d, e, f, frame);      // without one, nothing leads here
    }

    @Export("traps_call_site")
    static void callSite(Address frame) {
        if (APPLICATION != null) {
            APPLICATION.callSite(frame);
        }
    }

    @Export("traps_before_return")
    static void beforeReturn(Address frame) {
        if (APPLICATION != null) {
            APPLICATION.beforeReturn(frame);
        }
    }

    @Export("traps_application")
    static void fromApplication(Address frame) {
        if (APPLICATION == null) {
            return;                                        // nothing leads here
        }
        int vector = (int) TrapFrame.VECTOR.read(frame);
        if (vector >= Interrupts.FIRST) {
            Interrupts.raised(vector);
            APPLICATION.interrupted();
        } else {
            long address = Processor.faultAddress();
            long errorCode = TrapFrame.ERROR_CODE.read(frame);
            if (vector != PAGE_FAULT || !APPLICATION.pageFault(errorCode, address)) {
                APPLICATION.exception(vector, errorCode, address, frame);
            }
        }
        APPLICATION.beforeReturn(frame);
    }

    /// An interrupt while the kernel idles or is about to leave, or while a Java program runs. On the fault stack.
    @Export("traps_kernel_interrupt")
    static void kernelInterrupt(Address frame) {
        long suspended = StackLimit.suspend();
        Interrupts.raised((int) TrapFrame.VECTOR.read(frame));
        if (APPLICATION == null) {
            Preemption.request();
        } else {
            Symbol.address("traps_interrupted").storeByte(0, (byte) 1);
        }
        StackLimit.resume(suspended);
    }

    /// Lets `faults` be asked before a page fault is a panic. Once, before the first stack that needs it.
    public static void attachStackFaults(StackFaults faults) {
        stackFaults = faults;
    }

    /// A page fault in an image of a Java program. On the fault stack.
    @Export("traps_stack_fault")
    static boolean stackFault() {
        if (APPLICATION != null || stackFaults == null) {
            return false;
        }
        long suspended = StackLimit.suspend();
        boolean isResolved = stackFaults.resolve(Processor.faultAddress());
        StackLimit.resume(suspended);
        return isResolved;
    }

    /// The kernel touched a page of the application that is not there, on the stack that it was on.
    @Export("traps_kernel_page_fault")
    static boolean kernelPageFault(Address frame) {
        return APPLICATION != null && APPLICATION.kernelPageFault(TrapFrame.ERROR_CODE.read(frame), Processor.faultAddress());
    }

    /// An OutOfMemoryError is as far as at the application's way into the kernel. A system call has an answer for that; whatever else it was ends the machine. Does not return.
    private static void take(Throwable noMemory) {
        Address frame = kernelStack().plus(-TrapFrame.SIZE);
        if (!kernelStack().isZero() && TrapFrame.SS.read(frame) == DATA_SELECTOR && TrapFrame.VECTOR.read(frame) == SYSTEM_CALL) {
            TrapFrame.VECTOR.write(frame, ABANDONED);            // what follows is none that could be abandoned again
            TrapEntry.abandon();
        }
        Panic.say("corto: the kernel has no memory left for its objects. Give the machine more (corto run -m).");
        Platforms.PLATFORM.exit(STATUS_KILLED);
    }

    @Export("traps_abandoned")
    static void abandoned(Address frame) {
        if (APPLICATION != null) {
            APPLICATION.abandoned(frame);
        }
    }
}
