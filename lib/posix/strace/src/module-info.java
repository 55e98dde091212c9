// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Prints the application's system calls as strace(1) does.
@RawMemory(reason = "reads structures in the application's memory")
module corto.posix.strace {
    requires transitive corto.posix.process;     // whose calls and signals are seen
    requires corto.posix.calls;                  // names of calls
    requires corto.platform.api;                 // the option, the console
    exports corto.posix.strace;
    provides corto.platform.api.BootStep with corto.posix.strace.StraceStep;
}
