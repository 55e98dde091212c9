// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Boots a kernel that runs one Linux program: the order of everything.
@RawMemory(reason = "hands the boot loader's archive to the file system")
module corto.posix.init {
    requires corto.elf;
    requires corto.posix.files;
    requires corto.posix.mman;
    requires corto.posix.threads;
    requires corto.posix.signals;
    requires corto.posix.time;
    requires corto.posix.sysinfo;
    requires corto.fs.ramfs;
    requires corto.fs.initrd;
    requires corto.fs.devfs;
    requires corto.fs.pipe;
    requires corto.platform.random;
    requires corto.platform.api;
    requires corto.platform.traps;
    exports corto.posix.init;
    uses corto.platform.api.BootStep;
}
