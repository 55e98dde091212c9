// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISDIR;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.ENOTEMPTY;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ETXTBSY;
import static corto.lang.Errno.EXDEV;

import corto.fs.file.Directory;
import corto.fs.file.FileMode;
import corto.fs.file.FileWatch;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.vfs.PathWalk.Kind;
import corto.fs.vfs.PathWalk.Last;
import corto.lang.Hot;
import corto.lang.Result;

/// System calls on paths, after their arguments have been fetched. `start` is the directory from which a relative path goes: the working
/// directory, or what a descriptor of the `…at` calls stands for. Checks happen in Linux's order (Linux 6.12 fs/namei.c).
@Hot
public final class Paths {
    private static final Result OK = Result.of(0);
    private static final int LONGEST_NAME = 255;         // that file systems know
    private static final int LONGEST_TARGET = 4095;
    private static final int RENAME_NOREPLACE = 1;
    private static final int RENAME_EXCHANGE = 2;
    private static final int RENAME_WHITEOUT = 4;
    private static final int O_TMPFILE_ALONE = OpenFlags.O_TMPFILE & ~OpenFlags.O_DIRECTORY;

    private final PrefixCache prefixes = new PrefixCache();
    private final PathCache paths = new PathCache();
    private final PathWalk walk = new PathWalk(prefixes, paths);         // kernel lock; a walk never waits
    private final PathWalk secondWalk = new PathWalk(prefixes, paths);   // rename, link
    private Inode found;

    /// What the last successful `find` found. Null after it has been asked for.
    public Inode found() {
        Inode inode = found;
        found = null;
        return inode;
    }

    /// Finds an existing file; with `follows`, where a symbolic link at the end leads. For stat(2), chmod(2), execve(2), …
    public Result find(FileContext context, Directory start, String path, boolean follows) {
        Result walked = walk.walk(context, start, path, follows ? Last.FOLLOW : Last.LINK);
        if (walked.isError()) {
            return walked;
        }
        found = walk.found();
        return found == null ? Result.error(ENOENT) : OK;
    }

    /// As `find`, for chdir(2) and chroot(2): a directory that may be entered.
    public Result findDirectory(FileContext context, Directory start, String path) {
        Result walked = find(context, start, path, true);
        if (walked.isError()) {
            return walked;
        }
        if (!found.isDirectory()) {
            return Result.error(ENOTDIR);
        }
        return Permissions.check(context, found, Permissions.EXECUTE);
    }

    // Opening

    /// openat(2), up to `OpenFile.finishOpening`.
    public Result open(FileContext context, Directory start, String path, Opening opening, int mode) {
        int flags = opening.flags();
        if ((flags & OpenFlags.O_PATH) != 0) {
            return openPath(context, start, path, opening);
        }
        boolean creates = (flags & OpenFlags.O_CREAT) != 0;
        if ((flags & O_TMPFILE_ALONE) != 0) {
            boolean isRight = OpenFlags.mayWrite(flags) && (flags & OpenFlags.O_DIRECTORY) != 0 && !creates;
            return isRight ? openUnnamed(context, start, path, opening, mode) : Result.error(EINVAL);
        }
        if (creates && (flags & OpenFlags.O_DIRECTORY) != 0) {
            return Result.error(EINVAL);
        }
        boolean excludes = creates && (flags & OpenFlags.O_EXCL) != 0;
        Last last = excludes || (flags & OpenFlags.O_NOFOLLOW) != 0 ? Last.LINK : Last.FOLLOW;
        Result walked = walk.walk(context, start, path, last, opening.restrictions());
        if (walked.isError()) {
            return creates && walk.slashFollows() && walk.found() != null ? Result.error(EISDIR) : walked;
        }
        if (creates && walk.kind() == Kind.NAME && walk.slashFollows()) {
            return Result.error(EISDIR);
        }
        Inode file = walk.found();
        if (file == null) {
            return creates ? createAndOpen(context, opening, mode) : Result.error(ENOENT);
        }
        if (excludes) {
            return Result.error(EEXIST);
        }
        return openExisting(context, file, opening);
    }

    private Result openUnnamed(FileContext context, Directory start, String path, Opening opening, int mode) {
        Result walked = walk.walk(context, start, path, Last.FOLLOW, opening.restrictions());
        if (walked.isError() || walk.found() == null) {
            return walked.isError() ? walked : Result.error(ENOENT);
        }
        if (!(walk.found() instanceof Directory directory)) {
            return Result.error(ENOTDIR);
        }
        Result allowed = Permissions.checkCreate(context, directory);
        if (allowed.isError()) {
            return allowed;
        }
        boolean mayBeNamed = (opening.flags() & OpenFlags.O_EXCL) == 0;
        Inode file = directory.createUnnamed(mode & FileMode.PERMISSIONS & ~context.mask, context.uid, groupOfNew(context, directory), mayBeNamed);
        return file == null ? Result.error(EOPNOTSUPP) : opened(file, file.open(opening));
    }

    private Result createAndOpen(FileContext context, Opening opening, int mode) {
        Result made = create(context, walk, FileMode.REGULAR | mode & FileMode.PERMISSIONS & ~context.mask, 0);
        if (made.isError()) {
            return made;
        }
        Inode file = walk.parent().find(walk.name());
        return opened(file, file.open(opening));             // whatever its permissions: this open made it
    }

    private static Result opened(Inode file, Result result) {
        if (!result.isError()) {
            file.tell(FileWatch.OPEN);
        }
        return result;
    }

    /// Opens a file that has been found: permissions, type, O_TRUNC. Also for open(2) of `/proc/self/fd/N` and for reopening.
    public Result openExisting(FileContext context, Inode file, Opening opening) {
        int flags = opening.flags();
        if (!file.isDirectory() && (flags & OpenFlags.O_DIRECTORY) != 0) {
            return Result.error(ENOTDIR);
        }
        if (file.isSymbolicLink()) {
            return Result.error(ELOOP);
        }
        boolean truncates = (flags & OpenFlags.O_TRUNC) != 0;
        if (file.isDirectory() && (OpenFlags.mayWrite(flags) || truncates || (flags & OpenFlags.O_CREAT) != 0)) {
            return Result.error(EISDIR);
        }
        boolean asksForBoth = (flags & OpenFlags.O_ACCMODE) == OpenFlags.O_ACCMODE;
        int wanted = (OpenFlags.mayRead(flags) || asksForBoth ? Permissions.READ : 0) | (OpenFlags.mayWrite(flags) || truncates || asksForBoth ? Permissions.WRITE : 0);
        Result allowed = Permissions.check(context, file, wanted);
        if (allowed.isError()) {
            return allowed;
        }
        if ((flags & OpenFlags.O_NOATIME) != 0 && !context.owns(file.uid())) {
            return Result.error(EPERM);
        }
        if (file.isRunning() && (wanted & Permissions.WRITE) != 0) {
            return Result.error(ETXTBSY);
        }
        Result opened = opened(file, file.open(opening));
        if (opened.isError() || !truncates || !file.isRegular()) {
            return opened;
        }
        Result resized = changed(file, file.resize(0));
        if (resized.isError()) {
            opening.file().release();
        }
        return resized;
    }

    private static Result changed(Inode file, Result result) {
        if (!result.isError()) {
            file.tell(FileWatch.MODIFY);
        }
        return result;
    }

    private Result openPath(FileContext context, Directory start, String path, Opening opening) {
        int flags = opening.flags() & OpenFlags.WITH_PATH;
        Result walked = walk.walk(context, start, path, (flags & OpenFlags.O_NOFOLLOW) == 0 ? Last.FOLLOW : Last.LINK, opening.restrictions());
        Inode file = walk.found();
        if (walked.isError() || file == null) {
            return walked.isError() ? walked : Result.error(ENOENT);
        }
        if ((flags & OpenFlags.O_DIRECTORY) != 0 && !file.isDirectory()) {
            return Result.error(ENOTDIR);
        }
        return opening.opened(new PathFile(file, flags));
    }

    /// An open file that only stands for a place (O_PATH).
    private static final class PathFile extends OpenFile {
        private final Inode file;

        PathFile(Inode file, int flags) {
            super(flags);
            this.file = file;
            file.opened();
        }

        @Override
        public Inode inode() {
            return file;
        }

        @Override
        protected void closed() {
            file.closed();
        }
    }

    // Making entries

    /// mkdirat(2).
    public Result makeDirectory(FileContext context, Directory start, String path, int mode) {
        Result walked = walkToNew(context, start, path, true);
        if (walked.isError()) {
            return walked;
        }
        int permissions = mode & (FileMode.PERMISSIONS & ~(FileMode.SET_USER_ID | FileMode.SET_GROUP_ID)) & ~context.mask;
        return create(context, walk, FileMode.DIRECTORY | permissions, 0);
    }

    /// mknodat(2), and bind(2) of a local socket. `mode` has type and permissions; without a type it is a regular file.
    public Result makeNode(FileContext context, Directory start, String path, int mode, long device) {
        int type = (mode & FileMode.TYPE) == 0 ? FileMode.REGULAR : mode & FileMode.TYPE;
        if (type == FileMode.DIRECTORY) {
            return Result.error(EPERM);
        }
        if (type != FileMode.REGULAR && type != FileMode.CHARACTER_DEVICE && type != FileMode.BLOCK_DEVICE && type != FileMode.FIFO && type != FileMode.SOCKET) {
            return Result.error(EINVAL);
        }
        Result walked = walkToNew(context, start, path, false);
        if (walked.isError()) {
            return walked;
        }
        boolean isDevice = type == FileMode.CHARACTER_DEVICE || type == FileMode.BLOCK_DEVICE;
        if (isDevice && !context.isSuperuser()) {
            Result allowed = checkCreate(context, walk);
            return allowed.isError() ? allowed : Result.error(EPERM);
        }
        return create(context, walk, type | mode & FileMode.PERMISSIONS & ~context.mask, device);
    }

    /// symlinkat(2).
    public Result makeSymbolicLink(FileContext context, String target, Directory start, String path) {
        if (target.isEmpty()) {
            return Result.error(ENOENT);
        }
        if (target.length() > LONGEST_TARGET) {
            return Result.error(ENAMETOOLONG);
        }
        Result walked = walkToNew(context, start, path, false);
        if (walked.isError()) {
            return walked;
        }
        Result allowed = checkCreate(context, walk);
        if (allowed.isError()) {
            return allowed;
        }
        return made(walk, walk.parent().createSymbolicLink(walk.name(), target, context.uid, groupOfNew(context, walk.parent())));
    }

    /// linkat(2); with `follows`, the file that a symbolic link leads to gets the name.
    public Result link(FileContext context, Directory start, String path, boolean follows, Directory newStart, String newPath) {
        Result walked = find(context, start, path, follows);
        if (walked.isError()) {
            return walked;
        }
        return link(context, found(), newStart, newPath);
    }

    /// linkat(2) with AT_EMPTY_PATH: a name for a file that is known.
    public Result link(FileContext context, Inode file, Directory newStart, String newPath) {
        Result walked = walkToNew(context, newStart, newPath, false);
        if (walked.isError()) {
            return walked;
        }
        if (file.fileSystem() != walk.parent().fileSystem()) {
            return Result.error(EXDEV);
        }
        Result allowed = checkCreate(context, walk);
        if (allowed.isError()) {
            return allowed;
        }
        if (file.isDirectory()) {
            return Result.error(EPERM);
        }
        if (!file.isLinkable()) {
            return Result.error(ENOENT);
        }
        Result linked = walk.parent().link(walk.name(), file);
        if (FileWatch.any() && !linked.isError()) {
            FileWatch.tellItself(file, FileWatch.ATTRIBUTES);
        }
        return made(walk, linked);
    }

    /// Walks to an entry that must not exist.
    private Result walkToNew(FileContext context, Directory start, String path, boolean isDirectory) {
        Result walked = walk.walk(context, start, path, Last.ENTRY);
        if (walked.isError()) {
            return walked;
        }
        if (walk.kind() != Kind.NAME || walk.found() != null) {
            return Result.error(EEXIST);
        }
        return walk.slashFollows() && !isDirectory ? Result.error(ENOENT) : OK;
    }

    private static Result checkCreate(FileContext context, PathWalk place) {
        return place.parent().isRemoved() ? Result.error(ENOENT) : Permissions.checkCreate(context, place.parent());
    }

    private static Result create(FileContext context, PathWalk place, int mode, long device) {
        Result allowed = checkCreate(context, place);
        if (allowed.isError()) {
            return allowed;
        }
        Directory parent = place.parent();
        boolean inheritsGroupId = (mode & FileMode.TYPE) == FileMode.DIRECTORY && (parent.mode() & FileMode.SET_GROUP_ID) != 0;
        int fullMode = inheritsGroupId ? mode | FileMode.SET_GROUP_ID : mode;
        return made(place, parent.create(place.name(), fullMode, context.uid, groupOfNew(context, parent), device));
    }

    private static Result made(PathWalk place, Result result) {
        if (FileWatch.any() && !result.isError()) {
            FileWatch.tellEntry(place.parent(), FileWatch.CREATE, place.name(), place.parent().find(place.name()), 0);
        }
        return result;
    }

    private static int groupOfNew(FileContext context, Directory parent) {
        return (parent.mode() & FileMode.SET_GROUP_ID) != 0 ? parent.gid() : context.gid;
    }

    // Waiting beforehand

    /// Does the waiting of a walk along `path` from `start`, as far as it leads by names through directories on a medium: parks. Nothing is told or checked; the walk comes afterwards.
    public static void prepare(FileContext context, Directory start, String path) {
        Directory at = path.startsWith("/") ? context.root() : start.visible();
        int from = 0;
        while (true) {
            while (from < path.length() && path.charAt(from) == '/') {
                from++;
            }
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            boolean isName = end > from && end - from <= LONGEST_NAME && path.charAt(from) != '.';
            Inode found = !isName ? null : at.fileSystem().isOnMedium() ? at.prepareToFind(path, from, end) : at.find(path, from, end);
            if (!(found instanceof Directory directory)) {
                return;
            }
            at = directory.visible();
            from = end;
        }
    }

    // Removing and moving entries

    /// unlinkat(2) without AT_REMOVEDIR.
    public Result unlink(FileContext context, Directory start, String path) {
        Result walked = walk.walk(context, start, path, Last.ENTRY);
        if (walked.isError()) {
            return walked;
        }
        if (walk.kind() != Kind.NAME) {
            return Result.error(EISDIR);
        }
        Inode file = walk.found();
        if (file == null) {
            return Result.error(ENOENT);
        }
        if (walk.slashFollows()) {
            return Result.error(file.isDirectory() ? EISDIR : ENOTDIR);
        }
        Result allowed = Permissions.checkDelete(context, walk.parent(), file);
        if (allowed.isError()) {
            return allowed;
        }
        return file.isDirectory() ? Result.error(EISDIR) : remove(file);
    }

    /// rmdir(2), unlinkat(2) with AT_REMOVEDIR.
    public Result removeDirectory(FileContext context, Directory start, String path) {
        Result walked = walk.walk(context, start, path, Last.ENTRY);
        if (walked.isError()) {
            return walked;
        }
        if (walk.kind() != Kind.NAME) {
            return Result.error(walk.kind() == Kind.DOT ? EINVAL : walk.kind() == Kind.DOT_DOT ? ENOTEMPTY : EBUSY);
        }
        Inode file = walk.found();
        if (file == null) {
            return Result.error(ENOENT);
        }
        Result allowed = Permissions.checkDelete(context, walk.parent(), file);
        if (allowed.isError()) {
            return allowed;
        }
        if (!(file instanceof Directory directory)) {
            return Result.error(ENOTDIR);
        }
        if (directory.parent() == null) {
            return Result.error(EBUSY);                      // something is mounted there
        }
        return directory.isEmpty() ? remove(directory) : Result.error(ENOTEMPTY);
    }

    private Result remove(Inode file) {
        if (!FileWatch.any()) {
            return walk.parent().unlink(walk.name());
        }
        if (!file.isDirectory()) {
            FileWatch.tellItself(file, FileWatch.ATTRIBUTES);            // it has a link less
        }
        Result removed = walk.parent().unlink(walk.name());
        if (!removed.isError()) {
            FileWatch.tellEntry(walk.parent(), FileWatch.DELETE, walk.name(), file, 0);
        }
        return removed;
    }

    /// renameat2(2).
    public Result rename(FileContext context, Directory start, String path, Directory newStart, String newPath, int flags) {
        boolean exchanges = flags == RENAME_EXCHANGE;            // alone
        boolean leavesWhiteout = (flags & RENAME_WHITEOUT) != 0;
        boolean replacesNothing = (flags & RENAME_NOREPLACE) != 0;
        if ((flags & ~(RENAME_NOREPLACE | RENAME_WHITEOUT)) != 0 && !exchanges) {
            return Result.error(EINVAL);
        }
        if (leavesWhiteout && !context.isSuperuser()) {
            return Result.error(EPERM);                          // it is a device
        }
        PathWalk from = walk;
        PathWalk to = secondWalk;
        Result walked = from.walk(context, start, path, Last.ENTRY);
        if (!walked.isError()) {
            walked = to.walk(context, newStart, newPath, Last.ENTRY);
        }
        if (walked.isError()) {
            return walked;
        }
        if (from.kind() == Kind.NAME && to.kind() == Kind.NAME && from.parent().fileSystem() != to.parent().fileSystem()) {
            return Result.error(EXDEV);
        }
        if (from.kind() != Kind.NAME) {
            return Result.error(EBUSY);
        }
        if (to.kind() != Kind.NAME) {
            return Result.error(replacesNothing ? EEXIST : EBUSY);
        }
        if (from.found() == null) {
            return Result.error(ENOENT);
        }
        if (replacesNothing && to.found() != null) {
            return Result.error(EEXIST);
        }
        if (exchanges && to.found() == null) {
            return Result.error(ENOENT);
        }
        Result renamed = rename(context, from, to, exchanges);
        return renamed.isError() || !leavesWhiteout ? renamed : from.parent().create(from.name(), FileMode.CHARACTER_DEVICE, context.uid, context.gid, 0);
    }

    private static Result rename(FileContext context, PathWalk from, PathWalk to, boolean exchanges) {
        Inode file = from.found();
        Inode replaced = to.found();
        if (!file.isDirectory() && (from.slashFollows() || to.slashFollows() && !exchanges) || exchanges && to.slashFollows() && !replaced.isDirectory()) {
            return Result.error(ENOTDIR);
        }
        if (file.isDirectory() && isSameOrAbove((Directory) file, to.parent())) {
            return Result.error(EINVAL);
        }
        if (replaced instanceof Directory directory && replaced != file && isSameOrAbove(directory, from.parent())) {
            return Result.error(exchanges ? EINVAL : ENOTEMPTY);
        }
        if (file == replaced) {
            return OK;
        }
        Result allowed = Permissions.checkDelete(context, from.parent(), file);
        if (!allowed.isError()) {
            allowed = replaced == null ? checkCreate(context, to) : exchanges ? Permissions.checkDelete(context, to.parent(), replaced) : checkReplace(context, to, file);
        }
        if (allowed.isError()) {
            return allowed;
        }
        if (isMountRoot(file) || isMountRoot(replaced)) {
            return Result.error(EBUSY);
        }
        boolean changesParent = from.parent() != to.parent();
        if (changesParent && file.isDirectory() && !Permissions.isAllowed(context, file, Permissions.WRITE)) {
            return Result.error(EACCES);                     // its `..` changes
        }
        if (exchanges) {
            boolean mayChange = !changesParent || !replaced.isDirectory() || Permissions.isAllowed(context, replaced, Permissions.WRITE);
            return mayChange ? move(from, to, true) : Result.error(EACCES);
        }
        if (replaced instanceof Directory directory && !directory.isEmpty()) {
            return Result.error(ENOTEMPTY);
        }
        return move(from, to, false);
    }

    private static Result move(PathWalk from, PathWalk to, boolean exchanges) {
        if (!FileWatch.any()) {
            return exchanges ? from.parent().exchange(from.name(), to.parent(), to.name()) : from.parent().rename(from.name(), to.parent(), to.name());
        }
        Inode file = from.found();
        Inode replaced = to.found();
        if (replaced != null) {
            replaced.opened();                               // its end is told after the move
        }
        Result moved = exchanges ? from.parent().exchange(from.name(), to.parent(), to.name()) : from.parent().rename(from.name(), to.parent(), to.name());
        if (!moved.isError()) {
            tellMoved(from, to, file);
            if (exchanges) {
                tellMoved(to, from, replaced);
            } else if (replaced != null && !replaced.isDirectory()) {
                FileWatch.tellItself(replaced, FileWatch.ATTRIBUTES);
            }
        }
        if (replaced != null) {
            replaced.closed();
        }
        return moved;
    }

    private static void tellMoved(PathWalk from, PathWalk to, Inode file) {
        int cookie = FileWatch.newCookie();
        FileWatch.tellEntry(from.parent(), FileWatch.MOVED_FROM, from.name(), file, cookie);
        FileWatch.tellEntry(to.parent(), FileWatch.MOVED_TO, to.name(), file, cookie);
        FileWatch.tellItself(file, FileWatch.MOVE_SELF);
    }

    private static Result checkReplace(FileContext context, PathWalk to, Inode file) {
        Inode replaced = to.found();
        Result allowed = Permissions.checkDelete(context, to.parent(), replaced);
        if (allowed.isError()) {
            return allowed;
        }
        if (file.isDirectory() != replaced.isDirectory()) {
            return Result.error(file.isDirectory() ? ENOTDIR : EISDIR);
        }
        return OK;
    }

    private static boolean isMountRoot(Inode file) {
        return file instanceof Directory directory && directory.parent() == null;
    }

    private static boolean isSameOrAbove(Directory directory, Directory of) {
        for (Directory at = of; at != null; at = at.parent()) {
            if (at == directory) {
                return true;
            }
        }
        return false;
    }

    // Others

    /// readlinkat(2): the target, or null if it is no symbolic link. Of a file from `find` without following.
    public static String target(Inode link) {
        return link.isSymbolicLink() ? link.readTarget() : null;
    }

    /// truncate(2).
    public Result truncate(FileContext context, Directory start, String path, long sizeBytes) {
        if (sizeBytes < 0) {
            return Result.error(EINVAL);
        }
        Result walked = find(context, start, path, true);
        if (walked.isError()) {
            return walked;
        }
        Inode file = found();
        if (file.isDirectory()) {
            return Result.error(EISDIR);
        }
        if (!file.isRegular()) {
            return Result.error(EINVAL);
        }
        Result allowed = Permissions.check(context, file, Permissions.WRITE);
        if (allowed.isError() || file.isRunning()) {
            return allowed.isError() ? allowed : Result.error(ETXTBSY);
        }
        return changed(file, file.resize(sizeBytes));
    }

    /// getcwd(2): the path of a directory from the root of the process; with `(unreachable)` before it when it does not lie below that, and
    /// null when it has been removed: ENOENT.
    public static String path(FileContext context, Directory directory) {
        if (directory.isRemoved()) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        Directory at = directory;
        while (at != context.root()) {
            Directory place = at.uncovered();
            if (place.parent() == null) {
                return path.isEmpty() ? "(unreachable)/" : path.insert(0, "(unreachable)").toString();
            }
            path.insert(0, place.name()).insert(0, '/');
            at = place.parent().visible();
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
