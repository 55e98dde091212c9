// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.EXDEV;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.Opening;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.StringBytes;

/// Finds what a path leads to (path_resolution(7)). An instance is used for one path after the other; its fields tell the outcome of the
/// last walk. Only symbolic links allocate: the path that they make.
@Hot
final class PathWalk {
    private static final int LONGEST_PATH = 4095;        // PATH_MAX counts the zero
    private static final int LONGEST_NAME = 255;
    private static final int MOST_LINKS = 40;            // Linux MAXSYMLINKS
    private static final int NONE = -1;
    private static final int SCOPED = Opening.RESOLVE_BENEATH | Opening.RESOLVE_IN_ROOT;

    /// What to do with the last component.
    enum Last {
        FOLLOW,              // the file that a symbolic link leads to
        LINK,                // a symbolic link itself, unless a slash follows
        ENTRY                // the entry of the parent, whatever it is: for those who make and remove entries
    }

    /// What the last component was.
    enum Kind { NAME, DOT, DOT_DOT, ROOT, JUMP }

    private final PrefixCache prefixes;
    private final PathCache paths;

    private int restrictions;        // RESOLVE_ bits of openat2(2), for one walk
    private Directory root;          // where absolute paths and links go from, and above which `..` does not lead
    private Directory directory;     // the one in which the next name is sought

    private Inode found;
    private Kind kind;
    private String path;             // with links replaced
    private byte[] bytes;            // its characters
    private int nameStart;           // the last component in it, if kind is NAME
    private int nameEnd;
    private boolean slashFollows;

    PathWalk(PrefixCache prefixes, PathCache paths) {
        this.prefixes = prefixes;
        this.paths = paths;
    }

    /// The file; null if everything but the last component exists.
    Inode found() {
        return found;
    }

    Kind kind() {
        return kind;
    }

    /// The directory that has or would have the last component, if that is a name.
    Directory parent() {
        return directory;
    }

    /// The last component, if it is a name.
    String name() {
        return path.substring(nameStart, nameEnd);
    }

    /// Whether the last component was followed by a slash.
    boolean slashFollows() {
        return slashFollows;
    }

    private boolean mustNot(int restriction) {
        return (restrictions & restriction) != 0;
    }

    /// As the other `walk`, bound by RESOLVE_ bits.
    Result walk(FileContext context, Directory start, String wanted, Last last, int resolve) {
        restrictions = resolve;
        Result walked = walk(context, start, wanted, last);
        restrictions = 0;
        return walked;
    }

    /// Walks `wanted` from `start`, or from the root if it begins with a slash. 0 also when only the last component does not exist.
    Result walk(FileContext context, Directory start, String wanted, Last last) {
        found = null;
        slashFollows = false;
        if (wanted.isEmpty()) {
            return Result.error(ENOENT);
        }
        if (wanted.length() > LONGEST_PATH) {
            return Result.error(ENAMETOOLONG);
        }
        setPath(wanted);
        byte[] wantedBytes = bytes;
        boolean canBeKnown = bytes[0] == '/' && context.isSuperuser() && restrictions == 0;      // no permission is asked, and `start` does not matter
        boolean canBeKept = canBeKnown && last != Last.ENTRY && bytes.length >= PathCache.LEAST_BYTES;
        if (canBeKept) {
            PathCache.Known known = paths.find(bytes, context.root(), last);
            if (known != null) {
                adopt(known);
                return Result.of(0);
            }
        }
        kind = Kind.ROOT;
        int at = 0;
        int links = 0;
        int behindPrefix = NONE;         // bytes of the path behind the prefix that can be remembered
        root = mustNot(SCOPED) ? start.visible() : context.root();
        if (bytes[0] == '/') {
            if (mustNot(Opening.RESOLVE_BENEATH) || mustNot(Opening.RESOLVE_NO_XDEV) && root.fileSystem() != start.fileSystem()) {
                return Result.error(EXDEV);
            }
            directory = root;
            if (canBeKnown) {
                at = lastName();
                PrefixCache.Prefix known = prefixes.find(bytes, at, directory);
                if (known != null) {
                    directory = known.directory();
                    links = known.links();
                } else {
                    behindPrefix = bytes.length - at;
                    at = 0;
                }
            }
        } else {
            directory = start.visible();
        }
        at = afterSlashes(at);
        while (at < bytes.length) {
            if (bytes.length - at == behindPrefix) {
                prefixes.put(wantedBytes, wantedBytes.length - behindPrefix, context.root(), links, directory);
                behindPrefix = NONE;
            }
            if (!directory.fileSystem().keepsNames()) {
                behindPrefix = NONE;
                canBeKept = false;
            }
            if (!Permissions.isAllowed(context, directory, Permissions.EXECUTE)) {
                return Result.error(EACCES);
            }
            int end = StringBytes.indexOf(bytes, (byte) '/', at);
            int next = end + 1 < bytes.length && bytes[end + 1] != '/' ? end + 1 : afterSlashes(end);
            boolean isLast = next == bytes.length;
            slashFollows = isLast && end < next;
            if (isDots(at, end)) {
                if (end - at == 2) {
                    Directory above = above();
                    if (mustNot(Opening.RESOLVE_BENEATH) && directory == root || mustNot(Opening.RESOLVE_NO_XDEV) && above.fileSystem() != directory.fileSystem()) {
                        return Result.error(EXDEV);
                    }
                    directory = above;
                }
                kind = end - at == 1 ? Kind.DOT : Kind.DOT_DOT;
                at = next;
                continue;
            }
            if (end - at > LONGEST_NAME) {
                return Result.error(ENAMETOOLONG);
            }
            kind = Kind.NAME;
            nameStart = at;
            nameEnd = end;
            Inode inode = directory.find(path, at, end);
            if (inode == null) {
                if (isLast && canBeKept && !slashFollows) {
                    keep(wantedBytes, context.root(), last);
                }
                return isLast ? Result.of(0) : Result.error(ENOENT);
            }
            if (inode.isSymbolicLink() && follows(last, isLast)) {
                if (++links > MOST_LINKS) {
                    return Result.error(ELOOP);
                }
                if (mustNot(Opening.RESOLVE_NO_SYMLINKS)) {
                    return Result.error(ELOOP);
                }
                Inode jump = inode.jump();
                if (jump == null) {
                    behindPrefix = isLast ? NONE : behindPrefix;
                    Result linked = follow(inode.readTarget(), end);
                    if (linked.isError()) {
                        return linked;
                    }
                    at = afterSlashes(0);
                    continue;
                }
                if (mustNot(SCOPED | Opening.RESOLVE_NO_MAGICLINKS)) {
                    return Result.error(mustNot(Opening.RESOLVE_NO_MAGICLINKS) ? ELOOP : EXDEV);
                }
                inode = jump;
                kind = Kind.JUMP;
                canBeKept = false;
            }
            Directory child = inode instanceof Directory entered ? entered.visible() : null;
            if (mustNot(Opening.RESOLVE_NO_XDEV) && (child == null ? inode : child).fileSystem() != directory.fileSystem()) {
                return Result.error(EXDEV);
            }
            if (isLast) {
                found = child == null ? inode : child;
                if (canBeKept && !slashFollows) {
                    keep(wantedBytes, context.root(), last);
                }
                return slashFollows && child == null && last != Last.ENTRY ? Result.error(ENOTDIR) : Result.of(0);
            }
            if (child == null) {
                return Result.error(ENOTDIR);
            }
            directory = child;
            at = next;
        }
        found = directory;
        return Result.of(0);
    }

    /// The outcome is that of a walk before.
    private void adopt(PathCache.Known known) {
        kind = Kind.NAME;
        directory = known.directory;
        found = known.found;
        path = known.path;
        nameStart = known.nameStart;
        nameEnd = known.nameEnd;
    }

    /// The other way. The last component is a name, without a slash behind it.
    private void keep(byte[] wanted, Directory from, Last last) {
        PathCache.Known known = paths.put(wanted, from, last, directory);
        known.found = found;
        known.path = path;
        known.nameStart = nameStart;
        known.nameEnd = nameEnd;
    }

    private void setPath(String newPath) {
        path = newPath;
        bytes = StringBytes.of(newPath);
    }

    private boolean follows(Last last, boolean isLast) {
        return !isLast || last == Last.FOLLOW || last == Last.LINK && slashFollows;
    }

    /// Goes on with the target of a link, followed by what is behind the link in the path.
    private Result follow(String target, int end) {
        if (target.isEmpty()) {
            return Result.error(ENOENT);
        }
        setPath(end == bytes.length ? target : target.concat(path.substring(end)));
        if (target.charAt(0) == '/') {
            if (mustNot(Opening.RESOLVE_BENEATH) || mustNot(Opening.RESOLVE_NO_XDEV) && root.fileSystem() != directory.fileSystem()) {
                return Result.error(EXDEV);
            }
            directory = root;
        }
        kind = Kind.ROOT;
        return Result.of(0);
    }

    /// Where `..` of `directory` leads: not above the root.
    private Directory above() {
        if (directory == root) {
            return directory;
        }
        Directory parent = directory.uncovered().parent();
        return parent == null ? directory : parent.visible();
    }

    /// Where the last name of the path begins, slashes behind it left aside.
    private int lastName() {
        int end = bytes.length;
        while (end > 1 && bytes[end - 1] == '/') {
            end--;
        }
        return StringBytes.lastIndexOf(bytes, (byte) '/', end) + 1;
    }

    private boolean isDots(int start, int end) {
        return bytes[start] == '.' && (end - start == 1 || end - start == 2 && bytes[start + 1] == '.');
    }

    private int afterSlashes(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] == '/') {
            at++;
        }
        return at;
    }
}
