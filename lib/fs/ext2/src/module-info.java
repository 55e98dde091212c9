// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The second extended file system, revision 1, on a disk: read and write. Of ext4, what can be read without its journal.
@RawMemory(reason = "reads and writes structures in blocks, and copies between pages and callers' buffers")
module corto.fs.ext2 {
    requires transitive corto.fs.file;           // its inodes and directories
    requires transitive corto.block.api;         // the disk
    requires transitive corto.memory.frames.api; // where content is kept
    requires corto.fs.pagecache;                 // the content of files in memory
    requires corto.block.cache;                  // everything else in memory
    exports corto.fs.ext2;
}
