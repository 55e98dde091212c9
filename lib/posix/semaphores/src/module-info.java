// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Semaphores of System V.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.semaphores {
    requires corto.posix.ipc;
    requires corto.posix.process;                // who waits, and whose end undoes what it did
    requires corto.fs.text;                      // where sets are shown
    exports corto.posix.semaphores;
    provides corto.fs.text.ProcEntries with corto.posix.semaphores.SemaphoreEntries;
}
