// SPDX-License-Identifier: Apache-2.0

/// Blocks of a disk in memory.
///
/// ```text
///                read, fresh                  dirty(order)                       write(order)
///   disk ──────────────────► clean, by use ──────────────► dirty, by order ──────────────────► clean
///                                   │ oldest
///                                   ▼ makes room
/// ```
/// **Context.** Under the kernel lock; waits for the disk in the way that its `BlockAccess` does. One user at a time.
package corto.block.cache;
