// SPDX-License-Identifier: Apache-2.0

/// The PCI bus.
///
/// ```text
///   ConfigurationAccess          every register of every function, by number
///         ▲
///   PciBus.enumerate ──► PciDevice[] ──► PciBus.attach ──► PciDriver.attach(device)
///                            │
///                            ├── Header            identity, command and status, base addresses
///                            └── capabilities      MsixCapability; the driver's own
/// ```
/// A *function* is what has a configuration space, and what drivers drive; a *device* on the bus has up to eight. As everybody calls functions
/// devices, so does `PciDevice`.
///
/// **Context.** Boot, one thread. After that a device belongs to its driver. Configuration space must not be accessed by two threads at once: mechanism 1
/// has one address register for all.
package corto.drivers.pci;
