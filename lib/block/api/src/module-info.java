// SPDX-License-Identifier: Apache-2.0

/// What block devices, and file systems on them, know of each other. Contracts, the request, and waiting for one.
module corto.block.api {
    requires transitive corto.lang;              // buffers are addresses, outcomes are results
    requires transitive corto.drivers.api;       // interrupts of a disk
    exports corto.block.api;
}
