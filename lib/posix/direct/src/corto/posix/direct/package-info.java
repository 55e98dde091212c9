// SPDX-License-Identifier: Apache-2.0

/// A native program knows that the kernel is in its address space. Its C library (`sdk/toolchain`) has no other code than musl's, but for the one macro that every system call goes through:
///
/// ```
///   mov __sysinfo(%rip), %r11        the table, from AT_SYSINFO (getauxval(3)), as on i386
///   lea 1f(%rip), %rcx               what syscall would leave in rcx
///   jmp *(%r11)                      the first word of the table: the kernel's entry
///   syscall                          where there is no table, and for calls that are begun again
/// 1:
/// ```
/// Nothing is pushed on the program's stack, registers and results are those of `syscall`, and two bytes before the return address stands a `syscall`: all that the kernel does with a trapped call, restarting it after a
/// signal too, is right for this one without a line of code. The same file runs on Linux, which has no AT_SYSINFO on x86-64: there the table is the C library's own, and leads back to the `syscall`.
///
/// ```
///   table:   0   address of the entry
///            8   process id, 4 bytes        negative: ask
///           12   parent's process id
/// ```
/// getpid(2) and getppid(2) are loads. The kernel writes the numbers when the processor changes to another process. While system calls are traced (`--strace`) they say "ask".
package corto.posix.direct;
