// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Virtqueues, split and packed (virtio 1.2 §2.7, §2.8): the rings through which a driver and its device exchange buffers.
@RawMemory(reason = "rings are memory that is shared with devices")
module corto.drivers.virtio.queue {
    requires transitive corto.lang;              // buffers are addresses
    requires corto.memory.directmap;             // devices see physical ones
    exports corto.drivers.virtio.queue;
}
