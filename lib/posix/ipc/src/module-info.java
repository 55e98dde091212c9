// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// What semaphores, message queues and shared memory of System V have in common: sysvipc(7).
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.ipc {
    requires transitive corto.posix.files;       // who the caller is
    requires corto.posix.time;                   // times of change
    exports corto.posix.ipc;
}
