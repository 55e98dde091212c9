// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The content of files in page frames, for file systems that keep it elsewhere.
@RawMemory(reason = "copies between pages and callers' buffers")
module corto.fs.pagecache {
    requires transitive corto.fs.file;               // its pages
    requires transitive corto.memory.frames.api;     // where content is kept
    exports corto.fs.pagecache;
}
