// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static corto.lang.Errno.EPERM;

import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.lang.Hot;
import corto.lang.Result;

/// A directory in memory.
public final class RamDirectory extends Directory {
    private static final long ENTRY_BYTES = 20;      // what tmpfs tells as a directory's size, per entry

    private final RamFileSystem ram;
    private final NameTable names = new NameTable(FIRST_ENTRY);

    RamDirectory(RamFileSystem ram, int permissions, int uid, int gid) {
        super(ram, permissions, uid, gid);
        this.ram = ram;
    }

    void becomeRoot() {
        addLinks(1);                                 // the mount
    }

    // For those who build a tree: initrd, devfs.

    /// Adds a file under a name that is not there.
    public void add(String name, Inode file) {
        names.add(name, file);
        file.linked(this, name);
        if (file.isDirectory()) {
            addLinks(1);                             // its `..`
        }
        entriesChanged();
    }

    /// Adds a directory under a name that is not there.
    public RamDirectory addDirectory(String name, int permissions, int uid, int gid) {
        RamDirectory directory = new RamDirectory(ram, permissions, uid, gid);
        add(name, directory);
        return directory;
    }

    /// Adds a symbolic link under a name that is not there.
    public Inode addSymbolicLink(String name, String target, int uid, int gid) {
        Inode link = new RamSymbolicLink(ram, target, uid, gid);
        add(name, link);
        return link;
    }

    /// Adds an empty regular file under a name that is not there.
    public RamFile addFile(String name, int permissions, int uid, int gid) {
        RamFile file = new RamFile(ram, ram.frames(), permissions, uid, gid);
        add(name, file);
        return file;
    }

    // For everybody

    @Hot
    @Override
    public Inode find(String path, int start, int end) {
        return names.find(path, start, end);
    }

    @Override
    protected long entries(long position, EntrySink sink) {
        return names.list(position, sink);
    }

    @Override
    public boolean isEmpty() {
        return names.count() == 0;
    }

    @Override
    public long sizeBytes() {
        return (names.count() + 2) * ENTRY_BYTES;
    }

    @Override
    public Result create(String name, int mode, int uid, int gid, long device) {
        int permissions = mode & FileMode.PERMISSIONS;
        Inode made = switch (mode & FileMode.TYPE) {
            case FileMode.REGULAR -> new RamFile(ram, ram.frames(), permissions, uid, gid);
            case FileMode.DIRECTORY -> new RamDirectory(ram, permissions, uid, gid);
            case FileMode.SOCKET -> new RamSocketNode(ram, permissions, uid, gid);
            default -> ram.specialFiles().create(ram, mode, uid, gid, device);
        };
        if (made == null) {
            return Result.error(EPERM);
        }
        add(name, made);
        return Result.of(0);
    }

    @Override
    public Inode createUnnamed(int permissions, int uid, int gid, boolean mayBeNamed) {
        RamFile file = new RamFile(ram, ram.frames(), permissions, uid, gid);
        file.madeFor(this, mayBeNamed);
        return file;
    }

    @Override
    public Result createSymbolicLink(String name, String target, int uid, int gid) {
        addSymbolicLink(name, target, uid, gid);
        return Result.of(0);
    }

    @Override
    public Result link(String name, Inode file) {
        add(name, file);
        return Result.of(0);
    }

    @Override
    public Result unlink(String name) {
        Inode file = find(name);
        names.remove(name);
        gone(file);
        entriesChanged();
        return Result.of(0);
    }

    private void gone(Inode file) {
        if (file instanceof RamDirectory directory) {
            directory.removed();
            addLinks(-1);
        }
        file.unlinked();
    }

    @Override
    public Result rename(String name, Directory target, String newName) {
        RamDirectory to = (RamDirectory) target;
        Inode file = find(name);
        Inode replaced = to.find(newName);
        names.remove(name);
        if (replaced == null) {
            to.names.add(newName, file);
        } else {
            to.names.replace(newName, file);
            to.gone(replaced);
        }
        file.moved(to, newName);
        if (file.isDirectory()) {
            addLinks(-1);
            to.addLinks(1);
        }
        entriesChanged();
        to.entriesChanged();
        return Result.of(0);
    }

    @Override
    public Result exchange(String name, Directory target, String otherName) {
        RamDirectory to = (RamDirectory) target;
        Inode file = find(name);
        Inode other = to.find(otherName);
        names.replace(name, other);
        to.names.replace(otherName, file);
        file.moved(to, otherName);
        other.moved(this, name);
        int difference = (other.isDirectory() ? 1 : 0) - (file.isDirectory() ? 1 : 0);
        addLinks(difference);
        to.addLinks(-difference);
        entriesChanged();
        to.entriesChanged();
        return Result.of(0);
    }
}
