// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// signalfd(2).
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.signalfd {
    requires transitive corto.posix.files;
    exports corto.posix.signalfd;
}
