// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// getrandom(2).
@RawMemory(reason = "writes to the application's memory")
module corto.posix.random {
    requires transitive corto.posix.process;
    requires corto.platform.random;
    requires corto.fs.text;              // where it is shown
    exports corto.posix.random;
    provides corto.fs.text.ProcEntries with corto.posix.random.RandomEntries;
}
