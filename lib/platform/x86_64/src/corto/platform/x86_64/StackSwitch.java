// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.Symbol;

/// Leaves one stack and goes on on another. What is neither on the stack nor saved here is the callers': compiled code keeps nothing in vector registers across calls
/// (System V AMD64 ABI §3.2.1).
public final class StackSwitch {
    private static final int SAVED_REGISTERS = 6;          // what `exchange` pushes
    private static final int RBX = 4;                      // its place among them

    private StackSwitch() {}

    /// The bytes of the new stack that `prepare` writes, from its end.
    public static final int PREPARED_BYTES = (SAVED_REGISTERS + 2) * Long.BYTES;

    /// Makes the stack below `base`, a multiple of 16, ready for an `exchange`, which will call the function at `entry`. The stack pointer to be given to `exchange`.
    public static Address prepare(Address base, Address entry) {
        Address stackPointer = base.plus(-PREPARED_BYTES);
        stackPointer.clear(PREPARED_BYTES);
        stackPointer.storeAddress(RBX * Long.BYTES, entry);
        stackPointer.storeAddress(SAVED_REGISTERS * Long.BYTES, Symbol.address("stack_begin"));
        return stackPointer;
    }

    /// Saves the calling thread's callee-saved registers and its stack pointer, to the word at `from`, and resumes at the stack pointer in the word at `to`. Returns when another
    /// thread switches back.
    @Assembly("""
            push    %rbp
            push    %rbx
            push    %r12
            push    %r13
            push    %r14
            push    %r15                    # the pending exception: none
            mov     %rsp, (%rdi)
            mov     (%rsi), %rsp
            pop     %r15
            pop     %r14
            pop     %r13
            pop     %r12
            pop     %rbx
            pop     %rbp
            ret                             # to where `to` last called, or to `stack_begin`
            """)
    public static native void exchange(Address from, Address to);

    @Assembly("""
            .text
            .globl  stack_begin
            stack_begin:
                    xor     %ebp, %ebp              # the outermost frame
                    and     $-16, %rsp
                    call    *%rbx                   # does not return
                    ud2
            """)
    private static native void begin();
}
