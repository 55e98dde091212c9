// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// Somebody who wants to know what happens to a file or to the entries of a directory: one watch of inotify(7). Called under the kernel lock; may allocate, must not park.
///
/// An image in which nobody watches has none of this: `any` is always false there.
public abstract class FileWatch {
    // What can happen, with inotify's numbers
    public static final int ACCESS = 1;
    public static final int MODIFY = 2;
    public static final int ATTRIBUTES = 4;
    public static final int CLOSE_WRITE = 8;
    public static final int CLOSE_NOWRITE = 0x10;
    public static final int OPEN = 0x20;
    public static final int MOVED_FROM = 0x40;
    public static final int MOVED_TO = 0x80;
    public static final int CREATE = 0x100;
    public static final int DELETE = 0x200;
    public static final int DELETE_SELF = 0x400;
    public static final int MOVE_SELF = 0x800;
    /// Added where it happened to a directory.
    public static final int DIRECTORY = 0x4000_0000;

    private static int count;                    // of all watches
    private static int lastCookie;

    private Inode file;                          // null: ended
    FileWatch next;                              // of the same file

    /// Something has happened: to the file itself, or if there is a name, to what a directory calls or called so. `cookie` ties MOVED_FROM to MOVED_TO. `isNameless`: it has no name any more.
    protected abstract void happened(int event, String name, int cookie, boolean isNameless);

    /// The file has gone; the watch has ended.
    protected abstract void gone();

    /// What is watched; null after the end.
    public final Inode file() {
        return file;
    }

    /// Begins.
    public final void begin(Inode inode) {
        file = inode;
        next = inode.watches;
        inode.watches = this;
        count++;
    }

    /// Ends it. Nothing happens if it has ended already.
    public final void end() {
        if (file == null) {
            return;
        }
        FileWatch before = null;
        for (FileWatch at = file.watches; at != this; at = at.next) {
            before = at;
        }
        if (before == null) {
            file.watches = next;
        } else {
            before.next = next;
        }
        file = null;
        count--;
    }

    /// The watches of a file.
    public static FileWatch first(Inode file) {
        return file.watches;
    }

    public final FileWatch following() {
        return next;
    }

    /// Whether there is any watch at all: else nothing has to be told.
    public static boolean any() {
        return count != 0;
    }

    /// Tells that something happened to `inode`: its own watches, and by its name those of the directory that has it.
    static void tell(Inode inode, int event) {
        int full = inode.isDirectory() ? event | DIRECTORY : event;
        if (inode.parent() != null) {
            tellWatches(inode.parent(), full, inode.name(), 0, inode.linkCount() == 0);
        }
        tellWatches(inode, full, null, 0, false);
    }

    /// Tells the watches of `inode` only.
    public static void tellItself(Inode inode, int event) {
        tellWatches(inode, event, null, 0, false);
    }

    /// Tells that something happened to the entry `name` of `directory`, which is or was `entry`.
    public static void tellEntry(Directory directory, int event, String name, Inode entry, int cookie) {
        tellWatches(directory, entry.isDirectory() ? event | DIRECTORY : event, name, cookie, false);
    }

    /// For `tellEntry`: a number that no other rename has.
    public static int newCookie() {
        return ++lastCookie;
    }

    private static void tellWatches(Inode inode, int event, String name, int cookie, boolean isNameless) {
        FileWatch watch = inode.watches;
        while (watch != null) {
            FileWatch following = watch.next;            // it may end now
            watch.happened(event, name, cookie, isNameless);
            watch = following;
        }
    }

    /// The inode will be no more.
    static void tellGone(Inode inode) {
        tellWatches(inode, DELETE_SELF, null, 0, false);
        while (inode.watches != null) {
            FileWatch watch = inode.watches;
            watch.end();
            watch.gone();
        }
    }
}
