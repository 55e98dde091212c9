// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Blocks of a disk in memory, written back in an order that their owner decides.
@RawMemory(reason = "clears blocks")
module corto.block.cache {
    requires transitive corto.block.api;             // the disk
    requires transitive corto.memory.frames.api;     // where blocks are kept
    exports corto.block.cache;
}
