// SPDX-License-Identifier: Apache-2.0

/// virtio devices in memory (virtio 1.2 §4.2), version 2.
module corto.drivers.virtio.mmio {
    requires transitive corto.drivers.virtio.api;
    requires transitive corto.memory.directmap;      // registers become visible through DeviceMemory
    exports corto.drivers.virtio.mmio;
}
