// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The virtio memory balloon (virtio 1.2 §5.5).
@RawMemory(reason = "writes lists of frames")
module corto.drivers.virtio.balloon {
    requires transitive corto.drivers.virtio.api;    // the transport is given
    requires corto.memory.directmap;                 // the device knows frames by physical addresses
    exports corto.drivers.virtio.balloon;
    provides corto.drivers.api.DeviceDriver with corto.drivers.virtio.balloon.BalloonDriver;
}
