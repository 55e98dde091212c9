// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The first files of the process: the initrd as root, devices, the console.
@RawMemory(reason = "hands the boot loader's archive to the file system")
module corto.posix.rootfs {
    requires corto.posix.files;          // whose mounts and descriptors they become
    requires corto.posix.time;           // the clock of their inodes
    requires corto.fs.ramfs;
    requires corto.fs.initrd;
    requires transitive corto.fs.devfs;  // its console
    requires corto.fs.pipe;
    requires corto.platform.random;
    requires corto.platform.api;         // the archive, the console
    requires corto.drivers.kernel;       // the console's interrupt
    exports corto.posix.rootfs;
    provides corto.platform.api.BootStep with corto.posix.rootfs.RootFilesStep;
}
