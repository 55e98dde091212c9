// SPDX-License-Identifier: Apache-2.0

/// virtio devices on PCI (virtio 1.2 §4.1), modern interface.
module corto.drivers.virtio.pci {
    requires transitive corto.drivers.pci;
    requires transitive corto.drivers.virtio.api;
    requires corto.platform.x86_64;                  // ports lead to the configuration
    exports corto.drivers.virtio.pci;
    provides corto.drivers.virtio.api.VirtioBus with corto.drivers.virtio.pci.PciTransports;
}
