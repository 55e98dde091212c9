// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.RamFile;
import corto.lang.Address;
import java.util.ArrayList;

/// The tree of files that an archive becomes: what the readers of all formats have in common.
///
/// A reader enters the directory of an entry, fills `attributes` and adds the entry. A later entry replaces an earlier one of the same name; directories
/// that the archive leaves out are made; special files that the ramfs cannot make are left out, as devices come from devfs. Methods give null when all
/// went well, else what is wrong, for people, without the place in the archive.
public final class ArchiveTree {
    /// The most that a path may have, in bytes (PATH_MAX counts a zero).
    public static final int LONGEST_PATH = 4095;

    private static final int LONGEST_NAME = 255;
    private static final int IMPLIED_PERMISSIONS = 0755;     // of directories that the archive leaves out

    private record Time(RamDirectory directory, long nanos) {}

    /// Of the entry to be added: type and permissions, owner, size, the device that it stands for, the time of its modification.
    public final FileStatus attributes = new FileStatus();

    private final RamDirectory root;
    private final ArrayList<Time> times = new ArrayList<>();         // of directories, set when everything is in them
    private RamDirectory directory;                                  // the current one
    private Inode added;

    public ArchiveTree(RamDirectory root) {
        this.root = root;
    }

    /// Makes the directory `path` the current one. It may begin with `/` and hold `.`, but not `..`.
    public String enter(String path) {
        RamDirectory at = root;
        int length = path.length();
        for (int start = 0, end; start < length; start = end + 1) {
            int slash = path.indexOf('/', start);
            end = slash < 0 ? length : slash;
            String part = path.substring(start, end);
            if (part.equals("..")) {
                return "a name leads out of its directory: " + path;
            }
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            Inode found = at.find(part);
            if (found == null && part.length() <= LONGEST_NAME) {
                at = at.addDirectory(part, IMPLIED_PERMISSIONS, 0, 0);
            } else if (found instanceof RamDirectory existing) {
                at = existing;
            } else {
                return "a name goes through what is no directory: " + path;
            }
        }
        directory = at;
        return null;
    }

    /// The file that the archive has given the name `path` so far; null if there is none.
    public Inode find(String path) {
        Inode at = root;
        int length = path.length();
        for (int start = 0, end; start < length; start = end + 1) {
            int slash = path.indexOf('/', start);
            end = slash < 0 ? length : slash;
            if (end == start || end == start + 1 && path.charAt(start) == '.') {
                continue;
            }
            if (!(at instanceof RamDirectory inside)) {
                return null;
            }
            at = inside.find(path, start, end);
        }
        return at;
    }

    /// Adds the entry `name` of the current directory; an empty name or `.` is the directory itself. What a regular file holds, or where a symbolic link
    /// leads, are the `attributes.sizeBytes` bytes at `content`, which stay there.
    public String add(String name, Address content) {
        return add(name, content, null);
    }

    /// As `add`. A regular file becomes a further name of `other`, unless that is null or has lost all its names; it brings the content if `other` has none.
    String add(String name, Address content, RamFile other) {
        if (name.isEmpty() || name.equals(".")) {
            return describe(directory);
        }
        String problem = checkName(name);
        if (problem != null) {
            return problem;
        }
        int type = attributes.mode & FileMode.TYPE;
        RamDirectory in = directory;
        if (type == FileMode.DIRECTORY && in.find(name) instanceof RamDirectory described) {
            return describe(described);
        }
        problem = makeWay(name);
        if (problem != null) {
            return problem;
        }
        int permissions = attributes.mode & FileMode.PERMISSIONS;
        switch (type) {
            case FileMode.DIRECTORY -> {
                RamDirectory made = in.addDirectory(name, permissions, attributes.uid, attributes.gid);
                times.add(new Time(made, attributes.modificationNanos));
            }
            case FileMode.REGULAR -> addFile(in, name, permissions, content, other);
            case FileMode.SYMBOLIC_LINK -> {
                if (attributes.sizeBytes == 0 || attributes.sizeBytes > LONGEST_PATH) {
                    return "a symbolic link has a target of " + attributes.sizeBytes + " bytes: " + name;
                }
                addSymbolicLink(in, name, Latin1.string(content, (int) attributes.sizeBytes));
            }
            case FileMode.FIFO, FileMode.SOCKET, FileMode.CHARACTER_DEVICE, FileMode.BLOCK_DEVICE -> {
                if (!in.create(name, attributes.mode, attributes.uid, attributes.gid, attributes.representedDevice).isError()) {
                    in.find(name).restoreTime(attributes.modificationNanos);
                }
            }
            default -> {
                return "a file has none of the types that there are: " + name;
            }
        }
        return null;
    }

    /// Adds a symbolic link whose target is not in one piece in the archive.
    public String addSymbolicLink(String name, String target) {
        String problem = prepareLink(name);
        if (problem != null) {
            return problem;
        }
        if (target.isEmpty() || target.length() > LONGEST_PATH) {
            return "a symbolic link has a target of " + target.length() + " bytes: " + name;
        }
        addSymbolicLink(directory, name, target);
        return null;
    }

    /// Adds a further name of `file`, which is no directory.
    public String addLink(String name, Inode file) {
        if (!name.isEmpty() && directory.find(name) == file) {
            return null;
        }
        String problem = prepareLink(name);
        if (problem == null) {
            directory.add(name, file);
        }
        return problem;
    }

    private String prepareLink(String name) {
        if (name.isEmpty() || name.equals(".")) {
            return "a file has the name of a directory";
        }
        String problem = checkName(name);
        return problem == null ? makeWay(name) : problem;
    }

    private static String checkName(String name) {
        if (name.equals("..")) {
            return "a name leads out of its directory: " + name;
        }
        return name.length() > LONGEST_NAME ? "a name has a part of more than " + LONGEST_NAME + " bytes" : null;
    }

    /// The regular file that `add` added or gave a further name last.
    RamFile added() {
        return (RamFile) added;
    }

    /// Sets the times of directories. To be called at the end, also of a broken archive.
    public void end() {
        for (Time time : times) {
            time.directory().restoreTime(time.nanos());
        }
    }

    /// The entry is about a directory that exists.
    private String describe(RamDirectory described) {
        if ((attributes.mode & FileMode.TYPE) != FileMode.DIRECTORY) {
            return "a file has the name of a directory";
        }
        described.changeMode(attributes.mode);
        described.changeOwner(attributes.uid, attributes.gid);
        times.add(new Time(described, attributes.modificationNanos));
        return null;
    }

    /// Takes an earlier entry of that name away.
    private String makeWay(String name) {
        Inode existing = directory.find(name);
        if (existing == null) {
            return null;
        }
        if (existing instanceof RamDirectory occupied && !occupied.isEmpty()) {
            return "a file would replace a directory that is not empty: " + name;
        }
        directory.unlink(name);
        if (existing.isDirectory()) {
            times.removeIf(time -> time.directory() == existing);
        }
        return null;
    }

    private void addFile(RamDirectory in, String name, int permissions, Address content, RamFile other) {
        RamFile file = other;
        if (file == null || file.linkCount() == 0) {
            file = in.addFile(name, permissions, attributes.uid, attributes.gid);
        } else {
            in.add(name, file);
        }
        if (attributes.sizeBytes > 0 && file.sizeBytes() == 0) {
            file.place(content, attributes.sizeBytes);
        }
        file.restoreTime(attributes.modificationNanos);
        added = file;
    }

    private void addSymbolicLink(RamDirectory in, String name, String target) {
        in.addSymbolicLink(name, target, attributes.uid, attributes.gid).restoreTime(attributes.modificationNanos);
    }
}
