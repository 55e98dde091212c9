// SPDX-License-Identifier: Apache-2.0

/// How one processor runs many threads.
///
/// A kernel thread's stack is 32 KiB in a slot of 64 KiB of address space that is otherwise empty, so that an overflow faults. Stacks of ended threads are kept for
/// the next ones.
package corto.platform.threads;
