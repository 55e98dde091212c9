// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// System calls on memory: mmap(2), brk(2) and their kin.
@RawMemory(reason = "writes the application's memory")
module corto.posix.mman {
    requires transitive corto.posix.files;       // what is mapped
    requires transitive corto.fs.ramfs;          // memory that is shared is a file without a name
    requires corto.posix.time;                   // the times of such files
    exports corto.posix.mman;
}
