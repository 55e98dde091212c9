// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Threads of the application and what they wait for each other with: clone(2), futex(2), exit(2).
@RawMemory(reason = "reads and writes the application's words and registers")
module corto.posix.threads {
    requires transitive corto.posix.process;
    requires corto.posix.time;                   // times of futex(2)
    requires corto.platform.api;                 // the wall clock
    exports corto.posix.threads;
    provides corto.posix.process.ThreadEnding with corto.posix.threads.EndingThreads;
}
