// SPDX-License-Identifier: Apache-2.0

/// From the first instruction to the runtime, and what the runtime then asks of a PC.
///
/// ```
///  Entry.start      32 bits, no paging: makes boot page tables, turns paging, 64-bit mode and SSE on
///  Boot.prepare     console, fault handlers, memory map, final page tables, stack
///  Start.start      the runtime
/// ```
/// Virtual memory after boot; what is not drawn faults, above all the whole lower half and with it every null pointer:
/// ```
///  0xffff8000_00000000   direct map: physical memory as far as it is used, 2 MiB pages, without the image    read, write
///  0xffffffff_80100000   image at physical 1 MiB, 4 KiB pages                    text: execute; rodata: read; data: read, write
///  0xffffffff_c0200000   end of the stack; below it a guard                                                  read, write
/// ```
/// One processor; interrupts are never turned on.
package corto.platform.pc;
