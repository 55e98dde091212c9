// SPDX-License-Identifier: Apache-2.0

/// Disks at places of the tree of files, as the option `corto.mount` says.
module corto.fs.volumes {
    requires transitive corto.fs.vfs;            // where they are mounted
    requires transitive corto.block.api;         // the disks
    requires corto.fs.ext2;                      // what is on them
    requires corto.memory.frames.api;
    requires corto.log.api;
    exports corto.fs.volumes;
}
