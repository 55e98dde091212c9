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
import java.util.HashMap;

/// Unpacks cpio archives of the kinds `newc` and `crc` into a directory of a ramfs, in place: only headers and names are read, contents stay
/// where they are.
///
/// Names may begin with `/` or `./` and may end in any number of zeros, by which an archiver can put contents on page boundaries. Several
/// archives may follow each other, with zeros between them. A later entry replaces an earlier one of the same name. Directories that an archive
/// leaves out are made. Special files that the ramfs cannot make are left out: devices come from devfs.
public final class Initrd {
    private static final int MOST_NAME_BYTES = 4096;         // PATH_MAX
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TARGET = 4095;
    private static final String TRAILER = "TRAILER!!!";
    private static final int IMPLIED_PERMISSIONS = 0755;     // of directories that the archive leaves out
    private static final int UNKNOWN = -2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record Time(RamDirectory directory, long nanos) {}

    private final Address archive;
    private final long endBytes;                 // all offsets count from `archive`
    private final RamDirectory root;

    private final Entry entry = new Entry();
    private final HashMap<Long, RamFile> linked = new HashMap<>();   // files with several names, by identity
    private final ArrayList<Time> times = new ArrayList<>();         // of directories, set when everything is in them
    private int entries;                         // read, with the one at `at`
    private long at;                             // where the current entry begins
    private boolean isBetweenArchives;           // a trailer came last

    private Address directoryName;               // of the last entry's directory, in its name: archives come sorted
    private int directoryNameBytes = UNKNOWN;    // −1: it has none
    private RamDirectory directory;

    private Initrd(Address archive, long lengthBytes, RamDirectory root) {
        this.archive = archive;
        this.endBytes = lengthBytes;
        this.root = root;
    }

    /// Unpacks the archive of `lengthBytes` bytes at `archive` into `root`. Null when all went well; else what is wrong and at which offset, for
    /// people. What came before that is there.
    ///
    /// The archive must stay unchanged for ever: files are in it.
    public static String unpack(Address archive, long lengthBytes, RamDirectory root) {
        return new Initrd(archive, lengthBytes, root).unpack();
    }

    private String unpack() {
        String problem = null;
        while (problem == null && !isAtEnd()) {
            entries++;
            problem = checkHeader();
            if (problem == null) {
                problem = unpackEntry();
            }
        }
        for (Time time : times) {
            time.directory().restoreTime(time.nanos());
        }
        return problem;
    }

    /// Whether everything has been read. Behind a trailer there may be zeros, and another archive.
    private boolean isAtEnd() {
        if (isBetweenArchives && at < endBytes) {
            at = Entry.afterZeros(archive, at, endBytes);
        }
        return isBetweenArchives && at >= endBytes;      // the last padding may be missing
    }

    private String unpackEntry() {
        Address name = archive.plus(at + Entry.BYTES);
        int length = Entry.indexOfZero(name, (int) entry.nameBytes);
        if (length < 0) {
            return problem(at + Entry.BYTES, "a name does not end in a zero");
        }
        long content = align(at + Entry.BYTES + entry.nameBytes);
        if (entry.sizeBytes > Math.max(0, endBytes - content)) {
            return problem(at, "the archive is cut off in the content of " + Latin1.string(name, length));
        }
        isBetweenArchives = isTrailer(name, length);
        String problem = isBetweenArchives ? null : add(name, length, archive.plus(content));
        at = align(content + entry.sizeBytes);
        return problem;
    }

    private static long align(long offset) {
        return offset + Entry.ALIGNMENT - 1 & -Entry.ALIGNMENT;
    }

    // What is wrong

    /// Reads the header and makes sure that the name lies in the archive.
    private String checkHeader() {
        if (endBytes - at < Entry.BYTES) {
            return problem(at, isBetweenArchives ? "something follows the end of the archive that is too short to be another"
                    : "the archive ends without its TRAILER!!! entry: it is cut off");
        }
        if (!Entry.isMagic(archive.plus(at))) {
            return problem(at, at == 0 ? "this is no cpio archive of the kind newc: it does not begin with 070701"
                    : "an entry should begin with 070701 here");
        }
        if (!entry.read(archive.plus(at))) {
            return problem(at + entry.badDigitAt(), "a number of the header is not hexadecimal");
        }
        if (entry.nameBytes == 0 || entry.nameBytes > MOST_NAME_BYTES) {
            return problem(at, "a name has " + entry.nameBytes + " bytes, not 1 to " + MOST_NAME_BYTES);
        }
        return entry.nameBytes > endBytes - at - Entry.BYTES ? problem(at, "the archive is cut off in a name") : null;
    }

    private String problem(long offset, String what) {
        return "initial files: byte " + offset + ", entry " + entries + ": " + what;
    }

    private static boolean isTrailer(Address name, int length) {
        return length == TRAILER.length() && Latin1.string(name, length).equals(TRAILER);
    }

    // Entries

    private String add(Address name, int length, Address content) {
        int slash = Entry.lastSlash(name, length);
        if (directoryNameBytes != slash || slash > 0 && !Entry.isEqual(name, directoryName, slash)) {
            String problem = enter(name, Math.max(slash, 0));
            if (problem != null) {
                return problem;
            }
            directoryName = name;
            directoryNameBytes = slash;
        }
        String last = Latin1.string(name.plus(slash + 1L), length - slash - 1);
        if (last.isEmpty() || last.equals(".")) {
            return describe(directory);
        }
        if (last.equals("..")) {
            return problem(at, "a name leads out of its directory: " + Latin1.string(name, length));
        }
        if (last.length() > LONGEST_NAME) {
            return problem(at, "a name has a part of more than " + LONGEST_NAME + " bytes");
        }
        return add(last, content);
    }

    /// Makes the directory that the first `length` bytes of `name` name the current one.
    private String enter(Address name, int length) {
        directory = root;
        String path = Latin1.string(name, length);
        int start = 0;
        while (start < length) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? length : slash;
            String part = path.substring(start, end);
            if (part.equals("..")) {
                return problem(at, "a name leads out of its directory: " + path);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                Inode found = directory.find(part);
                if (found == null && part.length() <= LONGEST_NAME) {
                    directory = directory.addDirectory(part, IMPLIED_PERMISSIONS, 0, 0);
                } else if (found instanceof RamDirectory existing) {
                    directory = existing;
                } else {
                    return problem(at, "a name goes through what is no directory: " + path);
                }
            }
            start = end + 1;
        }
        return null;
    }

    /// The entry is about a directory that exists.
    private String describe(RamDirectory described) {
        if ((entry.mode & FileMode.TYPE) != FileMode.DIRECTORY) {
            return problem(at, "a file has the name of a directory");
        }
        described.changeMode(entry.mode);
        described.changeOwner(entry.uid, entry.gid);
        times.add(new Time(described, entry.seconds * NANOS_PER_SECOND));
        return null;
    }

    private String add(String name, Address content) {
        int type = entry.mode & FileMode.TYPE;
        Inode existing = directory.find(name);
        if (existing != null) {
            if (type == FileMode.DIRECTORY && existing instanceof RamDirectory described) {
                return describe(described);
            }
            if (existing instanceof RamDirectory occupied && !occupied.isEmpty()) {
                return problem(at, "a file would replace a directory that is not empty: " + name);
            }
            directory.unlink(name);
            directoryNameBytes = UNKNOWN;                    // it may have been that
            if (existing.isDirectory()) {
                times.removeIf(time -> time.directory() == existing);
            }
        }
        int permissions = entry.mode & FileMode.PERMISSIONS;
        long nanos = entry.seconds * NANOS_PER_SECOND;
        switch (type) {
            case FileMode.DIRECTORY -> {
                RamDirectory made = directory.addDirectory(name, permissions, entry.uid, entry.gid);
                times.add(new Time(made, nanos));
            }
            case FileMode.REGULAR -> addFile(name, permissions, content).restoreTime(nanos);
            case FileMode.SYMBOLIC_LINK -> {
                if (entry.sizeBytes == 0 || entry.sizeBytes > LONGEST_TARGET) {
                    return problem(at, "a symbolic link has a target of " + entry.sizeBytes + " bytes: " + name);
                }
                String target = Latin1.string(content, (int) entry.sizeBytes);
                directory.addSymbolicLink(name, target, entry.uid, entry.gid).restoreTime(nanos);
            }
            case FileMode.FIFO, FileMode.SOCKET, FileMode.CHARACTER_DEVICE, FileMode.BLOCK_DEVICE -> {
                long device = FileStatus.device(entry.representedMajor(), entry.representedMinor());
                if (!directory.create(name, entry.mode, entry.uid, entry.gid, device).isError()) {
                    directory.find(name).restoreTime(nanos);
                }
            }
            default -> {
                return problem(at, "a file has none of the types that there are: " + name);
            }
        }
        return null;
    }

    /// Of several names of one file, the first or the last has the content; the others have none.
    private RamFile addFile(String name, int permissions, Address content) {
        RamFile file = entry.linkCount > 1 ? linked.get(entry.identity()) : null;
        if (file == null || file.linkCount() == 0) {
            file = directory.addFile(name, permissions, entry.uid, entry.gid);
            if (entry.linkCount > 1) {
                linked.put(entry.identity(), file);
            }
        } else {
            directory.add(name, file);
        }
        if (entry.sizeBytes > 0 && file.sizeBytes() == 0) {
            file.place(content, entry.sizeBytes);
        }
        return file;
    }
}
