// SPDX-License-Identifier: Apache-2.0

/// The PCI transport of virtio.
///
/// ```text
///   capability common  ──► CommonConfiguration    features, status, queues
///   capability notify  ──► one 16-bit register for each queue: doorbells
///   capability isr     ──► why INTx was raised; reading lowers it
///   capability device  ──► the device's own configuration
/// ```
/// **Context.** As `corto.drivers.virtio.api` says; `VirtioPci.of` and `useMsix`: boot.
package corto.drivers.virtio.pci;
