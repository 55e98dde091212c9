// SPDX-License-Identifier: Apache-2.0

/// The virtio entropy device: one queue, into which the driver puts buffers that the device fills.
///
/// **Context.** Under the kernel lock, in a thread or at the end of an interrupt; nothing blocks. Making the driver: boot, allocates.
package corto.drivers.virtio.rng;
