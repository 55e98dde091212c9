// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Virtual memory of an application: areas, and what happens when one of their pages is touched.
@RawMemory(reason = "clears and copies page frames")
module corto.memory.areas {
    requires transitive corto.memory.pagetable;
    requires transitive corto.fs.file;           // what is mapped
    exports corto.memory.areas;
}
