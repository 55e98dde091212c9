// SPDX-License-Identifier: Apache-2.0

/// The ELF loader: executables for x86-64, static, static-PIE, or dynamic with an interpreter (`ld.so`), and scripts that begin with `#!`.
///
/// ```
///   0x40_0000 …                programs that are not position-independent
///   0x5555_5555_4000 …         position-independent ones; the heap (brk) follows
///              …  0x7fff_c000_0000    the interpreter, libraries, mmap, downwards
///              …  0x7fff_ffff_e000    the stack, which grows downwards as far as RLIMIT_STACK lets it
/// ```
/// Segments are areas: their pages come from the file when they are touched, so that nothing is copied that is not written. What is malformed gives ENOEXEC and a
/// line that names the field; no header is believed before it was checked against the size of the file.
package corto.elf;
