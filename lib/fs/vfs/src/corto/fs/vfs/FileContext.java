// SPDX-License-Identifier: Apache-2.0
package corto.fs.vfs;

import corto.fs.file.Directory;

/// What a process is to file systems: credentials(7), root, working directory, umask. Changed by its process under the kernel lock.
public final class FileContext {
    private static final int[] NO_GROUPS = {};
    private static final int INITIAL_MASK = 022;

    /// The file system user and group (setfsuid(2)): the effective ones unless somebody changes them.
    public int uid;
    public int gid;
    /// The real ones, for access(2).
    public int realUid;
    public int realGid;
    /// The supplementary groups. Not to be changed in place.
    public int[] groups = NO_GROUPS;
    /// The permission bits that new files do not get.
    public int mask = INITIAL_MASK;

    private Directory root;
    private Directory working;

    /// A process of user 0 that sees everything below `root` and works there.
    public FileContext(Directory root) {
        this.root = root.visible();
        this.working = this.root;
    }

    /// The same for a new process.
    public FileContext copy() {
        FileContext copy = new FileContext(root);
        copy.root = root;
        copy.working = working;
        copy.uid = uid;
        copy.gid = gid;
        copy.realUid = realUid;
        copy.realGid = realGid;
        copy.groups = groups;
        copy.mask = mask;
        return copy;
    }

    public Directory root() {
        return root;
    }

    /// chroot(2).
    public void changeRoot(Directory newRoot) {
        root = newRoot;
    }

    /// Where relative paths start.
    public Directory working() {
        return working;
    }

    /// chdir(2), fchdir(2).
    public void changeWorking(Directory directory) {
        working = directory;
    }

    public boolean isSuperuser() {
        return uid == 0;
    }

    boolean isInGroup(int group) {
        if (group == gid) {
            return true;
        }
        for (int member : groups) {
            if (member == group) {
                return true;
            }
        }
        return false;
    }

    /// Whether it may change what only the owner may: mode, times.
    boolean owns(int owner) {
        return isSuperuser() || uid == owner;
    }
}
