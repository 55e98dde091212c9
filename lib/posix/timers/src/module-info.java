// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// timer_create(2) and its kin.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.timers {
    requires transitive corto.posix.process;
    requires corto.posix.time;                   // clocks
    exports corto.posix.timers;
}
