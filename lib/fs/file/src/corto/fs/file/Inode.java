// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENXIO;

import corto.lang.Hot;
import corto.lang.Result;

/// A file of a file system, under whatever names (inode(7)).
///
/// It knows one place where a directory names it, the latest, so that its path can be told.
@Hot
public abstract class Inode {
    private static final int SECTOR_SHIFT = 9;

    private final FileSystem fileSystem;
    private final long number;
    private int mode;
    private int uid;
    private int gid;
    private int linkCount;
    private int openCount;
    private int runCount;                // processes that run it as their program
    private long accessNanos;            // since 1970, as all times here
    private long modificationNanos;
    private long changeNanos;
    private final long birthNanos;

    FileWatch watches;                   // linked

    private boolean mayBeNamed;          // although no directory does: O_TMPFILE

    private Directory parent;            // null until a directory names it, and for the root of a file system
    private String name;

    /// `mode` has type and permissions.
    protected Inode(FileSystem fileSystem, int mode, int uid, int gid) {
        this.fileSystem = fileSystem;
        this.number = fileSystem.newInodeNumber();
        this.mode = mode;
        this.uid = uid;
        this.gid = gid;
        birthNanos = fileSystem.nanos();
        accessNanos = birthNanos;
        modificationNanos = birthNanos;
        changeNanos = birthNanos;
    }

    /// A file that is stored somewhere: number, mode, owner, links and times are those of `stored`.
    protected Inode(FileSystem fileSystem, FileStatus stored) {
        this.fileSystem = fileSystem;
        number = stored.inode;
        mode = stored.mode;
        uid = stored.uid;
        gid = stored.gid;
        linkCount = (int) stored.linkCount;
        accessNanos = stored.accessNanos;
        modificationNanos = stored.modificationNanos;
        changeNanos = stored.changeNanos;
        birthNanos = stored.birthNanos;
    }

    /// A process runs it from now on, or `stopsRunning` again: it cannot be opened for writing or be cut meanwhile, ETXTBSY.
    public final void startsRunning() {
        runCount++;
    }

    public final void stopsRunning() {
        runCount--;
    }

    public final boolean isRunning() {
        return runCount > 0;
    }

    public final FileSystem fileSystem() {
        return fileSystem;
    }

    /// `st_ino`.
    public final long number() {
        return number;
    }

    /// `FileMode`: type and permissions.
    public final int mode() {
        return mode;
    }

    public final int type() {
        return mode & FileMode.TYPE;
    }

    public final int uid() {
        return uid;
    }

    public final int gid() {
        return gid;
    }

    public final boolean isDirectory() {
        return type() == FileMode.DIRECTORY;
    }

    public final boolean isSymbolicLink() {
        return type() == FileMode.SYMBOLIC_LINK;
    }

    public final boolean isRegular() {
        return type() == FileMode.REGULAR;
    }

    /// In bytes; of a symbolic link, the length of its target.
    public abstract long sizeBytes();

    /// What the file takes of its file system's store, in bytes.
    protected long storedBytes() {
        return 0;
    }

    /// `st_rdev` of a device file.
    public long representedDevice() {
        return 0;
    }

    /// Where a symbolic link leads; null for other files.
    public String target() {
        return null;
    }

    /// The file that a symbolic link stands for although no path may lead there (`/proc/self/fd/1`, `/proc/self/exe`); null for others.
    public Inode jump() {
        return null;
    }

    /// Opens it. Permissions, O_CREAT, O_EXCL and O_DIRECTORY have been seen to, and O_TRUNC will be. ENXIO where there is nothing behind
    /// a file.
    public Result open(Opening opening) {
        return Result.error(ENXIO);
    }

    /// truncate(2) of a regular file.
    public Result resize(long sizeBytes) {
        return Result.error(EINVAL);
    }

    /// stat(2).
    public final void status(FileStatus into) {
        into.device = fileSystem.device();
        into.inode = number;
        into.mode = mode;
        into.linkCount = linkCount;
        into.uid = uid;
        into.gid = gid;
        into.representedDevice = representedDevice();
        into.sizeBytes = sizeBytes();
        into.blockSize = FileStatus.BLOCK_SIZE;
        into.sectors = storedBytes() >>> SECTOR_SHIFT;
        into.accessNanos = accessNanos;
        into.modificationNanos = modificationNanos;
        into.changeNanos = changeNanos;
        into.birthNanos = birthNanos;
    }

    // Changes. Whether they are allowed has been checked by the caller (corto.fs.vfs).

    /// For file systems that store it: mode, owner, links or times are about to be others than they were, or are already.
    protected void attributesChanged() {}

    /// chmod(2): the permission bits of `permissions`.
    public final void changeMode(int permissions) {
        mode = mode & ~FileMode.PERMISSIONS | permissions & FileMode.PERMISSIONS;
        changed();
    }

    /// chown(2); −1 leaves one as it is.
    public final void changeOwner(int newUid, int newGid) {
        if (newUid != -1) {
            uid = newUid;
        }
        if (newGid != -1) {
            gid = newGid;
        }
        changed();
    }

    /// utimensat(2), in nanoseconds since 1970.
    public final void changeTimes(long newAccessNanos, long newModificationNanos) {
        accessNanos = newAccessNanos;
        modificationNanos = newModificationNanos;
        changed();
    }

    /// It has been read: the access time changes when the content or the inode has changed since it was set last (mount(8) `relatime`, but for the daily change).
    final void accessed() {
        if (accessNanos <= Math.max(modificationNanos, changeNanos) && fileSystem.keepsAccessTimes()) {
            accessNanos = fileSystem.nanos();
        }
    }

    /// readlink(2), or a walk through it.
    public final String readTarget() {
        accessed();
        return target();
    }

    public final long accessNanos() {
        return accessNanos;
    }

    public final long modificationNanos() {
        return modificationNanos;
    }

    /// Its content has changed now.
    protected final void modified() {
        modificationNanos = fileSystem.nanos();
        changeNanos = modificationNanos;
        attributesChanged();
    }

    /// Something about it has changed now, but not its content.
    protected final void changed() {
        changeNanos = fileSystem.nanos();
        attributesChanged();
    }

    /// For who brings times along, as an archive does: all of them.
    public final void restoreTime(long nanos) {
        accessNanos = nanos;
        modificationNanos = nanos;
        changeNanos = nanos;
        attributesChanged();
    }

    // Names and users

    public final int linkCount() {
        return linkCount;
    }

    /// For directories: `directory` now names this file `entryName`.
    public final void linked(Directory directory, String entryName) {
        parent = directory;
        name = entryName;
        linkCount++;
        if (linkCount > 1 && !isDirectory()) {
            changeNanos = fileSystem.nanos();            // link(2)
        }
        attributesChanged();
    }

    /// For directories: the file has no name, but was made for this one (O_TMPFILE), and is told as `#` and its number there. With `mayBeNamed` link(2) may give it one.
    protected final void unnamed(Directory directory, boolean mayGetName) {
        parent = directory;
        name = "#" + number;
        mayBeNamed = mayGetName;
    }

    /// Whether link(2) may give it a name: files that lost their last one stay without.
    public final boolean isLinkable() {
        return linkCount > 0 || mayBeNamed;
    }

    /// For directories: the file has moved to another name.
    public final void renamed(Directory directory, String entryName) {
        parent = directory;
        name = entryName;
        lostName();
    }

    /// For directories: as `renamed`, by rename(2).
    public final void moved(Directory directory, String entryName) {
        renamed(directory, entryName);
        changed();
    }

    /// For directories: one name less. The last one takes the file with it, unless somebody has it open.
    public final void unlinked() {
        assert linkCount > 0;
        linkCount--;
        changeNanos = fileSystem.nanos();
        lostName();
        attributesChanged();
        dropIfUnused();
    }

    private void lostName() {
        if (isDirectory() || isSymbolicLink()) {
            Directory.nameChanged();
        }
    }

    /// For directories: a link that is no name, as a directory's `.` and its children's `..`.
    protected final void addLinks(int count) {
        linkCount += count;
        attributesChanged();
    }

    /// For open files of it: one more.
    public final void opened() {
        openCount++;
        fileSystem.openFiles++;
    }

    /// For open files of it: one less.
    public final void closed() {
        assert openCount > 0;
        openCount--;
        fileSystem.openFiles--;
        dropIfUnused();
    }

    private void dropIfUnused() {
        if (linkCount == 0 && openCount == 0) {
            if (watches != null) {
                FileWatch.tellGone(this);
            }
            dropped();
        }
    }

    /// Tells those who watch it or the directory that has it: a `FileWatch` event.
    public final void tell(int event) {
        if (FileWatch.any()) {
            FileWatch.tell(this, event);
        }
    }

    /// For file systems that forget what nobody uses: this has to stay.
    protected final boolean isWatched() {
        return watches != null;
    }

    /// Nobody can reach it any more, except through mappings: what it stores can be freed.
    protected void dropped() {}

    protected final boolean isOpen() {
        return openCount > 0;
    }

    /// Whether neither a name nor an open file leads here.
    protected final boolean isDropped() {
        return linkCount == 0 && openCount == 0;
    }

    /// The directory that names it; for the root of a file system, null.
    public final Directory parent() {
        return parent;
    }

    /// Its name there; null if it has none.
    public final String name() {
        return name;
    }

    /// Its path from the root of all mounts; with ` (deleted)` behind it when no name is left.
    public final String path() {
        StringBuilder path = new StringBuilder();
        Inode at = isDirectory() ? ((Directory) this).uncovered() : this;
        if (at.parent == null) {
            path.append('/');
        }
        while (at.parent != null) {
            path.insert(0, at.name).insert(0, '/');
            at = at.parent.uncovered();
        }
        if (linkCount == 0) {
            path.append(" (deleted)");
        }
        return path.toString();
    }
}
