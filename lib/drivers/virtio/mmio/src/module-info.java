// SPDX-License-Identifier: Apache-2.0

/// virtio devices in memory (virtio 1.2 §4.2), version 2.
module corto.drivers.virtio.mmio {
    requires transitive corto.drivers.virtio.api;
    requires transitive corto.memory.directmap;      // registers become visible through DeviceMemory
    requires corto.platform.api;                     // the command line tells where they are,
    requires corto.platform.acpi;                    // or the firmware
    exports corto.drivers.virtio.mmio;
    provides corto.drivers.virtio.api.VirtioBus with corto.drivers.virtio.mmio.MmioBus;
}
