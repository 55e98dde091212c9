// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.ENOENT;

import corto.fs.file.Directory;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.fs.vfs.Permissions;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Result;
import corto.runtime.FileFacts;
import corto.runtime.FileService;
import corto.runtime.SpaceFacts;

/// The file service on the kernel's file systems: a program of user 0 that works in the root.
///
/// Everything here runs under the kernel lock. A descriptor's file is retained while an operation uses it, so that another thread may close the descriptor meanwhile.
public final class VfsFiles implements FileService {
    private static final Result OK = Result.of(0);
    private static final int LONGEST_PATH = 4095;
    private static final int MOST_LINKS = 40;            // as corto.fs.vfs
    private static final int RENAME_REPLACES = 0;

    private static final int STANDARD_STREAMS = 3;           // 0 to 2, the platform's

    // All under the kernel lock.
    private static final Paths PATHS = new Paths();
    private static final Descriptors DESCRIPTORS = new Descriptors(STANDARD_STREAMS);
    private static final FileStatus STATUS = new FileStatus();
    private static final FileSystemStatus SPACE = new FileSystemStatus();
    private static FileContext context;
    private static Mounts mounts;

    /// Sets what the program sees. At boot, before it runs.
    static void initialize(Mounts allMounts) {
        mounts = allMounts;
        context = new FileContext(allMounts.root());
    }

    /// For boot steps that mount more.
    public static Mounts mounts() {
        return mounts;
    }

    /// For boot steps that make directories.
    public static FileContext context() {
        return context;
    }

    // Open files

    @Override
    public Result open(String path, int flags, int mode) {
        Opening opening = new Opening(flags);
        Result opened = PATHS.open(context, context.working(), path, opening, mode);
        return opened.isError() ? opened : DESCRIPTORS.add(opening.file());
    }

    @Override
    public Result close(int fd) {
        return DESCRIPTORS.close(fd);
    }

    @Override
    public Result read(int fd, Address to, long lengthBytes) {
        OpenFile file = retained(fd);
        return file == null ? Result.error(EBADF) : released(file, file.read(to, lengthBytes));
    }

    @Override
    public Result write(int fd, Address from, long lengthBytes) {
        OpenFile file = retained(fd);
        return file == null ? Result.error(EBADF) : released(file, synced(file, file.write(from, lengthBytes)));
    }

    @Override
    public Result readAt(int fd, Address to, long lengthBytes, long offset) {
        OpenFile file = retained(fd);
        return file == null ? Result.error(EBADF) : released(file, file.readAt(to, lengthBytes, offset));
    }

    @Override
    public Result writeAt(int fd, Address from, long lengthBytes, long offset) {
        OpenFile file = retained(fd);
        return file == null ? Result.error(EBADF) : released(file, synced(file, file.writeAt(from, lengthBytes, offset)));
    }

    @Override
    public Result seek(int fd, long offset, int whence) {
        OpenFile file = DESCRIPTORS.get(fd);
        return file == null ? Result.error(EBADF) : file.seek(offset, whence);
    }

    @Override
    public Result available(int fd) {
        OpenFile file = DESCRIPTORS.get(fd);
        return file == null ? Result.error(EBADF) : file.available();
    }

    @Override
    public Result truncate(int fd, long sizeBytes) {
        OpenFile file = retained(fd);
        return file == null ? Result.error(EBADF) : released(file, file.truncate(sizeBytes));
    }

    @Override
    public Result sync(int fd) {
        OpenFile file = retained(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        Result prepared = file.prepareToSync();              // others run meanwhile
        return released(file, prepared.isError() ? prepared : file.sync());
    }

    /// What O_SYNC and O_DSYNC add to a write.
    private static Result synced(OpenFile file, Result written) {
        if (written.isError() || (file.flags() & OpenFlags.O_DSYNC) == 0) {
            return written;
        }
        Result synced = file.sync();
        return synced.isError() ? synced : written;
    }

    private static OpenFile retained(int fd) {
        OpenFile file = DESCRIPTORS.get(fd);
        if (file != null) {
            file.retain();
        }
        return file;
    }

    private static Result released(OpenFile file, Result result) {
        file.release();
        return result;
    }

    @Override
    public Result entries(int fd, Address into, long lengthBytes) {
        OpenFile file = DESCRIPTORS.get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        NameWriter writer = new NameWriter(into, lengthBytes);
        Result listed = file.entries(writer);
        return listed.isError() ? listed : Result.of(writer.lengthBytes());
    }

    // What files are

    @Override
    public Result status(int fd, FileFacts into) {
        OpenFile file = DESCRIPTORS.get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        Result told = file.status(STATUS);
        if (!told.isError()) {
            copy(into);
        }
        return told;
    }

    @Override
    public Result status(String path, boolean follows, FileFacts into) {
        Result found = find(path, follows);
        if (!found.isError()) {
            PATHS.found().status(STATUS);
            copy(into);
        }
        return found;
    }

    private static void copy(FileFacts into) {
        into.device = STATUS.device;
        into.inode = STATUS.inode;
        into.mode = STATUS.mode;
        into.linkCount = (int) STATUS.linkCount;
        into.uid = STATUS.uid;
        into.gid = STATUS.gid;
        into.representedDevice = STATUS.representedDevice;
        into.sizeBytes = STATUS.sizeBytes;
        into.accessNanos = STATUS.accessNanos;
        into.modificationNanos = STATUS.modificationNanos;
        into.changeNanos = STATUS.changeNanos;
        into.birthNanos = STATUS.birthNanos;
    }

    @Override
    public Result space(String path, SpaceFacts into) {
        Result found = find(path, true);
        if (!found.isError()) {
            PATHS.found().fileSystem().status(SPACE);
            into.blockBytes = SPACE.blockSize;
            into.blocks = SPACE.blocks;
            into.freeBlocks = SPACE.freeBlocks;
            into.longestName = SPACE.longestName;
        }
        return found;
    }

    @Override
    public Result access(String path, int mode) {
        Result found = find(path, true);
        return found.isError() ? found : Permissions.check(context, PATHS.found(), mode);
    }

    private static Result find(String path, boolean follows) {
        return PATHS.find(context, context.working(), path, follows);
    }

    // Names

    @Override
    public Result makeDirectory(String path, int mode) {
        return PATHS.makeDirectory(context, context.working(), path, mode);
    }

    @Override
    public Result makeNode(String path, int mode, long device) {
        return PATHS.makeNode(context, context.working(), path, mode, device);
    }

    @Override
    public Result removeDirectory(String path) {
        return PATHS.removeDirectory(context, context.working(), path);
    }

    @Override
    public Result unlink(String path) {
        return PATHS.unlink(context, context.working(), path);
    }

    @Override
    public Result rename(String path, String newPath) {
        return PATHS.rename(context, context.working(), path, context.working(), newPath, RENAME_REPLACES);
    }

    @Override
    public Result link(String path, String newPath) {
        return PATHS.link(context, context.working(), path, false, context.working(), newPath);
    }

    @Override
    public Result symbolicLink(String target, String path) {
        return PATHS.makeSymbolicLink(context, target, context.working(), path);
    }

    @Override
    public Result readLink(String path, Address into) {
        Result found = find(path, false);
        if (found.isError()) {
            return found;
        }
        String target = Paths.target(PATHS.found());
        return target == null ? Result.error(EINVAL) : store(target, into);
    }

    /// By the names in the path: a file that has several keeps the one that was asked for.
    @Override
    public Result realPath(String path, Address into) {
        String wanted = path;
        for (int links = 0; links <= MOST_LINKS; links++) {
            Result found = find(wanted, false);
            if (found.isError()) {
                return found;
            }
            Inode file = PATHS.found();
            if (file instanceof Directory directory) {
                return store(Paths.path(context, directory), into);
            }
            int slash = wanted.lastIndexOf('/');
            Result parent = PATHS.findDirectory(context, context.working(), slash < 0 ? "." : wanted.substring(0, slash + 1));
            if (parent.isError()) {
                return parent;
            }
            String directory = Paths.path(context, (Directory) PATHS.found());
            String prefix = directory == null || directory.equals("/") ? "/" : directory + "/";
            if (!file.isSymbolicLink()) {
                return store(prefix + wanted.substring(slash + 1), into);
            }
            wanted = file.target().startsWith("/") ? file.target() : prefix + file.target();
        }
        return Result.error(ELOOP);
    }

    private static Result store(String text, Address into) {
        if (text == null) {
            return Result.error(ENOENT);                 // a directory that has been removed
        }
        if (text.length() > LONGEST_PATH) {
            return Result.error(ENAMETOOLONG);
        }
        Latin1.store(into, text, 0, text.length());
        return Result.of(text.length());
    }

    // Attributes

    @Override
    public Result changeMode(String path, int mode) {
        Result found = find(path, true);
        return found.isError() ? found : Permissions.changeMode(context, PATHS.found(), mode & FileMode.PERMISSIONS);
    }

    @Override
    public Result changeMode(int fd, int mode) {
        Inode file = inode(fd);
        return file == null ? Result.error(EBADF) : Permissions.changeMode(context, file, mode & FileMode.PERMISSIONS);
    }

    @Override
    public Result changeOwner(String path, boolean follows, int uid, int gid) {
        Result found = find(path, follows);
        return found.isError() ? found : Permissions.changeOwner(context, PATHS.found(), uid, gid);
    }

    @Override
    public Result changeOwner(int fd, int uid, int gid) {
        Inode file = inode(fd);
        return file == null ? Result.error(EBADF) : Permissions.changeOwner(context, file, uid, gid);
    }

    @Override
    public Result changeTimes(String path, boolean follows, long accessNanos, long modificationNanos) {
        Result found = find(path, follows);
        return found.isError() ? found : Permissions.changeTimes(context, PATHS.found(), accessNanos, modificationNanos);
    }

    @Override
    public Result changeTimes(int fd, long accessNanos, long modificationNanos) {
        Inode file = inode(fd);
        return file == null ? Result.error(EBADF) : Permissions.changeTimes(context, file, accessNanos, modificationNanos);
    }

    /// Null also for files without an inode, which no path leads to: a program that opens by path has none.
    private static Inode inode(int fd) {
        OpenFile file = DESCRIPTORS.get(fd);
        return file == null ? null : file.inode();
    }

    // Mounts

    @Override
    public Result mount(int index, Address into) {
        if (index >= mounts.count()) {
            return OK;
        }
        Mounts.Mount mount = mounts.mount(index);
        String facts = mount.source() + '\0' + mount.path() + '\0' + mount.fileSystem().type() + '\0' + mount.options() + '\0';
        return store(facts, into);
    }

    @Override
    public Result syncAll() {
        return mounts == null ? OK : mounts.sync();
    }
}
