// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The kernel log for programs: syslog(2).
@RawMemory(reason = "writes to the application's memory")
module corto.posix.log {
    requires transitive corto.posix.process;
    requires corto.log.ring;
    exports corto.posix.log;
}
