// SPDX-License-Identifier: Apache-2.0
package corto.posix.inotify;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOTDIR;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.inotify.Inotify;
import corto.fs.vfs.Permissions;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;

/// inotify_init(2), inotify_add_watch(2), inotify_rm_watch(2).
final class InotifyCalls {
    private InotifyCalls() {}

    @Syscall("inotify_init")
    static Result inotifyInit() {
        return inotifyInit1(0);
    }

    @Syscall("inotify_init1")
    static Result inotifyInit1(int flags) {
        if ((flags & ~(OpenFlags.O_CLOEXEC | OpenFlags.O_NONBLOCK)) != 0) {
            return Result.error(EINVAL);
        }
        OpenFile file = new Inotify(flags);
        Result added = Files.table().add(file, (flags & OpenFlags.O_CLOEXEC) != 0);
        if (added.isError()) {
            file.release();
        }
        return added;
    }

    @Syscall("inotify_add_watch")
    static Result inotifyAddWatch(int fd, UserAddress path, int mask) {
        boolean isContrary = (mask & Inotify.IN_MASK_ADD) != 0 && (mask & Inotify.IN_MASK_CREATE) != 0;
        if ((mask & Inotify.ALL_EVENTS) == 0) {
            return Result.error(EINVAL);
        }
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (isContrary || !(file instanceof Inotify inotify)) {
            return Result.error(EINVAL);
        }
        Result found = Files.fetchPath(Files.AT_FDCWD, path);
        if (!found.isError()) {
            found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), (mask & Inotify.IN_DONT_FOLLOW) == 0);
        }
        if (found.isError()) {
            return found;
        }
        Inode inode = Files.PATHS.found();
        if ((mask & Inotify.IN_ONLYDIR) != 0 && !inode.isDirectory()) {
            return Result.error(ENOTDIR);
        }
        Result allowed = Permissions.check(Files.context(), inode, Permissions.READ);
        return allowed.isError() ? allowed : inotify.watch(inode, mask);
    }

    @Syscall("inotify_rm_watch")
    static Result inotifyRmWatch(int fd, int descriptor) {
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        return file instanceof Inotify inotify ? inotify.unwatch(descriptor) : Result.error(EINVAL);
    }
}
