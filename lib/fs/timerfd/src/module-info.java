// SPDX-License-Identifier: Apache-2.0

/// Timers that threads wait for like files: timerfd_create(2).
module corto.fs.timerfd {
    requires transitive corto.fs.file;
    exports corto.fs.timerfd;
}
