// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The application as a process: its memory, threads, signals, and the way of its system calls to their handlers.
@RawMemory(reason = "reads and writes the application's registers and memory")
module corto.posix.process {
    requires transitive corto.memory.areas;      // its memory
    requires transitive corto.sched.api;         // its threads
    requires transitive corto.posix.calls;       // its system calls
    requires transitive corto.platform.traps;    // its registers
    requires transitive corto.log.api;           // what it tells
    requires corto.memory.pool;                  // its threads' registers
    requires corto.platform.api;                 // its end, and its beginning by a boot step
    requires corto.runtime;                      // panic
    exports corto.posix.process;
    uses corto.posix.process.CallSites;
    uses corto.posix.process.OtherProcesses;
    uses corto.posix.process.ThreadEnding;
    provides corto.platform.api.BootStep with corto.posix.process.ProcessStep;
    provides corto.platform.traps.ApplicationTraps with corto.posix.process.ProcessTraps;
}
