// SPDX-License-Identifier: Apache-2.0

/// The transport of virtio without a bus: all registers in one page of memory, and one interrupt line.
///
/// ```text
///   command line ──► MmioPlace.parse ──► VirtioMmio.of ──► Registers
/// ```
/// **Context.** As `corto.drivers.virtio.api` says; `parse` and `of`: boot, may allocate.
package corto.drivers.virtio.mmio;
