// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Processes besides the first: vfork(2), execve(2), wait(2), and what finds and tells them.
@RawMemory(reason = "reads and writes the application's registers, and structures in its memory")
module corto.posix.processes {
    requires transitive corto.posix.process;
    requires corto.elf;                          // programs
    requires corto.posix.files;                  // where they are
    requires corto.platform.random;              // AT_RANDOM
    exports corto.posix.processes;
    provides corto.posix.process.OtherProcesses with corto.posix.processes.NewProcesses;
}
