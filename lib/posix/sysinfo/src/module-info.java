// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// What a process asks about itself and the machine: uname(2), getrlimit(2), getuid(2), sysinfo(2), sched_getaffinity(2).
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.sysinfo {
    requires transitive corto.posix.files;       // credentials, limits
    requires corto.platform.api;
    exports corto.posix.sysinfo;
}
