// SPDX-License-Identifier: Apache-2.0

/// Starts one Linux program, after everything has booted.
module corto.posix.init {
    requires corto.elf;
    requires corto.posix.rootfs;         // where the program is
    requires corto.posix.control;        // signals from outside
    requires corto.posix.files;
    requires corto.posix.mman;
    requires corto.posix.threads;
    requires corto.posix.signals;
    requires corto.posix.time;
    requires corto.posix.sysinfo;
    requires corto.log.api;
    requires corto.platform.random;
    requires corto.platform.api;
    requires corto.runtime;              // the last words
    exports corto.posix.init;
}
