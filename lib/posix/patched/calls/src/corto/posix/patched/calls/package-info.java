// SPDX-License-Identifier: Apache-2.0

/// A `syscall` traps: it costs what the processor needs to find out that it has to go elsewhere. Where the number is loaded just before, there is room for a jump (the idea is X-Containers', Shen et al.,
/// ASPLOS 2019; zpoline, Yasukata et al., USENIX ATC 2023, has another).
///
/// ```
///   before:  b8 n  n  n  n      0f 05              mov $n, %eax; syscall
///   after:   ff 24 25 s  s      60 8f              jmp *slot                 slot = 0xffffffff_8f60_ssss
///                               └ also an instruction that does not exist: who jumps to the syscall alone is recognised
///
///   slot ──► stub:  mov $n, %eax
///                   mov $address behind the site, %rcx                       what syscall leaves there, too
///                   jmp traps_patched_entry
/// ```
/// Where the number comes by another instruction, the room is behind: C libraries compare each result with the smallest error.
///
/// ```
///   before:  0f 05  48 3d 00 f0 ff ff              syscall; cmp $-4096, %rax
///   after:   ff 25  60 d  d  d  ff ff              jmp *slot(%rip)
///                   └ again no instruction: who comes to the comparison alone, from a handler or as a new thread, is recognised, and the kernel compares
///
///   slot ──► stub:  mov $address of the comparison, %rcx
///                   mov $-4096 << 32 | cs, %r11
///                   jmp traps_compared_entry                                 goes on behind the comparison with its flags
/// ```
/// **A jump, not a call.** A call pushes its return address where a leaf function may keep its variables, the red zone (System V AMD64 ABI §3.2.2), and compilers do put the structures there that they pass to system
/// calls. So the return address is not on the application's stack but in the stub, which belongs to one site. In return, code that is copied elsewhere jumps back to where it was copied from; so it is
/// restored before the application can write or move it, and only private, unwritable mappings of files are rewritten: no code that a just-in-time compiler has made.
///
/// **All states stay valid.** The three addresses at which the application can be at a site are those before: in front of `mov`, in front of `syscall`, behind it. Each means what it meant, before and after rewriting and restoring: threads that
/// wait in the call, saved contexts on signal stacks, calls that are begun again (two bytes before where they would go on), jumps to the `syscall`, ranges in which a C library looks for an interrupted thread, unwinding from
/// a handler, which looks the address up.
/// One processor and interrupts off: nobody sees half a site.
///
/// **What is a site.** Bytes alone do not tell where an instruction begins. `Shape` argues that `b8 n` in front of a `syscall` that was executed with rax = n is that instruction. Behind an executed `syscall` an instruction begins: the second shape needs no argument.
///
/// **Slots of the second shape** must be near, for the distance is in the jump, and its lowest byte is the invalid instruction: the slot is where it has to be, modulo 256, so that sixteen places of a page are
/// tried. The page is the process's own, which it can only read; code in the lowest 2 GiB reaches the kernel's half backwards.
///
/// **Processes** have their own memory and so their own rewritten pages. A stub follows from address and number alone, so that all processes share them.
package corto.posix.patched.calls;
