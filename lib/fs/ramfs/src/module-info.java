// SPDX-License-Identifier: Apache-2.0

/// A file system in memory. Files are trees of page frames, or lie in place in an archive until they are written.
module corto.fs.ramfs {
    requires transitive corto.fs.file;               // its inodes and directories
    requires transitive corto.memory.frames.api;     // where content is kept
    exports corto.fs.ramfs;
}
