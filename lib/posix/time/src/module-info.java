// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Clocks, sleeping, timers of the process.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.time {
    requires transitive corto.posix.process;
    requires corto.platform.api;                 // the clocks
    exports corto.posix.time;
}
