// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// getrandom(2).
@RawMemory(reason = "writes to the application's memory")
module corto.posix.random {
    requires transitive corto.posix.process;
    requires corto.platform.random;
    exports corto.posix.random;
}
