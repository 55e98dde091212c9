// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.ERANGE;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Paths;
import corto.fs.vfs.Permissions;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// Calls that change or ask about what paths name: mkdir(2), rename(2), chmod(2), chdir(2) and their kin.
final class PathCalls {
    private static final int W_OK = 2;
    private static final int ALL_OK = 7;
    private static final int AT_EACCESS = 0x200;
    private static final long NANOS = 1_000_000_000L;
    private static final long UTIME_NOW = 0x3FFF_FFFF;
    private static final long UTIME_OMIT = 0x3FFF_FFFE;
    private static final int TIMES_BYTES = 32;               // two struct timespec

    private PathCalls() {}

    // ---- directories ----

    @Syscall("mkdir")
    static Result mkdir(UserAddress path, int mode) {
        return mkdirat(Files.AT_FDCWD, path, mode);
    }

    @Syscall("mkdirat")
    static Result mkdirat(int dirfd, UserAddress path, int mode) {
        Result fetched = Files.fetchPath(dirfd, path);
        return fetched.isError() ? fetched : Files.PATHS.makeDirectory(Files.context(), Files.start(), Files.path(), mode);
    }

    @Syscall("mknod")
    static Result mknod(UserAddress path, int mode, long device) {
        return mknodat(Files.AT_FDCWD, path, mode, device);
    }

    @Syscall("mknodat")
    static Result mknodat(int dirfd, UserAddress path, int mode, long device) {
        Result fetched = Files.fetchPath(dirfd, path);
        return fetched.isError() ? fetched : Files.PATHS.makeNode(Files.context(), Files.start(), Files.path(), mode, device);
    }

    @Syscall("rmdir")
    static Result rmdir(UserAddress path) {
        return unlinkat(Files.AT_FDCWD, path, Files.AT_REMOVEDIR);
    }

    @Syscall("unlink")
    static Result unlink(UserAddress path) {
        return unlinkat(Files.AT_FDCWD, path, 0);
    }

    @Syscall("unlinkat")
    static Result unlinkat(int dirfd, UserAddress path, int flags) {
        if ((flags & ~Files.AT_REMOVEDIR) != 0) {
            return Result.error(EINVAL);
        }
        Result fetched = Files.fetchPath(dirfd, path);
        if (fetched.isError()) {
            return fetched;
        }
        return flags == 0 ? Files.PATHS.unlink(Files.context(), Files.start(), Files.path())
                : Files.PATHS.removeDirectory(Files.context(), Files.start(), Files.path());
    }

    @Syscall("chdir")
    static Result chdir(UserAddress path) {
        Result fetched = Files.fetchPath(path);
        return fetched.isError() ? fetched : Files.changeWorking(Files.path());
    }

    @Syscall("fchdir")
    static Result fchdir(int fd) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (!(file.inode() instanceof Directory directory)) {
            return Result.error(ENOTDIR);
        }
        Result allowed = Permissions.check(Files.context(), directory, Permissions.EXECUTE);
        if (!allowed.isError()) {
            Files.context().changeWorking(directory);
        }
        return allowed;
    }

    @Syscall("chroot")
    static Result chroot(UserAddress path) {
        Result fetched = Files.fetchPath(path);
        if (fetched.isError()) {
            return fetched;
        }
        FileContext context = Files.context();
        Result found = Files.PATHS.findDirectory(context, context.working(), Files.path());
        if (found.isError()) {
            return found;
        }
        if (context.uid != 0) {
            return Result.error(corto.lang.Errno.EPERM);
        }
        context.changeRoot((Directory) Files.PATHS.found());
        return Result.of(0);
    }

    /// getcwd(2): the length with the zero.
    @Syscall("getcwd")
    static Result getcwd(UserAddress to, long sizeBytes) {
        String path = Paths.path(Files.context(), Files.context().working());
        if (path == null) {
            return Result.error(ENOENT);
        }
        if (sizeBytes < path.length() + 1) {
            return Result.error(ERANGE);
        }
        Address place = UserMemory.writable(to, path.length() + 1);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        writeText(place, path, path.length());
        place.storeByte(path.length(), (byte) 0);
        return Result.of(path.length() + 1);
    }

    private static void writeText(Address to, String text, int length) {
        for (int i = 0; i < length; i++) {
            to.storeByte(i, (byte) text.charAt(i));
        }
    }

    // ---- names ----

    @Syscall("rename")
    static Result rename(UserAddress path, UserAddress newPath) {
        return renameat2(Files.AT_FDCWD, path, Files.AT_FDCWD, newPath, 0);
    }

    @Syscall("renameat")
    static Result renameat(int dirfd, UserAddress path, int newDirfd, UserAddress newPath) {
        return renameat2(dirfd, path, newDirfd, newPath, 0);
    }

    @Syscall("renameat2")
    static Result renameat2(int dirfd, UserAddress path, int newDirfd, UserAddress newPath, int flags) {
        Result fetched = Files.fetchPath(dirfd, path);
        if (fetched.isError()) {
            return fetched;
        }
        Directory start = Files.start();
        String from = Files.path();
        fetched = Files.fetchPath(newDirfd, newPath);
        return fetched.isError() ? fetched : Files.PATHS.rename(Files.context(), start, from, Files.start(), Files.path(), flags);
    }

    @Syscall("link")
    static Result link(UserAddress path, UserAddress newPath) {
        return linkat(Files.AT_FDCWD, path, Files.AT_FDCWD, newPath, 0);
    }

    @Syscall("linkat")
    static Result linkat(int dirfd, UserAddress path, int newDirfd, UserAddress newPath, int flags) {
        if ((flags & ~(Files.AT_SYMLINK_FOLLOW | Files.AT_EMPTY_PATH)) != 0) {
            return Result.error(EINVAL);
        }
        Result fetched = Files.fetchPath(path);
        if (fetched.isError()) {
            return fetched;
        }
        String from = Files.path();
        if (from.isEmpty() && (flags & Files.AT_EMPTY_PATH) == 0) {
            return Result.error(ENOENT);
        }
        boolean isOpen = from.isEmpty();
        fetched = isOpen ? fetched : Files.fetchStart(dirfd, from);
        if (fetched.isError()) {
            return fetched;
        }
        Directory start = Files.start();
        fetched = Files.fetchPath(newDirfd, newPath);
        if (fetched.isError()) {
            return fetched;
        }
        if (isOpen) {
            Result found = findOpen(dirfd);
            return found.isError() ? found : Files.PATHS.link(Files.context(), file, Files.start(), Files.path());
        }
        return Files.PATHS.link(Files.context(), start, from, (flags & Files.AT_SYMLINK_FOLLOW) != 0, Files.start(), Files.path());
    }

    @Syscall("symlink")
    static Result symlink(UserAddress target, UserAddress path) {
        return symlinkat(target, Files.AT_FDCWD, path);
    }

    @Syscall("symlinkat")
    static Result symlinkat(UserAddress target, int dirfd, UserAddress path) {
        Result fetched = Files.fetchPath(target);
        if (fetched.isError()) {
            return fetched;
        }
        String to = Files.path();
        fetched = Files.fetchPath(dirfd, path);
        return fetched.isError() ? fetched : Files.PATHS.makeSymbolicLink(Files.context(), to, Files.start(), Files.path());
    }

    @Syscall("readlink")
    static Result readlink(UserAddress path, UserAddress to, int sizeBytes) {
        return readlinkat(Files.AT_FDCWD, path, to, sizeBytes);
    }

    @Syscall("readlinkat")
    static Result readlinkat(int dirfd, UserAddress path, UserAddress to, int sizeBytes) {
        if (sizeBytes <= 0) {
            return Result.error(EINVAL);
        }
        Result found = find(dirfd, path, Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH);
        if (found.isError()) {
            return found;
        }
        String target = Paths.target(file);
        if (target == null) {
            return Result.error(Files.path().isEmpty() ? ENOENT : EINVAL);
        }
        int length = Math.min(target.length(), sizeBytes);
        Address place = UserMemory.writable(to, length);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        writeText(place, target, length);
        return Result.of(length);
    }

    private static Inode file;                               // what `find` found

    /// Finds what a path names, or with AT_EMPTY_PATH and an empty path, a descriptor.
    private static Result find(int dirfd, UserAddress path, int flags) {
        Result fetched = Files.fetchPath(path);
        if (fetched.isError()) {
            return fetched;
        }
        if (fetched.value() == 0 && (flags & Files.AT_EMPTY_PATH) != 0) {
            return findOpen(dirfd);
        }
        Result started = Files.fetchStart(dirfd, Files.path());
        if (started.isError()) {
            return started;
        }
        Result found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), (flags & Files.AT_SYMLINK_NOFOLLOW) == 0);
        file = found.isError() ? null : Files.PATHS.found();
        return found;
    }

    private static Result findOpen(int fd) {
        if (fd == Files.AT_FDCWD) {
            file = Files.context().working();
            return Result.of(0);
        }
        OpenFile open = Files.table().get(fd);
        if (open == null) {
            return Result.error(EBADF);
        }
        file = open.inode();
        return file == null ? Result.error(EINVAL) : Result.of(0);
    }

    // ---- permissions, owners, times ----

    @Syscall("access")
    static Result access(UserAddress path, int mode) {
        return faccessat2(Files.AT_FDCWD, path, mode, 0);
    }

    @Syscall("faccessat")
    static Result faccessat(int dirfd, UserAddress path, int mode) {
        return faccessat2(dirfd, path, mode, 0);
    }

    @Syscall("faccessat2")
    static Result faccessat2(int dirfd, UserAddress path, int mode, int flags) {
        if ((mode & ~ALL_OK) != 0 || (flags & ~(AT_EACCESS | Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH)) != 0) {
            return Result.error(EINVAL);
        }
        Result found = find(dirfd, path, flags);
        if (found.isError()) {
            return found;
        }
        Result allowed = (flags & AT_EACCESS) != 0 ? Permissions.check(Files.context(), file, mode) : Permissions.checkReal(Files.context(), file, mode);
        if (!allowed.isError() && (mode & W_OK) != 0 && file.fileSystem().isReadOnly()) {
            return Result.error(corto.lang.Errno.EROFS);
        }
        return allowed;
    }

    @Syscall("chmod")
    static Result chmod(UserAddress path, int mode) {
        return fchmodat(Files.AT_FDCWD, path, mode);
    }

    @Syscall("fchmodat")
    static Result fchmodat(int dirfd, UserAddress path, int mode) {
        Result found = find(dirfd, path, 0);
        return found.isError() ? found : Permissions.changeMode(Files.context(), file, mode);
    }

    /// fchmodat2(2). Symbolic links have no mode of their own.
    @Syscall("fchmodat2")
    static Result fchmodat2(int dirfd, UserAddress path, int mode, int flags) {
        if ((flags & ~(Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH)) != 0) {
            return Result.error(EINVAL);
        }
        Result found = find(dirfd, path, flags);
        if (found.isError()) {
            return found;
        }
        return file.isSymbolicLink() ? Result.error(EOPNOTSUPP) : Permissions.changeMode(Files.context(), file, mode);
    }

    /// fchmod(2). What has no inode, as pipe(2)'s files, lets it happen and keeps nothing.
    @Syscall("fchmod")
    static Result fchmod(int fd, int mode) {
        OpenFile open = Files.table().getForUse(fd);
        if (open == null) {
            return Result.error(EBADF);
        }
        return open.inode() == null ? Result.of(0) : Permissions.changeMode(Files.context(), open.inode(), mode);
    }

    @Syscall("chown")
    static Result chown(UserAddress path, int uid, int gid) {
        return fchownat(Files.AT_FDCWD, path, uid, gid, 0);
    }

    @Syscall("lchown")
    static Result lchown(UserAddress path, int uid, int gid) {
        return fchownat(Files.AT_FDCWD, path, uid, gid, Files.AT_SYMLINK_NOFOLLOW);
    }

    @Syscall("fchownat")
    static Result fchownat(int dirfd, UserAddress path, int uid, int gid, int flags) {
        if ((flags & ~(Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH)) != 0) {
            return Result.error(EINVAL);
        }
        Result found = find(dirfd, path, flags);
        return found.isError() ? found : Permissions.changeOwner(Files.context(), file, uid, gid);
    }

    @Syscall("fchown")
    static Result fchown(int fd, int uid, int gid) {
        OpenFile open = Files.table().getForUse(fd);
        if (open == null) {
            return Result.error(EBADF);
        }
        return open.inode() == null ? Result.of(0) : Permissions.changeOwner(Files.context(), open.inode(), uid, gid);
    }

    /// utimensat(2). A null path means the descriptor itself: futimens(3).
    @Syscall("utimensat")
    static Result utimensat(int dirfd, UserAddress path, UserAddress times, int flags) {
        if ((flags & ~(Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH)) != 0) {
            return Result.error(EINVAL);
        }
        long access = Permissions.NOW;
        long modification = Permissions.NOW;
        if (!times.isNull()) {
            Address place = UserMemory.readable(times, TIMES_BYTES);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            access = nanos(place.loadLong(0), place.loadLong(8));
            modification = nanos(place.loadLong(16), place.loadLong(24));
            if (access == BAD_TIME || modification == BAD_TIME) {
                return Result.error(EINVAL);
            }
        }
        if (access == Permissions.OMIT && modification == Permissions.OMIT) {
            return Result.of(0);                             // before anything else is looked at
        }
        if (path.isNull() && (dirfd == Files.AT_FDCWD || flags != 0)) {
            return Result.error(dirfd == Files.AT_FDCWD ? EFAULT : EINVAL);
        }
        Result found = path.isNull() ? findOpen(dirfd) : find(dirfd, path, flags);
        if (path.isNull() && !found.isError() && Files.table().getForUse(dirfd) == null) {
            return Result.error(EBADF);
        }
        return found.isError() ? found : Permissions.changeTimes(Files.context(), file, access, modification);
    }

    private static final long BAD_TIME = Long.MIN_VALUE + 2;

    private static long nanos(long seconds, long nanos) {
        if (nanos == UTIME_NOW) {
            return Permissions.NOW;
        }
        if (nanos == UTIME_OMIT) {
            return Permissions.OMIT;
        }
        return nanos < 0 || nanos >= NANOS ? BAD_TIME : seconds * NANOS + nanos;
    }

    @Syscall("truncate")
    static Result truncate(UserAddress path, long sizeBytes) {
        if (sizeBytes < 0) {
            return Result.error(EINVAL);
        }
        Result fetched = Files.fetchPath(Files.AT_FDCWD, path);
        if (!fetched.isError()) {
            fetched = SizeLimit.check(sizeBytes);
        }
        return fetched.isError() ? fetched : Files.PATHS.truncate(Files.context(), Files.start(), Files.path(), sizeBytes);
    }

    @Syscall("umask")
    static Result umask(int mask) {
        int before = Files.context().mask;
        Files.context().mask = mask & 0777;
        return Result.of(before);
    }
}
