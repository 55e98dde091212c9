// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// File descriptors and the system calls on files and paths.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.files {
    requires transitive corto.posix.process;     // whose descriptors they are
    requires transitive corto.fs.vfs;            // paths
    requires corto.fs.locks;
    requires corto.fs.text;                      // where limits are shown
    exports corto.posix.files;
    provides corto.fs.text.ProcEntries with corto.posix.files.FileEntries;
}
