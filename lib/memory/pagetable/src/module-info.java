// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Page tables of x86-64 by the page of 4 KiB.
@RawMemory(reason = "writes page tables")
module corto.memory.pagetable {
    requires transitive corto.memory.frames.api;
    requires transitive corto.platform.x86_64;
    exports corto.memory.pagetable;
}
