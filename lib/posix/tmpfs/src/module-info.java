// SPDX-License-Identifier: Apache-2.0

/// mount(2) of file systems in memory, umount2(2).
module corto.posix.tmpfs {
    requires transitive corto.posix.files;
    requires corto.fs.ramfs;
    exports corto.posix.tmpfs;
}
