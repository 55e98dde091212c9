// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// timerfd_create(2) and its kin.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.timerfd {
    requires transitive corto.posix.files;
    requires corto.posix.time;                   // clocks
    requires corto.fs.timerfd;
    exports corto.posix.timerfd;
}
