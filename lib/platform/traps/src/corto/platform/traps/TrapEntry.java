// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.Assembly;

/// The entries in assembly. All leave a `TrapFrame` on the stack of the thread; `package-info` has the drawing.
final class TrapEntry {
    /// Offset in `traps_processor` of the stack pointer for entries from the application; behind it is a word for the application's.
    static final int KERNEL_STACK = 0;

    /// What is above the first frame on a stack: a word with the numbers of the thread's last calls, the last in its lowest 16 bits; and one that keeps the stack aligned.
    static final int LAST_CALLS_BYTES = 16;

    /// Offset in `traps_non_maskable_command` of what is written to the register whose address comes first.
    static final int COMMAND_VALUE = 8;

    private TrapEntry() {}

    /// One entry of 16 bytes for each vector, so that `traps_vectors + 16 × vector` is the address for the gate.
    @Assembly("""
            .bss
            .balign 4096
            .globl  traps_table, traps_processor, traps_only_kernel
            traps_table:            .skip 1024        # 64 gates of 16 bytes
            traps_processor:        .skip 16        # KERNEL_STACK, the application's stack pointer
            traps_only_kernel:      .skip 1         # 1: all code is the kernel's, and uses vector registers

            .set    FRAME, 176                      # TrapFrame.SIZE
            .set    RIP_OFFSET, 136
            .set    RSP_OFFSET, 160
            .set    VECTOR_OFFSET, 120

            .macro  traps_push_registers            # of TrapFrame, from RAX down
                    push    %rax
                    push    %rbx
                    push    %rcx
                    push    %rdx
                    push    %rsi
                    push    %rdi
                    push    %rbp
                    push    %r8
                    push    %r9
                    push    %r10
                    push    %r11
                    push    %r12
                    push    %r13
                    push    %r14
                    push    %r15
            .endm

            .macro  traps_enter                     # by SYSCALL: a frame down to RIP
                    mov     %rsp, %gs:8
                    mov     %gs:0, %rsp             # KERNEL_STACK
                    shlq    $16, (%rsp)             # the thread's last calls
                    mov     %ax, (%rsp)
                    push    $0x10                   # ss
                    push    %gs:8
                    push    %r11
                    push    $0x08                   # cs
                    push    %rcx
            .endm

            .macro  traps_enter_by_jump             # interrupts are on: a frame down to RFLAGS
                    mov     %rsp, %gs:8
                    mov     %gs:0, %rsp             # KERNEL_STACK
                    push    $0x10                   # ss
                    push    %gs:8
                    cli
                    pushfq
                    orl     $0x200, (%rsp)          # as they were
                    cld
                    shlq    $16, 24(%rsp)           # the thread's last calls
                    mov     %ax, 24(%rsp)
            .endm

            .macro  traps_call                      # the frame is complete; rcx is free, all other registers are the application's
                    mov     %r10, %rcx              # the fourth argument is where C expects it; all others are already
                    push    %rsp                    # seventh: where the frame is
                    xor     %r15d, %r15d            # no pending exception; rbp stays, for a stack trace ends where it leads off the stack
                    call    traps_system_call
                    test    %al, %al
                    jnz     traps_leave_by_frame
                    push    160(%rsp)               # the flags; interrupts stay off for the moment
                    andl    $~0x200, (%rsp)
                    popfq
                    mov     8(%rsp), %r15           # rbx, rbp, r12, r13 and r14 were preserved
                    mov     48(%rsp), %r10
                    mov     56(%rsp), %r9
                    mov     64(%rsp), %r8
                    mov     80(%rsp), %rdi
                    mov     88(%rsp), %rsi
                    mov     96(%rsp), %rdx
                    mov     120(%rsp), %rax
                    mov     144(%rsp), %rcx
            .endm

            .text
            .globl  traps_vectors
            .balign 16
            traps_vectors:
            .set    vector, 0
            .rept   64                      # Interrupts.VECTORS
                    .balign 16
                    .if     !(vector == 8 || (vector >= 10 && vector <= 14) || vector == 17 || vector == 21 || vector == 29 || vector == 30)
                    push    $0                      # the processor pushes no error code
                    .endif
                    push    $vector
                    jmp     traps_common
                    .set    vector, vector + 1
            .endr

            traps_common:
                    traps_push_registers
                    cld
                    xor     %ebp, %ebp              # the outermost frame
                    xor     %r15d, %r15d            # no pending exception
                    mov     %rsp, %rsi
                    cmpq    $0, RIP_OFFSET(%rsp)
                    jl      1f                      # the upper half is the kernel
                    cmpb    $0, traps_only_kernel(%rip)
                    jne     1f
                    mov     %gs:0, %rdi             # KERNEL_STACK
                    sub     $FRAME, %rdi
                    mov     %rdi, %rsp
                    mov     $FRAME / 8, %ecx
                    rep movsq
                    mov     %rsp, %rdi
                    call    traps_application
                    .globl  traps_restore
            traps_restore:
                    pop     %r15
                    pop     %r14
                    pop     %r13
                    pop     %r12
                    pop     %r11
                    pop     %r10
                    pop     %r9
                    pop     %r8
                    pop     %rbp
                    pop     %rdi
                    pop     %rsi
                    pop     %rdx
                    pop     %rcx
                    pop     %rbx
                    pop     %rax
                    add     $16, %rsp               # vector and error code
                    iretq

            1:      mov     VECTOR_OFFSET(%rsp), %eax
                    cmp     $32, %eax
                    jb      2f
                    mov     %rsp, %rdi
                    cmpb    $0, traps_only_kernel(%rip)
                    jne     4f
                    call    traps_kernel_interrupt
                    jmp     traps_restore

            4:      mov     %rsp, %rbx              # the stack is aligned: the processor saw to that
                    sub     $512, %rsp
                    fxsave64 (%rsp)
                    call    traps_kernel_interrupt
                    fxrstor64 (%rsp)
                    mov     %rbx, %rsp
                    jmp     traps_restore

            2:      cmp     $14, %eax
                    jne     3f
                    cmpb    $0, traps_only_kernel(%rip)
                    jne     5f
                    mov     %cr2, %rax
                    test    %rax, %rax
                    js      3f
                    cmp     $0x10000, %rax          # nothing is ever mapped there: the kernel's own null pointer
                    jb      3f
                    mov     RSP_OFFSET(%rsp), %rdi  # goes on below what the kernel was doing: it has no red zone
                    sub     $FRAME, %rdi
                    and     $-16, %rdi
                    mov     %rdi, %rsp
                    mov     $FRAME / 8, %ecx
                    rep movsq
                    mov     %rsp, %rdi
                    call    traps_kernel_page_fault
                    test    %al, %al
                    jnz     traps_restore
                    jmp     3f

            5:      mov     %rsp, %rbx
                    sub     $512, %rsp
                    fxsave64 (%rsp)
                    call    traps_stack_fault
                    fxrstor64 (%rsp)
                    mov     %rbx, %rsp
                    test    %al, %al
                    jnz     traps_restore
            3:      mov     %rsp, %rdi
                    call    pc_fault                # does not return
                    ud2
            """)
    static native void vectors();

    /// A non-maskable interrupt, on a stack of its own: sends the processor an ordinary one. Wherever it came, nothing else is touched.
    @Assembly("""
            .bss
            .balign 16
            .globl  traps_non_maskable_command, traps_non_maskable_stack_base
            traps_non_maskable_command:     .skip 16        # address of a register; its value, COMMAND_VALUE
            traps_non_maskable_stack:       .skip 256
            traps_non_maskable_stack_base:

            .text
            .globl  traps_non_maskable
            .balign 16
            traps_non_maskable:
                    push    %rax
                    push    %rcx
                    mov     traps_non_maskable_command(%rip), %rcx
                    mov     traps_non_maskable_command + 8(%rip), %eax
                    mov     %eax, (%rcx)
                    pop     %rcx
                    pop     %rax
                    iretq
            """)
    static native void nonMaskable();

    /// SYSCALL: rcx is where to go on, r11 the flags, the stack still the application's, interrupts off.
    @Assembly("""
            .section .text.hot.traps, "ax"      # on a page with what it calls (corto.compiler.CodeLayout)
            .globl  traps_system_call_entry
            .balign 64
            traps_system_call_entry:
                    traps_enter
            traps_have_address:
                    push    %rax                    # error code: the number, for the case that the call is begun again
                    push    $256                    # the vector: no interrupt's
                    traps_push_registers
            traps_have_frame:
                    traps_call
                    mov     168(%rsp), %rsp
                    sti                             # takes effect after the jump
                    jmp     *%rcx

            traps_leave_by_frame:
                    add     $8, %rsp
                    jmp     traps_restore
            """)
    static native void systemCallEntry();

    /// SYSCALL while call sites are looked at: `traps_examined` is where the last one goes on that is known to stay as it is.
    @Assembly("""
            .bss
            .balign 8
            .globl  traps_examined, traps_interrupted, traps_trapped_calls, traps_patched_calls
            traps_examined:         .skip 8
            traps_trapped_calls:    .skip 8
            traps_patched_calls:    .skip 8
            traps_interrupted:      .skip 1         # an interrupt came while kernel code ran with interrupts on

            .section .text.hot.traps, "ax"
            .globl  traps_first_entry, traps_counting_first_entry
            .balign 64
            traps_counting_first_entry:
                    incq    traps_trapped_calls(%rip)
            traps_first_entry:
                    cmp     %rcx, traps_examined(%rip)
                    je      traps_system_call_entry
                    traps_enter
                    push    %rax
                    push    $256
                    traps_push_registers
                    mov     %rsp, %rdi
                    xor     %r15d, %r15d
                    call    traps_call_site
                    mov     40(%rsp), %r10          # the arguments
                    mov     48(%rsp), %r9
                    mov     56(%rsp), %r8
                    mov     72(%rsp), %rdi
                    mov     80(%rsp), %rsi
                    mov     88(%rsp), %rdx
                    jmp     traps_have_frame
            """)
    static native void firstEntry();

    /// From a stub of a patched call site: rax is the number, rcx where to go on, interrupts still on. Nothing is pushed on the application's stack, whose red zone may be in use.
    @Assembly("""
            .section .text.hot.traps, "ax"
            .globl  traps_patched_entry, traps_counting_patched_entry
            .balign 64
            traps_patched_entry:
                    traps_enter_by_jump
                    push    $0x08                   # cs
                    push    %rcx
                    push    %rax
                    push    $256
                    traps_push_registers
                    traps_call
                    mov     168(%rsp), %rsp
                    sti                             # takes effect after the jump
                    jmp     *%rcx

            traps_counting_patched_entry:
                    traps_enter_by_jump
                    incq    traps_patched_calls(%rip)
                    push    $0x08
                    push    %rcx
                    jmp     traps_have_address
            """)
    static native void patchedEntry();

    /// From a stub of a site where a comparison of rax was rewritten with the call: rcx is behind the `syscall`, as it has to be in the frame; the upper half of r11 is what rax is compared with, the lower cs.
    /// Goes on behind the comparison, which has six bytes, with its flags.
    @Assembly("""
            .section .text.hot.traps, "ax"
            .globl  traps_compared_entry, traps_counting_compared_entry
            traps_counting_compared_entry:
                    incq    traps_patched_calls(%rip)    # the flags are the comparison's afterwards
            traps_compared_entry:
                    traps_enter_by_jump
                    push    %r11                    # cs: iretq takes its lower 16 bits (APM volume 3, "IRET")
                    push    %rcx
                    push    %rax
                    push    $256
                    traps_push_registers
                    traps_call
                    movslq  156(%rsp), %r11         # the upper half of cs
                    add     $6, %rcx
                    mov     168(%rsp), %rsp
                    cmp     %r11, %rax
                    sti                             # takes effect after the jump
                    jmp     *%rcx
            """)
    static native void comparedEntry();

    /// From a stub whose handler only tells something: rax is its address; it changes no register but rax, and neither waits nor throws, so that there need be no frame.
    @Assembly("""
            .section .text.hot.traps, "ax"
            .globl  traps_leaf_entry
            .balign 64
            traps_leaf_entry:
                    mov     %rsp, %gs:8
                    mov     %gs:0, %rsp             # KERNEL_STACK
                    cli
                    pushfq
                    push    %r15
                    xor     %r15d, %r15d
                    call    *%rax
                    pop     %r15
                    cmpb    $0, traps_interrupted(%rip)
                    jne     1f
                    popfq                           # interrupts stay off for the moment
                    mov     %gs:8, %rsp
                    sti                             # takes effect after the jump
                    jmp     *%rcx

            1:      movb    $0, traps_interrupted(%rip)
                    pop     %r11                    # the flags
                    bts     $9, %r11d
                    push    $0x10                   # a frame, since there is something to be done first
                    push    %gs:8
                    push    %r11
                    push    $0x08
                    push    %rcx
                    push    $0
                    push    $257                    # no interrupt's, and no call that could be begun again
                    traps_push_registers
                    mov     %rsp, %rdi
                    cld
                    xor     %ebp, %ebp
                    xor     %r15d, %r15d
                    call    traps_before_return
                    jmp     traps_restore
            """)
    static native void leafEntry();

    /// Copies `frame` to the top of a stack, over whatever is in use there, and loads all registers from it.
    @Assembly("""
            sub     $192, %rsi              # TrapFrame.SIZE, LAST_CALLS_BYTES
            movq    $-1, 176(%rsi)          # no calls yet
            mov     %rsi, %rsp
            xchg    %rdi, %rsi
            mov     $22, %ecx
            rep movsq
            jmp     traps_restore
            """)
    static native void resume(Address frame, Address stackBase);

    /// Leaves the running thread's kernel stack but for the frame at its top, has `traps_abandoned` finish what that asked for, and loads all registers from it.
    @Assembly("""
            mov     %gs:0, %rsp             # KERNEL_STACK
            sub     $176, %rsp              # TrapFrame.SIZE
            mov     %rsp, %rdi
            xor     %ebp, %ebp
            xor     %r15d, %r15d
            call    traps_abandoned
            jmp     traps_restore
            """)
    static native void abandon();
}
