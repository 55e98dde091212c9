// SPDX-License-Identifier: Apache-2.0

/// System calls of inotify(7). What they do is in `corto.fs.inotify`.
package corto.posix.inotify;
