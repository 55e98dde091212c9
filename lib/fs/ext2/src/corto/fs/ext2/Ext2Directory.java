// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EMLINK;
import static corto.lang.Errno.ENAMETOOLONG;
import static corto.lang.Errno.EUCLEAN;

import corto.block.cache.CachedBlock;
import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.lang.Result;
import corto.lang.StringBytes;

/// A directory on the disk.
final class Ext2Directory extends Directory {
    private static final Result OK = Result.of(0);
    private static final int MOST_LINKS = 32_000;        // EXT2_LINK_MAX

    private final DiskInode disk;
    private final Ext2FileSystem fileSystem;
    private final DirectoryEntries entries;

    Ext2Directory(DiskInode disk, FileStatus stored) {
        super(disk.fileSystem, stored);
        this.disk = disk;
        fileSystem = disk.fileSystem;
        entries = new DirectoryEntries(disk);
        disk.inode = this;
    }

    @Override
    public long sizeBytes() {
        return disk.sizeBytes;
    }

    @Override
    protected long storedBytes() {
        return disk.sectors << Ext2FileSystem.SECTOR_SHIFT;
    }

    @Override
    protected void attributesChanged() {
        disk.changed();
    }

    @Override
    protected void dropped() {
        if (!disk.isGone) {
            fileSystem.inodeGone(disk);
        }
    }

    // Looking

    @Override
    public Inode find(String path, int start, int end) {
        fileSystem.settle();
        if (isRemoved()) {
            return null;
        }
        Result found = entries.seek(StringBytes.of(path), start, end - start, false);
        return found.isError() ? null : fileSystem.child(this, found.value(), path, start, end);
    }

    @Override
    public Inode prepareToFind(String path, int start, int end) {
        fileSystem.access().waiter().enter();
        Inode found = find(path, start, end);
        fileSystem.access().waiter().leave();
        return found;
    }

    @Override
    protected long entries(long position, EntrySink sink) {
        fileSystem.settle();
        return entries.list(position, FIRST_ENTRY, sink);
    }

    @Override
    public boolean isEmpty() {
        fileSystem.settle();
        return entries.isEmpty();
    }

    // Adding

    @Override
    public Result create(String name, int mode, int uid, int gid, long device) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        boolean isDirectory = (mode & FileMode.TYPE) == FileMode.DIRECTORY;
        if (isDirectory && linkCount() >= MOST_LINKS) {
            return Result.error(EMLINK);
        }
        Result made = tryCreate(name, mode, uid, gid, device, null);
        return fileSystem.canRetry(made) ? tryCreate(name, mode, uid, gid, device, null) : made;
    }

    @Override
    public Result createSymbolicLink(String name, String target, int uid, int gid) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        if (target.length() >= fileSystem.geometry().blockBytes()) {
            return Result.error(ENAMETOOLONG);
        }
        int mode = FileMode.SYMBOLIC_LINK | Ext2FileSystem.LINK_PERMISSIONS;
        Result made = tryCreate(name, mode, uid, gid, 0, target);
        return fileSystem.canRetry(made) ? tryCreate(name, mode, uid, gid, 0, target) : made;
    }

    private Result tryCreate(String name, int mode, int uid, int gid, long device, String target) {
        Result made = fileSystem.inodes().create(disk, mode, uid, gid, device, target);
        if (made.isError()) {
            return made;
        }
        DiskInode child = fileSystem.inodes().known(made.value());
        Result inserted = entries.insert(name, child.number, mode);
        if (inserted.isError()) {
            fileSystem.takeBack(child);
            return inserted;
        }
        child.inode.linked(this, name);
        if (child.inode.isDirectory()) {
            addLinks(1);                                 // its `..`
        }
        modified();
        return OK;
    }

    /// For the one who makes a directory: its first block.
    Result begin(long parent) {
        return entries.begin(parent, DirectoryEntry.type(FileMode.DIRECTORY));
    }

    @Override
    public Result link(String name, Inode file) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        if (file.linkCount() >= MOST_LINKS) {
            return Result.error(EMLINK);
        }
        if (fileSystem.isDamaged(file)) {
            return Result.error(EUCLEAN);
        }
        Result inserted = entries.insert(name, file.number(), file.mode());
        if (fileSystem.canRetry(inserted)) {
            inserted = entries.insert(name, file.number(), file.mode());
        }
        if (inserted.isError()) {
            return inserted;
        }
        file.linked(this, name);
        fileSystem.changed(file);
        modified();
        return OK;
    }

    // Removing and moving

    @Override
    public Result unlink(String name) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        Inode file = find(name);
        Result found = file == null ? Result.error(EUCLEAN) : entries.seek(name);
        if (found.isError()) {
            return found;
        }
        entries.remove(false);
        gone(file);
        modified();
        return OK;
    }

    /// An entry that named `file` has been taken away.
    private void gone(Inode file) {
        fileSystem.changed(file);
        if (file instanceof Ext2Directory directory) {
            directory.removed();
            addLinks(-1);
            directory.addLinks(1 - directory.linkCount());       // it was empty: whatever its count claimed, this was the last
        }
        file.unlinked();
    }

    @Override
    public Result rename(String name, Directory target, String newName) {
        Result begun = fileSystem.begin();
        if (begun.isError()) {
            return begun;
        }
        Ext2Directory to = (Ext2Directory) target;
        Inode file = find(name);
        Inode replaced = to.find(newName);
        if (file == null || fileSystem.isDamaged(file)) {
            return Result.error(EUCLEAN);
        }
        boolean movesDirectory = file.isDirectory() && to != this;
        if (movesDirectory && replaced == null && to.linkCount() >= MOST_LINKS) {
            return Result.error(EMLINK);
        }
        Result moved = moveEntry(name, to, newName, file, replaced != null);
        if (fileSystem.canRetry(moved)) {
            moved = moveEntry(name, to, newName, file, replaced != null);
        }
        if (moved.isError()) {
            return moved;
        }
        if (replaced != null) {
            to.gone(replaced);
        }
        file.renamed(to, newName);
        fileSystem.changed(file);
        if (movesDirectory) {
            ((Ext2Directory) file).setParent(to);
            addLinks(-1);
            to.addLinks(1);
        }
        modified();
        to.modified();
        return OK;
    }

    /// Adds or replaces the entry in `to`, then removes the one here, so that the disk never lacks both.
    private Result moveEntry(String name, Ext2Directory to, String newName, Inode file, boolean replaces) {
        Result ordered = makeOrderPossible(name, file, to, newName, replaces);
        if (ordered.isError()) {
            return ordered;
        }
        Result added;
        if (replaces) {
            added = to.entries.seek(newName);
            if (!added.isError()) {
                to.entries.replace(file.number(), file.mode());
            }
        } else {
            added = to.entries.insert(newName, file.number(), file.mode());
        }
        if (added.isError()) {
            return added;
        }
        CachedBlock first = to.entries.block();
        Result found = entries.seek(name);
        if (found.isError()) {
            return found;
        }
        boolean isMove = first.number() != entries.block().number();
        entries.remove(isMove);
        if (isMove) {
            first.relyOn();
        }
        return OK;
    }

    /// Blocks are written whole: when an entry moves from one to another, the other one must be written first. That chain must not become longer, nor a
    /// circle; where it would, everything is written before. So it is when a directory moves to one that nothing on the disk leads to yet: of two names of a directory
    /// e2fsck keeps the one that it finds first, and that one would go to lost+found.
    private Result makeOrderPossible(String name, Inode file, Ext2Directory to, String newName, boolean replaces) {
        Result found = entries.seek(name);
        if (found.isError()) {
            return found;
        }
        CachedBlock from = entries.block();
        Result place = replaces ? to.entries.seek(newName) : to.entries.seekRoom(newName.length());
        CachedBlock into = place.isError() ? null : to.entries.block();
        if (into != null && into.number() == from.number()) {
            return OK;
        }
        boolean conflicts = file.isDirectory() && to.disk.isNew || from.isReliedOn() || into != null && into.isDirty() && into.order() == WriteOrder.REMOVALS;
        return conflicts ? fileSystem.commit() : OK;
    }

    /// Its `..` is another directory now.
    private void setParent(Ext2Directory parent) {
        if (!entries.seek("..").isError()) {
            entries.replace(parent.number(), FileMode.DIRECTORY);
        }
    }
}
