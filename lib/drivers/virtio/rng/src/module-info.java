// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The virtio entropy device (virtio 1.2 §5.4).
@RawMemory(reason = "copies random bytes and erases them")
module corto.drivers.virtio.rng {
    requires transitive corto.drivers.virtio.api;    // the transport is given
    exports corto.drivers.virtio.rng;
}
