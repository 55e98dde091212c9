// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.ENOTDIR;

import corto.fs.file.Directory;
import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.OpenFile;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// The running process's view of files: its descriptors, its working directory and credentials, all mounts.
@Hot
public final class Files {
    /// In place of a directory's descriptor: the working directory.
    public static final int AT_FDCWD = -100;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_REMOVEDIR = 0x200;
    public static final int AT_SYMLINK_FOLLOW = 0x400;
    public static final int AT_EMPTY_PATH = 0x1000;

    public static final Paths PATHS = new Paths();

    private static final int MOUNT_POINT = 0755;

    private static Mounts mounts;

    // The arguments that were fetched last; under the kernel lock until the thread parks.
    private static String path;
    private static Directory start;

    private Files() {}

    /// Sets the mounts and who looks at them. At boot, before the process runs.
    public static void initialize(Mounts allMounts, FileContext processContext) {
        mounts = allMounts;
        ProcessFiles.current().context = processContext;
    }

    /// The running process's descriptors.
    public static FileTable table() {
        return ProcessFiles.current().table;
    }

    /// Credentials, root and working directory of the running process.
    public static FileContext context() {
        return ProcessFiles.current().context;
    }

    /// chdir(2): relative paths start at the directory `path` from now on. The error if it is none, or may not be entered.
    public static Result changeWorking(String path) {
        FileContext context = context();
        Result found = PATHS.findDirectory(context, context.working(), path);
        if (!found.isError()) {
            context.changeWorking((Directory) PATHS.found());
        }
        return found;
    }

    public static Mounts mounts() {
        return mounts;
    }

    /// Mounts a file system at boot on the directory `name` of the root, which is made if it is not there. Nothing happens if it cannot be made: something else has that name.
    public static void mount(String source, FileSystem fileSystem, String name, String options) {
        Directory root = mounts.root();
        if (root.find(name) == null) {
            root.create(name, FileMode.DIRECTORY | MOUNT_POINT, 0, 0, 0);
        }
        if (root.find(name) instanceof Directory place) {
            mounts.mount(source, fileSystem, place, options);
        }
    }

    /// Fetches a path from the application; `path()` has it then. EFAULT, ENAMETOOLONG. Where a disk is mounted it may park, for what a change of the file system would have to wait for.
    public static Result fetchPath(UserAddress address) {
        if (mounts.areOnMedium()) {
            mounts.prepareToChange();
        }
        Result length = UserMemory.stringLength(address, UserMemory.MOST_PATH_BYTES);
        if (!length.isError()) {
            path = FetchedPaths.path(address, (int) length.value());
        }
        return length;
    }

    /// As `fetchPath`, and finds the directory that `dirfd` stands for; `start()` has it then. EBADF, ENOTDIR. An absolute path needs none. Where a disk is mounted it parks until
    /// what the path leads through is in memory.
    public static Result fetchPath(int dirfd, UserAddress address) {
        Result fetched = fetchPath(address);
        if (fetched.isError()) {
            return fetched;
        }
        Result found = fetchStart(dirfd, path);
        if (!found.isError()) {
            prepareWalk();
        }
        return found;
    }

    /// As `fetchPath`, for paths that must stay below what `dirfd` stands for: absolute ones too.
    static Result fetchPathBelow(int dirfd, UserAddress address) {
        Result fetched = fetchPath(address);
        return fetched.isError() ? fetched : fetchStart(dirfd, "");
    }

    /// Parks until what `path()` leads through from `start()` is in memory.
    static void prepareWalk() {
        if (mounts.areOnMedium()) {
            String ours = path;
            Directory from = start;
            Paths.prepare(context(), from, ours);
            path = ours;                                     // other threads have fetched theirs meanwhile
            start = from;
        }
    }

    /// Finds the directory that `dirfd` stands for.
    static Result fetchStart(int dirfd, String path) {
        start = context().working();
        if (dirfd == AT_FDCWD || !path.isEmpty() && path.charAt(0) == '/') {
            return Result.of(0);
        }
        OpenFile file = table().get(dirfd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (!(file.inode() instanceof Directory directory)) {
            return Result.error(ENOTDIR);
        }
        start = directory;
        return Result.of(0);
    }

    /// The path that was fetched last, a character per byte.
    public static String path() {
        return path;
    }

    /// The directory that was found last.
    public static Directory start() {
        return start;
    }
}
