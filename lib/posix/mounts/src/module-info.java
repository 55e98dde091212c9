// SPDX-License-Identifier: Apache-2.0

/// Mounts disks for the process, as the command line says.
module corto.posix.mounts {
    requires corto.posix.rootfs;         // what they are mounted on
    requires corto.posix.files;
    requires corto.posix.process;        // its end
    requires corto.posix.time;           // the clock of their inodes
    requires corto.fs.volumes;
    requires corto.block.kernel;
    requires corto.platform.api;
    exports corto.posix.mounts;
    provides corto.platform.api.BootStep with corto.posix.mounts.MountStep;
}
