// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.vfs.PathWalk.Last;
import corto.lang.AlwaysInline;
import corto.lang.StringBytes;

/// Where whole absolute paths have led, or that there is nothing: programs ask what a file is and open it, again and again.
///
/// What is known of a path holds until a directory or a symbolic link loses a name, a mount comes or goes (`Directory.nameChanges`), or the directory that has or would have the last
/// name gets another entry or loses one (`Directory.entryChanges`). Who puts one in makes sure that every directory on the way keeps its names (`FileSystem.keepsNames`) and that no permission
/// was asked.
final class PathCache {
    /// Shorter paths are walked as fast.
    static final int LEAST_BYTES = Long.BYTES;

    private static final int PATHS = 16;             // a path has its place by its last eight bytes
    private static final int PLACE_SHIFT = Long.SIZE - 4;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;          // 2^64 divided by the golden ratio

    /// The outcome of a walk; `PathWalk` says what its fields are.
    static final class Known {
        private byte[] bytes;                        // of the path that was asked for
        private Last last;
        private Directory root;
        private int nameChanges;
        private int entryChanges;                    // of `directory`

        Directory directory;
        Inode found;
        String path;                                 // with links replaced
        int nameStart;
        int nameEnd;
    }

    private final Known[] paths = new Known[PATHS];

    private static int place(byte[] path) {
        long end = StringBytes.word(path, path.length - Long.BYTES, path.length);
        return (int) (end * MIXER >>> PLACE_SHIFT) & PATHS - 1;
    }

    /// What is known of `path`, of at least `LEAST_BYTES`, walked from `root`; null for nothing.
    @AlwaysInline
    Known find(byte[] path, Directory root, Last last) {
        Known known = paths[place(path)];
        boolean isSame = known != null && (known.bytes == path || known.bytes.length == path.length && StringBytes.startAlike(known.bytes, path, path.length));
        return isSame && known.last == last && known.root == root && known.nameChanges == Directory.nameChanges() && known.entryChanges == known.directory.entryChanges() ? known : null;
    }

    /// The place of `path`, which is not changed any more, with all but the outcome of its walk from `root`, which ended in `directory`.
    Known put(byte[] path, Directory root, Last last, Directory directory) {
        int place = place(path);
        Known known = paths[place];
        if (known == null) {
            known = new Known();
            paths[place] = known;
        }
        known.bytes = path;
        known.last = last;
        known.root = root;
        known.nameChanges = Directory.nameChanges();
        known.entryChanges = directory.entryChanges();
        known.directory = directory;
        return known;
    }
}
