// SPDX-License-Identifier: Apache-2.0

/// Between virtio drivers and transports.
///
/// ```text
///   driver (net, rng)          what the device is for
///      │  VirtioSetup          reset, ACKNOWLEDGE, DRIVER, features, FEATURES_OK, queues, DRIVER_OK   (§3.1.1)
///      ▼
///   VirtioTransport            how its registers are reached: pci, mmio
///      ▼
///   device
/// ```
/// Queues are memory that both sides see; the transport only says where they are, and carries notifications and interrupts.
///
/// **Context.** Setup: boot, one thread, may allocate. `notifyQueue` and `acknowledgeInterrupt`: any, under the kernel lock.
package corto.drivers.virtio.api;
