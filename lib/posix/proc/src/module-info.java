// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// `/proc` and `/sys` of the running process.
@RawMemory(reason = "reads what CPUID answers")
module corto.posix.proc {
    requires corto.posix.rootfs;         // what it is mounted on
    requires corto.posix.files;
    requires corto.posix.sysinfo;
    requires corto.posix.time;
    requires corto.fs.procfs;
    requires corto.fs.sysfs;
    requires corto.platform.api;
    requires corto.platform.random;
    exports corto.posix.proc;
    provides corto.platform.api.BootStep with corto.posix.proc.ProcStep;
}
