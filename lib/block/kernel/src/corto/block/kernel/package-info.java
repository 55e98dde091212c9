// SPDX-License-Identifier: Apache-2.0

/// Finds the disks of an image, once, at boot, and waits for them.
///
/// **Context.** Under the kernel lock. While a thread waits for a disk the processor rests, and the lock stays with it: interrupts are only noted.
package corto.block.kernel;
