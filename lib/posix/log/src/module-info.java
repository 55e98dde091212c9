// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The kernel log for programs: syslog(2), `/dev/kmsg`.
@RawMemory(reason = "writes to the application's memory")
module corto.posix.log {
    requires transitive corto.posix.process;
    requires corto.log.ring;
    requires corto.log.api;
    requires corto.fs.devfs;             // where it is a file
    exports corto.posix.log;
    provides corto.fs.devfs.DeviceFiles with corto.posix.log.LogDevice;
}
