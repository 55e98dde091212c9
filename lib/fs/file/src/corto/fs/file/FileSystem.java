// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import corto.lang.Result;

/// A tree of files that can be mounted, at one place.
public abstract class FileSystem {
    private static int nextMinor = 1;        // of the devices that file systems without a disk have; Linux gives them major 0

    private final long device = FileStatus.device(0, nextMinor++);
    private final WallClock clock;
    private long nextInode = 1;
    long openFiles;                          // counted by its inodes

    protected FileSystem(WallClock clock) {
        this.clock = clock;
    }

    /// Whether somebody has a file of it open: umount(2) gives EBUSY then.
    public final boolean isInUse() {
        return openFiles > 0;
    }

    /// The clock of its files.
    protected final WallClock clock() {
        return clock;
    }

    /// `st_dev` of its files.
    public final long device() {
        return device;
    }

    /// Now, for the times of its files.
    public final long nanos() {
        return clock.nanos();
    }

    final long newInodeNumber() {
        return nextInode++;
    }

    /// What `/proc/mounts` calls it: `tmpfs`, `proc`, …
    public abstract String type();

    public abstract Directory root();

    /// Whether nothing in it may be changed: EROFS.
    public boolean isReadOnly() {
        return false;
    }

    /// Whether a name of a directory or a symbolic link in it leads to the same object until `Inode.unlinked` or `Inode.renamed` is called for that, so that it can be
    /// remembered, and whether its directories tell of each change of their entries (`Directory.entriesChanged`). Not where objects are made when they are asked for.
    public boolean keepsNames() {
        return false;
    }

    /// Whether reading changes access times (`relatime`); else never (`noatime`).
    public boolean keepsAccessTimes() {
        return false;
    }

    /// sync(2): everything that was changed is where it stays when the power fails. Nothing to do for what is in memory only.
    public Result sync() {
        return Result.of(0);
    }

    /// Whether it is on a medium that has to be waited for: then what is called `prepare…` is worth calling.
    public boolean isOnMedium() {
        return false;
    }

    /// Does the waiting of the next operation that changes something, if it would have to write first: parks.
    public void prepareToChange() {}

    /// Writes what `sync` would write, while other threads run: parks.
    public Result prepareToSync() {
        return Result.of(0);
    }

    /// statfs(2).
    public abstract void status(FileSystemStatus into);
}
