// SPDX-License-Identifier: Apache-2.0

/// The virtio disk (virtio 1.2 §5.2).
module corto.drivers.virtio.blk {
    requires transitive corto.drivers.virtio.api;    // the transport is given
    requires transitive corto.block.api;             // what the disk is to file systems
    exports corto.drivers.virtio.blk;
    provides corto.block.api.BlockDriver with corto.drivers.virtio.blk.VirtioBlkDriver;
}
