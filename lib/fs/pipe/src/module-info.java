// SPDX-License-Identifier: Apache-2.0

/// Pipes and FIFOs: pipe(7).
module corto.fs.pipe {
    requires transitive corto.fs.file;               // ends are open files
    requires transitive corto.memory.frames.api;     // where bytes are on their way
    exports corto.fs.pipe;
}
