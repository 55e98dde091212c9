// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Waiting for several files: poll(2), select(2), epoll(7).
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.poll {
    requires transitive corto.posix.files;
    requires corto.fs.epoll;
    exports corto.posix.poll;
}
