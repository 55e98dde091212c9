// SPDX-License-Identifier: Apache-2.0

/// Finds the disks of an image, once, at boot, and waits for them.
///
/// ```text
///   in a section      enter ──► transfer: parked, others run ──► transfer … ──► leave
///
///   elsewhere         settle ──► transfer: the processor rests ──► transfer …
///                       │
///                       └── somebody is in a section: it is lent the processor until it leaves
/// ```
/// **Invariant.** When `settle` returns, and until the calling thread parks, no thread is in a section or in the middle of anything else that uses a disk.
///
/// **Lock order.** The section's mutex is the only lock. In a section a thread waits for nothing but the disk, so whoever waits for the section waits for the disk only.
///
/// **Context.** Under the kernel lock, in a thread. While the processor rests or is lent, interrupts are only noted.
package corto.block.kernel;
