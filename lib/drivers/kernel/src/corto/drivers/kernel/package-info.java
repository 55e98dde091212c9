// SPDX-License-Identifier: Apache-2.0

/// Between devices and the kernel.
///
/// ```text
///   line ──► I/O APIC ──► vector ──► InterruptListener.interrupted ──► DeferredWork.request     interrupt context
///   message ─────────────►                                                    │
///                              stack, disks, DeviceDriver.poll ◄──────────────┘                 under the kernel lock
/// ```
/// **Context.** Attaching interrupts and finding devices: boot.
package corto.drivers.kernel;
