// SPDX-License-Identifier: Apache-2.0

/// Tells programs what happens to files: inotify(7).
module corto.fs.inotify {
    requires transitive corto.fs.file;
    exports corto.fs.inotify;
}
