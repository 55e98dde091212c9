// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import corto.fs.file.Directory;
import corto.lang.AlwaysInline;
import corto.lang.StringBytes;

/// Where the beginnings of absolute paths have led: programs ask for many files of few directories.
///
/// A prefix is a path up to its last name. Prefixes hold until a directory or a symbolic link loses a name or a mount comes or goes (`Directory.nameChanges`), or
/// another root is asked for; then all are forgotten. Who puts one in makes sure that every directory on the way keeps its names (`FileSystem.keepsNames`) and
/// that no permission was asked.
final class PrefixCache {
    private static final int PREFIXES = 8;           // a power of two; a prefix has its place by its length

    static final class Prefix {
        private byte[] path;                         // in which it was seen first: nothing is copied
        private int length;                          // of the prefix; 0 for none
        private Directory directory;
        private int links;

        /// The directory that has the names behind it.
        Directory directory() {
            return directory;
        }

        /// Symbolic links on the way.
        int links() {
            return links;
        }
    }

    private final Prefix[] prefixes = new Prefix[PREFIXES];
    private Directory root;
    private int changes;                             // what `Directory.nameChanges` was

    PrefixCache() {
        for (int i = 0; i < PREFIXES; i++) {
            prefixes[i] = new Prefix();
        }
    }

    /// What is known of the first `length` bytes of `path`, which is walked from `from`; null for nothing.
    @AlwaysInline
    Prefix find(byte[] path, int length, Directory from) {
        Prefix prefix = prefixes[length & PREFIXES - 1];
        return prefix.length == length && changes == Directory.nameChanges() && root == from && StringBytes.startAlike(path, prefix.path, length) ? prefix : null;
    }

    /// The first `length` bytes of `path`, which is not changed any more, lead from `from` through so many symbolic links to `directory`.
    void put(byte[] path, int length, Directory from, int links, Directory directory) {
        if (changes != Directory.nameChanges() || root != from) {
            for (Prefix prefix : prefixes) {
                prefix.length = 0;
                prefix.path = null;
                prefix.directory = null;
            }
            changes = Directory.nameChanges();
            root = from;
        }
        Prefix prefix = prefixes[length & PREFIXES - 1];
        prefix.path = path;
        prefix.length = length;
        prefix.directory = directory;
        prefix.links = links;
    }
}
