// SPDX-License-Identifier: Apache-2.0

/// Counters that threads wait for like files: eventfd(2).
module corto.fs.eventfd {
    requires transitive corto.fs.file;
    exports corto.fs.eventfd;
}
