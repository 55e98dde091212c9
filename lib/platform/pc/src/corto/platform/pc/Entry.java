// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Assembly;

/// The machine's way into Java (Xen's PVH boot protocol, "x86/HVM direct boot ABI"): 32-bit protected mode, no paging, flat segments,
/// `ebx` the physical address of `hvm_start_info`.
///
/// The boot page tables map the image's surroundings in 2 MiB pages twice: where it runs, and one to one for the few instructions
/// until we are there. `Boot` replaces them.
final class Entry {
    private Entry() {}

    @Assembly("""
            .set    BASE, 0xffffffff80000000        # virtual − physical address of the image

            .section .note.Xen, "a", @note
            .balign 4
            .long   4, 8, 18                        # name and descriptor sizes, XEN_ELFNOTE_PHYS32_ENTRY
            .asciz  "Xen"
            .quad   pc_entry - BASE

            .section .bss.boot, "aw", @nobits
            .globl  pc_root, pc_image_directory, pc_direct_directories, pc_stack_directory, pc_stack_table
            .globl  pc_table_pool, pc_table_pool_end, pc_fault_stack_base, pc_interrupt_table, pc_task_state
            .balign 4096
            pc_root:                .skip 4096      # level 4
            pc_image_directories:   .skip 4096      # level 3
            pc_image_directory:     .skip 4096      # level 2
            pc_stack_directory:     .skip 4096
            pc_stack_table:         .skip 4096      # level 1
            pc_direct_directories:  .skip 4096      # level 3
            pc_table_pool:          .skip 4 * 4096  # for the direct map, until there is memory
            pc_table_pool_end:
            pc_boot_stack:          .skip 8192
            pc_boot_stack_base:
            pc_fault_stack:         .skip 8192
            pc_fault_stack_base:
            pc_interrupt_table:     .skip 512
            pc_task_state:          .skip 104

            .data
            .balign 16
            .globl  pc_task_descriptor
            pc_segments:                            # APM volume 2, "Long-Mode Segment Descriptors"
                    .quad   0
                    .quad   0x00af9b000000ffff      # 0x08: code, 64 bits
                    .quad   0x00cf93000000ffff      # 0x10: data
            pc_task_descriptor:
                    .quad   0, 0                    # 0x18: task state segment
            pc_segments_end:
            pc_segments_pointer:
                    .word   pc_segments_end - pc_segments - 1
                    .quad   pc_segments

            .text
            .globl  pc_entry
            .code32
            pc_entry:
                    cld
                    movl    $(pc_image_directories - BASE + 0x03), pc_root - BASE + 511 * 8
                    movl    $(pc_direct_directories - BASE + 0x03), pc_root - BASE + 256 * 8
                    movl    $(pc_direct_directories - BASE + 0x03), pc_root - BASE
                    movl    $(pc_image_directory - BASE + 0x03), pc_image_directories - BASE + 510 * 8
                    movl    $(pc_stack_directory - BASE + 0x03), pc_image_directories - BASE + 511 * 8
                    movl    $(pc_image_directory - BASE + 0x03), pc_direct_directories - BASE
                    mov     $(pc_image_directory - BASE), %edi
                    mov     $0x83, %eax             # present, writable, 2 MiB
            1:      mov     %eax, (%edi)
                    add     $8, %edi
                    add     $0x200000, %eax
                    cmp     $(image_end - BASE + 0x83), %eax
                    jb      1b

                    mov     $0x6a0, %eax            # PAE, PGE, OSFXSR, OSXMMEXCPT
                    mov     %eax, %cr4
                    mov     $(pc_root - BASE), %eax
                    mov     %eax, %cr3
                    mov     $0xc0000080, %ecx       # EFER
                    mov     $0x900, %eax            # LME, NXE
                    xor     %edx, %edx
                    wrmsr
                    mov     $0x80010033, %eax       # PG, WP, NE, ET, MP, PE
                    mov     %eax, %cr0
                    mov     $(pc_boot_stack_base - BASE), %esp
                    push    $(pc_segments - BASE)   # a descriptor pointer with the physical address
                    pushw   $39
                    lgdt    (%esp)
                    ljmp    $0x08, $(2f - BASE)

                    .code64
            2:      mov     $3f, %rax
                    jmp     *%rax                   # to where the image runs
            3:      lgdt    pc_segments_pointer(%rip)
                    xor     %eax, %eax
                    mov     %eax, %ds
                    mov     %eax, %es
                    mov     %eax, %ss
                    mov     %eax, %fs
                    mov     %eax, %gs
                    mov     $pc_boot_stack_base, %rsp
                    fninit
                    xor     %ebp, %ebp              # the outermost frame
                    xor     %r15d, %r15d            # no pending exception
                    mov     %ebx, %r12d             # hvm_start_info
                    mov     %r12, %rdi
                    call    pc_prepare              # gives the base of the stack
                    mov     %rax, %rsp
                    mov     %r12, %rdi
                    call    corto_start             # does not return
                    ud2
            """)
    static native void start();

    /// The interrupt vectors: 16 bytes each, so that `pc_vectors + 16 × vector` is the address for the gate.
    @Assembly("""
            .text
            .globl  pc_vectors
            .balign 16
            pc_vectors:
            .set    vector, 0
            .rept   32
                    .balign 16
                    .if     !(vector == 8 || (vector >= 10 && vector <= 14) || vector == 17 || vector == 21 || vector == 29 || vector == 30)
                    push    $0                      # the processor pushes no error code
                    .endif
                    push    $vector
                    jmp     1f
                    .set    vector, vector + 1
            .endr
            1:      push    %rax
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
                    mov     %rsp, %rdi              # the trap frame
                    xor     %ebp, %ebp
                    xor     %r15d, %r15d
                    cld
                    call    pc_fault                # does not return
                    ud2
            """)
    static native void vectors();
}
