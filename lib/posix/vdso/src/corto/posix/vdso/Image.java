// SPDX-License-Identifier: Apache-2.0
package corto.posix.vdso;

import corto.lang.Assembly;

/// The object itself: a shared library of one page (System V ABI, "Dynamic Linking"; Linux vdso(7) says which functions it has on x86-64). Everything is written out here, since
/// no linker sees it; it runs wherever it lies.
final class Image {
    private Image() {}

    @Assembly("""
            .section .rodata
            .balign 16
            .globl  vdso_image, vdso_end, vdso_origin, vdso_multiplier, vdso_wall
            vdso_image:                             # Elf64_Ehdr
                    .byte   0x7f, 'E', 'L', 'F', 2, 1, 1, 0
                    .quad   0
                    .short  3, 62                   # ET_DYN, EM_X86_64
                    .long   1
                    .quad   0, vdso_headers - vdso_image, 0
                    .long   0
                    .short  64, 56, 2, 64, 0, 0
            vdso_headers:                           # Elf64_Phdr: PT_LOAD, PT_DYNAMIC
                    .long   1, 5
                    .quad   0, 0, 0, vdso_end - vdso_image, vdso_end - vdso_image, 4096
                    .long   2, 4
                    .quad   vdso_dynamic - vdso_image, vdso_dynamic - vdso_image, vdso_dynamic - vdso_image
                    .quad   vdso_hash - vdso_dynamic, vdso_hash - vdso_dynamic, 8
            vdso_dynamic:
                    .quad   14, vdso_soname - vdso_strings              # DT_SONAME
                    .quad   4, vdso_hash - vdso_image                   # DT_HASH
                    .quad   5, vdso_strings - vdso_image                # DT_STRTAB
                    .quad   6, vdso_symbols - vdso_image                # DT_SYMTAB
                    .quad   10, vdso_strings_end - vdso_strings         # DT_STRSZ
                    .quad   11, 24                                      # DT_SYMENT
                    .quad   0x6ffffff0, vdso_symbol_versions - vdso_image
                    .quad   0x6ffffffc, vdso_versions - vdso_image      # DT_VERDEF
                    .quad   0x6ffffffd, 2                               # DT_VERDEFNUM
                    .quad   0, 0
            vdso_hash:                              # one bucket, a chain through all symbols
                    .long   1, 6, 1, 0, 2, 3, 4, 5, 0
            vdso_symbols:
                    .quad   0, 0, 0
                    .set    GLOBAL_FUNCTION, 0x12
                    .macro  vdso_symbol name, code
                    .long   \\name - vdso_strings
                    .byte   GLOBAL_FUNCTION, 0
                    .short  1
                    .quad   \\code - vdso_image, 16
                    .endm
                    vdso_symbol vdso_name_1, vdso_clock_gettime
                    vdso_symbol vdso_name_2, vdso_gettimeofday
                    vdso_symbol vdso_name_3, vdso_time
                    vdso_symbol vdso_name_4, vdso_getcpu
                    vdso_symbol vdso_name_5, vdso_clock_getres
            vdso_symbol_versions:
                    .short  0, 2, 2, 2, 2, 2
                    .balign 8
            vdso_versions:                          # Elf64_Verdef with one Elf64_Verdaux each
                    .short  1, 1, 1, 1
                    .long   233750433, 20, 28, vdso_soname - vdso_strings, 0
                    .short  1, 0, 2, 1
                    .long   61765110, 20, 0, vdso_version - vdso_strings, 0
            vdso_strings:
                    .byte   0
            vdso_soname:    .asciz  "linux-vdso.so.1"
            vdso_version:   .asciz  "LINUX_2.6"
            vdso_name_1:    .asciz  "__vdso_clock_gettime"
            vdso_name_2:    .asciz  "__vdso_gettimeofday"
            vdso_name_3:    .asciz  "__vdso_time"
            vdso_name_4:    .asciz  "__vdso_getcpu"
            vdso_name_5:    .asciz  "__vdso_clock_getres"
            vdso_strings_end:
                    .balign 16
            vdso_origin:            .quad   0       # Platform.clockOrigin
            vdso_multiplier:        .quad   0       # Platform.clockMultiplier
            vdso_wall:              .quad   0       # Clocks.wallOffset

                    .macro  vdso_now                # rax: nanoseconds of the monotonic clock; rdx is lost
                    lfence                          # not before what the program did before
                    rdtsc
                    shl     $32, %rdx
                    or      %rdx, %rax
                    sub     vdso_origin(%rip), %rax
                    mulq    vdso_multiplier(%rip)
                    shrd    $32, %rdx, %rax
                    .endm

                    .balign 16
            vdso_clock_gettime:                     # clock, struct timespec *
                    mov     $0xf3, %eax            # 0, 1, 4 to 7: all run alike
                    cmp     $7, %edi
                    ja      2f
                    bt      %edi, %eax
                    jnc     2f
                    vdso_now
                    mov     $0x21, %ecx            # 0 and 5 tell the time of day
                    bt      %edi, %ecx
                    jnc     1f
                    add     vdso_wall(%rip), %rax
            1:      xor     %edx, %edx
                    mov     $1000000000, %ecx
                    div     %rcx
                    mov     %rax, (%rsi)
                    mov     %rdx, 8(%rsi)
                    xor     %eax, %eax
                    ret
            2:      mov     $228, %eax             # clock_gettime
                    syscall
                    ret

                    .balign 16
            vdso_clock_getres:                      # clock, struct timespec *: a nanosecond, as the system call says
                    mov     $0xf3, %eax
                    cmp     $7, %edi
                    ja      2f
                    bt      %edi, %eax
                    jnc     2f
                    xor     %eax, %eax
                    test    %rsi, %rsi
                    jz      1f
                    movq    $0, (%rsi)
                    movq    $1, 8(%rsi)
            1:      ret
            2:      mov     $229, %eax             # clock_getres
                    syscall
                    ret

                    .balign 16
            vdso_gettimeofday:                      # struct timeval *, struct timezone *
                    test    %rdi, %rdi
                    jz      1f
                    vdso_now
                    add     vdso_wall(%rip), %rax
                    xor     %edx, %edx
                    mov     $1000000000, %ecx
                    div     %rcx
                    mov     %rax, (%rdi)
                    mov     %edx, %eax
                    xor     %edx, %edx
                    mov     $1000, %ecx
                    div     %ecx
                    mov     %rax, 8(%rdi)
            1:      xor     %eax, %eax
                    test    %rsi, %rsi
                    jz      2f
                    mov     %rax, (%rsi)
            2:      ret

                    .balign 16
            vdso_time:                              # time_t *
                    vdso_now
                    add     vdso_wall(%rip), %rax
                    xor     %edx, %edx
                    mov     $1000000000, %ecx
                    div     %rcx
                    test    %rdi, %rdi
                    jz      1f
                    mov     %rax, (%rdi)
            1:      ret

                    .balign 16
            vdso_getcpu:                            # unsigned *, unsigned *: there is one processor
                    xor     %eax, %eax
                    test    %rdi, %rdi
                    jz      1f
                    mov     %eax, (%rdi)
            1:      test    %rsi, %rsi
                    jz      2f
                    mov     %eax, (%rsi)
            2:      ret
            vdso_end:
                    .text
            """)
    private static native void image();
}
