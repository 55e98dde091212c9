// SPDX-License-Identifier: Apache-2.0

/// virtio devices on PCI (virtio 1.2 §4.1), modern interface.
module corto.drivers.virtio.pci {
    requires transitive corto.drivers.pci;
    requires transitive corto.drivers.virtio.api;
    exports corto.drivers.virtio.pci;
}
