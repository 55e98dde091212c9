// SPDX-License-Identifier: Apache-2.0
package corto.platform.process;

import corto.lang.Assembly;

/// Where Linux starts the program. The initial stack is left to what it holds: arguments, environment (System V AMD64 ABI, "Process
/// Initialization"). Java runs on a stack of its own, of known size whatever the limits are.
final class Entry {
    private Entry() {}

    @Assembly("""
            .section .bss
            .balign 16
            .globl  process_stack_end, process_stack_base, process_signal_stack, process_signal_stack_end
            process_stack_end:  .skip 8
            process_stack_base: .skip 8
            process_signal_stack: .skip 16384
            process_signal_stack_end:

            .text
            .globl  _start
            _start:
                    xor     %ebp, %ebp              # the outermost frame
                    xor     %r15d, %r15d            # no pending exception
                    mov     %rsp, %r12              # argc, argv, envp
                    mov     $9, %eax                # mmap
                    xor     %edi, %edi              #   anywhere
                    mov     $0x810000, %esi         #   8 MiB and 64 KiB to guard them
                    mov     $3, %edx                #   PROT_READ | PROT_WRITE
                    mov     $0x24022, %r10d         #   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK
                    mov     $-1, %r8
                    xor     %r9d, %r9d
                    syscall
                    cmp     $-4096, %rax
                    ja      1f                      # an errno
                    lea     0x10000(%rax), %rbx
                    mov     %rbx, process_stack_end(%rip)
                    lea     0x800000(%rbx), %rsp
                    mov     %rsp, process_stack_base(%rip)
                    mov     %rax, %rdi
                    mov     $0x10000, %esi
                    xor     %edx, %edx              # PROT_NONE
                    mov     $10, %eax               # mprotect
                    syscall
                    mov     %r12, %rdi
                    call    corto_start             # does not return
            1:      mov     $134, %edi
                    mov     $231, %eax              # exit_group
                    syscall

            # rt_sigaction's handler: rdi, rsi, rdx are signal, siginfo, ucontext. Runs on the signal stack.
            .globl  process_signal_entry
            process_signal_entry:
                    xor     %r15d, %r15d
                    xor     %ebp, %ebp
                    and     $-16, %rsp
                    call    process_fault           # does not return
                    ud2
            """)
    static native void start();
}
