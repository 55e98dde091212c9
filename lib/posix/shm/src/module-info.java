// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Shared memory of System V.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.shm {
    requires transitive corto.posix.mman;        // files in memory, and where they are mapped
    requires corto.posix.ipc;                    // its key, owner and times
    requires corto.fs.text;                      // where segments are shown
    exports corto.posix.shm;
    provides corto.fs.text.ProcEntries with corto.posix.shm.ShmEntries;
}
