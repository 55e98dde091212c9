// SPDX-License-Identifier: Apache-2.0

/// Virtqueues in their two formats.
///
/// ```text
///            begin, append…, publish                                     take
///   driver ─────────────────► available ring ──► device ──► used ring ─────────► driver      SplitQueue
///                                    │                          │
///                                    └──► descriptor table ◄────┘      one chain of buffers from each head
///
///   driver ─────────────────► │ avail │ avail │ used │ used │ …  ──────────────► driver      PackedQueue: one ring
///                             device: avail becomes used
/// ```
/// The device may return chains in any order. A chain's *head* identifies it while the device has it: the number of its first descriptor, or in a packed ring a number of ours.
///
/// **What a device may do wrong.** It writes to all areas when it likes. `take` believes none of it: a head must be one that is out, a length not below zero; else the queue is broken for good. Each
/// `take` takes a chain from those that are out, so a loop over it ends whatever the device claims.
///
/// **Context.** One owner at a time: everything runs under the kernel lock, in a thread or at the end of an interrupt. Nothing blocks, and nothing but the
/// constructors allocates.
package corto.drivers.virtio.queue;
