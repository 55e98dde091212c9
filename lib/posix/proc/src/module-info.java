// SPDX-License-Identifier: Apache-2.0

/// `/proc` and `/sys`, and in it the running process.
module corto.posix.proc {
    requires corto.posix.rootfs;         // what it is mounted on
    requires corto.posix.files;
    requires corto.posix.sysinfo;
    requires corto.posix.time;
    requires corto.fs.procfs;
    requires corto.fs.sysfs;
    requires corto.platform.api;
    exports corto.posix.proc;
    provides corto.platform.api.BootStep with corto.posix.proc.ProcStep;
    provides corto.fs.text.ProcEntries with corto.posix.proc.ProcessEntries;
}
