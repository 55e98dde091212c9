// SPDX-License-Identifier: Apache-2.0

/// Waiting for many files at once: epoll(7).
module corto.fs.epoll {
    requires transitive corto.fs.file;
    exports corto.fs.epoll;
}
