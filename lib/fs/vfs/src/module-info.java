// SPDX-License-Identifier: Apache-2.0

/// Paths: how Linux finds files by name (path_resolution(7)), who may do what with them, and what is mounted where.
module corto.fs.vfs {
    requires transitive corto.fs.file;
    exports corto.fs.vfs;
}
