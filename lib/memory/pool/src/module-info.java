// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Pieces of memory of one size, on page frames.
@RawMemory(reason = "links free cells through their first words")
module corto.memory.pool {
    requires transitive corto.memory.frames.api;
    exports corto.memory.pool;
}
