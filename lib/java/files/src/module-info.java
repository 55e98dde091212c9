// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The files of a Java program: java.io and java.nio.file on the kernel's file systems.
@RawMemory(reason = "writes names into callers' memory, and hands the boot loader's archive to the file system")
module corto.java.files {
    requires corto.runtime;              // whose service it provides
    requires corto.java.descriptors;
    requires transitive corto.fs.vfs;    // paths
    requires corto.fs.ramfs;
    requires corto.fs.initrd;
    requires corto.fs.devfs;
    requires corto.memory.frames.api;
    requires corto.platform.random;
    requires corto.platform.api;         // the archive, the console
    exports corto.java.files;
    provides corto.runtime.FileService with corto.java.files.LockedFiles;
    provides corto.platform.api.BootStep with corto.java.files.RootFilesStep;
}
