// SPDX-License-Identifier: Apache-2.0

/// Disks among the files of a Java program.
module corto.java.disks {
    requires corto.java.files;           // what they are mounted on
    requires corto.java.threads;         // who waits for a disk is a thread
    requires corto.fs.volumes;
    requires corto.block.kernel;
    requires corto.platform.api;
    exports corto.java.disks;
    provides corto.platform.api.BootStep with corto.java.disks.MountStep;
}
