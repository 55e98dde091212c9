// SPDX-License-Identifier: Apache-2.0

/// Split virtqueues.
///
/// ```text
///            begin, append…, publish                                   take
///   driver ───────────────► available ring ──► device ──► used ring ───────────► driver
///                                  │                          │
///                                  └──► descriptor table ◄────┘      one chain of buffers from each head
/// ```
/// The device may return chains in any order. A chain's *head*, the number of its first descriptor, identifies it while the device has it.
///
/// **Context.** One owner at a time: everything runs under the kernel lock, in a thread or at the end of an interrupt. Nothing blocks, and nothing but the
/// constructor allocates.
package corto.drivers.virtio.queue;
