// SPDX-License-Identifier: Apache-2.0

/// inotify(7): an `Inotify` is an open file from which events are read; each of its watches is a `FileWatch` of an inode. Under the kernel lock; events allocate.
package corto.fs.inotify;
