// SPDX-License-Identifier: Apache-2.0

/// Paths, permissions, mounts.
///
/// `Paths` has the operations by path. `PathWalk` goes along one: from the root or a start directory through the hash tables of directories,
/// across mounts both ways, through symbolic links. There is no cache of entries: a directory finds a name in O(1), and the file systems so far
/// are in memory; what long paths begin with is remembered (`PrefixCache`). `Permissions` compares mode bits with the credentials in a `FileContext`.
///
/// **Context.** Under the kernel lock; nothing waits.
package corto.fs.vfs;
