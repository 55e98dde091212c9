// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Message queues of System V.
@RawMemory(reason = "reads and writes messages and structures in the application's memory")
module corto.posix.messages {
    requires corto.posix.ipc;
    requires corto.posix.process;                // who waits
    requires corto.fs.text;                      // where limits are shown
    exports corto.posix.messages;
    provides corto.fs.text.ProcEntries with corto.posix.messages.MessageEntries;
}
