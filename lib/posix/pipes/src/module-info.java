// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// pipe(2) and eventfd(2).
@RawMemory(reason = "writes descriptors into the application's memory")
module corto.posix.pipes {
    requires transitive corto.posix.files;
    requires corto.fs.pipe;
    requires corto.fs.eventfd;
    requires corto.fs.text;              // where the limit is shown
    exports corto.posix.pipes;
    provides corto.fs.text.ProcEntries with corto.posix.pipes.PipeEntries;
}
