// SPDX-License-Identifier: Apache-2.0

/// Advisory locks of files: fcntl(2), flock(2).
module corto.fs.locks {
    requires transitive corto.fs.file;
    requires transitive corto.sched.events;      // for those who wait
    exports corto.fs.locks;
}
