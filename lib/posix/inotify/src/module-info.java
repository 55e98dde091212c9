// SPDX-License-Identifier: Apache-2.0

/// inotify(7).
module corto.posix.inotify {
    requires transitive corto.posix.files;
    requires corto.fs.inotify;
    requires corto.fs.text;              // where the limits are shown
    exports corto.posix.inotify;
    provides corto.fs.text.ProcEntries with corto.posix.inotify.InotifyEntries;
}
