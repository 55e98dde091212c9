// SPDX-License-Identifier: Apache-2.0
import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Machine;
import corto.lang.NeverInline;
import corto.lang.RawMemory;
import corto.lang.Symbol;

/// Does what memory-safe code cannot; the first argument chooses.
@RawMemory(reason = "the test of what happens then")
public class Faults {
    private static final int PAGE_BYTES = 4096;
    private static final long DIRECT_MAP = 0xFFFF_8000_0000_0000L;
    private static final long IMAGE_START = 0x10_0000;             // physical

    private static int counter;

    public static void main(String[] args) {
        System.out.println("before");
        switch (args[0]) {
            case "load from nowhere" -> System.out.println(load(new Address(0x1230)));
            case "store into text" -> store(Symbol.address("text_start"));
            case "store into constants" -> store(Symbol.address("rodata_start"));
            case "store into text by the direct map" -> store(new Address(DIRECT_MAP + IMAGE_START));
            case "run data" -> run(Symbol.address("image_heap_start"));
            case "run constants" -> run(Symbol.address("rodata_start"));
            case "run the stack" -> run(Machine.framePointer());
            case "deep stack" -> descend(Machine.framePointer());
            case "no instruction" -> System.out.println(noInstruction());
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("after");
    }

    /// Calls, so that it has a frame of its own: of a leaf without one, a panic cannot name the caller.
    @NeverInline
    private static long load(Address address) {
        return address.loadLongVolatile(zero()) + zero();
    }

    @NeverInline
    private static void store(Address address) {
        address.storeLongVolatile(zero(), 42);
        zero();
    }

    /// Calls what is at the address, which must not be executed.
    @NeverInline
    private static void run(Address address) {
        call(address);
        zero();
    }

    @Assembly("""
            push    %rbp                # a frame, so that the caller is found
            mov     %rsp, %rbp
            call    *%rdi
            pop     %rbp
            ret
            """)
    private static native void call(Address code);

    @NeverInline
    private static long zero() {
        return counter++ < 0 ? 1 : 0;
    }

    /// As code without stack check whose frames are too big for what is left.
    @NeverInline
    private static void descend(Address stack) {
        for (Address page = stack; counter >= 0; page = page.plus(-PAGE_BYTES)) {
            page.storeLongVolatile(0, 0);
        }
    }

    @NeverInline
    private static long noInstruction() {
        return undefined() + 1;
    }

    @Assembly("""
            push    %rbp                # a frame, so that the caller is found
            mov     %rsp, %rbp
            ud2                         # raises invalid opcode
            """)
    private static native long undefined();
}
