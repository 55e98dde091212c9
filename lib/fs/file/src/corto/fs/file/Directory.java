// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISDIR;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Result;

/// A directory. What changes it (`create`, `link`, …) is called when everything that is the same for all file systems has been checked:
/// permissions, what exists already, that both are in one file system, that a directory to be removed is empty.
public abstract class Directory extends Inode {
    /// Positions of `.` and `..` in every directory; other entries have higher ones.
    protected static final long DOT = 0;
    protected static final long DOT_DOT = 1;
    protected static final long FIRST_ENTRY = 2;

    private static int nameChanges;

    private Directory mounted;           // the root of the file system that is seen here instead, or null
    private Directory covered;           // of such a root: the directory below it
    private boolean isRemoved;
    private int entryChanges;

    protected Directory(FileSystem fileSystem, int permissions, int uid, int gid) {
        super(fileSystem, FileMode.DIRECTORY | permissions, uid, gid);
        addLinks(1);                     // its own `.`; a name or, for a root, a mount gives the other
    }

    /// A directory that is stored somewhere; see `Inode`. Its links have been counted.
    protected Directory(FileSystem fileSystem, FileStatus stored) {
        super(fileSystem, stored);
    }

    /// The file named by the characters `start` to `end` of `path`, or null. Never `.` or `..`.
    public abstract Inode find(String path, int start, int end);

    /// As `find`, but parks where a medium has to be waited for. The next `find` has little to wait for then.
    public Inode prepareToFind(String path, int start, int end) {
        return find(path, start, end);
    }

    public final Inode find(String name) {
        return find(name, 0, name.length());
    }

    /// Offers the entries from `position` on to `sink` until it is full, without `.` and `..`. The position of the first entry that was
    /// not taken.
    protected abstract long entries(long position, EntrySink sink);

    /// No entries but `.` and `..`.
    public abstract boolean isEmpty();

    /// Makes a file of any type but a symbolic link; `mode` has type and permissions, `device` is for device files. `find` gives it then.
    public Result create(String name, int mode, int uid, int gid, long device) {
        return Result.error(EPERM);
    }

    /// open(2) with O_TMPFILE: a regular file without a name, which nobody has open yet; with `mayBeNamed` it may get one. Null where the file system cannot do that.
    public Inode createUnnamed(int permissions, int uid, int gid, boolean mayBeNamed) {
        return null;
    }

    /// symlink(2).
    public Result createSymbolicLink(String name, String target, int uid, int gid) {
        return Result.error(EPERM);
    }

    /// link(2): a further name for a file of this file system that is no directory.
    public Result link(String name, Inode file) {
        return Result.error(EPERM);
    }

    /// unlink(2) and rmdir(2).
    public Result unlink(String name) {
        return Result.error(EPERM);
    }

    /// rename(2) of an entry of this directory to an entry of `target`, where it replaces what is there.
    public Result rename(String name, Directory target, String newName) {
        return Result.error(EPERM);
    }

    /// renameat2(2) with RENAME_EXCHANGE: both entries are there. EINVAL where the file system cannot do it at once.
    public Result exchange(String name, Directory target, String otherName) {
        return Result.error(EINVAL);
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    /// rmdir(2) has taken it away; nothing can be made in it any more.
    public final boolean isRemoved() {
        return isRemoved;
    }

    /// For file systems: it has been taken away.
    protected final void removed() {
        isRemoved = true;
        addLinks(-1);
    }

    /// Changes whenever a directory or a symbolic link loses a name and whenever something is mounted or unmounted: what paths have led to may be wrong then.
    public static int nameChanges() {
        return nameChanges;
    }

    static void nameChanged() {
        nameChanges++;
    }

    /// Changes whenever an entry comes, goes or leads to another file, where the file system keeps names (`FileSystem.keepsNames`).
    public final int entryChanges() {
        return entryChanges;
    }

    /// For file systems: an entry has come or gone, or leads to another file.
    protected final void entriesChanged() {
        entryChanges++;
        modified();
    }

    // Mounts

    /// What is seen at this place: the root of what is mounted here last, or this directory.
    public final Directory visible() {
        Directory at = this;
        while (at.mounted != null) {
            at = at.mounted;
        }
        return at;
    }

    /// The other way: from the root of a mounted file system to the directory on which it is mounted, which has a name.
    public final Directory uncovered() {
        Directory at = this;
        while (at.parent() == null && at.covered != null) {
            at = at.covered;
        }
        return at;
    }

    /// Shows `root`, the root of a file system that is mounted nowhere yet, here.
    public final void mount(Directory root) {
        assert mounted == null && root.covered == null && root.parent() == null;
        mounted = root;
        root.covered = this;
        nameChanged();
    }

    /// Ends `mount`.
    public final void unmount() {
        mounted.covered = null;
        mounted = null;
        nameChanged();
    }

    /// Of the root of a mounted file system: the directory on which it is mounted; null for others.
    public final Directory place() {
        return covered;
    }

    public final boolean isMountPoint() {
        return mounted != null;
    }

    @Override
    public Result open(Opening opening) {
        if (OpenFlags.mayWrite(opening.flags())) {
            return Result.error(EISDIR);
        }
        return opening.opened(new OpenDirectory(this, opening.flags()));
    }

    /// An open directory: entries from a position on. Its entries begin with `.` and `..`.
    private static final class OpenDirectory extends SeekableFile {
        private final Directory directory;

        OpenDirectory(Directory directory, int flags) {
            super(flags);
            this.directory = directory;
            directory.opened();
        }

        @Override
        protected void closed() {
            directory.closed();
        }

        @Override
        public Inode inode() {
            return directory;
        }

        @Override
        protected long sizeBytes() {
            return directory.sizeBytes();
        }

        @Override
        protected Result readBytesAt(Address to, long lengthBytes, long offset) {
            return Result.error(EISDIR);
        }

        /// Names are everywhere on a disk: the whole file system.
        @Override
        public Result sync() {
            return directory.fileSystem().sync();
        }

        @Override
        public Result entries(EntrySink sink) {
            if (directory.isRemoved()) {
                return Result.error(ENOENT);
            }
            if (position() == DOT && sink.entry(".", directory.number(), FileMode.entryType(FileMode.DIRECTORY), DOT_DOT)) {
                moveTo(DOT_DOT);
            }
            if (position() == DOT_DOT && sink.entry("..", parentNumber(), FileMode.entryType(FileMode.DIRECTORY), FIRST_ENTRY)) {
                moveTo(FIRST_ENTRY);
            }
            if (position() >= FIRST_ENTRY) {
                moveTo(directory.entries(position(), sink));
            }
            accessed();
            return Result.of(0);
        }

        private long parentNumber() {
            Directory place = directory.uncovered();
            return place.parent() == null ? place.number() : place.parent().number();
        }
    }
}
