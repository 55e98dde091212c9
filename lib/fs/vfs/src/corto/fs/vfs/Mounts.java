// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.Directory;
import corto.fs.file.FileSystem;
import corto.lang.Result;
import java.util.ArrayList;

/// What is mounted where, in the order of mounting: mount(2), umount(2), `/proc/mounts`. A file system is mounted at one place.
public final class Mounts {
    private static final int FIRST_ID = 20;

    /// `source` and `options` are what `/proc/mounts` shows; `id` is a number that no other mount ever has.
    public record Mount(int id, String source, FileSystem fileSystem, String options) {
        /// The path where it is.
        public String path() {
            return fileSystem.root().path();
        }
    }

    private final ArrayList<Mount> mounts = new ArrayList<>();
    private int nextId = FIRST_ID;
    private boolean onMedium;                    // one of them is

    /// Starts with the root of everything.
    public Mounts(String source, FileSystem root, String options) {
        mounts.add(new Mount(nextId++, source, root, options));
    }

    /// The root of everything.
    public Directory root() {
        return mounts.get(0).fileSystem().root();
    }

    public int count() {
        return mounts.size();
    }

    public Mount mount(int index) {
        return mounts.get(index);
    }

    /// The mount of a file system; null if it is not mounted (any longer).
    public Mount of(FileSystem fileSystem) {
        int index = indexOf(fileSystem);
        return index < 0 ? null : mounts.get(index);
    }

    /// Whether one of them is on a medium that has to be waited for.
    public boolean areOnMedium() {
        return onMedium;
    }

    /// Does the waiting of the next operation that changes something: parks.
    public void prepareToChange() {
        for (int i = 0; i < mounts.size(); i++) {
            mounts.get(i).fileSystem().prepareToChange();
        }
    }

    /// Shows the root of `fileSystem` at `place`. EBUSY if it is mounted already.
    public Result mount(String source, FileSystem fileSystem, Directory place, String options) {
        if (indexOf(fileSystem) >= 0) {
            return Result.error(EBUSY);
        }
        place.visible().mount(fileSystem.root());
        mounts.add(new Mount(nextId++, source, fileSystem, options));
        onMedium |= fileSystem.isOnMedium();
        return Result.of(0);
    }

    /// sync(2): all of them. The first error, but none is left out.
    public Result sync() {
        Result result = Result.of(0);
        for (int i = 0; i < mounts.size(); i++) {
            Result synced = mounts.get(i).fileSystem().sync();
            result = result.isError() ? result : synced;
        }
        return result;
    }

    /// Takes away what is mounted at `root`, after a `sync`. EINVAL if that is no root of a mount; EBUSY for the root of everything, and while something is
    /// mounted on it. Open files of it stay usable.
    public Result unmount(Directory root) {
        int index = root == root.fileSystem().root() ? indexOf(root.fileSystem()) : -1;
        if (index < 0) {
            return Result.error(EINVAL);
        }
        if (index == 0 || root.isMountPoint() || hasMountsBelow(root.fileSystem())) {
            return Result.error(EBUSY);
        }
        Result synced = root.fileSystem().sync();
        if (synced.isError()) {
            return synced;
        }
        root.place().unmount();
        mounts.remove(index);
        return Result.of(0);
    }

    private int indexOf(FileSystem fileSystem) {
        for (int i = 0; i < mounts.size(); i++) {
            if (mounts.get(i).fileSystem() == fileSystem) {
                return i;
            }
        }
        return -1;
    }

    private boolean hasMountsBelow(FileSystem fileSystem) {
        for (int i = 1; i < mounts.size(); i++) {
            if (mounts.get(i).fileSystem().root().place().fileSystem() == fileSystem) {
                return true;
            }
        }
        return false;
    }
}
