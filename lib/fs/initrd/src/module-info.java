// SPDX-License-Identifier: Apache-2.0

/// The archive that comes with an image becomes its root file system, unpacked in place: cpio of the kind `newc`, and what other libraries can read.
module corto.fs.initrd {
    requires transitive corto.fs.ramfs;              // what it becomes
    exports corto.fs.initrd;
    uses corto.fs.initrd.ArchiveFormat;
}
