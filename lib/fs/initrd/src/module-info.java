// SPDX-License-Identifier: Apache-2.0

/// The archive that comes with an image becomes its root file system: cpio, kind `newc`, unpacked in place.
module corto.fs.initrd {
    requires transitive corto.fs.ramfs;              // what it becomes
    exports corto.fs.initrd;
}
