// SPDX-License-Identifier: Apache-2.0

/// What compiled Java needs besides a heap.
///
/// The platform's entry code calls `Start.start` on the boot stack. Compiled code calls `Throw` when the language raises an
/// exception, compares the stack pointer with `StackLimit.limit`, and keeps frame pointers, which `StackTrace` follows. The pending
/// exception is in register r15; 0 is none. What cannot go on ends in `Panic`.
package corto.runtime;
