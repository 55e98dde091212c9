// SPDX-License-Identifier: Apache-2.0

/// Kernel and application share ring 0 and one address space: the application has the lower half, the kernel the upper. What tells them apart is where
/// the instruction pointer is.
///
/// ```
///                  ┌── system call ──► stack of the thread, full frame ──► ApplicationTraps.systemCall ──┐
///  application ────┤                                                                                     ├──► beforeReturn ──► application
///                  └── interrupt or exception ──► fault stack ──► frame moved to the thread's stack ─────┘
///
///  kernel ──┬── interrupt (only while it idles, or in the last instructions before the application) ──► noted, and back
///           ├── page fault in the application's half (it copies from or to there) ──► ApplicationTraps.pageFault ──► again
///           └── any other exception ──► panic
/// ```
/// **Stacks.** Application code uses the red zone below its stack pointer, so nothing may be pushed there: interrupts and exceptions always switch to the
/// fault stack (IST 1), and from there on to the stack of the thread, which is empty while its application code runs.
///
/// **Registers.** Kernel code uses general-purpose registers only, so that vector registers keep the application's values and nobody saves them. The GS
/// base is the kernel's, for the application has no use for it; FS is the application's.
///
/// **A non-maskable interrupt** can come at any instruction, on any stack, interrupts off. Its entry, on a stack of its own (IST 2), only has the local APIC
/// send the processor an ordinary interrupt, which is then delivered where those are.
///
/// **Interrupts** are off in the kernel, see `corto.sched.api`.
///
/// **Images of Java programs** have no application in the lower half and no `ApplicationTraps`. Their own code runs in the upper half with interrupts on. Such an interrupt is handled on
/// the fault stack as one that comes while the kernel idles; since handlers and program use vector registers there, they are saved around it (FXSAVE).
package corto.platform.traps;
