// SPDX-License-Identifier: Apache-2.0

/// What virtio drivers and transports know of each other (virtio 1.2, chapters 2, 3 and 6).
module corto.drivers.virtio.api {
    requires transitive corto.lang;                   // configuration is a register space
    requires transitive corto.drivers.api;            // interrupts of a device
    requires transitive corto.drivers.virtio.queue;   // a transport tells the device where queues are
    requires transitive corto.memory.frames.api;      // which lie in frames
    exports corto.drivers.virtio.api;
    uses corto.drivers.virtio.api.VirtioBus;
}
