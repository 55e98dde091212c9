// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.EROFS;

import corto.fs.file.Directory;
import corto.fs.file.FileMode;
import corto.fs.file.FileWatch;
import corto.fs.file.Inode;
import corto.lang.Hot;
import corto.lang.Result;

/// Who may do what with a file, and the changes that only depend on that. User 0 has all capabilities, others have none (capabilities(7)).
@Hot
public final class Permissions {
    // access(2)'s bits, which are those of one digit of a mode too
    public static final int EXECUTE = 1;         // of a directory: search
    public static final int WRITE = 2;
    public static final int READ = 4;

    /// For `changeTimes`: the time of the call.
    public static final long NOW = Long.MIN_VALUE;
    /// For `changeTimes`: as it was.
    public static final long OMIT = Long.MIN_VALUE + 1;

    private static final Result OK = Result.of(0);
    private static final int OWNER_SHIFT = 6;
    private static final int GROUP_SHIFT = 3;
    private static final int ANY_EXECUTE = 0111;
    private static final int GROUP_EXECUTE = 0010;

    private Permissions() {}

    /// access(2) and open(2): whether `context` may do all of `wanted` (READ, WRITE, EXECUTE) with the file: EACCES, EROFS, or 0.
    public static Result check(FileContext context, Inode file, int wanted) {
        if ((wanted & WRITE) != 0 && file.fileSystem().isReadOnly() && (file.isRegular() || file.isDirectory() || file.isSymbolicLink())) {
            return Result.error(EROFS);
        }
        return isAllowed(context, file, wanted) ? OK : Result.error(EACCES);
    }

    /// access(2): as `check`, but for the real user and group.
    public static Result checkReal(FileContext context, Inode file, int wanted) {
        int uid = context.uid;
        int gid = context.gid;
        context.uid = context.realUid;
        context.gid = context.realGid;
        Result allowed = check(context, file, wanted);
        context.uid = uid;
        context.gid = gid;
        return allowed;
    }

    static boolean isAllowed(FileContext context, Inode file, int wanted) {
        if (context.isSuperuser()) {
            return (wanted & EXECUTE) == 0 || file.isDirectory() || (file.mode() & ANY_EXECUTE) != 0;
        }
        int granted = file.mode();
        if (context.uid == file.uid()) {
            granted >>= OWNER_SHIFT;
        } else if (context.isInGroup(file.gid())) {
            granted >>= GROUP_SHIFT;
        }
        return (wanted & ~granted & (READ | WRITE | EXECUTE)) == 0;
    }

    /// Whether entries of `directory` may be added.
    static Result checkCreate(FileContext context, Directory directory) {
        return check(context, directory, WRITE | EXECUTE);
    }

    /// Whether the entry of `directory` that names `file` may be taken away; in a sticky directory only by an owner.
    static Result checkDelete(FileContext context, Directory directory, Inode file) {
        Result writable = checkCreate(context, directory);
        if (writable.isError()) {
            return writable;
        }
        boolean isSticky = (directory.mode() & FileMode.STICKY) != 0;
        return isSticky && !context.owns(file.uid()) && !context.owns(directory.uid()) ? Result.error(EPERM) : OK;
    }

    /// chmod(2), fchmod(2).
    public static Result changeMode(FileContext context, Inode file, int mode) {
        if (file.fileSystem().isReadOnly()) {
            return Result.error(EROFS);
        }
        if (!context.owns(file.uid())) {
            return Result.error(EPERM);
        }
        boolean keepsGroupId = context.isSuperuser() || file.isDirectory() || context.isInGroup(file.gid());
        file.changeMode(keepsGroupId ? mode : mode & ~FileMode.SET_GROUP_ID);
        file.tell(FileWatch.ATTRIBUTES);
        return OK;
    }

    /// chown(2), fchown(2); −1 leaves one as it is. Takes the set-user-ID and set-group-ID bits away from files that are no directories.
    public static Result changeOwner(FileContext context, Inode file, int uid, int gid) {
        if (file.fileSystem().isReadOnly()) {
            return Result.error(EROFS);
        }
        boolean mayUser = uid == -1 || uid == file.uid() && context.uid == uid;
        boolean mayGroup = gid == -1 || context.uid == file.uid() && (context.isInGroup(gid) || gid == file.gid());
        if (!context.isSuperuser() && !(mayUser && mayGroup)) {
            return Result.error(EPERM);
        }
        file.changeOwner(uid, gid);
        if (!file.isDirectory()) {
            int dropped = FileMode.SET_USER_ID | ((file.mode() & GROUP_EXECUTE) == 0 ? 0 : FileMode.SET_GROUP_ID);
            if ((file.mode() & dropped) != 0) {
                file.changeMode(file.mode() & ~dropped);
            }
        }
        file.tell(FileWatch.ATTRIBUTES);
        return OK;
    }

    /// Takes away what a file whose content `context` changes must not have any longer (Linux 6.12 fs/inode.c, file_remove_privs): the set-user-ID bit, and the set-group-ID
    /// bit of a program or where the group is a foreign one.
    public static void contentChanged(FileContext context, Inode file) {
        if (context.isSuperuser() || !file.isRegular()) {
            return;
        }
        boolean dropsGroup = (file.mode() & GROUP_EXECUTE) != 0 || !context.isInGroup(file.gid());
        int dropped = file.mode() & (FileMode.SET_USER_ID | (dropsGroup ? FileMode.SET_GROUP_ID : 0));
        if (dropped != 0) {
            file.changeMode(file.mode() & ~dropped);
        }
    }

    /// utimensat(2): nanoseconds since 1970, or NOW or OMIT for each.
    public static Result changeTimes(FileContext context, Inode file, long accessNanos, long modificationNanos) {
        if (accessNanos == OMIT && modificationNanos == OMIT) {
            return OK;
        }
        if (file.fileSystem().isReadOnly()) {
            return Result.error(EROFS);
        }
        boolean bothNow = accessNanos == NOW && modificationNanos == NOW;
        if (!context.owns(file.uid()) && !(bothNow && isAllowed(context, file, WRITE))) {
            return Result.error(bothNow ? EACCES : EPERM);
        }
        long now = file.fileSystem().nanos();
        file.changeTimes(chosen(accessNanos, now, file.accessNanos()), chosen(modificationNanos, now, file.modificationNanos()));
        file.tell(modificationNanos == OMIT ? FileWatch.ACCESS : accessNanos == OMIT ? FileWatch.MODIFY : FileWatch.ATTRIBUTES);
        return OK;
    }

    private static long chosen(long wanted, long now, long before) {
        return wanted == NOW ? now : wanted == OMIT ? before : wanted;
    }
}
